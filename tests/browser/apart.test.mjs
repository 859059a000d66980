// A node that does not hear the others serves on, and says so to whoever runs the jury: nobody else is alarmed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { freePort } from './port.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const APART = 'You may see changes a few seconds late. The jury goes on, and nothing is lost.'

let server, browser, cast, broker, port
before(async () => {
  port = await freePort()
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'], environment: { JURY_BROKER_URL: `nats://127.0.0.1:${port}`, JURY_DRAIN_SECONDS: '0' } })
  browser = await openBrowser()
  cast = await Cast.of(server)
})
after(async () => {
  await browser?.close()
  broker?.kill('SIGKILL')
  await server?.stop()
})
process.on('exit', () => broker?.kill('SIGKILL'))

test('who runs the jury is told while the nodes are apart, and no longer', { timeout: 120_000 }, async () => {
  const laptop = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  const phone = await cast.enter(browser, cast.named('Idris Vaughan'), { language: 'ar' })
  const welsh = await cast.enter(browser, cast.named('Idris Vaughan'), { language: 'cy' })
  const juror = await cast.enter(browser, cast.named('Amina'))
  const leading = [laptop, phone, welsh]
  for (const person of leading) await person.open(`/j/${cast.jury}/run`)
  await juror.open(`/j/${cast.jury}/now`)
  await laptop.page.getByText(APART).waitFor(IN_TIME)
  await phone.page.getByText('قد ترى التغييرات متأخرةً').waitFor(IN_TIME)
  await welsh.page.getByText('Efallai y gwelwch newidiadau').waitFor(IN_TIME)
  for (const person of leading) await person.accessible('run, apart')
  await laptop.picture('run-apart-laptop-en')
  await phone.picture('run-apart-phone-ar')
  if (await juror.page.getByText(APART).isVisible()) throw new Error('a juror is told what only concerns who runs the jury')
  const program = existsSync('/usr/sbin/nats-server') ? '/usr/sbin/nats-server' : 'nats-server'
  broker = spawn(program, ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  await laptop.page.getByText(APART).waitFor({ ...IN_TIME, state: 'hidden' })
  await phone.page.getByText('قد ترى التغييرات متأخرةً').waitFor({ ...IN_TIME, state: 'hidden' })
  for (const person of [...leading, juror]) {
    person.quiet()
    await person.leave()
  }
})
