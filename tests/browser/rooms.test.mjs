// People are moved between rooms while these are at work: their own page follows, or says so.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
// A page goes along by itself when nobody has touched it for 20 s.
const FOLLOWED = { timeout: 40_000 }

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

const heading = (person, words, limit = IN_TIME) => person.page.locator('h1', { hasText: words }).waitFor(limit)
const card = (facilitator, room) => facilitator.page.getByRole('region', { name: `Room ${room}`, exact: true })

/** The rooms as they are now, each with the names of its jurors. */
async function seats(lead) {
  const { people } = await lead.view('people')
  const { round } = await lead.view('rooms')
  const nameOf = (id) => people.find((one) => one.id === id).register.name
  return round.rooms.map(({ name, members }) => ({ name, jurors: members.map((one) => nameOf(one.person)) }))
}

test('a moved juror’s phone follows; whoever is writing is told instead', async () => {
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const [a, b] = await seats(lead)
  const [first, second, third] = a.jurors
  const juror = await cast.enter(browser, cast.named(first))
  const writer = await cast.enter(browser, cast.named(second))
  for (const person of [juror, writer]) {
    await person.open(`/j/${cast.jury}/room`)
    await heading(person, `Room ${a.name}`)
  }
  await writer.page.getByRole('button', { name: 'Add an issue' }).click()
  await writer.page.locator('textarea').first().fill('Half a thought')
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/run`)

  await card(facilitator, a.name).getByText('Who sits here').click()
  for (const name of [first, second]) {
    await facilitator.page.getByRole('button', { name: `Move ${name} to …` }).click()
    await facilitator.accessible(`moving ${name}`)
    await facilitator.page.getByRole('button', { name: `${name}: to Room ${b.name}` }).click()
    await facilitator.page.getByRole('paragraph').filter({ hasText: `${name} now sits in Room ${b.name}.` }).waitFor(IN_TIME)
  }
  await writer.page.getByText(`You now sit in Room ${b.name}.`).first().waitFor(IN_TIME)
  assert.equal(await writer.page.locator('textarea').first().inputValue(), 'Half a thought')
  await writer.accessible('moved while writing')
  await writer.picture('moved-while-writing-phone-en')
  await heading(juror, `Room ${b.name}`, FOLLOWED)
  await heading(writer, `Room ${a.name}`)
  await writer.page.getByRole('button', { name: 'Go there' }).click()
  await heading(writer, `Room ${b.name}`)

  await facilitator.page.getByRole('button', { name: 'Undo' }).click()
  await heading(writer, `Room ${a.name}`, FOLLOWED)
  // Name and card are both in view: a page that scrolls under a held mouse drags another name.
  await card(facilitator, a.name).evaluate((place) => place.scrollIntoView({ block: 'start' }))
  await card(facilitator, a.name).getByText(third, { exact: true }).dragTo(card(facilitator, b.name))
  await facilitator.page.getByRole('paragraph').filter({ hasText: `${third} now sits in Room ${b.name}.` }).waitFor(IN_TIME)
  const now = await seats(lead)
  const inB = now.find((room) => room.name === b.name).jurors
  assert.ok(inB.includes(first) && inB.includes(third) && !inB.includes(second), inB.join())
  for (const person of [juror, writer, facilitator]) {
    person.quiet()
    await person.leave()
  }
})

test('rooms are shown with their figures before they are made', async () => {
  for (const [size, language] of [['laptop', 'en'], ['phone', 'en'], ['phone', 'ar'], ['narrow', 'en']]) {
    const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size, language })
    const { page } = facilitator
    await facilitator.open(`/j/${cast.jury}/run`)
    const words = language === 'ar'
      ? { begin: 'تشكيل جولة غرف', wishes: 'من يجب أن يجلس وأين، ومن لا يجلسون معًا', show: 'عرض الغرف' }
      : { begin: 'Make a round of rooms', wishes: 'Who must sit where, and who not together', show: 'Show the rooms' }
    await page.getByRole('button', { name: words.begin }).click()
    await page.getByText(words.wishes).click()
    await facilitator.accessible(`making rooms, ${size}, ${language}`)
    await facilitator.picture(`making-rooms-${size}-${language}`)
    await page.getByRole('button', { name: words.show }).click()
    await page.locator('#run-rooms-new ~ ul').first().waitFor(IN_TIME)
    await facilitator.accessible(`rooms shown, ${size}, ${language}`)
    await facilitator.picture(`rooms-shown-${size}-${language}`)
    facilitator.quiet()
    await facilitator.leave()
  }
})
