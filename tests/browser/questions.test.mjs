// Questions to the witnesses: asked, wanted, ordered, put on the projector, left for the evening, answered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
const WAIT = 'How many people stop coming after the first visit?'
const SAME = 'How many people only come once?'
const ODD = 'What is the name of the man who complained?'

let server, browser, cast
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const card = (person, words) => person.page.getByRole('article', { name: words })
const dialog = (person) => person.page.getByRole('dialog')
const section = (person, name) => person.page.getByRole('region', { name, exact: true })
const at = (page) => `/j/${cast.jury}/${page}`

async function enter(name, page, options) {
  const person = await cast.enter(browser, cast.named(name), options)
  await person.open(at(page))
  return person
}

async function ask(person, words) {
  await person.page.getByLabel('Ask a question').fill(words)
  await person.page.getByRole('button', { name: 'Send my question' }).click()
  await card(person, words).waitFor(IN_TIME)
}

/** All tabs are in view, each as large as it must be. */
async function tabsInView(person, size) {
  await person.turn(size)
  const tabs = await person.page.evaluate(() => [...document.querySelectorAll('nav.tabs a')].map((tab) => {
    const { left, right, top, bottom } = tab.getBoundingClientRect()
    return { name: tab.textContent, seen: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight, px: parseFloat(getComputedStyle(tab).fontSize), high: bottom - top }
  }))
  assert.equal(tabs.length, 5, JSON.stringify(tabs))
  for (const { name, seen, px, high } of tabs) assert.ok(seen && px >= 16 && high >= 44, `${size}: ${name} ${seen} ${px} ${high}`)
}

test('a question from the first words to an answer that is enough', async () => {
  const amina = await enter('Amina', 'questions')
  const tom = await enter('Tom', 'questions', { size: 'laptop' })
  const witness = await enter('Ruth Ellis', 'questions')
  const lead = await enter('Idris Vaughan', 'questions/board', { size: 'laptop' })
  const guest = await Person.at(browser, server.origin, { name: 'a guest', size: 'phone' })
  await guest.open(at('questions'))
  const screen = await Person.at(browser, server.origin, { name: 'projector', size: 'projector' })
  await screen.open(cast.screen)

  // An empty box is said, and takes focus.
  await amina.page.getByRole('button', { name: 'Send my question' }).click()
  await amina.page.getByText('Write your question first.').waitFor(IN_TIME)
  assert.equal(await amina.page.evaluate(() => document.activeElement.id), 'question')
  await tabsInView(amina, 'narrow')
  await amina.accessible('questions, narrow')
  await amina.picture('questions-narrow-en')
  await amina.turn('phone')
  await tabsInView(amina, 'phone')
  // A question for one witness, about a piece of evidence.
  await amina.page.getByText('More options').first().click()
  await amina.page.getByLabel('Ruth Ellis').check()
  const evidence = amina.page.getByLabel('Which evidence is it about?')
  await evidence.waitFor(IN_TIME)
  await evidence.selectOption({ index: 1 })
  await amina.page.getByLabel('Where in it').fill('page 2')
  await amina.accessible('asking')
  await amina.picture('questions-asking-phone-en')
  await ask(amina, WAIT)
  await card(amina, WAIT).getByText('page 2').waitFor(IN_TIME)
  await ask(tom, SAME)
  await ask(tom, ODD)
  // What is the jury's own is seen by nobody else.
  await guest.page.getByRole('heading', { name: 'Answers to come' }).waitFor(IN_TIME)
  assert.equal(await card(guest, WAIT).count(), 0)

  const want = card(tom, WAIT).getByRole('button', { name: 'I want to know this too' })
  await want.click()
  await card(amina, WAIT).getByText('2 people want to know this').waitFor(IN_TIME)
  await card(tom, WAIT).locator('[aria-pressed=true]').waitFor(IN_TIME)
  await tom.accessible('questions, laptop')
  await tom.picture('questions-laptop-en')

  // The facilitator: together, aside, in order by keyboard.
  const line = (words) => lead.page.getByRole('listitem').filter({ hasText: words })
  await line(SAME).first().getByRole('button', { name: 'Put together with another one' }).click()
  await dialog(lead).getByLabel('Go on with these words').selectOption({ label: WAIT })
  await lead.accessible('putting together')
  await dialog(lead).getByRole('button', { name: 'Put them together' }).click()
  await line(WAIT).getByText(SAME).waitFor(IN_TIME)
  await card(amina, WAIT).getByText('2 people want to know this').waitFor(IN_TIME)
  await line(ODD).getByRole('button', { name: 'Set aside' }).click()
  await dialog(lead).getByRole('button', { name: 'Set it aside' }).click()
  await dialog(lead).getByText('Write the reason first.').waitFor(IN_TIME)
  await dialog(lead).getByLabel('Why does it not belong here?').fill('It asks for somebody’s name')
  await dialog(lead).getByRole('button', { name: 'Set it aside' }).click()
  await tom.page.getByText('It asks for somebody’s name').waitFor(IN_TIME)
  assert.equal(await amina.page.getByText(ODD).count(), 0)
  const order = section(lead, 'The order')
  const first = 'What do doctors think of self-referral?'
  for (const words of [first, WAIT]) {
    await line(words).getByRole('button', { name: 'Into the order' }).click()
    await order.getByText(words).waitFor(IN_TIME)
  }
  await order.getByRole('button', { name: `Move up: ${WAIT}` }).focus()
  await lead.page.keyboard.press('Enter')
  await order.getByText(`1. ${WAIT}`).waitFor(IN_TIME)
  assert.equal(await lead.page.evaluate(() => document.activeElement.getAttribute('aria-label')), `Move up: ${WAIT}`, 'focus goes along')
  await card(amina, WAIT).getByText('will be asked: number 1').waitFor(IN_TIME)
  await lead.accessible('the board')
  await lead.picture('questions-board-laptop-en')

  await lead.page.getByRole('button', { name: 'Ask the first one now' }).click()
  await screen.page.getByRole('heading', { name: WAIT }).waitFor(IN_TIME)
  await screen.page.getByText('For Ruth Ellis').waitFor(IN_TIME)
  await screen.accessible('the projector')
  await screen.picture('questions-screen-en')
  const hidden = await screen.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  assert.ok(hidden <= 0, `${hidden} px are below the screen in a hall`)
  await card(guest, WAIT).getByText('being asked now').waitFor(IN_TIME)
  await card(guest, WAIT).getByText(/Juror \d+/).first().waitFor(IN_TIME)
  assert.equal(await card(guest, WAIT).getByText('Amina').count(), 0, 'a guest is told a number, no name')
  await witness.page.getByLabel('Your answer').first().waitFor(IN_TIME)

  const put = section(lead, 'Being asked now')
  await put.getByRole('button', { name: 'Answer to come' }).click()
  await dialog(lead).getByLabel('Why not now?').fill('She counts it at home')
  await dialog(lead).getByLabel('Ruth Ellis').check()
  await lead.accessible('leaving it for later')
  await dialog(lead).getByRole('button', { name: 'Keep it for later' }).click()
  await card(amina, WAIT).getByText(/^\W*answer to come$/).waitFor(IN_TIME)
  await card(amina, WAIT).getByText('She counts it at home').waitFor(IN_TIME)

  // The day ends: everybody is told how many answers are to come.
  await lead.open(at('run'))
  const { items, open } = await (await cast.caller(cast.named('Idris Vaughan'))).view('agenda')
  assert.ok(items.some((item) => item.id === open))
  await lead.page.locator('summary', { hasText: 'More' }).first().click()
  await lead.page.getByRole('button', { name: 'End day 2' }).click()
  await dialog(lead).getByText('2 questions still wait for their answer.').waitFor(IN_TIME)
  await lead.accessible('ending the day')
  await dialog(lead).getByRole('button', { name: 'Cancel' }).click()
  await amina.open(at('so-far'))
  await amina.page.getByText('2 questions still wait for their answer.').waitFor(IN_TIME)

  // The witness writes, on a phone.
  await witness.open(at('now'))
  await witness.page.getByText('1 question waits for your answer.').waitFor(IN_TIME)
  await witness.page.getByRole('link', { name: 'Go to my questions' }).click()
  await card(witness, WAIT).getByLabel('Your answer').fill('About a third.')
  await witness.accessible('answering')
  await witness.picture('questions-answering-phone-en')
  await card(witness, WAIT).getByRole('button', { name: 'Send my answer' }).click()
  await amina.open(at('questions'))
  await card(amina, WAIT).getByText('Ruth Ellis wrote:').waitFor(IN_TIME)
  await amina.accessible('an answer')
  await amina.picture('questions-answered-phone-en')
  // The asker of what was put together with it stands behind it too, and asks on.
  await card(tom, WAIT).getByRole('button', { name: 'Ask on' }).click()
  await card(tom, WAIT).getByLabel('What do you still want to know?').fill('Why do they stop?')
  await card(tom, WAIT).getByRole('button', { name: 'Send my question' }).click()
  await card(amina, 'Why do they stop?').getByText('will be asked').waitFor(IN_TIME)
  await lead.open(at('questions/board'))
  await line('Why do they stop?').getByRole('button', { name: 'Ask now' }).click()
  await screen.page.getByRole('heading', { name: 'Why do they stop?' }).waitFor(IN_TIME)
  await put.getByRole('button', { name: 'Note the answer' }).click()
  await dialog(lead).getByLabel('What was answered').fill('Because of the bus, mostly.')
  assert.equal(await dialog(lead).getByLabel('Who answered?').locator('option:checked').textContent(), 'Ruth Ellis', 'whom it is for stands first')
  await dialog(lead).getByRole('button', { name: 'Note this answer' }).click()
  await card(tom, 'Why do they stop?').getByRole('button', { name: 'Yes, that is enough' }).click()
  await card(guest, 'Why do they stop?').getByText('answered, and that is enough').waitFor(IN_TIME)
  await guest.accessible('a guest')
  await guest.picture('questions-guest-phone-en')

  for (const person of [amina, tom, witness, lead, guest, screen]) {
    person.quiet()
    await person.leave()
  }
})

test('the jury asks for another witness, and reads what was decided and why', async () => {
  const juror = await enter('Wei', 'questions')
  const other = await enter('Grace', 'questions')
  const lead = await enter('Idris Vaughan', 'questions/board', { size: 'laptop' })
  await juror.page.getByRole('button', { name: 'Ask for another witness' }).click()
  await juror.page.getByLabel('Who?').fill('A pharmacist')
  await juror.page.getByRole('button', { name: 'Send my request' }).click()
  await juror.page.getByText('Fill in “Why?”.').waitFor(IN_TIME)
  await juror.page.getByLabel('Why?').fill('People ask there first')
  await juror.accessible('asking for a witness')
  await juror.page.getByRole('button', { name: 'Send my request' }).click()
  const wish = other.page.getByRole('listitem').filter({ hasText: 'A pharmacist' })
  await wish.getByRole('button', { name: 'I want this too' }).click()
  await wish.getByText('2 people want this').waitFor(IN_TIME)
  await lead.page.getByRole('button', { name: 'Decide: A pharmacist' }).click()
  await dialog(lead).getByLabel('They are invited').check()
  await dialog(lead).getByLabel('Why?').fill('She can come this afternoon')
  await lead.accessible('deciding')
  await lead.picture('questions-deciding-laptop-en')
  await dialog(lead).getByRole('button', { name: 'Tell the jury' }).click()
  await wish.getByText('She can come this afternoon').waitFor(IN_TIME)
  await wish.getByText(/^\W*invited$/).waitFor(IN_TIME)
  for (const person of [juror, other, lead]) {
    person.quiet()
    await person.leave()
  }
})

const LANGUAGES = [['ar', 'phone'], ['ar', 'laptop'], ['cy', 'phone']]
for (const [language, size] of LANGUAGES) {
  test(`every page of the questions, ${language}, ${size}`, async () => {
    for (const [name, page] of [['Maureen', 'questions'], ['Carol Dean', 'questions'], ['Idris Vaughan', 'questions/board'], ['Olwen Parry', 'questions']]) {
      const person = await enter(name, page, { language, size })
      await person.page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
      if (name === 'Maureen') {
        await person.page.locator('summary').first().click()
        await person.page.locator('#question-evidence').waitFor(IN_TIME)
        if (size === 'phone') await tabsInView(person, 'phone')
      }
      await person.accessible(`${page}, ${language}, ${size}`)
      // A message that is missing in a language would show its own name.
      assert.doesNotMatch(await person.page.innerText('main'), /\b(questions|board|requests)-[a-z]+/, page)
      await person.picture(`${page.replace('/', '-')}-${name.split(' ')[0].toLowerCase()}-${size}-${language}`)
      person.quiet()
      await person.leave()
    }
  })
}
