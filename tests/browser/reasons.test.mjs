// From no to yes: two of five do not pass, everybody says what would help, the next vote passes, guests see it all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { ask, Server } from './server.mjs'

const IN_TIME = { timeout: 30_000 }
/** The question stays open for two minutes at least. */
const WINDOW = { timeout: 150_000 }
const VOTERS = 13
let server, browser, cast, lead, organiser, voters, guest
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'vote'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  organiser = await cast.caller(cast.all('organiser')[0])
  const { rounds } = await lead.view('rounds')
  for (const round of rounds.filter((one) => one.state === 'open')) await lead.post(`/rounds/${round.id}/void`, { reason: 'Another one is shown here' })
  const { people } = await lead.view('people')
  const here = new Set(people.filter((one) => one.role === 'juror' && one.attendance.startsWith('here')).map((one) => one.id))
  voters = []
  for (const link of cast.all('juror')) {
    if (voters.length === VOTERS) break
    const caller = await cast.caller(link)
    const { id } = await caller.view('me')
    if (here.has(id)) voters.push({ link, caller, id })
  }
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const vote = async (plan) => (await lead.post('/rounds', { secrecy: 'named', ...plan })).ids[0]
/** `supporters` of the voters support the item. */
async function castOn(round, item, supporters) {
  for (const [n, { caller }] of voters.entries()) {
    await caller.post(`/rounds/${round}/ballots`, { item, answer: { step: n < supporters ? 'can_live_with_it' : 'cannot_live_with_it' } })
  }
}
const newest = (one) => one.versions.at(-1)
const round = async (id) => (await lead.view('rounds')).rounds.find((one) => one.id === id)

test('what did not pass is asked about, changed, and passes', async () => {
  const five = (await lead.view('recommendations')).recommendations.filter((one) => ['presented', 'amended'].includes(one.state)).slice(0, 5)
  assert.equal(five.length, 5)
  const first = await vote({ title: 'First vote', items: five.map((one) => newest(one).id), threshold: { num: 3, den: 5 } })
  await lead.post(`/rounds/${first}/open`)
  for (const [n, one] of five.entries()) await castOn(first, newest(one).id, n < 3 ? VOTERS : 4)
  guest = await Person.at(browser, cast.origin, { name: 'a guest', size: 'laptop' })
  await guest.open(`/j/${cast.jury}/results`)
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/run`)
  const amina = await cast.enter(browser, voters[0].link)
  await amina.open(`/j/${cast.jury}/now`)
  await lead.post(`/rounds/${first}/close`)
  await lead.post(`/rounds/${first}/reveal`)

  // Everybody is asked the same, and sends.
  const asked = amina.page.getByRole('region', { name: 'What would help?' })
  await asked.getByRole('button', { name: 'I have nothing to add: send' }).waitFor(IN_TIME)
  const boxes = asked.getByRole('textbox', { name: 'What change would help more people support this?' })
  assert.equal(await boxes.count(), 2)
  await amina.accessible('what would help, phone, en')
  await amina.picture('reasons-asked-phone-en')
  await boxes.first().fill('Say when it starts.')
  // What is typed survives a reload.
  await amina.page.reload()
  await amina.settled()
  assert.equal(await boxes.first().inputValue(), 'Say when it starts.')
  const sent = []
  amina.page.on('request', (request) => {
    if (request.url().endsWith('/reasons')) sent.push(request)
  })
  await asked.getByRole('button', { name: 'Send my answers' }).click()
  await amina.page.getByRole('region', { name: 'Thank you. Your answers are in.' }).waitFor(IN_TIME)
  assert.equal(sent.length, 1)
  const headers = await sent[0].allHeaders()
  assert.ok(!headers.authorization && !headers.cookie && !headers.referer, JSON.stringify(headers))
  assert.equal(Buffer.byteLength(sent[0].postData()), 16_384)
  await amina.picture('reasons-sent-phone-en')
  const arabic = await cast.enter(browser, voters[1].link, { size: 'narrow', language: 'ar' })
  await arabic.open(`/j/${cast.jury}/now`)
  await arabic.page.getByRole('button', { name: 'ليس لدي ما أضيفه: إرسال' }).waitFor(IN_TIME)
  await arabic.accessible('what would help, 320 px, ar')
  await arabic.picture('reasons-asked-narrow-ar')
  await arabic.page.getByRole('button', { name: 'ليس لدي ما أضيفه: إرسال' }).click()
  await arabic.page.getByText('شكرًا. وصلت إجاباتك.').first().waitFor(IN_TIME)

  // The facilitator sees how many, then what.
  await facilitator.page.getByText(/^2 of \d+ have sent$/).first().waitFor(IN_TIME)
  await facilitator.accessible('the question is open, run, laptop')
  await facilitator.page.getByText('Everyone is asked what would help').scrollIntoViewIfNeeded()
  await facilitator.picture('reasons-run-open-laptop-en')
  const close = facilitator.page.getByRole('button', { name: 'Close and show the answers' })
  await close.first().waitFor(WINDOW)
  await close.first().click()
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Close and show the answers' }).click()
  await facilitator.page.getByText('Say when it starts.').first().waitFor(IN_TIME)
  await facilitator.accessible('the answers, run, laptop')
  await facilitator.page.getByText('Say when it starts.').first().scrollIntoViewIfNeeded()
  await facilitator.picture('reasons-run-answers-laptop-en')
  assert.equal((await round(first)).reasons.sent, 2)

  // A suggested change is made of an answer, and the next vote asks about it.
  await facilitator.page.getByRole('button', { name: 'Make a suggested change from this' }).first().click()
  await facilitator.page.getByText('Somebody said:').waitFor(IN_TIME)
  const body = facilitator.page.getByRole('textbox', { name: 'What we recommend', exact: true })
  await body.fill(`${await body.inputValue()} It starts in May.`)
  await facilitator.page.getByText('Somebody said:').scrollIntoViewIfNeeded()
  await facilitator.picture('reasons-suggest-laptop-en')
  await facilitator.page.getByRole('button', { name: 'Send my suggestion' }).click()
  await facilitator.page.getByText('Your suggestion has been sent.').first().waitFor(IN_TIME)
  const all = (await lead.view('recommendations')).recommendations
  const change = all.flatMap((one) => one.amendments).find((one) => one.reason === 'Say when it starts.' && one.state === 'proposed')
  assert.ok(change, 'the suggestion gives the answer as its reason')
  await lead.post(`/amendments/${change.id}/accept`)
  await facilitator.open(`/j/${cast.jury}/run`)
  await facilitator.page.getByRole('button', { name: 'Prepare the next vote' }).click()
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Prepare the next vote' }).click()
  await facilitator.page.getByRole('heading', { name: 'First vote: next vote' }).waitFor(IN_TIME)
  const second = (await lead.view('rounds')).rounds.find((one) => one.follows === first)
  assert.equal(second.items.length, 2)
  await lead.post(`/rounds/${second.id}/open`)
  await amina.open(`/j/${cast.jury}/ballot/${second.id}`)
  await amina.page.getByText(/Last vote: 4 of \d+ supported it/).waitFor(IN_TIME)
  await amina.page.getByText('What changed from version').first().click()
  await amina.page.locator('ins', { hasText: 'May' }).first().waitFor(IN_TIME)
  await amina.accessible('the ballot of the next vote')
  await amina.picture('reasons-ballot-next-phone-en')
  for (const item of second.items) await castOn(second.id, item.version, VOTERS - 1)
  await lead.post(`/rounds/${second.id}/close`)
  await lead.post(`/rounds/${second.id}/reveal`)
  assert.equal((await round(second.id)).reasons, null, 'everything passed: nobody is asked')

  // Somebody sees it differently, two agree, and nobody who organises can hold it back.
  const about = second.items[0].recommendation
  const statement = (await voters[5].caller.post(`/recommendations/${about}/statements`, { text: 'I would wait a year.', signed: true })).ids[0]
  for (const n of [6, 7]) await voters[n].caller.post(`/statements/${statement}/cosign`, { signed: n === 6 })
  assert.ok(!(await guest.page.content()).includes('I would wait a year.'), 'not before the outcome')
  await organiser.post(`/rounds/${first}/publish`)
  await organiser.post(`/rounds/${second.id}/publish`)
  await guest.page.getByText('They agreed on 5 of 5 recommendations.').waitFor(IN_TIME)
  await guest.page.getByText('“I see it differently”').first().click()
  await guest.page.getByText('I would wait a year.').waitFor(IN_TIME)
  await guest.page.getByText('2 more jurors agree').waitFor(IN_TIME)
  await guest.page.getByText('From vote to vote').first().click()
  await guest.accessible('results, laptop, en')
  await guest.picture('reasons-results-laptop-en')

  // A published result is corrected beside it, while guests look.
  const boss = await cast.enter(browser, cast.all('organiser')[0], { size: 'laptop' })
  await boss.open(`/j/${cast.jury}/run`)
  await boss.page.getByRole('button', { name: 'Add a correction' }).first().click()
  const dialog = boss.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What is right' }).fill('The buses are those of 2024.')
  await dialog.getByRole('textbox', { name: 'How the mistake came about' }).fill('The year was copied wrongly.')
  await dialog.getByRole('button', { name: 'Add a correction' }).click()
  await guest.page.getByText('The buses are those of 2024.').first().waitFor(IN_TIME)
  for (const kind of ['csv', 'json']) {
    const answer = await ask(`${cast.origin}/api/juries/${cast.jury}/rounds/${second.id}/result.${kind}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition'), /^attachment/)
    assert.match(await answer.text(), /can_live_with_it/)
  }
  for (const person of [amina, arabic, facilitator, boss]) {
    person.quiet()
    await person.leave()
  }
  for (const [size, language] of [['narrow', 'en'], ['phone', 'ar']]) {
    const passer = await Person.at(browser, cast.origin, { name: `a passer-by, ${size}`, size, language })
    await passer.open(`/j/${cast.jury}/results`)
    await passer.accessible(`results, ${size}, ${language}`)
    await passer.open(`/j/${cast.jury}/results/${second.id}`)
    await passer.page.getByRole('heading', { level: 1 }).waitFor(IN_TIME)
    await passer.accessible(`one vote, ${size}, ${language}`)
    await passer.picture(`reasons-one-vote-${size}-${language}`)
    passer.quiet()
    await passer.leave()
  }
  guest.quiet()
  await guest.leave()
})
