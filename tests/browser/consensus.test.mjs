// A consensus vote from no to yes: 13 of 15 jurors are here and 11 are needed, 12 vote in secret, two of five
// recommendations do not pass, reasons come in, changes are made, and the jury votes again.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Device } from './device.mjs'
import { root } from './modules.mjs'
import { ask, Server } from './server.mjs'

const IN_TIME = { timeout: 30_000 }
const ABSENT = ['Alan', 'Lee']
const AT_THE_POINT = 'Siân'
const LOST = 'Grace'
const WITH_PAGES = ['Amina', 'Tom', 'Wei']
const YES = { step: 'can_live_with_it' }
const NO = { step: 'cannot_live_with_it' }

let server, browser, cast, lead, chief, ids, callers, facilitator, guest
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  chief = await cast.caller(cast.named('Olwen Parry'))
  const { people } = await lead.view('people')
  ids = Object.fromEntries(people.map((one) => [one.register.name, one.id]))
  callers = {}
  for (const link of cast.all('juror')) callers[link.name] = await cast.caller(link)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const press = (person, name) => person.page.getByRole('button', { name }).first().click()
const sees = (person, text) => person.page.getByText(text).filter({ visible: true }).first().waitFor(IN_TIME)
const round = async (id) => (await lead.view('rounds')).rounds.find((one) => one.id === id)

/** Five recommendations, presented. */
async function presented() {
  const { recommendations } = await lead.view('recommendations')
  for (const { id } of recommendations) await lead.post(`/recommendations/${id}/table`)
  for (const { id } of recommendations) await lead.post(`/recommendations/${id}/present`)
  return (await lead.view('recommendations')).recommendations.slice(0, 5)
}

const radio = (person, step) => person.page.getByRole('radio', { name: new RegExp(`^${step}`) })

/** Answers every question and comes to the check. */
async function answer(person, of, step = 'Full support') {
  for (let n = 1; n <= of; n++) {
    await person.page.locator('h1', { hasText: `Recommendation ${n} of ${of}` }).waitFor(IN_TIME)
    await radio(person, step).check()
    await press(person, n < of ? /^Next/ : 'Check my answers')
  }
  await person.page.locator('h1', { hasText: 'Check your answers' }).waitFor(IN_TIME)
}
const isIn = (person) => person.page.locator('h1', { hasText: 'Your vote is in' }).waitFor(IN_TIME)

/** The first vote: one answer gets lost on its way, one mind is changed, one page is loaded again, one votes at the
 *  voting point, one device is lost after it fetched its papers, and the others vote without a page. */
async function firstVote(one) {
  const people = {}
  for (const name of WITH_PAGES) {
    people[name] = await cast.enter(browser, cast.named(name))
    await people[name].open(`/j/${cast.jury}/ballot/${one}`)
    await press(people[name], 'Go to the first question')
    await answer(people[name], 5)
  }
  const { Amina, Tom, Wei } = people
  let lost = 0
  await Amina.page.route('**/secret-ballots', async (route) => {
    if (lost++ > 0) return route.continue()
    // It arrives as the page sends it, without a cookie; the answer does not come back.
    const request = route.request()
    const arrived = await ask(request.url(), { method: 'POST', headers: { 'content-type': 'application/json' }, body: request.postData() })
    assert.equal(arrived.status, 200)
    return route.abort()
  })
  Amina.forgive(/secret-ballots|Failed to fetch|ERR_FAILED/)
  await press(Amina, 'Send my vote')
  await isIn(Amina)
  assert.equal(lost, 6, 'the ballot whose answer got lost was sent again')
  await Wei.page.reload()
  await Wei.settled()
  await press(Wei, 'Send my vote')
  await isIn(Wei)
  await press(Tom, 'Send my vote')
  await isIn(Tom)
  await press(Tom, 'Change my vote')
  await Tom.page.getByRole('button', { name: 'Change your answer to recommendation 5' }).click(IN_TIME)
  await radio(Tom, 'I can live with it').check()
  await press(Tom, 'Check my answers')
  await press(Tom, 'Send my vote')
  await isIn(Tom)
  await atThePoint(one)
  await (await Device.of(callers[LOST], one)).fetch()
  const devices = {}
  for (const name of Object.keys(callers).filter((name) => ![...WITH_PAGES, ...ABSENT, AT_THE_POINT, LOST].includes(name))) {
    devices[name] = await Device.of(callers[name], one)
    const asked = devices[name].opening.questions.map(({ id }) => id)
    await devices[name].cast((question) => (asked.indexOf(question) < 3 ? YES : NO))
  }
  assert.equal(Object.keys(devices).length, 8)
  return { people, devices }
}

/** A shared laptop: whoever has no phone comes with their card. */
async function atThePoint(one) {
  await lead.post('/voting-point/open')
  const { token } = await lead.send('GET', '/voting-point')
  const point = await Person.at(browser, server.origin, { name: 'the voting point', size: 'laptop' })
  await point.open(`/j/${cast.jury}/point#${token}`)
  await point.page.getByRole('textbox').first().fill(cast.named(AT_THE_POINT).href.split('#')[1])
  await press(point, 'Begin')
  await press(point, 'Go to the first question')
  await answer(point, 5)
  await press(point, 'Send my vote')
  await isIn(point)
  await point.picture('point-in-laptop-en')
  await press(point, 'Finish')
  await sees(point, 'Scan your card or type its code')
  const left = await point.page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])
  assert.deepEqual(left[1], 0, 'no keys stay on a shared device')
  point.quiet()
  await point.leave()
  assert.equal((await round(one)).state, 'open')
}

/** Everybody is asked what would help; changes are made of it, and the next vote is prepared. */
async function fromNoToYes(first, { people, devices }, meanwhile) {
  const failed = (await round(first)).outcome.items.filter((item) => !item.passed).map((item) => item.item)
  const { Amina } = people
  await Amina.open(`/j/${cast.jury}/now`)
  await Amina.page.getByRole('textbox', { name: 'What change would help more people support this?' }).first().fill('Say who pays for it.')
  await press(Amina, 'Send my answers')
  await sees(Amina, 'Thank you. Your answers are in.')
  for (const device of Object.values(devices)) await device.say(Object.fromEntries(failed.map((version) => [version, null])))
  // Who votes without a page from here on has none open: it would fetch their papers by itself, and be first or not.
  for (const person of Object.values(people)) await person.page.goto('about:blank')
  // The question stays open for two minutes at least.
  await meanwhile()
  await facilitator.open(`/j/${cast.jury}/run`)
  await facilitator.page.getByRole('button', { name: 'Close and show the answers' }).first().click({ timeout: 150_000 })
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Close and show the answers' }).click()
  await sees(facilitator, 'Say who pays for it.')
  const { recommendations } = await lead.view('recommendations')
  for (const version of failed) {
    const one = recommendations.find((other) => other.versions.some(({ id }) => id === version))
    const text = { ...one.versions.at(-1).text, body: `${one.versions.at(-1).text.body} The county council pays.` }
    const made = await callers.Tom.post(`/recommendations/${one.id}/amendments`, { base: version, text, reason: 'Say who pays for it.' })
    await lead.post(`/amendments/${made.ids[0]}/accept`)
  }
  await press(facilitator, 'Prepare the next vote')
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Prepare the next vote' }).click()
  await facilitator.page.getByRole('heading', { name: 'First vote: next vote' }).waitFor(IN_TIME)
  return (await lead.view('rounds')).rounds.find((one) => one.follows === first).id
}

async function secondVote(second, { people }) {
  await lead.post(`/rounds/${second}/open`)
  const { Tom } = people
  await Tom.open(`/j/${cast.jury}/ballot/${second}`)
  await press(Tom, 'Go to the first question')
  await sees(Tom, 'Last vote: 4 of 13 supported it.')
  await answer(Tom, 2)
  await press(Tom, 'Send my vote')
  await isIn(Tom)
  for (const name of Object.keys(callers).filter((name) => !['Tom', AT_THE_POINT, ...ABSENT].includes(name))) {
    await (await Device.of(callers[name], second)).cast(name === 'Kofi' ? NO : YES)
  }
  await lead.post(`/rounds/${second}/close`)
  await lead.post(`/rounds/${second}/reveal`)
  assert.deepEqual((await round(second)).outcome.items.map((item) => [item.support, item.passed]), [[11, true], [11, true]])
}

/** Published: the guest sees it at once; the page and the program both count it again. */
async function published(first, second, { devices }) {
  const about = (await round(second)).items[0].recommendation
  const statement = (await callers.Kofi.post(`/recommendations/${about}/statements`, { text: 'I would have waited a year.', signed: true })).ids[0]
  for (const name of ['Ewa', 'Priya']) await callers[name].post(`/statements/${statement}/cosign`, { signed: name === 'Ewa' })
  await chief.post(`/rounds/${first}/publish`)
  await chief.post(`/rounds/${second}/publish`)
  await sees(guest, 'They agreed on 5 of 5 recommendations.')
  await guest.page.getByText('“I see it differently”').first().click()
  await sees(guest, 'I would have waited a year.')
  await sees(guest, '2 more jurors agree')
  await guest.accessible('results of two secret votes')
  await guest.picture('consensus-results-phone-en')
  const bundle = await (await ask(`${server.origin}/api/juries/${cast.jury}/rounds/${first}/bundle`)).text()
  const [at, receipt] = ['bundle.json', 'receipt.json'].map((name) => join(server.folder, name))
  writeFileSync(at, bundle)
  writeFileSync(receipt, devices.Priya.receipt)
  const program = execFileSync(join(root, 'scripts/program.sh'), { encoding: 'utf8' }).trim()
  const said = execFileSync(program, ['verify', at, '--receipt', receipt], { encoding: 'utf8' })
  const { words } = JSON.parse(bundle)
  assert.ok(said.includes(words), said)
  await guest.open('/verify')
  await guest.page.locator('input[type=file]').nth(0).setInputFiles(at)
  await guest.page.locator('input[type=file]').nth(1).setInputFiles(receipt)
  await sees(guest, 'Everything fits')
  await sees(guest, words)
  await sees(guest, 'Your 5 ballots are in, as you cast them.')
  await guest.accessible('the verification page')
  await guest.picture('consensus-verify-phone-en')
  // All six at once: one of them may well stand in what was voted on too.
  const changed = bundle.replace(words, words.split(' ').reverse().join(' '))
  assert.notEqual(changed, bundle)
  writeFileSync(at, changed)
  assert.throws(() => execFileSync(program, ['verify', at], { encoding: 'utf8', stdio: 'pipe' }), /words/)
  const { secret } = await round(first)
  assert.deepEqual([secret.issued, secret.cast], [13, 12], 'one lost the device after its papers were fetched')
}

/** Five vote on paper, counted by two people; four are refused. */
async function onPaper() {
  const paper = ['Rhys', 'Maureen', 'Dai', 'Priya', 'Jo']
  for (const name of paper.slice(0, 4)) await lead.post(`/people/${ids[name]}/way`, { way: 'paper' })
  const plan = { title: 'On paper', rehearsal: true, items: [], options: ['The biscuits should be blue'] }
  const one = (await lead.post('/rounds', plan)).ids[0]
  await assert.rejects(lead.post(`/rounds/${one}/open`), /paper_too_few/)
  await lead.post(`/people/${ids[paper[4]]}/way`, { way: 'paper' })
  await lead.post(`/rounds/${one}/open`)
  const { questions } = await round(one)
  for (const name of Object.keys(callers).filter((name) => ![...paper, ...ABSENT, AT_THE_POINT].includes(name))) {
    await (await Device.of(callers[name], one)).cast(YES)
  }
  await assert.rejects(Device.of(callers.Rhys, one).then((device) => device.fetch()), /way_wrong/)
  await assert.rejects(lead.post(`/rounds/${one}/close`), /paper_not_counted/)
  const total = (step, people) => ({ question: questions[0].id, step, people })
  const counted = { ballots: 5, totals: [total('full_support', 3), total('blank', 2)] }
  await lead.post(`/rounds/${one}/paper`, counted)
  await assert.rejects(chief.post(`/rounds/${one}/paper`, { ballots: 5, totals: [total('full_support', 5)] }), /paper_differs/)
  await chief.post(`/rounds/${one}/paper`, counted)
  await facilitator.open(`/j/${cast.jury}/run`)
  await facilitator.page.getByText('Count paper: 5 people').click()
  await sees(facilitator, 'Two people have counted and found the same.')
  await facilitator.picture('run-paper-laptop-en')
  await lead.post(`/rounds/${one}/close`)
  const { outcome } = await round(one)
  const [item] = outcome.items
  assert.deepEqual([item.support, item.cast, item.blank, item.passed], [10, 12, 2, false], '7 on devices, 3 on paper; 11 are needed')
  assert.deepEqual(item.paper.find((row) => row.step === 'full_support').people, 3)
  for (const name of paper) await lead.post(`/people/${ids[name]}/way`, { way: null })
}

test('from a vote that fails on two to one that agrees', { timeout: 900_000 }, async () => {
  const five = await presented()
  assert.equal(five.length, 5)
  for (const name of Object.keys(callers)) {
    await lead.post(`/people/${ids[name]}/attendance`, { attendance: ABSENT.includes(name) ? 'stepped_out' : 'here_hall' })
  }
  facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  guest = await Person.at(browser, server.origin, { name: 'a guest', size: 'phone' })
  await guest.open(`/j/${cast.jury}/results`)

  const first = (await lead.post('/rounds', { title: 'First vote', items: five.map((one) => one.versions.at(-1).id) })).ids[0]
  await lead.post(`/rounds/${first}/open`)
  const { rule } = await round(first)
  assert.deepEqual([rule.secrecy, rule.people, rule.needed], ['secret', 13, 11])
  const voters = await firstVote(first)
  await facilitator.open(`/j/${cast.jury}/run`)
  await sees(facilitator, '12 of 13')
  await facilitator.accessible('a secret vote, run, laptop')
  await facilitator.picture('run-secret-laptop-en')
  assert.equal((await round(first)).outcome, null, 'nobody sees a result before closing')
  await lead.post(`/rounds/${first}/close`)
  await lead.post(`/rounds/${first}/reveal`)
  assert.deepEqual((await round(first)).outcome.items.map((item) => [item.support, item.passed]), [[12, true], [12, true], [12, true], [4, false], [4, false]])
  const second = await fromNoToYes(first, voters, onPaper)
  await secondVote(second, voters)
  await published(first, second, voters)
  for (const person of [facilitator, guest, ...Object.values(voters.people)]) {
    person.quiet()
    await person.leave()
  }
})
