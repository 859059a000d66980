// The program is killed while rooms write and while a vote is open, and started again: the pages say
// that they are not connected, claim nothing that the program does not have, lose nothing of what was
// typed or chosen meanwhile, and come back by themselves.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Postgres } from './postgres.mjs'
import { Server } from './server.mjs'
import { atOneDraft, box, read, tapEnd, text, write } from './writing.mjs'

// The pause before a page tries again grows up to 8 s; numbers cast are counted every 10 s.
const IN_TIME = { timeout: 20_000 }
const DATABASES = ['SQLite', 'PostgreSQL']

const AWAY = 'Not connected. What you see may be old. We keep trying.'
const UNSAVED = 'Not connected: your last changes are on this device only'
const BY_A = ' Anyone may refer themselves, by telephone or in person.'
const BY_B = ' A reply comes within a week.'

/** What was seen on each database: which pages were back so many milliseconds after a restart. */
const figures = Object.fromEntries(DATABASES.map((database) => [database, []]))
let browser, postgres
before(async () => {
  postgres = await Postgres.start()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await postgres?.stop()
  for (const [database, seen] of Object.entries(figures)) {
    console.log(`figure: all pages connected again after a restart on ${database}: ${seen.join(', ')}`)
  }
})

/** A demonstration that ends with its test; `demo` starts the same one again elsewhere. */
async function begin(t, database, point) {
  const environment = database === 'PostgreSQL' ? await postgres.settings() : {}
  const demo = { command: 'demo', args: ['--at', point], environment }
  const server = await Server.start(demo)
  const people = []
  t.after(async () => {
    for (const person of people) await person.leave()
    await server.stop()
  })
  const cast = await Cast.of(server)
  const enter = async (link, size) => {
    const person = await cast.enter(browser, link, { size })
    people.push(person)
    // What asks while nobody is there is refused; what had just asked when the program was killed is reset.
    person.forgive(/net::ERR_CONNECTION_(REFUSED|RESET)/)
    return person
  }
  return { server, demo, cast, enter }
}

/** So many places of the page tell this of the connection. */
const tells = (person, words, places = 1) =>
  person.page.getByRole('status').filter({ hasText: new RegExp(`^\\W*${words}$`) }).nth(places - 1).waitFor(IN_TIME)
const sees = (person, words) => person.page.getByText(words).first().waitFor(IN_TIME)
const heading = (person, words) => person.page.locator('h1', { hasText: words }).waitFor(IN_TIME)
const press = (person, name) => person.page.getByRole('button', { name }).click()

/** Not connected, in the bar and above the page. */
const isAway = (person, words, places) => Promise.all([tells(person, words, places), sees(person, AWAY)])

/** Connected, and nothing says otherwise; looked at in each frame, since it is timed. */
async function isBack(person, words, places = 1) {
  const told = ([words, places]) => {
    const saying = [...document.querySelectorAll('[role=status]')].filter((one) => one.innerText.endsWith(words))
    return saying.length >= places && !document.body.innerText.includes('Not connected')
  }
  await person.page.waitForFunction(told, [words, places], IN_TIME)
  assert.ok(await person.page.evaluate(() => window.sameDocument), `${person.name} did not reload`)
}

/** Kills the program, lets `meanwhile` happen, starts it again; gives how long `back` takes from when it is ready. */
async function killed(server, people, { meanwhile, back }) {
  for (const { page } of people) await page.evaluate(() => (window.sameDocument = true))
  await server.kill()
  await meanwhile()
  await server.run()
  const ready = performance.now()
  await Promise.all(back())
  return performance.now() - ready
}

/** What the killed program has kept of the text: read by the same program on a port that no open page asks. */
async function kept(server, demo, link, path) {
  const environment = { JURY_DATA_DIR: join(server.folder, 'data'), ...demo.environment }
  const beside = await Server.start({ ...demo, environment })
  let reader
  try {
    reader = await (await Cast.of(beside)).enter(browser, link)
    await read(reader, path)
    return await text(reader)
  } finally {
    await reader?.leave()
    await beside.stop()
  }
}

/** What the page about the running item says, and the instant at which its clock will stand at 0. */
async function itemOf(facilitator) {
  const now = facilitator.page.getByRole('region', { name: 'Now', exact: true })
  const [words, clock] = await now.evaluate((node) => {
    const { innerText } = node.querySelector('[role=timer]')
    return [node.innerText.replace(innerText, ''), innerText]
  })
  const left = /([\d:]+) left/.exec(clock)[1].split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return { words, deadline: Date.now() + left * 1000 }
}

/** Two jurors write and a facilitator looks on. Gives the milliseconds until all three were back. */
async function drafting(t, database) {
  const { server, demo, cast, enter } = await begin(t, database, 'drafting')
  const { jurors, draft } = await atOneDraft(cast)
  const path = `/j/${cast.jury}/draft/${draft}`
  const [a, b] = await Promise.all(jurors.map((link) => enter(link)))
  const facilitator = await enter(cast.named('Idris Vaughan'), 'laptop')
  await Promise.all([write(a, path), write(b, path), facilitator.open(`/j/${cast.jury}/run`)])
  await tells(facilitator, 'Connected')
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const agenda = await lead.view('agenda')
  const item = await itemOf(facilitator)

  const begun = (await text(a)) + BY_A
  await a.page.keyboard.type(BY_A)
  assert.equal(await text(a), begun)
  await a.page.waitForFunction((words) => window.toldAsSaved === words, begun, IN_TIME)
  await box(b).getByText(BY_A).waitFor(IN_TIME)
  await tapEnd(b)
  let whole = begun
  let gone = false
  const typing = (async () => {
    for (let n = 1; !gone; n += 1) {
      whole += ` Reason ${n}.`
      await b.page.keyboard.type(` Reason ${n}.`, { delay: 30 })
    }
  })()
  await box(a).getByText('Reason 2.').waitFor(IN_TIME)

  const meanwhile = async () => {
    gone = true
    await typing
    whole += BY_B
    await b.page.keyboard.type(BY_B)
    await Promise.all([isAway(a, 'Not connected', 2), isAway(b, UNSAVED, 2), isAway(facilitator, 'Not connected')])
    assert.equal(await text(b), whole)
    const durable = await kept(server, demo, jurors[0], path)
    const told = await b.page.evaluate(() => window.toldAsSaved)
    for (const saved of [begun, told]) assert.ok(durable.startsWith(saved), `told as saved: ${saved}; kept: ${durable}`)
    assert.ok(whole.startsWith(durable), `kept: ${durable}`)
  }
  const back = () => [isBack(a, 'Saved', 2), isBack(b, 'Saved', 2), isBack(facilitator, 'Connected')]
  const ms = await killed(server, [a, b, facilitator], { meanwhile, back })

  // A's page hears of B's words after B's page is back.
  await box(a).getByText(BY_B).waitFor(IN_TIME)
  for (const person of [a, b]) assert.equal(await text(person), whole, `${person.name} has each sentence once`)
  assert.equal(await b.page.evaluate(() => window.toldAsSaved), whole)
  assert.equal(JSON.stringify(await lead.view('agenda')), JSON.stringify(agenda))
  const still = await itemOf(facilitator)
  assert.equal(still.words, item.words)
  const { deadline } = agenda.items.find((one) => one.id === agenda.open)
  for (const shown of [item, still]) assert.ok(Math.abs(shown.deadline - deadline) <= 2_000, 'the clock runs to the deadline')
  for (const person of [a, b, facilitator]) person.quiet()
  return ms
}

/** Chooses an answer to each question; stands at the check then. */
async function choose(juror, answers) {
  for (const [i, answer] of answers.entries()) {
    await heading(juror, `Recommendation ${i + 1} of ${answers.length}`)
    await juror.page.getByLabel(answer).check()
    await press(juror, i + 1 < answers.length ? `Next: recommendation ${i + 2}` : 'Check my answers')
  }
  await heading(juror, 'Check your answers')
}

/** The answers that the page lists. */
const listed = (juror) => juror.page.locator('main ol li .strong').allInnerTexts()

/** One juror has voted, another has chosen. Gives the milliseconds until both were back. */
async function voting(t, database) {
  const { server, cast, enter } = await begin(t, database, 'vote')
  const jurors = await Promise.all(cast.all('juror').map(async (link) => ({ link, caller: await cast.caller(link) })))
  const openRound = async () => (await jurors[0].caller.view('rounds')).rounds.find((one) => one.state === 'open')
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const { id: secret, items } = await openRound()
  // A show of hands: of that the program itself tells who answered what.
  await lead.post(`/rounds/${secret}/void`, { reason: 'By a show of hands instead' })
  const [shown] = (await lead.post('/rounds', { title: 'Show of hands', items: items.map((item) => item.version), secrecy: 'named', indicative: true })).ids
  await lead.post(`/rounds/${shown}/open`)
  for (const { caller } of jurors.slice(jurors.length / 2)) {
    for (const { version: item } of items) await caller.post(`/rounds/${shown}/ballots`, { item, answer: { step: 'full_support' } })
  }
  const round = await openRound()
  const given = async ({ caller }) => (await caller.view('me')).rounds.find((one) => one.round === round.id).answers
  const answered = await Promise.all(jurors.map(given))
  const silent = jurors.filter((_, i) => answered[i].length === 0)
  const [one, other] = silent
  const [first, second] = await Promise.all([one, other].map(({ link }) => enter(link)))

  const path = `/j/${cast.jury}/ballot/${round.id}`
  const firstAnswers = round.items.map((_, i) => ['Full support', 'I cannot live with it'][i % 2])
  const secondAnswers = round.items.map((_, i) => ['I don’t take a side', 'I can live with it'][i % 2])
  await Promise.all([first, second].map((juror) => juror.open(path)))
  await Promise.all([choose(first, firstAnswers), choose(second, secondAnswers)])
  await press(first, 'Send my vote')
  await heading(first, 'Your vote is in')
  const acknowledged = await given(one)
  assert.equal(acknowledged.length, round.items.length)

  const meanwhile = async () => {
    await Promise.all([first, second].map((juror) => isAway(juror, 'Not connected')))
    await press(second, 'Send my vote')
    await second.page.getByRole('alert').getByText('No answer from the server, so this may not be saved.').waitFor(IN_TIME)
    await sees(second, 'We do not know whether your answers have arrived.')
    assert.deepEqual(await listed(second), secondAnswers)
  }
  const back = () => [first, second].map((juror) => isBack(juror, 'Connected'))
  const ms = await killed(server, [first, second], { meanwhile, back })

  assert.deepEqual(await openRound(), round, 'still open, with the same rule')
  assert.deepEqual(await given(one), acknowledged)
  assert.deepEqual(await given(other), [], 'what was not acknowledged was not given')
  assert.deepEqual(await listed(first), firstAnswers)
  assert.deepEqual(await listed(second), secondAnswers)
  await press(second, 'Send my vote')
  await heading(second, 'Your vote is in')
  assert.equal((await given(other)).length, round.items.length)
  const voted = jurors.length - silent.length + 2
  await Promise.all([first, second].map((juror) => sees(juror, `${voted} of ${round.rule.people} have voted.`)))
  // The same, read anew from the program.
  await first.open(path)
  await heading(first, 'Your vote is in')
  assert.deepEqual(await listed(first), firstAnswers)
  for (const juror of [first, second]) juror.quiet()
  return ms
}

/** One juror has voted in secret, another sends while nobody answers. Gives the milliseconds until both were back. */
async function secretly(t, database) {
  const { server, cast, enter } = await begin(t, database, 'vote')
  const called = () => cast.caller(cast.named('Idris Vaughan'))
  const openRound = async () => (await (await called()).view('rounds')).rounds.find((one) => one.state === 'open')
  const round = await openRound()
  // Half of the jurors have voted; these two have not.
  const [first, second] = await Promise.all(['Amina', 'Dai'].map((name) => enter(cast.named(name))))
  const answers = round.items.map((_, i) => ['Full support', 'I don’t take a side'][i % 2])
  for (const juror of [first, second]) {
    await juror.open(`/j/${cast.jury}/ballot/${round.id}`)
    await press(juror, 'Go to the first question')
    await choose(juror, answers)
  }
  await press(first, 'Send my vote')
  await heading(first, 'Your vote is in')

  const meanwhile = async () => {
    await Promise.all([first, second].map((juror) => isAway(juror, 'Not connected')))
    await press(second, 'Send my vote')
    await heading(second, 'Your vote is not sent yet')
  }
  const back = () => [isBack(first, 'Connected'), isBack(second, 'Connected'), heading(second, 'Your vote is in')]
  const ms = await killed(server, [first, second], { meanwhile, back })

  assert.deepEqual(await openRound(), round, 'still open, with the same rule')
  const lead = await called()
  for (const step of ['close', 'reveal']) await lead.post(`/rounds/${round.id}/${step}`)
  const { secret, outcome } = (await lead.view('rounds')).rounds.find((one) => one.id === round.id)
  assert.deepEqual([secret.cast, secret.not_cast], [9, 0], 'what was promised before the kill, and what was sent after it')
  const people = (item, step) => outcome.items[item].counts.find((one) => one.step === step).people
  assert.deepEqual([people(0, 'full_support'), people(1, 'stand_aside')], [4 + 2, 2])
  for (const juror of [first, second]) juror.quiet()
  return ms
}

describe('killed and started again', { concurrency: 2 }, () => {
  for (const [what, story] of Object.entries({ drafting, voting, 'voting in secret': secretly })) {
    for (const database of DATABASES) {
      test(`${what}, ${database}`, async (t) => {
        const ms = await story(t, database)
        figures[database].push(`${ms.toFixed(0)} ms while ${what}`)
      })
    }
  }
})
