// Every way to vote: prepared on Run, answered on phones, its result on the results page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 15_000 }
const SEVERAL = 5
let server, browser, cast, lead, chief, callers, facilitator, juror, other, guest
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'vote'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  chief = await cast.caller(cast.named('Olwen Parry'))
  const { rounds } = await lead.view('rounds')
  for (const round of rounds.filter((one) => one.state === 'open')) await lead.post(`/rounds/${round.id}/close`)
  facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  juror = await cast.enter(browser, cast.named('Amina'))
  other = await cast.enter(browser, cast.named('Tom'), { size: 'narrow', language: 'ar' })
  guest = await Person.at(browser, cast.origin, { name: 'a guest', size: 'laptop' })
  callers = []
  for (const name of ['Wei', 'Rhys', 'Maureen']) callers.push(await cast.caller(cast.named(name)))
})
after(async () => {
  for (const person of [facilitator, juror, other, guest]) person?.quiet()
  await browser?.close()
  await server?.stop()
})

const press = (person, name) => person.page.getByRole('button', { name, exact: true }).click(IN_TIME)
const rounds = async () => (await lead.view('rounds')).rounds

/** Prepared on the page that runs the jury, with nothing but presses there; opened. */
async function prepared(title, way, fill = async () => {}) {
  const { page } = facilitator
  await facilitator.open(`/j/${cast.jury}/run`)
  await press(facilitator, 'Prepare a vote')
  const form = page.getByRole('region', { name: 'Prepare a vote' })
  await form.getByRole('textbox', { name: 'Name of the vote' }).fill(title)
  await form.getByText('More options').click()
  await form.getByRole('radio', { name: way }).check()
  await fill(form)
  await form.getByRole('radio', { name: 'Show of hands' }).check()
  await facilitator.accessible(`the form, ${title}`)
  if (title === 'Order') await facilitator.picture('run-vote-form-laptop-en')
  await form.getByRole('button', { name: 'Save the vote' }).click()
  const card = page.getByRole('region', { name: title, exact: true })
  await card.getByRole('button', { name: 'Open the vote' }).click(IN_TIME)
  await page.getByRole('dialog').getByRole('button', { name: 'Open the vote' }).click()
  await card.getByText('have voted').waitFor(IN_TIME)
  return (await rounds()).find((one) => one.title === title)
}

/** The others answer over the API: the question of the whole vote, or of each item. */
async function others(round, answerOf) {
  const questions = ['scale', 'approval'].includes(round.rule.method.kind) ? round.items.map((item) => item.version) : [round.id]
  for (const [n, caller] of callers.entries()) {
    for (const item of questions) await caller.post(`/rounds/${round.id}/ballots`, { item, answer: answerOf(n) })
  }
}

/** Checked and sent from the page. */
async function sent(person, words) {
  const { page } = person
  await page.getByRole('button', { name: words.check }).click(IN_TIME)
  await page.getByRole('button', { name: words.send }).click(IN_TIME)
  await page.locator('h1', { hasText: words.done }).waitFor(IN_TIME)
}
const EN = { check: 'Check my answers', send: 'Send my vote', done: 'Your vote is in' }
const AR = { check: 'مراجعة إجاباتي', send: 'إرسال صوتي', done: 'وصل صوتك' }

/** Closed, shown and published; the guest looks at it. */
async function published(round) {
  await lead.post(`/rounds/${round.id}/close`)
  await lead.post(`/rounds/${round.id}/reveal`)
  await chief.post(`/rounds/${round.id}/publish`)
  await guest.open(`/j/${cast.jury}/results`)
  return (await rounds()).find((one) => one.id === round.id)
}

const titles = (round) => round.items.map((item) => item.text.title)

test('put in order: pressed in turn, moved, kept over a reload, counted in pairs', async () => {
  const round = await prepared('Order', 'Put in order')
  const [a, b, c] = titles(round)
  const [ia, ib, ic] = round.items.map((item) => item.version)
  const { page } = juror
  await juror.open(`/j/${cast.jury}/ballot/${round.id}`)
  await page.getByRole('button', { name: `Put in place 1: ${b}` }).click(IN_TIME)
  await page.getByRole('button', { name: `Put in place 2: ${a}` }).click()
  await page.getByRole('button', { name: `Move up: ${a}` }).click()
  await juror.accessible('ranking')
  await juror.picture('ballot-ranking-phone-en')
  await page.reload()
  await press(juror, 'Change your answer to recommendation 1')
  await page.getByRole('button', { name: `Move down: ${a}` }).waitFor(IN_TIME)
  const places = await page.getByRole('list', { name: 'Your order' }).getByRole('listitem').allInnerTexts()
  assert.deepEqual(places.map((text) => text.includes(a)), [true, false], 'the order survives a reload')
  await sent(juror, EN)
  await page.getByText(`1. ${a}`).waitFor(IN_TIME)
  await page.getByText(`2. ${b}`).waitFor(IN_TIME)

  await other.open(`/j/${cast.jury}/ballot/${round.id}`)
  await other.accessible('ranking, narrow, ar')
  await other.picture('ballot-ranking-narrow-ar')
  await other.page.getByRole('checkbox').check()
  await sent(other, AR)
  const answers = [[ia, ic, ib], [ic, ia], [ib, ic]]
  await others(round, (n) => ({ ranking: answers[n] }))
  const { outcome } = await published(round)
  assert.equal(outcome.items[0].cast, SEVERAL)
  assert.equal(outcome.items[0].blank, 1)
  assert.equal(outcome.order.places[0].options[0], ia, `${a} comes first`)
  await guest.page.getByText('It does not decide whether they are agreed.').first().waitFor(IN_TIME)
  await guest.page.getByText('How this was counted: Order').click()
  await guest.page.getByText('Each against each').first().waitFor(IN_TIME)
  await guest.accessible('results, order')
  await guest.page.getByText('How this was counted: Order').scrollIntoViewIfNeeded()
  await guest.picture('results-order-laptop-en')
})

test('dots: never more than there are', async () => {
  const round = await prepared('Dots', 'Dots to give', (form) => form.getByLabel('Dots for each person').fill('3'))
  const [a, b] = titles(round)
  const { page } = juror
  await juror.open(`/j/${cast.jury}/ballot/${round.id}`)
  const more = (title) => page.getByRole('button', { name: `One dot more: ${title}`, exact: true })
  for (const title of [a, a, b]) await more(title).click(IN_TIME)
  await page.getByText('Dots left: 0 of 3').first().waitFor(IN_TIME)
  assert.equal(await more(b).getAttribute('aria-disabled'), 'true', 'no more than there are')
  await juror.accessible('dots')
  await juror.picture('ballot-dots-phone-en')
  await sent(juror, EN)
  await page.getByText(`${a}: 2 dots`).waitFor(IN_TIME)
  await page.getByText(`${b}: 1 dot`).waitFor(IN_TIME)
  await other.open(`/j/${cast.jury}/ballot/${round.id}`)
  await other.accessible('dots, narrow, ar')
  await other.picture('ballot-dots-narrow-ar')
  // Somebody without a phone says it aloud.
  const run = facilitator.page
  await run.getByText('Enter a vote for a juror without a phone').click()
  await run.getByLabel('Juror', { exact: true }).selectOption({ index: 1 })
  await run.getByRole('button', { name: `One dot more: ${a}`, exact: true }).click(IN_TIME)
  await facilitator.accessible('entering dots')
  await press(facilitator, 'Enter this vote')
  await run.getByText('Enter a vote for a juror without a phone').waitFor(IN_TIME)
  await others(round, (n) => (n === 0 ? { blank: {} } : { dots: { [round.items[n].version]: 1 } }))
  const { outcome } = await published(round)
  assert.deepEqual(outcome.order.places.slice(0, 3).map((place) => place.options), round.items.slice(0, 3).map((item) => [item.version]))
  await guest.page.getByText('3 dots').first().waitFor(IN_TIME)
})

test('points and grades: every one, or blank', async () => {
  for (const [title, way, name, code, words] of [
    ['Points', 'Points for each', '7', 'scores', '7'],
    ['Grades', 'A grade for each', 'Very good', 'grades', 'Very good'],
  ]) {
    const round = await prepared(title, way)
    const [a, b] = titles(round)
    const { page } = juror
    await juror.open(`/j/${cast.jury}/ballot/${round.id}`)
    const group = (of) => page.getByRole('group', { name: of })
    await group(a).getByRole('radio', { name, exact: true }).check(IN_TIME)
    await press(juror, EN.check)
    await page.getByText('Still to answer').first().waitFor(IN_TIME)
    for (const one of titles(round)) await group(one).getByRole('radio', { name, exact: true }).check()
    await juror.accessible(title)
    await juror.picture(`ballot-${code}-phone-en`)
    await sent(juror, EN)
    await page.getByText(`${b}: ${words}`).waitFor(IN_TIME)
    await other.open(`/j/${cast.jury}/ballot/${round.id}`)
    await other.accessible(`${title}, narrow, ar`)
    await other.picture(`ballot-${code}-narrow-ar`)
    const value = (n, i) => (code === 'scores' ? (n + i) % 11 : ['good', 'poor', 'excellent'][(n + i) % 3])
    await others(round, (n) => ({ [code]: Object.fromEntries(round.items.map((item, i) => [item.version, value(n, i)])) }))
    const { outcome } = await published(round)
    assert.equal(outcome.items[0].cast, 4)
    assert.ok(outcome.order.places.length > 0)
    await guest.page.getByRole('heading', { name: title, exact: true }).first().waitFor(IN_TIME)
  }
  await guest.page.getByText('In the middle:').first().waitFor(IN_TIME)
  await guest.accessible('results, all orders')
})

test('yes or no, eight steps and steps of their own pass or fail', async () => {
  for (const [title, way, step, key, fill] of [
    ['Yes or no', 'Yes, neither, or no', 'Yes', 'approve', undefined],
    ['Eight', 'Eight steps', 'Agreement, with a small doubt', 'endorsement', undefined],
    ['Ours', 'Steps of your own', 'Count me in', 's1', (form) => form.getByLabel('Your steps').fill('Count me in\nPerhaps\nNot me')],
  ]) {
    const round = await prepared(title, way, fill)
    const { page } = juror
    await juror.open(`/j/${cast.jury}/ballot/${round.id}`)
    for (let n = 1; n <= round.items.length; n++) {
      await page.locator('h1', { hasText: `Recommendation ${n} of` }).waitFor(IN_TIME)
      if (n === 1) {
        await juror.accessible(title)
        await juror.picture(`ballot-${key}-phone-en`)
      }
      await page.getByRole('radio', { name: n === 2 ? /Leave this one blank/ : step, exact: n !== 2 }).check(IN_TIME)
      if (n < round.items.length) await page.getByRole('button', { name: `Next: recommendation ${n + 1}` }).click()
    }
    await sent(juror, EN)
    await page.getByText('Left blank').first().waitFor(IN_TIME)
    await others(round, () => ({ step: key }))
    const { outcome } = await published(round)
    assert.equal(outcome.items[0].support, 4, `${title}: all four support it`)
    assert.equal(outcome.items[1].blank, 1)
    assert.equal(outcome.items[0].passed, false, 'four of those here are too few')
  }
  await guest.page.getByText('Count me in').first().waitFor({ state: 'attached', ...IN_TIME })
  await guest.accessible('results, own steps')
})

test('a practice vote in one press', async () => {
  await facilitator.open(`/j/${cast.jury}/run`)
  await press(facilitator, 'Try it first: what colour should the biscuits be?')
  const card = facilitator.page.getByRole('region', { name: /biscuits/ })
  await card.getByRole('button', { name: 'Open the vote' }).waitFor(IN_TIME)
  const round = (await rounds()).find((one) => one.rehearsal)
  assert.equal(round.items.length, 3)
})
