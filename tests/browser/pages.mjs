// Every page of every role at one point of the jury: on each screen, in English and Arabic.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

/** The pages of each role, and the person who opens them; the first is that role's first page. */
const ROLES = {
  juror: { name: 'Amina', pages: ['now', 'so-far', 'room', 'evidence', 'questions', 'recommendations', 'results'] },
  witness: { name: 'Ruth Ellis', pages: ['now', 'evidence', 'questions', 'my-evidence'] },
  facilitator: { name: 'Idris Vaughan', pages: ['run', 'agenda', 'questions/board', 'recommendations'] },
  organiser: { name: 'Olwen Parry', pages: ['setup', 'run', 'evidence'] },
}
/** A juror's papers for a secret vote are on one device: each device here is another juror's. */
const JURORS = ['Amina', 'Alan', 'Dai', 'Ewa']
const GUEST = ['results', 'now', 'so-far', 'evidence', 'questions', 'recommendations']
/** The devices that open a page, each with the smaller screens to which it is turned there. */
const DEVICES = { phone: ['narrow'], laptop: [] }
const LANGUAGES = ['en', 'ar']

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

/** Opens each page on a device, and looks at it there and on the smaller screens. */
async function walk(person, { jury, pages, device, language, picture }) {
  for (const page of pages) {
    await person.open(`/j/${jury}/${page}`)
    // The page itself, and not what the server wrote for before it.
    await person.page.locator('a.skip').waitFor({ state: 'attached' })
    await person.page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
    await person.accessible(`${page}, ${device}, ${language}`)
    await person.picture(`${picture}-${page.split('/')[0]}-${device}-${language}`)
    for (const size of DEVICES[device]) {
      await person.turn(size)
      await person.accessible(`${page}, ${size}, ${language}`)
    }
    if (DEVICES[device].length) await person.turn(device)
  }
}

async function projected(browser, cast, point, language) {
  for (const size of ['laptop', 'projector']) {
    const screen = await Person.at(browser, cast.origin, { name: 'projector', size, language })
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

/** The tests of one point of the demonstration's jury. */
export function everyPageAt(point) {
  describe(`at ${point}`, () => {
    let browser, server, cast
    before(async () => {
      browser = await openBrowser()
      server = await Server.start({ command: 'demo', args: ['--at', point] })
      cast = await Cast.of(server)
    })
    after(async () => {
      await browser?.close()
      await server?.stop()
    })

    const jurors = [...JURORS]
    for (const [role, { name, pages }] of Object.entries(ROLES)) {
      for (const language of LANGUAGES) {
        test(`${role}, ${language}`, async () => {
          const all = [...pages, ...(role === 'juror' || role === 'facilitator' ? await deeper(cast, role) : [])]
          for (const device of Object.keys(DEVICES)) {
            const person = await cast.enter(browser, cast.named(role === 'juror' && point === 'vote' ? jurors.shift() : name), { size: device, language })
            await walk(person, { jury: cast.jury, pages: all, device, language, picture: `${point}-${role}` })
            person.quiet()
            await person.leave()
          }
        })
      }
    }

    for (const language of LANGUAGES) {
      test(`guest and projector, ${language}`, async () => {
        for (const device of Object.keys(DEVICES)) {
          const guest = await Person.at(browser, server.origin, { name: 'a guest', size: device, language })
          await walk(guest, { jury: cast.jury, pages: GUEST, device, language, picture: `${point}-guest` })
          guest.quiet()
          await guest.leave()
        }
        await projected(browser, cast, point, language)
      })
    }
  })
}
