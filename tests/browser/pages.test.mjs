// Every page of every role, at four points of the jury: on each screen, in English and Arabic.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

/** The pages of each role, and the person who opens them; the first is that role's first page. */
const ROLES = {
  juror: { name: 'Amina', pages: ['now', 'so-far', 'room', 'evidence', 'recommendations', 'results'] },
  witness: { name: 'Ruth Ellis', pages: ['now', 'evidence', 'my-evidence'] },
  facilitator: { name: 'Idris Vaughan', pages: ['run', 'agenda', 'recommendations'] },
  organiser: { name: 'Olwen Parry', pages: ['setup', 'run', 'evidence'] },
}
const SIZES = ['phone', 'laptop', 'narrow']
const LANGUAGES = ['en', 'ar']

let browser
before(async () => (browser = await openBrowser()))
after(() => browser?.close())

/** The ballot, where one is open; a recommendation that can be read or written, a piece of evidence, a room. */
async function deeper(cast, role) {
  const caller = await cast.caller(cast.named(ROLES[role].name))
  const { recommendations } = await caller.view('recommendations')
  const pages = recommendations.slice(0, 1).map((one) => (one.state === 'draft' ? `draft/${one.id}` : `recommendations/${one.id}`))
  const { evidence } = await caller.view('evidence')
  pages.push(...evidence.filter((one) => one.state === 'published').slice(0, 1).map((one) => `evidence/${one.id}`))
  if (role === 'facilitator') {
    const { round } = await caller.view('rooms')
    pages.push(...(round?.rooms ?? []).slice(0, 1).map((room) => `room/${room.id}`))
  }
  if (role === 'juror') {
    const open = (await caller.view('rounds')).rounds.find((round) => round.state === 'open')
    if (open) pages.push(`ballot/${open.id}`)
  }
  return pages
}

for (const point of ['start', 'drafting', 'vote', 'published']) {
  describe(`at ${point}`, () => {
    let server, cast
    before(async () => {
      server = await Server.start({ command: 'demo', args: ['--at', point] })
      cast = await Cast.of(server)
    })
    after(() => server?.stop())

    for (const [role, { name, pages }] of Object.entries(ROLES)) {
      for (const language of LANGUAGES) {
        test(`${role}, ${language}`, async () => {
          const all = [...pages, ...(role === 'juror' || role === 'facilitator' ? await deeper(cast, role) : [])]
          for (const size of SIZES) {
            const person = await cast.enter(browser, cast.named(name), { size, language })
            for (const page of all) {
              await person.open(`/j/${cast.jury}/${page}`)
              await person.page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
              await person.accessible(`${page}, ${size}, ${language}`)
              if (size !== 'narrow') await person.picture(`${point}-${role}-${page.split('/')[0]}-${size}-${language}`)
            }
            person.quiet()
            await person.leave()
          }
        })
      }
    }

    test('guest and projector', async () => {
      for (const language of LANGUAGES) {
        for (const size of SIZES) {
          const guest = await Person.at(browser, server.origin, { name: 'a guest', size, language })
          for (const page of ['results', 'now', 'so-far', 'evidence', 'recommendations']) {
            await guest.open(`/j/${cast.jury}/${page}`)
            await guest.accessible(`${page}, ${size}, ${language}`)
            if (size !== 'narrow') await guest.picture(`${point}-guest-${page}-${size}-${language}`)
          }
          guest.quiet()
          await guest.leave()
        }
        for (const size of ['laptop', 'projector']) {
          const screen = await Person.at(browser, server.origin, { name: 'projector', size, language })
          await screen.open(cast.screen)
          await screen.page.locator('svg[role=img]').first().waitFor()
          await screen.accessible(`screen, ${size}, ${language}`)
          const hidden = await screen.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
          assert.ok(hidden <= 0, `${hidden} px are below the screen in a hall, ${size}, ${language}`)
          await screen.picture(`${point}-screen-${size}-${language}`)
          screen.quiet()
          await screen.leave()
        }
      }
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
