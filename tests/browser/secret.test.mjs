// A secret vote in real browsers: what goes over the line, cuts at each step, changed minds, reloads, two tabs, the
// voting point, and the check afterwards.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Device } from './device.mjs'
import { ask, Server } from './server.mjs'

const IN_TIME = { timeout: 15_000 }
/** Devices fetch their papers within 20 s of the opening by themselves. */
const BY_ITSELF = { timeout: 50_000 }
let server, browser, cast, lead, jurors, round, bundle

before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  for (const { id } of (await lead.view('recommendations')).recommendations) {
    await lead.post(`/recommendations/${id}/table`)
    await lead.post(`/recommendations/${id}/present`)
  }
  jurors = cast.all('juror').map(({ name }) => name)
  const { people } = await lead.view('people')
  const idOf = (name) => people.find((one) => one.register?.name === name).id
  // Two of them come to the voting point.
  for (const name of jurors.slice(-2)) await lead.post(`/people/${idOf(name)}/way`, { way: 'voting_point' })
  for (const name of jurors.slice(0, -2)) await lead.post(`/people/${idOf(name)}/way`, { way: 'own_device' })
  round = await open('In secret')
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(title) {
  const items = (await lead.view('recommendations')).recommendations.slice(0, 2).map((one) => one.versions.at(-1).id)
  const id = (await lead.post('/rounds', { title, items })).ids[0]
  await lead.post(`/rounds/${id}/open`)
  return id
}
const ballot = () => `/j/${cast.jury}/ballot/${round}`
const press = (person, name) => person.page.getByRole('button', { name, exact: true }).click(IN_TIME)
const sees = (person, text) => person.page.getByText(text).first().waitFor(IN_TIME)
const heading = (person, name) => person.page.getByRole('heading', { level: 1, name }).waitFor(IN_TIME)
const begin = (person) => press(person, 'Go to the first question')

// Some have a hint in their name.
const radio = (person, step) => person.page.getByRole('radio', { name: new RegExp(`^${step}`) })
/** Answers both questions and comes to the check. */
async function answer(person, first = 'Full support', second = 'I cannot live with it') {
  for (const [step, next] of [[first, 'Next: recommendation 2'], [second, 'Check my answers']]) {
    await radio(person, step).check(IN_TIME)
    await press(person, next)
  }
  await heading(person, 'Check your answers')
}
/** Every request to one of the vote's own routes, as the browser sends it. */
async function taps(person) {
  const session = await person.context.newCDPSession(person.page)
  await session.send('Network.enable')
  const sent = new Map()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => sent.set(requestId, { ...sent.get(requestId), url: request.url, method: request.method, body: request.postData }))
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers, associatedCookies }) => sent.set(requestId, { ...sent.get(requestId), headers, cookies: associatedCookies }))
  return (what) => [...sent.values()].filter(({ url, method }) => url?.endsWith(what) && method === 'POST')
}
const kept = (person) => person.page.evaluate(() => new Promise((done) => {
  const request = indexedDB.open('citizens-jury-secret', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('papers')
  request.onsuccess = () => {
    const all = request.result.transaction('papers').objectStore('papers').getAll()
    all.onsuccess = () => {
      request.result.close()
      done(all.result.map((one) => Object.values(one.questions).map(({ key, counter, promised }) => ({ key, counter, promised: promised?.ballot ?? null }))))
    }
  }
}))

test('casting carries no cookie, no token and no address that it came from', async () => {
  const juror = await cast.enter(browser, cast.named(jurors[0]))
  const tapped = await taps(juror)
  await juror.open(ballot())
  await heading(juror, 'This vote is secret')
  await juror.page.locator('summary').click()
  await juror.accessible('what is promised')
  await juror.picture('secret-begin-phone-en')
  await begin(juror)
  await answer(juror)
  await press(juror, 'Send my vote')
  await heading(juror, 'Your vote is in')
  await juror.accessible('in')
  await juror.picture('secret-in-phone-en')
  const casts = tapped('/secret-ballots')
  assert.equal(casts.length, 2, 'each question by itself')
  for (const one of casts) {
    const names = Object.keys(one.headers).map((name) => name.toLowerCase())
    for (const name of ['cookie', 'authorization', 'referer', 'idempotency-key']) assert.ok(!names.includes(name), `no ${name}`)
    assert.equal(one.cookies.filter(({ blockedReasons }) => blockedReasons.length === 0).length, 0, 'no cookie goes along')
    assert.deepEqual(Object.keys(JSON.parse(one.body)).sort(), ['ballot', 'counter', 'credential', 'key', 'prefix', 'question', 'signature'])
  }
  console.log(`figure: ${casts.length} ballots cast in a browser, 0 cookies, 0 authorization, 0 referrer`)
  assert.equal(tapped('/credentials').length, 1, 'one batch')
  const [download] = await Promise.all([juror.page.waitForEvent('download'), press(juror, 'Save my receipt')])
  const receipt = JSON.parse((await (await download.createReadStream()).toArray()).join(''))
  assert.equal(receipt.format, 'citizens-jury/receipt/1')
  assert.equal(receipt.promises.length, 2)

  // A changed mind: a higher counter, after a reload.
  await juror.page.reload()
  await heading(juror, 'Your vote is in')
  await press(juror, 'Change my vote')
  await juror.page.getByRole('button', { name: 'Change your answer to recommendation 2' }).click(IN_TIME)
  await radio(juror, 'I don’t take a side').check(IN_TIME)
  await press(juror, 'Check my answers')
  await press(juror, 'Send my vote')
  await heading(juror, 'Your vote is in')
  const [papers] = await kept(juror)
  assert.deepEqual(papers.map(({ counter }) => counter).sort(), [1, 2])
  // Nothing waits on the first page, by what this device knows.
  await juror.open(`/j/${cast.jury}/now`)
  await sees(juror, 'Your vote is in. You can change it')
  juror.quiet()
  await juror.leave()
})

/** As the page sends it: a route's own way of fetching adds the browser's cookies, and a ballot with cookies is refused. */
async function arrives(request) {
  const { authorization, 'content-type': type } = request.headers()
  const answer = await ask(request.url(), { method: request.method(), headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) }, body: request.postData() ?? undefined })
  assert.equal(answer.status, 200, `${request.url()} arrives before its answer is lost`)
}

test('a cut at each step is made good on the same device, and counts once', async () => {
  const juror = await cast.enter(browser, cast.named(jurors[1]))
  juror.forgive(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  const { page } = juror
  const cuts = { '/opening': 0, '/credentials': 0, '/secret-ballots': 0 }
  /** The first asking does not arrive; the answer to the second gets lost. */
  await page.route(/\/(opening|credentials|secret-ballots)$/, async (way) => {
    const step = Object.keys(cuts).find((end) => way.request().url().endsWith(end))
    const time = ++cuts[step]
    if (time === 1) return way.abort('failed')
    if (time === 2) await arrives(way.request())
    return time === 2 ? way.abort('failed') : way.continue()
  })
  await juror.open(ballot())
  for (let i = 0; i < 4 && cuts['/opening'] < 3; i++) {
    await page.waitForTimeout(300)
    await page.reload()
    await juror.settled()
  }
  await begin(juror)
  await answer(juror)
  await press(juror, 'Send my vote')
  await heading(juror, /Your vote is (not sent yet|in)/)
  // The page is closed in the middle and opened again: what was sent off goes by itself.
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Your vote is in' }).waitFor(BY_ITSELF)
  for (const [step, times] of Object.entries(cuts)) assert.ok(times >= 3, `${step} was cut before and after`)
  const [papers] = await kept(juror)
  assert.ok(papers.every(({ counter, promised }) => counter === 1 && promised), 'each counted once')
  await juror.leave()
})

test('without a line a vote is kept on the device, and said to be so', async () => {
  const juror = await cast.enter(browser, cast.named(jurors[2]))
  juror.forgive(/ERR_INTERNET_DISCONNECTED|Failed to load resource|WebSocket/)
  await juror.open(ballot())
  await begin(juror)
  await answer(juror)
  await juror.context.setOffline(true)
  await press(juror, 'Send my vote')
  await heading(juror, 'Your vote is not sent yet')
  await sees(juror, 'There is no connection.')
  await juror.accessible('not sent yet')
  await juror.picture('secret-waits-phone-en')
  await juror.context.setOffline(false)
  await juror.page.getByRole('heading', { level: 1, name: 'Your vote is in' }).waitFor(BY_ITSELF)
  await juror.leave()
})

test('two tabs share their papers; another device is told where they are', async () => {
  const link = cast.named(jurors[3])
  const juror = await cast.enter(browser, link)
  const other = new Person()
  Object.assign(other, { ...juror, name: 'the other tab', page: await juror.context.newPage(), troubles: [] })
  other.watch(other.page)
  await Promise.all([juror.open(ballot()), other.open(ballot())])
  await Promise.all([begin(juror), begin(other)])
  await answer(juror)
  await press(juror, 'Send my vote')
  await heading(juror, 'Your vote is in')
  await other.page.reload()
  await heading(other, 'Your vote is in')
  const all = await kept(juror)
  assert.equal(all.length, 1)
  const strange = await cast.enter(browser, link, { language: 'ar', size: 'narrow' })
  strange.forgive(/409/)
  await strange.open(ballot())
  // The device fetches its papers at a moment that it draws: until then it may begin.
  const elsewhere = strange.page.getByRole('heading', { level: 1, name: 'أوراق تصويتك على جهاز آخر' })
  const beginning = strange.page.getByRole('button', { name: 'اذهب إلى السؤال الأول' })
  await elsewhere.or(beginning).first().waitFor(IN_TIME)
  await strange.accessible('what is promised, ar, narrow')
  await strange.picture('secret-begin-narrow-ar')
  await elsewhere.waitFor(BY_ITSELF)
  await strange.accessible('elsewhere, ar, narrow')
  await strange.picture('secret-elsewhere-narrow-ar')
  for (const person of [juror, other, strange]) person.quiet()
  await juror.leave()
  await strange.leave()
})

test('only a device that has not voted is reminded; without a lock on the line the page says what to do', async () => {
  const waiting = await cast.enter(browser, cast.named(jurors[7]))
  const banner = waiting.page.getByRole('complementary').getByRole('link')
  await waiting.open(`/j/${cast.jury}/evidence`)
  await banner.waitFor(IN_TIME)
  await waiting.open(ballot())
  await begin(waiting)
  await answer(waiting)
  await press(waiting, 'Send my vote')
  await heading(waiting, 'Your vote is in')
  await waiting.page.getByRole('link', { name: 'Go back to the jury' }).click()
  await sees(waiting, 'Your vote is in. You can change it')
  await waiting.page.getByRole('link', { name: 'Evidence' }).first().click()
  await heading(waiting, 'Evidence')
  await waiting.page.waitForLoadState('networkidle')
  assert.equal(await banner.count(), 0, 'nothing waits any more')
  waiting.quiet()
  await waiting.leave()

  const plain = await cast.enter(browser, cast.named(jurors[8]))
  await plain.context.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await plain.open(ballot())
  await heading(plain, 'You cannot vote in secret on this device')
  await plain.accessible('no key store')
  await plain.picture('secret-no-store-phone-en')
  plain.quiet()
  await plain.leave()
})

test('at the voting point one votes after the other, and nothing of them stays', async () => {
  await lead.post('/voting-point/open')
  const { token } = await lead.send('GET', '/voting-point')
  const point = await Person.at(browser, cast.origin, { name: 'the voting point', size: 'laptop' })
  point.forgive(/40\d/)
  await point.open(`/j/${cast.jury}/point#${token}`)
  for (const [i, name] of jurors.slice(-2).entries()) {
    await heading(point, 'Scan your card or type its code')
    if (i === 0) {
      await point.accessible('waiting')
      await point.picture('point-waiting-laptop-en')
    }
    // As a scanner types it.
    await point.page.getByRole('textbox').fill(cast.origin + cast.named(name).href)
    await press(point, 'Begin')
    await heading(point, 'This vote is secret')
    await begin(point)
    await answer(point)
    await sees(point, 'Here your vote is final')
    if (i === 0) {
      await point.accessible('before sending')
      await point.picture('point-check-laptop-en')
    }
    await press(point, 'Send my vote')
    await heading(point, 'Your vote is in')
    await press(point, 'Finish')
  }
  await heading(point, 'Scan your card or type its code')
  const left = await point.page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((name) => !name.startsWith('voting-point:')),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    address: location.pathname + location.hash,
  }))
  assert.deepEqual(left, { local: [], session: [], databases: [], address: `/j/${cast.jury}/point` })
  assert.deepEqual((await point.context.cookies()).filter(({ name }) => /session/i.test(name) && name), [], 'no session stays')
  await point.page.goBack()
  assert.equal(await point.page.getByText('Check your answers').count(), 0)
  point.quiet()
  await point.leave()
  await idles(token)
  const small = await Person.at(browser, cast.origin, { name: 'a small voting point', size: 'narrow', language: 'ar' })
  await small.open(`/j/${cast.jury}/point#${token}`)
  await heading(small, 'امسح بطاقتك أو اكتب رمزها')
  await small.accessible('waiting, ar, narrow')
  await small.picture('point-waiting-narrow-ar')
  await small.leave()
})

/** Whoever goes away without finishing is warned, then wiped. */
async function idles(token) {
  const point = await Person.at(browser, cast.origin, { name: 'a voting point left alone', size: 'phone' })
  await point.page.clock.install()
  await point.open(`/j/${cast.jury}/point#${token}`)
  await heading(point, 'Scan your card or type its code')
  await point.page.getByRole('textbox').fill(cast.named(jurors[8]).href)
  await press(point, 'Begin')
  // One who votes on their own device is told so, and the device clears itself all the same.
  await sees(point, 'In this vote you vote on your own device.')
  await point.page.clock.runFor(95_000)
  await point.page.getByRole('dialog', { name: 'Are you still there?' }).waitFor(IN_TIME)
  await point.accessible('idle')
  await point.picture('point-idle-phone-en')
  await press(point, 'I am still here')
  await point.page.clock.runFor(60_000)
  await sees(point, 'In this vote you vote on your own device.')
  await point.page.clock.runFor(70_000)
  await heading(point, 'Scan your card or type its code')
  await point.leave()
}

test('afterwards everyone finds their ballot, and anyone can count again', async () => {
  for (const name of jurors.slice(4, 6)) await (await Device.of(await cast.caller(cast.named(name)), round)).cast({ step: 'with_reservations' })
  const juror = await cast.enter(browser, cast.named(jurors[6]))
  await juror.open(ballot())
  await begin(juror)
  await answer(juror)
  await press(juror, 'Send my vote')
  await heading(juror, 'Your vote is in')
  await lead.post(`/rounds/${round}/close`)
  await heading(juror, 'This vote has closed')
  await lead.post(`/rounds/${round}/reveal`)
  await juror.page.getByText('My ballot is in, as I cast it').waitFor(BY_ITSELF)
  await juror.accessible('my ballot is in')
  await juror.picture('secret-closed-phone-en')
  const [download] = await Promise.all([juror.page.waitForEvent('download'), press(juror, 'Save my receipt')])
  const receipt = await download.path()
  await juror.page.getByRole('link', { name: 'Check this result yourself' }).click()
  await heading(juror, 'Check a result yourself')
  await press(juror, 'Check this result')
  await sees(juror, 'Everything fits')
  await juror.accessible('checked')
  await juror.picture('verify-phone-en')
  const words = await juror.page.locator('.six').textContent()
  assert.equal(words.trim().split(' ').length, 6)
  const answerOf = await ask(`${cast.origin}/api/juries/${cast.jury}/rounds/${round}/bundle`, { headers: { authorization: `Bearer ${lead.token}` } })
  bundle = await answerOf.text()
  assert.equal(JSON.parse(bundle).words, words.trim())

  // A stranger with two files and no line.
  for (const [size, language, fits, wrong] of [['laptop', 'en', 'Everything fits', 'Something does not fit'], ['narrow', 'ar', 'كل شيء صحيح', 'هناك شيء غير صحيح']]) {
    const stranger = await Person.at(browser, cast.origin, { name: 'a stranger', size, language })
    await stranger.open('/verify')
    await stranger.page.waitForLoadState('networkidle')
    await stranger.context.setOffline(true)
    const [file, own] = [stranger.page.locator('input[type=file]').nth(0), stranger.page.locator('input[type=file]').nth(1)]
    await own.setInputFiles(receipt)
    await file.setInputFiles({ name: 'bundle.json', mimeType: 'application/json', buffer: Buffer.from(bundle) })
    await stranger.page.getByRole('heading', { name: fits }).waitFor(IN_TIME)
    await stranger.accessible(`fits, ${size}, ${language}`)
    await stranger.picture(`verify-${size}-${language}`)
    const bent = bundle.replace('full_support', 'stand_aside')
    assert.notEqual(bent, bundle)
    await file.setInputFiles({ name: 'bundle.json', mimeType: 'application/json', buffer: Buffer.from(bent) })
    await stranger.page.getByRole('heading', { name: wrong }).waitFor(IN_TIME)
    await stranger.accessible(`does not fit, ${size}, ${language}`)
    await stranger.picture(`verify-wrong-${size}-${language}`)
    stranger.quiet()
    await stranger.leave()
  }
  juror.quiet()
  await juror.leave()
})
