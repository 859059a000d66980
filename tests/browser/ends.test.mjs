// A vote that closes by itself: the facilitator gives it a time of day, everybody is told, and at that time
// nobody has to press anything. The program's clock is ours, so that nobody waits for minutes.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 15_000 }
const MINUTE_MS = 60_000
/** After its end a vote is closed within two seconds, and pages are told. */
const CLOSED_WITHIN = { timeout: 4_000 }

const folder = mkdtempSync(join(tmpdir(), 'jury-clock-'))
const clock = join(folder, 'clock')
let offset = 0

/** Moves the program's clock to that far from ours. */
function set(ms) {
  offset = ms
  writeFileSync(`${clock}.new`, `${ms < 0 ? '-' : '+'}${(Math.abs(ms) / 1000).toFixed(3)}\n`)
  renameSync(`${clock}.new`, clock)
}

function library() {
  const found = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/faketime/libfaketime.so.1`).find(existsSync)
  assert.ok(found, 'faketime is not installed: scripts/need.sh test installs it')
  return found
}

/** How far ten in the morning of today is from now, in London. */
function toTen() {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(Date.now())
  const part = (type) => Number(parts.find((one) => one.type === type).value)
  return (10 * 60 - part('hour') * 60 - part('minute')) * MINUTE_MS
}

let server, browser, cast, lead, facilitator, juror, other
before(async () => {
  set(toTen())
  server = await Server.start({
    command: 'demo',
    args: ['--at', 'vote'],
    environment: { LD_PRELOAD: library(), FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
  })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  assert.equal((await lead.view('jury')).time_zone, 'Europe/London')
  const { rounds } = await lead.view('rounds')
  for (const round of rounds.filter((one) => one.state === 'open')) await lead.post(`/rounds/${round.id}/close`)
  facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  juror = await cast.enter(browser, cast.named('Amina'))
  other = await cast.enter(browser, cast.named('Tom'), { size: 'narrow', language: 'ar' })
})
after(async () => {
  for (const person of [facilitator, juror, other]) person?.quiet()
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const END = 'Voting closes at 10:20'
const END_IN_ARABIC = 'يُغلق التصويت الساعة'
const round = async () => (await lead.view('rounds')).rounds.find((one) => one.title === 'By itself')

test('a vote is given a time of day, says it everywhere, and closes then', async () => {
  const { page } = facilitator
  await facilitator.open(`/j/${cast.jury}/run`)
  await page.getByRole('button', { name: 'Prepare a vote', exact: true }).click(IN_TIME)
  const form = page.getByRole('region', { name: 'Prepare a vote' })
  await form.getByRole('textbox', { name: 'Name of the vote' }).fill('By itself')
  await form.getByRole('radio', { name: 'Show of hands' }).check()
  await form.getByText('More options').click()
  const end = form.getByLabel('Close by itself at (optional)')
  await end.fill('09:30')
  await form.getByRole('button', { name: 'Save the vote' }).click()
  await form.getByText('Choose a time today that is at least a minute away').first().waitFor(IN_TIME)
  await facilitator.accessible('an end that is past')
  await end.fill('10:10')
  await form.getByRole('button', { name: 'Save the vote' }).click()
  const card = page.getByRole('region', { name: 'By itself', exact: true })
  await card.getByText('Voting closes at 10:10').waitFor(IN_TIME)
  // Changed, it is the new time; and what was not changed stays.
  await card.getByRole('button', { name: 'Change', exact: true }).click()
  await form.getByText('More options').click()
  assert.equal(await end.inputValue(), '10:10')
  await end.fill('10:20')
  await form.getByRole('button', { name: 'Save the vote' }).click()
  await card.getByText(END).waitFor(IN_TIME)
  await card.getByRole('button', { name: 'Open the vote' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(END).waitFor(IN_TIME)
  await dialog.getByRole('button', { name: 'Open the vote' }).click()
  await card.getByText('have voted').waitFor(IN_TIME)
  await facilitator.accessible('an open vote with an end')
  await facilitator.picture('run-vote-ends-laptop-en')

  const { id } = await round()
  await juror.open(`/j/${cast.jury}/ballot/${id}`)
  await juror.page.getByText(END).waitFor(IN_TIME)
  await juror.accessible('ballot with an end')
  await juror.picture('ballot-ends-phone-en')
  await other.open(`/j/${cast.jury}/ballot/${id}`)
  await other.page.getByText(END_IN_ARABIC).waitFor(IN_TIME)
  await other.accessible('ballot with an end, ar')
  await other.picture('ballot-ends-narrow-ar')

  set(offset + 20 * MINUTE_MS)
  await card.getByText('Closed', { exact: true }).waitFor(CLOSED_WITHIN)
  await juror.page.getByText(END).waitFor({ ...CLOSED_WITHIN, state: 'detached' })
  // The token of twenty minutes ago has run out.
  await lead.signIn(lead.again)
  const closed = await round()
  assert.ok(closed.closed_at >= closed.closes_at, 'not before its end')
  assert.equal(closed.outcome.items.length > 0, true)
})
