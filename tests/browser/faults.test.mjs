// What goes wrong or does not count: a practice vote that is discarded, a promise that is not this vote's, a vote with
// too few ballots, and words that were not sent on a browser of many.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Device } from './device.mjs'
import { ask, Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const EN = {
  begin: 'Go to the first question', step: /^I cannot live with it/, next: /^Next/, check: 'Check my answers', send: 'Send my vote', in: 'Your vote is in',
  wrong: 'The answer was not right', again: 'Try now', void: 'This vote does not count', few: /^Fewer than five ballots came in/,
}
const AR = {
  begin: 'اذهب إلى السؤال الأول', step: /^لا يمكنني أن أقبل بها/, next: /^التالي/, check: 'مراجعة إجاباتي', send: 'إرسال صوتي', in: 'وصل صوتك',
  wrong: 'الردّ غير صحيح', again: 'حاول الآن', void: 'هذا التصويت لا يُحتسب', few: /^وصلت أقل من خمس/,
}
let server, browser, cast, lead, chief, facilitator, guest, one, other, callers, version

before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  chief = await cast.caller(cast.all('organiser')[0])
  const { id } = (await lead.view('recommendations')).recommendations[0]
  await lead.post(`/recommendations/${id}/table`)
  await lead.post(`/recommendations/${id}/present`)
  version = (await lead.view('recommendations')).recommendations[0].versions.at(-1).id
  const { people } = await lead.view('people')
  const jurors = people.filter((person) => person.role === 'juror' && person.attendance.startsWith('here')).slice(0, 7)
  for (const person of jurors) await lead.post(`/people/${person.id}/way`, { way: 'own_device' })
  const links = jurors.map((person) => cast.named(person.register.name))
  callers = []
  for (const link of links) callers.push(await cast.caller(link))
  one = await cast.enter(browser, links[0])
  other = await cast.enter(browser, links[1], { language: 'ar' })
  one.words = EN
  other.words = AR
  one.link = links[0]
  other.link = links[1]
  facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  guest = await Person.at(browser, cast.origin, { name: 'a guest', size: 'laptop' })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const press = (person, name) => person.page.getByRole('button', { name, exact: true }).click(IN_TIME)
const heading = (person, name) => person.page.getByRole('heading', { level: 1, name, exact: true }).waitFor(IN_TIME)
const sees = (person, text) => person.page.getByText(text).filter({ visible: true }).first().waitFor(IN_TIME)
const line = async (id) => (await lead.view('rounds')).rounds.find((round) => round.id === id)
const bundle = (caller, id) => ask(`${cast.origin}/api/juries/${cast.jury}/rounds/${id}/bundle`, { headers: caller ? { authorization: `Bearer ${caller.token}` } : {} })

async function opened(title) {
  const id = (await lead.post('/rounds', { title, items: [version] })).ids[0]
  await lead.post(`/rounds/${id}/open`)
  return id
}

/** Answers every question and sends. */
async function votes(person, id, questions) {
  const { words, page } = person
  await person.open(`/j/${cast.jury}/ballot/${id}`)
  await press(person, words.begin)
  for (let n = 1; n <= questions; n++) {
    if (n > 1) await page.waitForFunction((hash) => location.hash === hash, `#${n}`, IN_TIME)
    await page.getByRole('radio', { name: words.step }).check(IN_TIME)
    if (n < questions) await page.getByRole('button', { name: words.next }).click(IN_TIME)
  }
  await press(person, words.check)
  await press(person, words.send)
}

/** What this device keeps of its ballots. */
const kept = (person, id) => person.page.evaluate((round) => new Promise((done) => {
  const request = indexedDB.open('citizens-jury-secret', 1)
  request.onsuccess = () => {
    const all = request.result.transaction('papers').objectStore('papers').getAll()
    all.onsuccess = () => {
      request.result.close()
      const mine = all.result.find((each) => JSON.parse(each.opening).round === round)
      done(Object.values(mine.questions).map(({ counter, promised, sending }) => ({ counter, promised: promised?.ballot ?? null, sending: sending?.ballot ?? null })))
    }
  }
}), id)

test('a practice vote is voted, discarded, and stands in no result', async () => {
  await facilitator.open(`/j/${cast.jury}/run`)
  await press(facilitator, 'Try it first: what colour should the biscuits be?')
  const card = facilitator.page.getByRole('region', { name: /biscuits/ })
  await card.getByRole('button', { name: 'Open the vote' }).click(IN_TIME)
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Open the vote' }).click(IN_TIME)
  await card.getByRole('button', { name: 'Close' }).or(card.getByText('have voted')).first().waitFor(IN_TIME)
  const { id, rule } = (await lead.view('rounds')).rounds.find((round) => round.rehearsal)
  assert.equal(rule.secrecy, 'secret', 'as the real votes will be')
  await Promise.all([votes(one, id, 3), votes(other, id, 3)])
  await heading(one, EN.in)
  await heading(other, AR.in)
  for (const caller of callers.slice(2, 5)) await (await Device.of(caller, id)).cast({ step: 'full_support' })
  await lead.post(`/rounds/${id}/close`)
  const counted = (await line(id)).outcome.items
  assert.deepEqual(counted.map((item) => [item.cast, item.support]), [[5, 3], [5, 3], [5, 3]])
  const file = JSON.parse(await (await bundle(lead, id)).text())
  const opening = JSON.parse(file.opening)
  assert.equal(opening.rehearsal, true, 'the file says that it was practice')
  assert.ok(opening.questions.every((question) => question.options.every((option) => option.recommendation === null)), 'it is about no recommendation')
  assert.equal((await bundle(callers[0], id)).status, 404, 'nobody of the jury gets it before it is shown')

  await card.getByText('More', { exact: true }).click(IN_TIME)
  await card.getByRole('button', { name: 'Declare void' }).click(IN_TIME)
  const dialog = facilitator.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('It was only practice')
  await dialog.getByRole('button', { name: 'Declare void' }).click(IN_TIME)
  await heading(one, EN.void)
  await sees(one, 'Why: It was only practice')
  await one.accessible('practice discarded')
  await one.picture('faults-practice-void-phone-en')
  await heading(other, AR.void)
  await other.accessible('practice discarded, ar')
  await other.picture('faults-practice-void-phone-ar')
  for (const caller of [lead, chief, callers[0], null]) assert.equal((await bundle(caller, id)).status, 404, 'no file is left')
  assert.equal((await line(id)).outcome, null)
  const { recommendations } = await lead.view('recommendations')
  assert.equal(recommendations[0].state, 'presented', 'no recommendation was touched')
  await guest.open(`/j/${cast.jury}/results`)
  assert.equal(await guest.page.getByText(/biscuits|Purple/).count(), 0)
  const results = (await (await ask(`${cast.origin}/api/juries/${cast.jury}/results`)).json()).view
  assert.deepEqual(results.rounds, [])
})

test('a vote with fewer than five ballots counts for nobody, and everybody is told why', async () => {
  const id = await opened('Too few')
  await votes(one, id, 1)
  await heading(one, EN.in)
  await other.open(`/j/${cast.jury}/ballot/${id}`)
  await other.page.getByRole('button', { name: AR.begin }).waitFor(IN_TIME)
  await lead.post(`/rounds/${id}/close`)
  assert.deepEqual([(await line(id)).state, (await line(id)).outcome], ['voided', null])
  for (const person of [one, other]) {
    await heading(person, person.words.void)
    await sees(person, person.words.few)
    assert.equal(await person.page.getByText('too_few').count(), 0)
  }
  await one.accessible('too few')
  await one.picture('faults-too-few-phone-en')
  await other.accessible('too few, ar')
  await other.picture('faults-too-few-phone-ar')
  const card = facilitator.page.getByRole('region', { name: 'Too few' })
  await card.getByText(EN.few).waitFor(IN_TIME)
  await card.getByText('Void', { exact: true }).waitFor(IN_TIME)
  assert.equal(await facilitator.page.getByText('too_few').count(), 0)
  await facilitator.accessible('too few, run')
  await card.scrollIntoViewIfNeeded()
  await facilitator.picture('faults-too-few-run-laptop-en')
  await guest.page.reload()
  await guest.settled()
  assert.equal(await guest.page.getByText('Too few').count(), 0, 'a guest sees nothing of it')
  await guest.accessible('results after a void vote')
  for (const caller of [lead, callers[0], null]) assert.equal((await bundle(caller, id)).status, 404)
})

test('a promise that this vote did not sign is refused in words; the ballot stays and is sent again', async () => {
  const id = await opened('Final vote')
  for (const person of [one, other]) {
    person.bent = 0
    await person.page.route('**/secret-ballots', async (way) => {
      // As the page sends it: without cookies, which a route's own way of fetching would add.
      const answer = await ask(way.request().url(), { method: 'POST', headers: { 'content-type': 'application/json' }, body: way.request().postData() })
      assert.equal(answer.status, 200, 'the service takes the ballot')
      const body = await answer.json()
      const bytes = Buffer.from(body.promise, 'base64url')
      bytes[7] ^= 1
      person.bent++
      await way.fulfill({ json: { ...body, promise: bytes.toString('base64url') } })
    })
  }
  await Promise.all([votes(one, id, 1), votes(other, id, 1)])
  for (const person of [one, other]) {
    const { words } = person
    await heading(person, words.wrong)
    await person.page.getByRole('button', { name: words.again }).waitFor(IN_TIME)
    assert.equal(await person.page.getByText(words.in).count(), 0, 'nothing is shown as cast')
    const [paper] = await kept(person, id)
    assert.deepEqual([paper.promised, paper.sending !== null, paper.counter], [null, true, 1], 'the ballot is kept, without a promise')
    const mark = await person.page.evaluate((round) => Object.keys(localStorage).filter((name) => name.startsWith(`voted:${round}`)), id)
    assert.deepEqual(mark, [], 'this device does not take it for cast')
  }
  await one.accessible('the promise is wrong')
  await one.picture('faults-promise-phone-en')
  await other.accessible('the promise is wrong, ar')
  await other.picture('faults-promise-phone-ar')
  // Wrong again: it says so again.
  await press(one, EN.again)
  const limit = Date.now() + IN_TIME.timeout
  while (one.bent < 2 && Date.now() < limit) await new Promise((go) => setTimeout(go, 50))
  assert.equal(one.bent, 2, 'sent once more')
  await one.page.locator('main button:not([aria-disabled=true])', { hasText: EN.again }).waitFor(IN_TIME)
  await heading(one, EN.wrong)
  for (const person of [one, other]) {
    await person.page.unroute('**/secret-ballots')
    await press(person, person.words.again)
    await heading(person, person.words.in)
    const [paper] = await kept(person, id)
    assert.deepEqual([paper.promised !== null, paper.sending, paper.counter], [true, null, 1], 'the same ballot, promised now')
  }
  for (const caller of callers.slice(2, 5)) await (await Device.of(caller, id)).cast({ step: 'full_support' })
  await lead.post(`/rounds/${id}/close`)
  assert.deepEqual((await line(id)).outcome.items.map((item) => [item.cast, item.support, item.passed]), [[5, 3, false]], 'each counted once')
  await lead.post(`/rounds/${id}/reveal`)

  await differently(one, id)
})

/** After the vote: the way to a statement, and words that the next person at this browser must not see. */
async function differently(person, id) {
  const { page } = person
  const box = page.getByRole('textbox', { name: 'What change would help more people support this?' })
  await box.waitFor(IN_TIME)
  await sees(person, 'My ballot is in, as I cast it')
  await person.accessible('closed, with the way to a statement')
  await page.getByText('Do you see it differently?').scrollIntoViewIfNeeded()
  await person.picture('faults-differently-phone-en')
  await box.fill('Only I should read this.')
  await page.getByRole('link', { name: /^I see it differently: / }).click(IN_TIME)
  await page.getByRole('textbox', { name: 'How do you see it?' }).waitFor(IN_TIME)
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await person.accessible('the statement is begun')
  await person.picture('faults-statement-phone-en')
  // The next person, in the same tab.
  const next = async (link) => {
    await person.open(link.href)
    await page.locator('main button[type=submit]').click(IN_TIME)
    await page.waitForURL((url) => !url.pathname.endsWith('/join'))
    await person.open(`/j/${cast.jury}/ballot/${id}`)
    await box.waitFor(IN_TIME)
    return box.inputValue()
  }
  assert.equal(await next(other.link), '', 'nothing of the one before')
  assert.equal(await next(person.link), 'Only I should read this.', 'one’s own words are still there')
}

test('nothing went wrong in a page', () => {
  for (const person of [one, other, facilitator, guest]) person.quiet()
})
