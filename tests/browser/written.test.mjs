// What the server writes stands on its own: the results, all of them and of one vote, before and without any script.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { ask, Server } from './server.mjs'

/** A page with this in it breaks the rule. */
const WRONG = {
  region: '<p>Outside of everything.</p>',
  'button-name': '<aside><button></button></aside>',
  'color-contrast': '<aside><font color="#eeeeee">Hardly there.</font></aside>',
  'landmark-unique': '<aside></aside><aside></aside>',
}

let browser
before(async () => (browser = await openBrowser()))
after(() => browser?.close())

// Before any vote there is other content than after it.
for (const point of ['start', 'published']) {
  describe(`at ${point}`, () => {
    let server, cast, pages
    before(async () => {
      server = await Server.start({ command: 'demo', args: ['--at', point] })
      cast = await Cast.of(server)
      const { view } = await (await ask(`${server.origin}/api/juries/${cast.jury}/results`)).json()
      pages = ['results', ...view.rounds.map((round) => `results/${round.id}`)]
    })
    after(() => server?.stop())

    for (const language of ['en', 'ar']) {
      test(`as the server wrote it, ${language}`, async () => {
        if (point === 'published') assert.ok(pages.length > 1, 'no vote is published')
        const guest = await Person.at(browser, server.origin, { name: 'a guest', language })
        // The browser can run scripts, but the page's own never come.
        await guest.context.route('**/assets/*.js', (route) => route.abort())
        guest.forgive(/ERR_FAILED/)
        for (const page of pages) {
          await guest.turn('phone')
          await guest.open(`/j/${cast.jury}/${page}`)
          assert.equal(await guest.page.locator('a.skip').count(), 0, 'the page has its scripts')
          assert.equal(await guest.page.evaluate(() => document.documentElement.lang), language)
          for (const size of ['phone', 'narrow', 'laptop']) {
            await guest.turn(size)
            await guest.accessible(`${page} as written, ${size}, ${language}`)
            if (size !== 'narrow') await guest.picture(`${point}-written-${page.split('/').length > 1 ? 'round' : 'results'}-${size}-${language}`)
          }
        }
        guest.quiet()
        await guest.leave()
      })
    }

    test('where scripts are off, every page says so in its main part', async () => {
      const guest = await Person.at(browser, server.origin, { name: 'a guest', options: { javaScriptEnabled: false } })
      await guest.page.goto(`${server.origin}/j/${cast.jury}/now`)
      await guest.page.getByRole('main').getByText('Published results are readable without it').waitFor()
      await guest.leave()
    })
  })
}

test('a juror who opens the results never loses sight of them', async (t) => {
  const server = await Server.start({ command: 'demo', args: ['--at', 'published'] })
  t.after(() => server.stop())
  const cast = await Cast.of(server)
  const person = await cast.enter(browser, cast.named('Amina'))
  // The connection is slow, so that the page stands on what the server wrote for a while.
  await person.context.route('**/api/tickets', async (route) => {
    await new Promise((later) => setTimeout(later, 1_000))
    await route.continue()
  })
  await person.page.addInitScript(() => {
    let seen = false
    new MutationObserver(() => {
      const there = document.querySelector('h1') !== null
      window.headingLost ||= seen && !there
      seen ||= there
    }).observe(document, { childList: true, subtree: true })
  })
  const answered = person.page.waitForResponse('**/api/tickets')
  await person.open(`/j/${cast.jury}/results`)
  await answered
  await person.page.getByText('Connected').first().waitFor()
  assert.equal(await person.page.evaluate(() => window.headingLost), false)
  await person.leave()
})

test('what is wrong with a page is found', async (t) => {
  const server = await Server.start({ command: 'demo', args: ['--at', 'start'] })
  t.after(() => server.stop())
  const cast = await Cast.of(server)
  const guest = await Person.at(browser, server.origin, { name: 'a guest' })
  await guest.open(`/j/${cast.jury}/results`)
  await guest.page.locator('a.skip').waitFor({ state: 'attached' })
  for (const [rule, wrong] of Object.entries(WRONG)) {
    await guest.page.evaluate((wrong) => document.body.insertAdjacentHTML('beforeend', `<div id="wrong">${wrong}</div>`), wrong)
    await assert.rejects(guest.accessible(), ({ actual }) => actual.some(({ id }) => id === rule), rule)
    await guest.page.evaluate(() => document.getElementById('wrong').remove())
  }
  await guest.accessible()
  await guest.leave()
})
