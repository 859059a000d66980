// The main job in a real browser: the whole clock of the data file, from an invited jury to the published
// result. Organiser, facilitator, five jurors, a witness, a guest and the projector have pages of their own;
// the other jurors are driven over the API, and one has no phone at all.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Person } from './browser.mjs'
import { root } from './modules.mjs'

const WITH_PAGES = ['Amina', 'Tom', 'Wei', 'Rhys', 'Maureen']
const WITHOUT_PHONE = 'Siân'
const SEEN_WITHIN_MS = 15_000
// A page follows by itself when nobody has touched it for 20 s.
const FOLLOWED_WITHIN_MS = 30_000
const PUBLISHED_WITHIN_MS = 1_000

/** Presses the button with that name, once it is there. */
const press = (person, name, options = {}) => person.page.getByRole('button', { name, ...options }).first().click()
const sees = (person, text) => person.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: SEEN_WITHIN_MS })
const heading = (person, text) => person.page.locator('h1', { hasText: text }).waitFor({ timeout: SEEN_WITHIN_MS })

export class Story {
  /** `midRound` is called once while the final vote is open, after the first of the pages has voted. */
  constructor({ browser, cast, midRound = async () => {} }) {
    Object.assign(this, { browser, cast, midRound })
  }

  /** All of it, from the invited jury to the published result. */
  async told() {
    await this.begin()
    await this.facilitator.open(`/j/${this.cast.jury}/run`)
    await press(this.facilitator, 'Start the jury')
    await this.day(1)
    await sees(this.jurors[1], /[Tt]hank/)
    await this.day(2)
    await this.publish()
    for (const person of this.people) person.quiet()
  }

  /** Comes in by the card: a name, then consent, each tick for itself. */
  async comeIn(name) {
    const person = await this.cast.enter(this.browser, this.cast.named(name))
    const { page } = person
    await page.locator('main input[type=text], main input:not([type])').first().fill(name)
    await press(person, 'Continue')
    await page.getByLabel('I want to take part').check()
    await page.getByLabel('My words may be quoted').check()
    await press(person, /I agree/)
    await page.locator('h1').first().waitFor()
    return person
  }

  async begin() {
    this.organiser = await this.cast.enter(this.browser, this.cast.named('Olwen Parry'), { size: 'laptop' })
    this.facilitator = await this.cast.enter(this.browser, this.cast.named('Idris Vaughan'), { size: 'laptop' })
    this.jurors = []
    for (const name of WITH_PAGES) this.jurors.push(await this.comeIn(name))
    this.witness = await this.comeIn('Ruth Ellis')
    this.guest = await Person.at(this.browser, this.cast.origin, { name: 'a guest', size: 'phone' })
    await this.guest.open(`/j/${this.cast.jury}/results`)
    this.screen = await Person.at(this.browser, this.cast.origin, { name: 'projector', size: 'projector' })
    await this.screen.open(this.cast.screen)
    this.people = [this.organiser, this.facilitator, ...this.jurors, this.witness, this.guest, this.screen]
    this.callers = {}
    for (const link of this.cast.all('juror')) if (link.name !== WITHOUT_PHONE) this.callers[link.name] = await this.cast.caller(link)
    this.lead = await this.cast.caller(this.cast.named('Idris Vaughan'))
    this.chief = await this.cast.caller(this.cast.named('Olwen Parry'))
    const { people } = await this.lead.view('people')
    this.ids = Object.fromEntries(people.map((one) => [one.register.name, one.id]))
    for (const name of Object.keys(this.callers)) {
      if (WITH_PAGES.includes(name)) continue
      const ticks = { text_version: 1, taking_part: true, audio: false, quotes: true, photographs: false }
      await this.callers[name].post('/me/consent', ticks)
    }
  }

  async register() {
    await this.facilitator.open(`/j/${this.cast.jury}/run`)
    for (const link of this.cast.all('juror')) {
      await this.lead.post(`/people/${this.ids[link.name]}/attendance`, { attendance: 'here_hall' })
    }
    await sees(this.facilitator, '15 of 15 jurors here')
  }

  /** The items of a day, as the agenda has them. */
  async items(day) {
    return (await this.lead.view('agenda')).items.filter((item) => item.day === day)
  }

  /** The facilitator opens an item from the page; hall and jurors follow by themselves. */
  async open(item) {
    await this.facilitator.page.getByRole('button', { name: `: ${item.title}` }).first().click()
    const early = this.facilitator.page.getByRole('button', { name: 'Close it and start the next' })
    const opened = this.facilitator.page.locator('h2, h1', { hasText: item.title }).first()
    await Promise.race([early.waitFor(), opened.waitFor()])
    if (await early.isVisible()) await early.click()
    await heading(this.screen, item.title)
    await this.follows(this.jurors[4], item)
  }

  /** A juror who touches nothing is taken along. */
  async follows(juror, item) {
    await juror.page.locator('h1', { hasText: item.title }).waitFor({ timeout: FOLLOWED_WITHIN_MS })
  }

  async rooms() {
    await press(this.facilitator, 'Make a round of rooms')
    await press(this.facilitator, 'Show the rooms')
    await press(this.facilitator, 'Use these rooms')
    const before = this.room
    const until = Date.now() + SEEN_WITHIN_MS
    do {
      assert.ok(Date.now() < until, 'Amina sits in a room of this round')
      this.room = (await this.callers.Amina.view('me')).room
    } while (!this.room || this.room === before)
    const [juror] = this.jurors
    await juror.open(`/j/${this.cast.jury}/room`)
    await heading(juror, 'Room')
  }

  async talk() {
    const [juror] = this.jurors
    await press(juror, 'Raise my hand')
    await juror.page.getByRole('button', { name: 'Lower my hand' }).waitFor({ timeout: SEEN_WITHIN_MS })
    await this.lead.post(`/rooms/${this.room}/turns/next`)
    await sees(juror, 'You are speaking')
    await press(juror, 'I have finished')
    await press(juror, 'Keep')
    await sees(juror, 'Kept from what we began with')
    await press(juror, 'Add an issue')
    await juror.page.locator('main textarea, main input[type=text]').first().fill('Nobody answers the telephone')
    await press(juror, 'Add it')
    await sees(juror, 'Nobody answers the telephone')
  }

  /** Writes a recommendation in the shared text, and waits until it is said to be saved. */
  async write(title, text) {
    const [juror] = this.jurors
    const drafted = await this.callers.Amina.post('/recommendations', { room: this.room })
    await juror.open(`/j/${this.cast.jury}/draft/${drafted.ids[0]}`)
    const boxes = juror.page.getByRole('textbox')
    await boxes.nth(0).click()
    await juror.page.keyboard.type(title)
    await boxes.nth(1).click()
    await juror.page.keyboard.type(text)
    await juror.page.getByText('Saved', { exact: false }).first().waitFor({ timeout: SEEN_WITHIN_MS })
    return drafted.ids[0]
  }

  async draft() {
    this.drafts = [
      await this.write('Pay for travel', 'Subsidise travel tickets for people who cannot afford to reach an activity.'),
      await this.write('One referral guideline', 'Write one referral guideline, and allow self-referral everywhere.'),
    ]
  }

  async present() {
    this.versions = []
    for (const draft of this.drafts) {
      const tabled = await this.callers.Amina.post(`/recommendations/${draft}/table`)
      this.versions.push(tabled.ids[0])
    }
    for (let n = 1; n <= this.drafts.length; n++) {
      await press(this.facilitator, /It was presented|was presented/)
      await this.presented(n)
    }
    const [juror] = this.jurors
    await juror.open(`/j/${this.cast.jury}/recommendations`)
    await sees(juror, 'Pay for travel')
  }

  /** Waits until so many are presented: the button of the one before must be gone. */
  async presented(n) {
    const until = Date.now() + SEEN_WITHIN_MS
    const done = async () => (await this.lead.view('recommendations')).recommendations.filter((one) => one.state === 'presented').length
    while ((await done()) < n) assert.ok(Date.now() < until, `${n} are presented`)
    await this.facilitator.settled()
  }

  /** A vote: five jurors on their phones, nine over the API, one by show of hand. */
  async vote(indicative, supporters) {
    const plan = { title: indicative ? 'Indicative vote' : 'Final vote', items: this.versions, indicative, secrecy: 'named' }
    const round = (await this.lead.post('/rounds', plan)).ids[0]
    await this.lead.post(`/rounds/${round}/open`)
    const rule = (await this.lead.view('rounds')).rounds.find((one) => one.id === round).rule
    assert.deepEqual([rule.people, rule.needed], [15, 12], '15 are here, the one without a phone too; 12 needed')
    for (const [n, juror] of this.jurors.entries()) {
      if (n === 1 && !indicative) await this.midRound()
      await this.castOnPhone(juror, round)
    }
    const others = Object.keys(this.callers).filter((name) => !WITH_PAGES.includes(name))
    for (const [item, most] of this.versions.map((version, n) => [version, supporters[n]])) {
      for (const [n, name] of others.entries()) {
        const step = n + this.jurors.length < most ? 'can_live_with_it' : 'cannot_live_with_it'
        await this.callers[name].post(`/rounds/${round}/ballots`, { item, answer: { step } })
      }
      const step = most > 14 ? 'full_support' : 'cannot_live_with_it'
      await this.lead.post(`/rounds/${round}/ballots/enter`, { person: this.ids[WITHOUT_PHONE], item, answer: { step } })
    }
    await this.lead.post(`/rounds/${round}/close`)
    await this.lead.post(`/rounds/${round}/reveal`)
    const { outcome } = (await this.callers.Amina.view('rounds')).rounds.find((one) => one.id === round)
    assert.deepEqual(outcome.items.map((item) => [item.support, item.passed]), supporters.map((n) => [n, n >= 12]))
    return round
  }

  async castOnPhone(juror, round) {
    const { page } = juror
    await juror.open(`/j/${this.cast.jury}/ballot/${round}`)
    await heading(juror, 'Recommendation 1 of 2')
    await page.getByLabel('Full support').check()
    await press(juror, 'Next: recommendation 2')
    await heading(juror, 'Recommendation 2 of 2')
    await page.getByLabel('Support, with reservations').check()
    if (juror === this.jurors[0]) await juror.accessible('ballot')
    await press(juror, 'Check my answers')
    await press(juror, 'Send my vote')
    await heading(juror, 'Your vote is in')
    await juror.open(`/j/${this.cast.jury}/now`)
  }

  async day(number) {
    await this.register()
    await press(this.facilitator, `Start day ${number}`)
    for (const item of await this.items(number)) {
      await this.open(item)
      await this.during(item)
    }
    if (number === 2) await this.lead.post('/read-back', { confirmed: 15, not_confirmed: 0, note: '' })
    await press(this.facilitator, 'Close this item')
    await press(this.facilitator, 'Close it now')
    await press(this.facilitator, `End day ${number}`)
    await this.facilitator.page.getByRole('dialog').getByRole('button', { name: `End day ${number}` }).click()
    await this.facilitator.page.waitForFunction(() => !document.querySelector('dialog[open]'))
  }

  async during(item) {
    if (item.title === 'Lunch' && item.day === 1) {
      await this.lead.post(`/people/${this.ids.Alan}/attendance`, { attendance: 'left' })
      await sees(this.facilitator, '14 of 15 jurors here')
    }
    if (item.opens_rooms || item.kind === 'rooms') if (!item.title.startsWith('Rooms go on')) await this.rooms()
    if (item.kind === 'rooms' && item.day === 1) await this.talk()
    if (item.kind === 'drafting') await this.draft()
    if (item.kind === 'presenting') await this.present()
    if (item.title === 'Indicative vote') await this.vote(true, [13, 10])
    if (item.title === 'Final vote') this.final = await this.vote(false, [12, 11])
    if (this.jurors.some((juror) => juror.page.url().includes('/room'))) await this.jurors[0].open(`/j/${this.cast.jury}/now`)
  }

  async publish() {
    await this.chief.post('/conclude')
    await sees(this.guest, 'Social prescribing')
    await this.guest.page.evaluate(() => (window.sameDocument = true))
    await this.chief.post(`/rounds/${this.final}/publish`)
    const published = performance.now()
    await this.guest.page.getByText('Not agreed').first().waitFor({ timeout: SEEN_WITHIN_MS })
    const ms = performance.now() - published
    await this.chief.post('/publish')
    assert.ok(await this.guest.page.evaluate(() => window.sameDocument), 'the guest did not reload')
    assert.ok(ms <= PUBLISHED_WITHIN_MS, `the guest saw the outcome ${ms.toFixed(0)} ms after publishing`)
    console.log(`figure: the guest saw the outcome ${ms.toFixed(0)} ms after publishing`)
    await sees(this.guest, '12 of 15 support')
    await sees(this.guest, '11 of 15 support')
    await this.guest.accessible('published results')
  }
}

/** The exported record verifies with the program; a changed byte is named by its line, a cut end by the head. */
export function verifies(text, folder) {
  const file = join(folder, 'record.jsonl')
  const program = execFileSync(join(root, 'scripts/program.sh'), { encoding: 'utf8' }).trim()
  const verify = (content, ...more) => {
    writeFileSync(file, content)
    return execFileSync(program, ['verify', 'record', file, ...more], { encoding: 'utf8', stdio: 'pipe' })
  }
  const { head } = JSON.parse(text.trimEnd().split('\n').at(-1))
  assert.match(verify(text, '--head', head), /whole/)
  const lines = text.split('\n')
  const middle = Math.floor(lines.length / 2)
  const changed = [...lines]
  changed[middle] = changed[middle].replace(/"seq":(\d)/, (_, digit) => `"seq":${(Number(digit) + 1) % 10}`)
  assert.throws(() => verify(changed.join('\n')), new RegExp(`line ${middle + 1}:`))
  const cut = [...lines.slice(0, -3), ...lines.slice(-2)]
  assert.throws(() => verify(cut.join('\n'), '--head', head), /line/)
}
