// The finer tools of a shared text: suggestions that others accept, and one text of three people one of
// whom had no network.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Server } from './server.mjs'
import { atOneDraft, box, read, tapEnd, tapStart, text } from './writing.mjs'

const IN_TIME = { timeout: 20_000 }

/** How long somebody has no network. */
const AWAY_MS = 60_000

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
async function at(link, { tools = false, size = 'laptop', language = 'en', where = path, prepare } = {}) {
  const person = await cast.enter(browser, link, { size, language })
  await prepare?.(person)
  await (language === 'en' ? read(person, where) : person.open(where))
  if (tools) await openTools(person, language === 'ar' ? 'خيارات أكثر' : 'More options')
  return person
}

async function openTools(person, name = 'More options') {
  await press(person, name)
  await person.page.locator('section.bar').waitFor(IN_TIME)
}

/** Three jurors of a room that is not the one of the other tests, and its draft. */
async function threeOfAnotherRoom() {
  const rooms = new Map()
  for (const link of cast.all('juror')) {
    const caller = await cast.caller(link)
    const { room } = await caller.view('me')
    const there = [...(rooms.get(room) ?? []), link]
    rooms.set(room, there)
    if (there.length < 3) continue
    const { recommendations } = await caller.view('recommendations')
    const draft = recommendations.find((one) => one.room === room && one.state === 'draft')
    if (draft && !path.endsWith(draft.id)) return { three: there, where: `/j/${cast.jury}/draft/${draft.id}` }
  }
  throw new Error('no second room with three jurors and a draft')
}

/** In the page: sockets can be cut, and the text's stays cut over a reload while the session says so. */
function cuttable() {
  const Real = window.WebSocket
  window.sockets = []
  window.WebSocket = class extends Real {
    constructor(...given) {
      if (sessionStorage.getItem('cut') && String(given[0]).includes('/text/')) given[0] = 'ws://127.0.0.1:9/'
      super(...given)
      window.sockets.push(this)
    }
  }
}

const MS = { timeout: 240_000 }

/** The middle box, in any language. */
const box2 = (person) => person.page.getByRole('textbox').nth(1)

/** Types a few words at a time until told to stop; gives all that was typed. */
async function keepsTyping(person, name, still) {
  let typed = ''
  for (let n = 1; still(); n += 1) {
    const words = ` ${name} ${n}.`
    await person.page.keyboard.type(words, { delay: 30 })
    typed += words
    await new Promise((later) => setTimeout(later, 2_000))
  }
  return typed
}

/** All words of one person, in order, as they stand in a text among those of others. */
const numbered = (whole, name) => [...whole.matchAll(new RegExp(`${name} (\\d+)\\.`, 'g'))].map((found) => Number(found[1]))

describe('a shared text', { concurrency: 2 }, () => {
  test('two type in one paragraph while a third has no network for a minute and reloads', MS, async () => {
    const { three, where } = await threeOfAnotherRoom()
    const prepare = (person) => person.page.addInitScript(cuttable)
    const [ann, ben] = await Promise.all([at(three[0], { where }), at(three[1], { where, size: 'phone' })])
    const cai = await at(three[2], { where, prepare })
    cai.forgive(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT|WebSocket connection/)
    await tapEnd(cai)
    await cai.page.keyboard.type(' Before.', { delay: 20 })
    await box(ann).getByText('Before.').waitFor(IN_TIME)
    await saved(cai)

    await cai.context.setOffline(true)
    await cai.page.evaluate(() => {
      sessionStorage.setItem('cut', '1')
      for (const socket of window.sockets) socket.close()
    })
    const begun = performance.now()
    await tapEnd(ann)
    await tapStart(ben)
    const away = () => performance.now() - begun < AWAY_MS
    const typing = [keepsTyping(ann, 'Ann', away), keepsTyping(ben, 'Ben', away), keepsTyping(cai, 'Cai', away)]
    await cai.page.getByText('Not connected: your last changes are on this device only').first().waitFor(IN_TIME)
    await Promise.all(typing)
    const alone = await text(cai)
    assert.ok(!alone.includes('Ann 1.') && !(await text(ann)).includes('Cai 1.'), 'the network was really cut')

    // The page comes anew, and still has no line for the text.
    await cai.context.setOffline(false)
    await cai.page.reload()
    await box(cai).getByText('Cai 1.').waitFor(IN_TIME)
    assert.equal(await text(cai), alone, 'what was typed alone survives the reload')
    assert.ok(!(await text(ann)).includes('Cai 1.'))
    await cai.page.evaluate(() => sessionStorage.removeItem('cut'))
    for (const person of [ann, ben]) await box(person).getByText('Cai 1.').waitFor(IN_TIME)
    await saved(cai)
    await until(cai, (words) => document.querySelectorAll('[role=textbox]')[1].textContent === words, await text(ann))
    const whole = await text(cai)
    for (const person of [ann, ben]) assert.equal(await text(person), whole)
    for (const name of ['Ann', 'Ben', 'Cai']) {
      const all = numbered(whole, name)
      assert.ok(all.length >= 10, `${name}: ${all.length}`)
      assert.deepEqual(all, all.map((_, i) => i + 1), `${name} has each word once and in order`)
    }
    console.log(`figure: one text after a minute without network: ${['Ann', 'Ben', 'Cai'].map((name) => numbered(whole, name).length).join(' + ')} sentences, each once`)
    for (const person of [ann, ben, cai]) {
      person.quiet()
      await person.leave()
    }
  })

  test('notes of a room', MS, async () => {
    const { three } = await threeOfAnotherRoom()
    const room = `/j/${cast.jury}/room`
    const ann = await cast.enter(browser, three[0])
    const ben = await cast.enter(browser, three[1], { size: 'laptop' })
    for (const person of [ann, ben]) {
      await person.open(room)
      await press(person, 'Open our notes')
    }
    const notes = (person) => person.page.getByRole('textbox', { name: 'Our notes' })
    await notes(ann).click()
    await ann.page.keyboard.type('We heard two stories.', { delay: 20 })
    await notes(ben).getByText('We heard two stories.').waitFor(IN_TIME)
    await ann.accessible('notes, phone')
    await notes(ann).scrollIntoViewIfNeeded()
    await ann.picture('text-notes-phone-en')
    await ben.picture('text-notes-laptop-en')
    for (const person of [ann, ben]) {
      person.quiet()
      await person.leave()
    }
  })

  describe('at one text', { concurrency: 1 }, () => {
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

    test('comments, saved versions and who wrote what', async () => {
      const ann = await at(jurors[0], { tools: true })
      const ben = await at(jurors[1], { tools: true, size: 'phone' })
      await tapEnd(ben)
      await ben.page.keyboard.type(' Ben adds this.', { delay: 20 })
      await box(ann).getByText('Ben adds this.').waitFor(IN_TIME)
      await saved(ben)

      // A comment on marked words; the other answers and settles it.
      const marked = () => ann.page.evaluate(() => String(getSelection()))
      await box(ann).locator('.other-cursor').waitFor(IN_TIME)
      // The editor reads a selection a moment after it is made: what another's page says meanwhile may undo it.
      for (let tries = 0; tries < 5 && (await marked()) !== 'this.'; tries += 1) {
        await tapEnd(ann)
        for (let n = 0; n < 5; n += 1) await ann.page.keyboard.press('Shift+ArrowLeft', { delay: 50 })
      }
      assert.equal(await marked(), 'this.')
      await press(ann, 'Write a comment')
      await ann.page.getByLabel('Your comment').fill('Which one?')
      await ann.accessible('writing a comment, laptop')
      await press(ann, 'Send')
      const comments = region(ben, /^Comments/)
      await comments.getByText('Which one?').waitFor(IN_TIME)
      await comments.locator('q', { hasText: 'this.' }).waitFor(IN_TIME)
      assert.equal(await box(ben).locator('.commented').innerText(), 'this.')
      await comments.getByRole('button', { name: /^Reply/ }).click()
      await ben.page.getByLabel('Your comment').fill('The second.')
      await press(ben, 'Send')
      await region(ann, /^Comments/).getByText('The second.').waitFor(IN_TIME)
      await comments.scrollIntoViewIfNeeded()
      await ben.picture('text-comments-phone-en')

      // A version is kept, the text goes on, and goes back to it.
      const kept = await text(ann)
      const history = region(ann, 'Saved versions')
      await saved(ann)
      await ann.page.getByLabel('A name for this version').fill('Before lunch')
      await press(ann, 'Keep this version')
      await history.getByText('Before lunch').waitFor(IN_TIME)
      await tapEnd(ben)
      await ben.page.keyboard.type(' Too much.', { delay: 20 })
      await box(ann).getByText('Too much.').waitFor(IN_TIME)
      await saved(ben)
      await history.getByRole('button', { name: 'See what is different' }).first().click()
      await history.locator('del', { hasText: 'Too much.' }).waitFor(IN_TIME)
      await ann.accessible('a version beside the text, laptop')
      await history.scrollIntoViewIfNeeded()
      await ann.picture('text-history-laptop-en')
      await history.getByRole('button', { name: 'Go back to this version' }).click()
      await ann.page.getByRole('dialog').getByRole('button', { name: 'Go back to this version' }).click()
      await until(ben, (words) => document.querySelectorAll('[role=textbox]')[1].textContent === words, kept)
      await history.getByText('Kept before going back to “Before lunch”').waitFor(IN_TIME)

      // Who wrote what, in the text and as a list.
      const nameOf = async (link) => (await (await cast.caller(link)).view('me')).shown_name
      await press(ann, 'Show who wrote what')
      const writers = region(ann, 'Who wrote what')
      await writers.locator('.legend').getByText(await nameOf(jurors[1])).waitFor(IN_TIME)
      await writers.getByText('As a list').click()
      await writers.locator('li', { hasText: 'Ben adds this.' }).first().waitFor(IN_TIME)
      await box(ann).locator(`.writer[data-name="${await nameOf(jurors[1])}"]`).first().waitFor(IN_TIME)
      assert.equal(await text(ann), kept, 'the names are no part of the text')
      await ann.accessible('who wrote what, laptop')
      await box(ann).scrollIntoViewIfNeeded()
      await ann.picture('text-writers-laptop-en')
      await comments.getByRole('button', { name: 'Mark as settled' }).click()
      await region(ann, 'Comments (0)').waitFor(IN_TIME)
      for (const person of [ann, ben]) {
        person.quiet()
        await person.leave()
      }
    })

    test('in Arabic, with words put together from several keys', async () => {
      const ann = await at(jurors[0], { tools: true, language: 'ar' })
      const { page } = ann
      await page.locator('[role=textbox] p', { hasText: /\S/ }).first().waitFor(IN_TIME)
      await page.getByRole('button', { name: 'اقتراح بدل التغيير' }).click()
      // Where the text ends, as by a tap: a key that goes there can be lost while the editor settles.
      const { width, height } = await box2(ann).boundingBox()
      await box2(ann).click({ position: { x: width - 12, y: height - 12 } })
      const before = await box2(ann).evaluate((node) => node.textContent)
      const keys = await page.context().newCDPSession(page)
      for (const text of ['م', 'مر', 'مرح', 'مرحبا']) {
        await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      }
      await keys.send('Input.insertText', { text: 'مرحبا' })
      await page.keyboard.type(' بكم', { delay: 20 })
      await until(ann, (words) => document.querySelectorAll('[role=textbox]')[1].textContent === words, `${before}مرحبا بكم`)
      const marked = await box2(ann).locator('ins').allTextContents()
      assert.equal(marked.join(''), 'مرحبا بكم')
      assert.equal(await page.locator('section[aria-labelledby=suggested] li').count(), 1, 'one suggestion')
      await ann.accessible('the tools, laptop, ar')
      await ann.picture('text-tools-laptop-ar')
      await page.locator('section[aria-labelledby=suggested]').getByRole('button', { name: 'رفض' }).click()
      await until(ann, (words) => document.querySelectorAll('[role=textbox]')[1].textContent === words, before)
      ann.quiet()
      await ann.leave()
      const phone = await at(jurors[0], { tools: true, size: 'phone', language: 'ar' })
      await phone.accessible('the tools, phone, ar')
      await phone.page.locator('section.bar').scrollIntoViewIfNeeded()
      await phone.picture('text-tools-phone-ar')
      phone.quiet()
      await phone.leave()
    })
  })
})
