// Evidence that is a file: sent by a witness with its progress, stopped, sent again, published, opened.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { pdf, png } from './files.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const LINES = ['Buses come late', 'Every second bus of the evening comes late (2024)']

let server, browser, cast
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const file = (name, mimeType, buffer) => ({ name, mimeType, buffer })

/** A witness at the first step, with a file to give. */
async function beginning(options) {
  const witness = await cast.enter(browser, cast.named('Ruth Ellis'), options)
  await witness.open(`/j/${cast.jury}/my-evidence`)
  await witness.page.locator('main .btn.wide').click()
  await witness.page.locator('input[type=radio][value=file]').check()
  return witness
}

test('a witness sends a PDF, an organiser publishes it, a juror and a guest open it', async () => {
  const witness = await beginning({ size: 'phone' })
  const { page } = witness
  const input = page.getByLabel('Your file')
  await page.getByLabel('Title').fill('Buses in numbers')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByText('Choose a file first.').first().waitFor(IN_TIME)
  await witness.accessible('no file yet')

  // Slow enough to be seen, and to be stopped.
  const line = await witness.context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_500_000 })
  await input.setInputFiles(file('large.pdf', 'application/pdf', Buffer.concat([pdf(LINES), Buffer.alloc(12_000_000, ' ')])))
  const progress = page.getByRole('progressbar')
  await progress.waitFor(IN_TIME)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'file-stop', 'focus is where the sending can be stopped')
  await page.waitForFunction(() => document.querySelector('progress')?.value > 500_000, null, IN_TIME)
  await witness.accessible('sending')
  await witness.picture('files-sending-phone-en')
  await page.getByRole('button', { name: 'Stop sending' }).click()
  await progress.waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'file', 'focus is back at the choice')
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await line.detach()

  // What it is counts, not what it is called.
  witness.forgive(/415 \(Unsupported Media Type\)/)
  await input.setInputFiles(file('report.pdf', 'application/pdf', Buffer.from('<html><script>alert(1)</script></html>')))
  await page.getByText('A file of this type cannot be given.').first().waitFor(IN_TIME)
  await input.setInputFiles(file('huge.pdf', 'application/pdf', Buffer.alloc(20 * 1024 * 1024 + 1)))
  await page.getByText('This file is too large.').first().waitFor(IN_TIME)

  await input.setInputFiles(file('Buses 2024.pdf', 'application/pdf', pdf(LINES)))
  await page.getByRole('button', { name: 'Choose another file' }).waitFor(IN_TIME)
  await page.getByLabel('In plain words').fill('Half of all buses come late in the evening.')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByLabel('In what role do you speak?').fill('Researcher')
  await page.getByLabel('No, nothing to declare').check()
  await page.getByLabel('May others use it?').selectOption('cc_by')
  await witness.accessible('who')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('link', { name: /Open the file \(PDF/ }).waitFor(IN_TIME)
  await witness.accessible('check')
  await witness.picture('files-check-phone-en')
  await page.getByRole('button', { name: 'Send to the organisers' }).click()
  await page.getByText('Thank you: it is sent.').first().waitFor(IN_TIME)

  const organiser = await cast.enter(browser, cast.named('Olwen Parry'), { size: 'laptop' })
  await organiser.open(`/j/${cast.jury}/setup/evidence`)
  await organiser.page.getByText('Buses 2024.pdf').waitFor(IN_TIME)
  await organiser.accessible('review')
  await organiser.picture('files-review-laptop-en')
  await organiser.page.getByRole('button', { name: 'Publish “Buses in numbers”' }).click()
  await organiser.page.getByText('Nothing waits for you').waitFor(IN_TIME)

  const juror = await cast.enter(browser, cast.named('Amina'), { size: 'laptop' })
  await juror.open(`/j/${cast.jury}/evidence`)
  await juror.page.getByRole('link', { name: 'Buses in numbers' }).click()
  const link = juror.page.getByRole('link', { name: /Open the file \(PDF/ })
  await link.waitFor(IN_TIME)
  await juror.accessible('reading')
  await juror.picture('files-reading-laptop-en')
  // As a browser follows it: with the cookie alone.
  const address = new URL(await link.getAttribute('href'), server.origin).href
  const answer = await juror.context.request.get(address)
  assert.equal(answer.status(), 200)
  assert.deepEqual(await answer.body(), pdf(LINES))
  assert.equal(answer.headers()['content-type'], 'application/pdf')
  const [opened] = await Promise.all([juror.context.waitForEvent('page'), link.click()])
  await opened.waitForLoadState()
  assert.equal(opened.url(), address)
  await opened.close()

  for (const person of [witness, organiser, juror]) {
    person.quiet()
    await person.leave()
  }
})

for (const [size, language] of [['phone', 'ar'], ['laptop', 'en'], ['narrow', 'cy']]) {
  test(`an image is described, shown and read, ${size}, ${language}`, async () => {
    const witness = await beginning({ size, language })
    const { page } = witness
    const title = `A map ${size} ${language}`
    await page.locator('#title').fill(title)
    await page.locator('#file').setInputFiles(file('map.png', 'image/png', png(1200, 700)))
    await page.locator('#alternative').fill('A map of four bands of colour')
    await witness.accessible('described')
    await witness.picture(`files-image-${size}-${language}`)
    await page.locator('form .btn[type=submit]').click()
    await page.locator('#capacity').fill('Cartographer')
    await page.locator('input[type=radio][value=no]').check()
    await page.locator('form .btn[type=submit]').click()
    const image = page.getByAltText('A map of four bands of colour')
    await image.scrollIntoViewIfNeeded()
    await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 1200, null, IN_TIME)
    await witness.accessible('shown')
    await witness.picture(`files-shown-${size}-${language}`)
    assert.doesNotMatch(await page.innerText('main'), /\b(mine|evidence|file|licence)-[a-z]+/)
    await page.locator('form .btn[type=submit]').click()
    await page.locator('main h2', { hasText: title }).waitFor(IN_TIME)
    witness.quiet()
    await witness.leave()
  })
}
