// Issues and solutions: argued, under headings, put together, resting on evidence, made a recommendation.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const FIRST = 'Link workers in every surgery of the county'
const SECOND = 'A link worker for each surgery'
const THIRD = 'Free bus tickets to groups'

let server, browser, cast
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  // Their rooms have written all that they may: each takes one back.
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const { recommendations } = await lead.view('recommendations')
  for (const room of new Set(recommendations.map((one) => one.room))) {
    const draft = recommendations.find((one) => one.room === room)
    await lead.post(`/recommendations/${draft.id}/withdraw`, { reason: 'To make place for another' })
  }
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** Two jurors who sit in one room: their links. */
async function neighbours() {
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const { people } = await lead.view('people')
  const { round } = await lead.view('rooms')
  const names = round.rooms[0].members.map((one) => people.find((other) => other.id === one.person).register.name)
  return names.map((name) => cast.named(name))
}

const card = (person, words) => {
  const solutions = person.page.locator('section', { has: person.page.locator('#list-solution') })
  return solutions.getByRole('listitem').filter({ has: person.page.getByText(words, { exact: true }) }).first()
}
const dialog = (person) => person.page.getByRole('dialog')

/** A list from its heading on: what is dragged and where to must be in view together. */
const both = (person, heading) => person.page.getByRole('heading', { name: heading }).evaluate((node) => node.scrollIntoView())

/** Opens “More options” of an entry and chooses one. */
async function choose(person, words, option) {
  const more = card(person, words).getByRole('button', { name: 'More options' })
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click()
  await card(person, words).getByRole('button', { name: option }).click()
}

async function add(person, words) {
  await person.page.getByRole('button', { name: 'Add a solution' }).click()
  await person.page.getByLabel('A new solution').fill(words)
  await person.page.getByRole('button', { name: 'Add it' }).click()
  await card(person, words).waitFor(IN_TIME)
}

test('a juror argues, puts under a heading by keyboard, together by dragging, cites, and makes a recommendation', async () => {
  const [one, two] = await neighbours()
  const juror = await cast.enter(browser, one, { size: 'laptop' })
  const other = await cast.enter(browser, two)
  for (const person of [juror, other]) await person.open(`/j/${cast.jury}/room`)
  for (const words of [FIRST, SECOND, THIRD]) await add(juror, words)

  // The other one, on a phone, speaks for it and against it.
  for (const [side, words] of [['For', 'People ask there first.'], ['Against', 'There are too few of them.']]) {
    await choose(other, FIRST, 'Say something for or against')
    await card(other, FIRST).getByLabel(side, { exact: true }).check()
    await card(other, FIRST).getByLabel('Your point').fill(words)
    if (side === 'For') {
      await other.accessible('arguing')
      await other.picture('lists-arguing-phone-en')
    }
    await card(other, FIRST).getByRole('button', { name: 'Add my point' }).click()
    await card(other, FIRST).getByText(words).waitFor(IN_TIME)
  }
  await card(juror, FIRST).getByRole('button', { name: 'For 1 · Against 1' }).click()
  await card(juror, FIRST).getByText('There are too few of them.').waitFor(IN_TIME)
  await card(juror, FIRST).getByRole('button', { name: 'For 1 · Against 1' }).click()

  // By keyboard alone.
  const more = card(juror, THIRD).getByRole('button', { name: 'More options' })
  await more.focus()
  await juror.page.keyboard.press('Enter')
  await card(juror, THIRD).getByRole('button', { name: 'Put under a heading' }).focus()
  await juror.page.keyboard.press('Enter')
  await dialog(juror).getByLabel('The words of the heading').focus()
  await juror.page.keyboard.type('Getting there')
  await juror.accessible('a heading')
  await juror.picture('lists-heading-laptop-en')
  await dialog(juror).getByRole('button', { name: 'Put it there' }).focus()
  await juror.page.keyboard.press('Enter')
  await other.page.getByRole('heading', { name: 'Getting there' }).waitFor(IN_TIME)
  const under = juror.page.getByRole('region', { name: 'Getting there' })
  await under.getByText(THIRD).waitFor(IN_TIME)
  // Whoever works by keyboard goes along.
  await under.locator('button:focus', { hasText: 'More options' }).waitFor(IN_TIME)

  // One dragged onto another.
  await both(juror, 'What we see as solutions')
  await card(juror, SECOND).locator('.grip').dragTo(card(juror, FIRST))
  await dialog(juror).getByText('What would you like to do?').waitFor(IN_TIME)
  await juror.picture('lists-dropped-laptop-en')
  await dialog(juror).getByRole('button', { name: 'They say the same: put them together' }).click()
  assert.ok(await dialog(juror).getByLabel(SECOND).isChecked())
  await juror.accessible('putting together')
  await juror.picture('lists-together-laptop-en')
  await dialog(juror).getByRole('button', { name: 'Put them together' }).click()
  await card(other, FIRST).getByRole('button', { name: '1 other put together here' }).click()
  await card(other, FIRST).getByText(SECOND).waitFor(IN_TIME)
  await other.accessible('what was put together')
  await other.picture('lists-merged-phone-en')
  await card(other, FIRST).getByRole('button', { name: 'Split them again' }).click()
  await card(other, SECOND).waitFor(IN_TIME)
  await both(juror, 'What we see as solutions')
  await card(juror, SECOND).locator('.grip').dragTo(juror.page.getByRole('heading', { name: 'Getting there' }))
  await under.getByText(SECOND).waitFor(IN_TIME)

  await choose(juror, FIRST, 'Name the evidence')
  await dialog(juror).getByLabel('Where in it').fill('page 4')
  await dialog(juror).getByLabel('The words it says').fill('The link worker knew every group.')
  await juror.accessible('citing')
  await juror.picture('lists-citing-laptop-en')
  await dialog(juror).getByRole('button', { name: 'Name it here' }).click()
  await card(other, FIRST).getByText('page 4').waitFor(IN_TIME)

  await choose(juror, FIRST, 'Make it a recommendation')
  await juror.accessible('promoting')
  await juror.picture('lists-promoting-laptop-en')
  await dialog(juror).getByRole('button', { name: 'Begin it' }).click()
  await juror.page.waitForURL(/\/draft\//)
  await juror.page.getByRole('heading', { name: 'Where this came from' }).waitFor(IN_TIME)
  await juror.page.locator('.ProseMirror').first().getByText(FIRST).waitFor(IN_TIME)
  await juror.accessible('the draft')
  await juror.picture('lists-draft-laptop-en')
  await card(other, FIRST).getByText('a recommendation that is being written').waitFor(IN_TIME)
  await other.picture('lists-became-phone-en')

  await juror.page.getByRole('button', { name: 'Put forward', exact: true }).first().click()
  await dialog(juror).getByRole('button', { name: 'Put forward', exact: true }).click()
  await juror.page.waitForURL(/\/recommendations\//)
  await juror.page.getByRole('heading', { name: 'Where this came from' }).waitFor(IN_TIME)
  await juror.page.getByRole('main').getByText(/A solution of Room/).waitFor(IN_TIME)
  await juror.accessible('the recommendation')
  await juror.picture('lists-recommendation-laptop-en')
  await card(other, FIRST).getByRole('link', { name: FIRST }).waitFor(IN_TIME)

  // Who holds the talk reads out what the room found, or prints it.
  await juror.open(`/j/${cast.jury}/room`)
  await juror.page.getByText('What we report back').click()
  const report = juror.page.locator('.report')
  await report.getByText(THIRD).waitFor(IN_TIME)
  await report.getByText(FIRST).first().waitFor(IN_TIME)
  await juror.accessible('reporting back')
  await juror.picture('lists-report-laptop-en')
  await juror.page.emulateMedia({ media: 'print' })
  await juror.page.evaluate(() => {
    window.print = () => {
      const shown = [...document.querySelectorAll('main h1, main h2')].filter((one) => one.checkVisibility())
      window.printed = shown.map((one) => one.textContent)
    }
  })
  await report.locator('button').evaluate((button) => button.click())
  assert.deepEqual(await juror.page.evaluate(() => window.printed), ['Room A'], 'nothing else is on the paper')
  for (const person of [juror, other]) {
    person.quiet()
    await person.leave()
  }
})

test('the same in Arabic, on a phone and a laptop', async () => {
  const [, , third] = await neighbours()
  for (const size of ['phone', 'laptop', 'narrow']) {
    const person = await cast.enter(browser, third, { size, language: 'ar' })
    await person.open(`/j/${cast.jury}/room`)
    const more = card(person, FIRST).getByRole('button', { name: 'خيارات أخرى' })
    await more.click()
    await person.accessible(`more options, ${size}, ar`)
    await more.scrollIntoViewIfNeeded()
    await person.picture(`lists-options-${size}-ar`)
    await card(person, FIRST).getByRole('button', { name: 'ضعه تحت عنوان' }).click()
    await dialog(person).getByLabel('Getting there').waitFor(IN_TIME)
    await person.accessible(`headings, ${size}, ar`)
    await person.picture(`lists-heading-${size}-ar`)
    await person.page.keyboard.press('Escape')
    await card(person, FIRST).getByRole('button', { name: 'مع: 1 · ضد: 1' }).click()
    await person.accessible(`arguments, ${size}, ar`)
    await person.picture(`lists-arguments-${size}-ar`)
    person.quiet()
    await person.leave()
  }
})

test('who was too late is told why, and keeps their words', async () => {
  const [one, two] = await neighbours()
  const person = await cast.enter(browser, one)
  person.forgive(/409/)
  await person.open(`/j/${cast.jury}/room`)
  await choose(person, THIRD, 'Put together with')
  await dialog(person).getByLabel(SECOND).check()
  await dialog(person).getByLabel('The words for all of them').fill('My own words for both')
  const neighbour = await cast.caller(two)
  const { room } = await neighbour.view('me')
  const view = await neighbour.view(`rooms/${room}`)
  const named = (words) => view.solutions.find((entry) => entry.text === words)
  await neighbour.post(`/rooms/${room}/entries/${named(FIRST).id}/merge`, { seen: FIRST, others: [{ entry: named(SECOND).id, text: SECOND }] })
  await dialog(person).getByRole('button', { name: 'Put them together' }).click()
  await dialog(person).getByText('Somebody put this together with another one.').waitFor(IN_TIME)
  assert.equal(await dialog(person).getByLabel('The words for all of them').inputValue(), 'My own words for both')
  await person.accessible('too late')
  assert.equal(await dialog(person).getByLabel(SECOND).count(), 0, 'what is gone is no longer offered')
  await dialog(person).getByLabel(FIRST).check()
  await dialog(person).getByRole('button', { name: 'Put them together' }).click()
  await card(person, 'My own words for both').getByRole('button', { name: '2 others put together here' }).waitFor(IN_TIME)
  await person.picture('lists-too-late-phone-en')
  person.quiet()
  await person.leave()
})
