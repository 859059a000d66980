// The pages of those who set up and run a jury, and the projector: on each screen, in English and Arabic.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { ask, Server } from './server.mjs'

let server, browser, links
before(async () => {
  server = await Server.start({ command: 'demo' })
  links = await (await ask(`${server.origin}/api/demo`)).json()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function signedIn(who, options) {
  const person = await Person.at(browser, server.origin, { name: `${who} ${options.size} ${options.language}`, ...options })
  await person.open('/sign-in')
  await person.page.fill('input[type=email]', `${who}@demo.example`)
  await person.page.fill('input[type=password]', links.password)
  await person.page.click('form button[type=submit]')
  await person.page.waitForURL('**/juries')
  return person
}

const SCREENS = [['phone', 'en'], ['laptop', 'en'], ['narrow', 'en'], ['phone', 'ar'], ['laptop', 'ar'], ['laptop', 'cy']]
for (const [size, language] of SCREENS) {
  test(`setting up, ${size}, ${language}`, async () => {
    const organiser = await signedIn('organiser', { size, language })
    const tasks = ['question', 'rules', 'chosen', 'people', 'cards', 'invitations', 'starting', 'evidence', 'rooms'].map((task) => `setup/${task}`)
    for (const page of ['setup', ...tasks, 'agenda', 'sheet']) {
      await organiser.open(`/j/${links.jury}/${page}`)
      await organiser.accessible(page)
      // A message that is missing in a language would show its own name.
      assert.doesNotMatch(await organiser.page.innerText('main'), /\b(setup|agenda)-[a-z]+/, page)
    }
    organiser.quiet()
    await organiser.leave()
  })

  test(`running, ${size}, ${language}`, async () => {
    const facilitator = await signedIn('facilitator', { size, language })
    await facilitator.open(`/j/${links.jury}/run`)
    await facilitator.page.locator('#register').waitFor()
    await facilitator.accessible('run')
    assert.doesNotMatch(await facilitator.page.innerText('main'), /\b(run|agenda)-[a-z]+/)
    facilitator.quiet()
    await facilitator.leave()
  })
}

test('the projector is read from the back of the hall', async () => {
  const screen = links.links.find((link) => link.href.includes('/screen#'))
  assert.ok(screen, 'the demonstration has a link for the projector')
  for (const language of ['en', 'ar']) {
    const hall = await Person.at(browser, server.origin, { name: `projector ${language}`, size: 'projector', language })
    await hall.open(screen.href)
    await hall.page.locator('.charge').waitFor()
    await hall.accessible('screen')
    const smallest = await hall.page.evaluate(() => {
      const sizes = [...document.querySelectorAll('main *')]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
        .map((one) => parseFloat(getComputedStyle(one).fontSize))
      return Math.min(...sizes) / innerHeight
    })
    assert.ok(smallest >= 0.0499, `type of ${(smallest * 100).toFixed(1)} % of the height`)
    hall.quiet()
    await hall.leave()
  }
})

test('what a facilitator opens is what the hall sees, at once', async () => {
  const hall = await Person.at(browser, server.origin, { name: 'hall', size: 'projector' })
  await hall.open(links.links.find((link) => link.href.includes('/screen#')).href)
  const facilitator = await signedIn('facilitator', { size: 'laptop', language: 'en' })
  await facilitator.open(`/j/${links.jury}/run`)
  const next = facilitator.page.getByRole('button', { name: /^Next: / })
  const title = (await next.innerText()).replace(/^Next: /, '')
  await next.click()
  await facilitator.page.getByRole('button', { name: 'Close it and start the next' }).click()
  await hall.page.locator('h1', { hasText: title }).waitFor({ timeout: 5_000 })
  await facilitator.page.locator('#run-now', { hasText: title }).waitFor({ timeout: 5_000 })
  for (const person of [hall, facilitator]) {
    person.quiet()
    await person.leave()
  }
})
