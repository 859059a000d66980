// The finer tools of a shared text: suggestions that others accept, and one text of three people one of
// whom had no network.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'
import { atOneDraft, box, read, tapEnd, text } from './writing.mjs'

const IN_TIME = { timeout: 20_000 }

let server, browser, cast, path, jurors
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  const found = await atOneDraft(cast)
  path = `/j/${cast.jury}/draft/${found.draft}`
  jurors = found.jurors
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const press = (person, name) => person.page.getByRole('button', { name, exact: true }).click(IN_TIME)
const region = (person, name) => person.page.getByRole('region', { name })
const until = (person, holds, given) => person.page.waitForFunction(holds, given, IN_TIME)
const saved = (person) => person.page.getByRole('status').filter({ hasText: /^\W*Saved$/ }).nth(1).waitFor(IN_TIME)

/** At the text, with or without the finer tools. */
async function at(link, { tools = false, size = 'laptop', language = 'en' } = {}) {
  const person = await cast.enter(browser, link, { size, language })
  await (language === 'en' ? read(person, path) : person.open(path))
  if (tools) await openTools(person, language === 'ar' ? 'خيارات أكثر' : 'More options')
  return person
}

async function openTools(person, name = 'More options') {
  await press(person, name)
  await person.page.locator('section.bar').waitFor(IN_TIME)
}

test('a suggestion is made by typing and accepted by another person', async () => {
  const ann = await at(jurors[0], { tools: true })
  const ben = await at(jurors[1], { tools: true, size: 'phone' })
  const before = await text(ann)
  await press(ann, 'Suggest instead of changing')
  await tapEnd(ann)
  await ann.page.keyboard.type(' Ask again in May.', { delay: 20 })
  await ann.page.keyboard.press('Enter')
  const list = region(ben, /^Suggested changes/)
  await list.locator('ins', { hasText: 'Ask again in May.' }).waitFor(IN_TIME)
  assert.equal(await box(ben).locator('ins').innerText(), ' Ask again in May.')
  assert.equal(await box(ann).locator('p').count(), await box(ben).locator('p').count(), 'Enter made no line')
  await box(ben).locator('.other-cursor').waitFor(IN_TIME)
  await ben.accessible('a suggestion, phone')
  await ben.picture('text-suggestion-phone-en')
  await ann.accessible('a suggestion, laptop')
  await ann.picture('text-suggestion-laptop-en')
  await list.getByRole('button', { name: 'Accept' }).click()
  await until(ann, () => document.querySelectorAll('[role=textbox] ins').length === 0)
  assert.equal(await text(ann), `${before} Ask again in May.`)
  await list.getByRole('button', { name: 'Undo' }).click()
  await box(ann).locator('ins').waitFor(IN_TIME)
  await list.getByRole('button', { name: 'Refuse' }).click()
  await until(ann, (words) => document.querySelectorAll('[role=textbox]')[1].textContent === words, before)

  // The same as a form.
  await press(ben, 'Suggest a change')
  const which = ben.page.getByLabel('Which part?')
  await which.selectOption({ index: 2 })
  const words = ben.page.getByLabel('How should it read?')
  const line = await words.inputValue()
  await words.fill(`${line} And say so.`)
  await ben.accessible('the form, phone')
  await press(ben, 'Suggest this')
  await region(ann, /^Suggested changes/).locator('ins', { hasText: 'And say so.' }).waitFor(IN_TIME)
  await press(ann, 'Put forward')
  await ann.page.getByText('One suggested change is still open.').waitFor(IN_TIME)
  await press(ann, 'Cancel')
  await region(ann, /^Suggested changes/).getByRole('button', { name: 'Accept' }).click()
  await box(ben).getByText('And say so.').waitFor(IN_TIME)
  await until(ben, () => document.querySelectorAll('[role=textbox] ins').length === 0)
  for (const person of [ann, ben]) {
    person.quiet()
    await person.leave()
  }
})
