// Signals to the room, and a quick show of hands: on phones, on the facilitator's laptop, in the hall.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }

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

/** Two jurors of one room, and its name. */
async function roommates() {
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const { people } = await lead.view('people')
  const { round } = await lead.view('rooms')
  const room = round.rooms[0]
  const names = room.members.filter((one) => one.part === 'juror').map((one) => people.find((person) => person.id === one.person).register.name)
  return { room: room.name, first: names[0], second: names[1] }
}

test('a signal is seen in the room for a moment, and by the facilitator where it asks for something', async () => {
  const { room, first, second } = await roommates()
  const one = await cast.enter(browser, cast.named(first))
  const other = await cast.enter(browser, cast.named(second), { language: 'ar' })
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/run`)
  const card = facilitator.page.getByRole('region', { name: `Room ${room}`, exact: true })
  await card.waitFor(IN_TIME)
  for (const person of [one, other]) await person.open(`/j/${cast.jury}/room`)
  await one.page.getByRole('button', { name: 'Signal to the room' }).click(IN_TIME)
  await other.page.getByRole('button', { name: 'أرسل إشارة إلى الغرفة' }).click(IN_TIME)
  await one.accessible('signals, phone')
  await other.accessible('signals, phone, ar')
  await other.picture('signals-phone-ar')

  await one.page.getByRole('button', { name: 'I am lost' }).click()
  await one.page.getByText('Sent: I am lost').waitFor(IN_TIME)
  await other.page.locator('.coming', { hasText: 'لم أعد أتابع' }).waitFor(IN_TIME)
  await other.picture('signal-comes-phone-ar')
  await card.locator('.asks', { hasText: 'I am lost' }).waitFor(IN_TIME)
  await facilitator.accessible('somebody is lost')
  await facilitator.picture('signal-run-laptop-en')
  await other.page.locator('.coming', { hasText: 'لم أعد أتابع' }).waitFor({ ...IN_TIME, state: 'hidden' })
  await one.picture('signals-phone-en')
  for (const person of [one, other, facilitator]) {
    person.quiet()
    await person.leave()
  }
})

test('a quick show of hands is answered, shown and put away', async () => {
  const { first, second } = await roommates()
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  const one = await cast.enter(browser, cast.named(first))
  const other = await cast.enter(browser, cast.named(second), { language: 'ar' })
  for (const person of [one, other]) await person.open(`/j/${cast.jury}/now`)
  await facilitator.open(`/j/${cast.jury}/run`)
  await facilitator.page.getByRole('button', { name: 'Ask for a quick show of hands' }).click(IN_TIME)
  await facilitator.page.getByLabel('Your question').fill('Shall we have the break now?')
  await facilitator.page.getByText('Show names with the answers').click()
  await facilitator.accessible('asking for a show of hands')
  await facilitator.picture('temperature-ask-laptop-en')
  await facilitator.page.getByRole('button', { name: 'Ask the jurors' }).click()

  await one.page.getByRole('button', { name: 'Send my answer' }).click(IN_TIME)
  await one.page.getByText('Choose one answer.').waitFor(IN_TIME)
  await one.page.getByLabel('For', { exact: true }).check()
  await one.accessible('show of hands, phone')
  await one.picture('temperature-phone-en')
  await one.page.getByRole('button', { name: 'Send my answer' }).click()
  await one.page.getByText('Your answer is in: For.').first().waitFor(IN_TIME)
  await other.page.getByLabel('أعارض', { exact: true }).check(IN_TIME)
  await other.page.getByRole('button', { name: 'أرسل جوابي' }).click()
  await other.page.getByRole('button', { name: 'غيّر جوابي' }).waitFor(IN_TIME)
  await other.accessible('show of hands, phone, ar')
  await other.picture('temperature-phone-ar')
  await facilitator.page.getByText(/^2 of \d+ have answered$/).waitFor(IN_TIME)
  assert.equal(await one.page.getByText('Answers to:').count(), 0, 'nobody sees answers before they are shown')

  await facilitator.page.getByRole('button', { name: 'Show the answers' }).click()
  for (const person of [one, other]) await person.page.locator('#temperature').getByText('Shall we have the break now?').waitFor(IN_TIME)
  await one.page.getByText('Strongly against').waitFor(IN_TIME)
  await one.accessible('answers, phone')
  await one.picture('temperature-shown-phone-en')
  await other.picture('temperature-shown-phone-ar')
  await facilitator.accessible('answers, laptop')
  await facilitator.picture('temperature-shown-laptop-en')
  const hall = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  await hall.open(cast.screen)
  await hall.page.getByText('Strongly against').waitFor(IN_TIME)
  await hall.accessible('answers in the hall')
  await hall.picture('temperature-screen-laptop-en')

  await facilitator.page.getByRole('button', { name: 'Put it away' }).click()
  await one.page.getByText('Strongly against').waitFor({ ...IN_TIME, state: 'hidden' })
  await hall.page.getByText('Strongly against').waitFor({ ...IN_TIME, state: 'hidden' })
  for (const person of [one, other, facilitator, hall]) {
    person.quiet()
    await person.leave()
  }
})
