// The main job in a real browser, on one machine.
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { ask, Server } from './server.mjs'
import { Story, verifies } from './story.mjs'

let server, browser
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'start'] })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

test('two days, from an invited jury to the published result', { timeout: 900_000 }, async () => {
  const cast = await Cast.of(server)
  await new Story({ browser, cast }).told()
  verifies(await (await ask(`${server.origin}/api/juries/${cast.jury}/record`)).text(), server.folder)
})
