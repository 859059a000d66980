// Turns to speak and leading the hall, as people see them: least time first across the days, short replies, hands for
// people without a phone, turns with everyone together, who has the lead, and what one room is told or given alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const LEAD = 'Idris Vaughan'

let server, browser, cast, lead, names
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named(LEAD))
  names = Object.fromEntries((await lead.view('people')).people.map((one) => [one.id, one.register.name]))
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const idOf = (name) => Object.keys(names).find((id) => names[id] === name)
const press = (person, name) => person.page.getByRole('button', { name, exact: true }).first().click(IN_TIME)
const sees = (person, text) => person.page.getByText(text).first().waitFor(IN_TIME)
const rooms = async () => (await lead.view('rooms')).round.rooms
const jurorsOf = (room) => room.members.filter((one) => one.part === 'juror').map((one) => names[one.person])
const card = (person, room) => person.page.getByRole('region', { name: `Room ${room.name}`, exact: true })
const inRoom = (room) => lead.view(`rooms/${room.id}`)
const queue = async (room) => (await inRoom(room)).turns.queue.map((one) => names[one.person])
const leave = async (...people) => {
  for (const person of people) {
    person.quiet()
    await person.leave()
  }
}

/** Somebody of a room who spoke on an earlier day, and somebody who did not, found by how hands are ordered. */
async function bySpeech(room) {
  const callers = {}
  const asked = jurorsOf(room)
  const hands = []
  for (const name of asked) {
    callers[name] = await cast.caller(cast.named(name))
    hands.push((await callers[name].post(`/rooms/${room.id}/hands`)).ids[0])
  }
  const order = await queue(room)
  for (const hand of hands) await lead.post(`/rooms/${room.id}/hands/${hand}/lower`)
  const spoke = asked.find((name) => asked.some((later) => asked.indexOf(later) > asked.indexOf(name) && order.indexOf(later) < order.indexOf(name)))
  return { spoke, fresh: order[0] }
}

test('three rooms of five: whoever spoke least in both days goes first, and nobody is cut off by a reply', async () => {
  const { current_day: day, days } = await lead.view('agenda')
  assert.ok(day === 2 && days[0].ended_at, 'the day before has ended')
  const all = await rooms()
  assert.deepEqual(all.map((room) => jurorsOf(room).length), [5, 5, 5])
  let room, spoke, fresh
  for (room of all) {
    await lead.post(`/rooms/${room.id}/turns`, { on: true });
    ({ spoke, fresh } = await bySpeech(room))
    if (spoke && jurorsOf(room).indexOf(spoke) < jurorsOf(room).indexOf(fresh)) break
  }
  assert.ok(spoke && fresh && spoke !== fresh, 'somebody who spoke yesterday asked first, and comes second')

  const [one, other] = [await cast.enter(browser, cast.named(spoke)), await cast.enter(browser, cast.named(fresh))]
  const facilitator = await cast.enter(browser, cast.named(LEAD), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/run`)
  await press(facilitator, `Look into room ${room.name}`)
  await facilitator.page.getByText('Turns', { exact: true }).click(IN_TIME)
  for (const person of [one, other]) {
    await person.open(`/j/${cast.jury}/room`)
    await press(person, 'Raise my hand')
    await sees(person, 'Lower my hand')
  }
  await sees(one, 'Lower my hand (you are number 2)')
  await sees(other, 'Lower my hand (you are number 1)')
  await one.accessible('a hand up')
  await press(facilitator, `Next: ${fresh}`)
  await sees(other, 'You are speaking')
  await other.picture('turn-phone-en')

  // Somebody without a phone has a hand put up for them, and another asks for a short reply.
  for (const name of jurorsOf(room).filter((one) => one !== spoke && one !== fresh).slice(0, 2)) {
    await facilitator.page.getByLabel('Raise a hand for').selectOption({ label: name })
    await press(facilitator, 'Raise')
    await facilitator.page.getByRole('listitem').filter({ hasText: name }).first().waitFor(IN_TIME)
  }
  await press(one, 'Ask for a short reply (30 seconds)')
  await sees(facilitator, '(short reply)')
  await facilitator.accessible('turns in a room')
  await facilitator.picture('turns-in-room-laptop-en')
  assert.equal((await queue(room))[0], spoke, 'the reply comes before the queue')
  await press(other, 'I have finished')
  await sees(one, 'You are speaking')
  assert.equal((await inRoom(room)).turns.current.length_ms, 30_000)
  await press(one, 'I have finished')
  await sees(one, / is speaking$/)
  const order = await queue(room)
  // Before others who come first: only with a reason.
  await press(facilitator, `Let ${order.at(-1)} speak now`)
  await press(facilitator, `${order.at(-1)} speaks now`)
  await sees(facilitator, 'Say why, in a few words.')
  await facilitator.page.getByLabel('Why before the others?').fill('has to leave')
  await press(facilitator, `${order.at(-1)} speaks now`)
  await sees(facilitator, `${order.at(-1)} is speaking`)
  await leave(one, other, facilitator)
})

test('one press takes the lead, and one room is told, timed, called back and recorded by itself', async () => {
  const [room, second] = await rooms()
  const juror = await cast.enter(browser, cast.named(jurorsOf(room)[1]))
  const facilitator = await cast.enter(browser, cast.named(LEAD), { size: 'laptop' })
  const organiser = await cast.enter(browser, cast.named('Olwen Parry'), { size: 'laptop' })
  facilitator.forgive(/409/)
  await juror.open(`/j/${cast.jury}/room`)
  for (const person of [facilitator, organiser]) await person.open(`/j/${cast.jury}/run`)
  await sees(facilitator, 'You have the lead.')
  await press(organiser, 'Take the lead')
  await sees(organiser, 'You have the lead.')
  await sees(facilitator, 'Olwen Parry has the lead.')
  await press(facilitator, 'Take the lead')
  await sees(organiser, `${LEAD} has the lead.`)

  await facilitator.page.getByText('Tell the rooms something').click()
  await facilitator.page.getByLabel('What they are told').fill('Ten minutes left, please begin to write.')
  await press(facilitator, 'Tell them')
  await sees(juror, 'Ten minutes left, please begin to write.')
  await card(facilitator, room).getByText('More for this room').click()
  await press(facilitator, `5 minutes more for room ${room.name} alone`)
  await sees(juror, /Your room has until/)
  assert.equal((await rooms())[1].deadline, null, 'the others go by the item')
  await press(facilitator, `Room ${room.name} is being recorded`)
  await card(facilitator, room).getByText('Not everybody in this room has agreed to be recorded.').waitFor(IN_TIME)
  const version = (await lead.view('jury')).consent.version
  const ticks = { text_version: version, taking_part: true, audio: true, quotes: false, photographs: false }
  for (const member of room.members) await lead.post(`/people/${member.person}/consent`, ticks)
  await press(facilitator, `Room ${room.name} is being recorded`)
  await sees(juror, 'This room is being recorded')
  for (const [size, language] of [['phone', 'en'], ['phone', 'ar'], ['narrow', 'ar'], ['laptop', 'en']]) {
    const reader = await cast.enter(browser, cast.named(jurorsOf(room)[2]), { size, language })
    await reader.open(`/j/${cast.jury}/room`)
    await reader.page.locator('.recorded').waitFor(IN_TIME)
    await reader.accessible(`a room that is told something, ${size}, ${language}`)
    await reader.picture(`room-told-${size}-${language}`)
    await leave(reader)
  }
  await press(juror, 'Pause the recording')
  await juror.page.locator('.recorded').waitFor({ state: 'detached', ...IN_TIME })
  await press(facilitator, `Call room ${room.name} back to everyone`)
  await sees(juror, 'Everyone together now')
  await juror.accessible('called back')
  await juror.picture('called-back-phone-en')

  // Hidden until asked for.
  assert.equal(await facilitator.page.getByText('Nobody else sees this.').count(), 0)
  await press(facilitator, 'Show private notes')
  await sees(facilitator, /Who has not spoken for \d+ minutes/)
  await facilitator.accessible('run with its rooms')
  await facilitator.picture('run-rooms-laptop-en')
  await press(facilitator, `Let room ${room.name} go on`)
  await juror.page.locator('main .card', { hasText: 'Everyone together now' }).waitFor({ state: 'detached', ...IN_TIME })

  // Two leave a room: somebody is offered to it, and goes with one press.
  for (const name of jurorsOf(second).slice(0, 2)) await lead.post(`/people/${idOf(name)}/attendance`, { attendance: 'left' })
  await sees(facilitator, `Room ${second.name} has grown small.`)
  await facilitator.page.getByRole('button', { name: /which keeps the mix$/ }).click()
  await sees(facilitator, new RegExp(`now sits in Room ${second.name}`))
  await leave(juror, facilitator, organiser)
})

test('with everyone together, hall and remote take turns on the first page', async () => {
  const { items, open } = await lead.view('agenda')
  const next = items[items.findIndex((item) => item.id === open) + 1]
  // One room may finish late alone: its people are told where the others are, and that they have time.
  const [slow] = await rooms()
  await lead.post(`/rooms/${slow.id}/extend`, { minutes: 5 })
  await lead.post(`/agenda/items/${open}/close`, { confirm: true })
  await lead.post(`/agenda/items/${next.id}/open`)
  const here = (await lead.view('people')).people.filter((one) => one.attendance === 'here_hall' && one.role === 'juror')
  const [one, other, remote] = here.map((person) => names[person.id])
  await lead.post(`/people/${idOf(remote)}/attendance`, { attendance: 'here_remote' })
  const facilitator = await cast.enter(browser, cast.named(LEAD), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/run`)
  const floor = facilitator.page.getByRole('region', { name: 'Turns with everyone together' })
  await floor.getByRole('button', { name: 'Start turns' }).click(IN_TIME)
  await floor.getByText('the two take turns').waitFor(IN_TIME)
  const people = []
  for (const name of [one, other, remote]) {
    const juror = await cast.enter(browser, cast.named(name))
    await juror.open(`/j/${cast.jury}/now`)
    await press(juror, 'Raise my hand')
    await sees(juror, 'Lower my hand')
    people.push(juror)
  }
  const view = (await lead.view('rooms')).plenary.turns.queue.map((hand) => names[hand.person])
  assert.notEqual(view.at(-1), remote, `the remote one does not come last: ${view}`)
  await facilitator.accessible('turns with everyone together')
  await floor.scrollIntoViewIfNeeded()
  await facilitator.picture('plenary-turns-laptop-en')
  await people[0].accessible('turns on the first page')
  await people[0].picture('plenary-turns-phone-en')
  const arabic = await cast.enter(browser, cast.named(other), { language: 'ar' })
  await arabic.open(`/j/${cast.jury}/now`)
  await arabic.page.getByText('أدوار الكلام مع الجميع معًا').waitFor(IN_TIME)
  await arabic.accessible('turns on the first page, ar')
  await arabic.picture('plenary-turns-phone-ar')
  const narrow = await cast.enter(browser, cast.named(LEAD), { size: 'narrow', language: 'ar' })
  await narrow.open(`/j/${cast.jury}/run`)
  await narrow.accessible('run, narrow, ar')
  await narrow.picture('run-narrow-ar')
  const writer = await cast.enter(browser, cast.named(jurorsOf(slow)[0]))
  await writer.open(`/j/${cast.jury}/now`)
  await sees(writer, `Room ${slow.name} has more time`)
  await writer.accessible('a room that finishes late')
  await leave(writer)
  await press(facilitator, `Next: ${view[0]}`)
  await sees(people[[one, other, remote].indexOf(view[0])], 'You are speaking')
  await leave(...people.slice(1), arabic, narrow)

  // What everyone discusses together is written down by whoever has a hand free, and read by all.
  const [reader] = people
  await press(facilitator, 'Open notes')
  await facilitator.page.locator('[role=textbox]').click(IN_TIME)
  await facilitator.page.keyboard.type('Who pays for the bus?')
  await reader.open(`/j/${cast.jury}/now`)
  await reader.page.getByRole('link', { name: 'Notes of this discussion' }).click(IN_TIME)
  await reader.page.locator('[role=textbox]').filter({ hasText: 'Who pays for the bus?' }).waitFor(IN_TIME)
  await reader.accessible('notes of a discussion')
  await reader.picture('discussion-notes-phone-en')
  await leave(reader, facilitator)
})
