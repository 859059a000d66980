// An organiser makes a jury from nothing, brings its people as a list, hands out cards and letters, and
// mends what is missing. What is printed is looked at as paper: how many pages, and every code decoded.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { load } from './modules.mjs'
import { Server } from './server.mjs'

const jsqr = load('jsqr')
const { PNG } = load('pngjs')
const ICAL = load('ical.js').default ?? load('ical.js')
/** A4 in the browser's pixels, less the margins of the cards' pages. */
const SHEET_PX = { width: Math.round((190 / 25.4) * 96), height: Math.round((277 / 25.4) * 96) }

const JURORS = [
  'Amina Khan', 'Tom Price', 'Siân Evans', 'Wei Zhang', 'Rhys Owen', 'Maureen Hill', 'Dai Lewis', 'Ewa Nowak',
  'Alan Shaw', 'Bisi Ade', 'Carys Wynne-Featherstonehaugh', 'أمينة خان', 'Ravi Patel', 'Joan Bell', '=Gwen Hughes',
]

let server, browser, organiser, jury, folder
before(async () => {
  server = await Server.start({ command: 'serve' })
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'jury-lists-'))
  organiser = await Person.at(browser, server.origin, { name: 'organiser', size: 'laptop', options: { acceptDownloads: true, timezoneId: 'Europe/London' } })
  const [, link] = /(http:\S+\/set-up#\S+)/.exec(server.log)
  await organiser.open(link)
  const { page } = organiser
  await page.getByLabel('Your name').fill('Olwen Parry')
  await page.getByLabel('E-mail').fill('olwen@example.org')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/juries')
  await page.getByRole('button', { name: 'New jury' }).click()
  await page.locator('#title').fill('Buses in the valley')
  await page.locator('#charge').fill('What should buses in the valley be like in ten years?')
  await page.locator('#first-day').fill('2031-10-14')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/setup')
  jury = /\/j\/([^/]+)\//.exec(page.url())[1]
})
after(async () => {
  await browser?.close()
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

function file(name, rows) {
  const cell = (text) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const path = join(folder, name)
  writeFileSync(path, `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`)
  return path
}

const press = (name, options = {}) => organiser.page.getByRole('button', { name, ...options }).first().click()
const sees = (text) => organiser.page.getByText(text).filter({ visible: true }).first().waitFor()

async function bring(path) {
  await organiser.open(`/j/${jury}/setup/people`)
  await press('Bring a list of people')
  await organiser.page.getByLabel('Choose a CSV file').setInputFiles(path)
  await press('Look at the list')
}

/** The pages of a PDF, which Chromium writes one by one. */
const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

test('what is no list is refused in words', async () => {
  const { page } = organiser
  const workbook = join(folder, 'people.xlsx')
  writeFileSync(workbook, Buffer.from('504b0304140006000800', 'hex'))
  organiser.forgive(/422/)
  await bring(workbook)
  await sees('This is a spreadsheet file')
  await page.getByLabel('Choose a CSV file').setInputFiles(file('headless.csv', [['Amina', 'a@example.org'], ['Tom', 't@example.org']]))
  await press('Look at the list')
  await sees('The first row must name the columns')
  await page.getByLabel('Or paste the list').fill('Somebody')
  await press('Look at the list')
  await sees('not both')
  await organiser.accessible('a list refused')
  // What is written is kept until it was sent, also over a reload.
  await page.getByLabel('Or paste the list').fill('')
})

test('fifteen jurors come from a file with two bad rows', async () => {
  const { page } = organiser
  const good = JURORS.map((name, n) => [name, `person${n}@example.org`, n % 2 ? '25–34' : '55–64', n === 3 ? 'x' : ''])
  const rows = [['Full name', 'E-mail', 'Age', 'No phone'], ...good.slice(0, 4), ['', 'nobody@example.org', '18–24', ''], ...good.slice(4), ['Ifan Rees', 'PERSON0@example.org', '', '']]
  await bring(file('jurors.csv', rows))
  await page.getByRole('heading', { name: 'Check the list' }).waitFor()
  await sees('Rows in order: 15. Rows with something wrong: 2.')
  await sees('The name is missing.')
  await sees('The same e-mail address is on row 2.')
  for (const size of ['phone', 'laptop']) {
    await organiser.turn(size)
    await organiser.accessible(`a list looked at, ${size}`)
    await organiser.picture(`import-look-${size}`)
  }

  // Those rows again, with what is wrong with them.
  const [download] = await Promise.all([page.waitForEvent('download'), press('Download these rows')])
  const again = readFileSync(await download.path(), 'utf8')
  assert.match(again, /^\ufeff"Full name","E-mail","Age","No phone","What is wrong"\r\n"","nobody@example.org","18–24","","The name is missing\."\r\n/)

  await press('Add these people: 15')
  await sees('Nobody was added. Mend the rows')
  await page.getByLabel('Leave these rows out: 2').check()
  await press('Add these people: 15')
  await page.getByRole('heading', { name: 'Added: 15' }).waitFor()
  await sees('Rows that were left out: 2')
  await organiser.accessible('a list added')
  await press('Close')
  await sees('Jurors (15)')
  // A name that looks like a formula is kept as it is.
  await sees('=Gwen Hughes')
})

test('cards are printed eight to a page, and every code leads to its own person', async () => {
  const { page } = organiser
  for (const language of ['en', 'ar']) {
    await page.evaluate((code) => localStorage.setItem('citizens-jury-language', code), language)
    await organiser.open(`/j/${jury}/setup/cards`)
    await page.locator('.sheet .one').nth(14).waitFor({ state: 'attached' })
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    writeFileSync(join(folder, `cards-${language}.pdf`), pdf)
    assert.equal(pagesOf(pdf), 2, `15 cards, ${language}`)

    await page.setViewportSize(SHEET_PX)
    await page.emulateMedia({ media: 'print' })
    const cards = page.locator('.sheet .one')
    assert.equal(await cards.count(), 15)
    const boxes = await cards.evaluateAll((all) => all.map((one) => {
      const { top, bottom, width } = one.getBoundingClientRect()
      return { top, bottom, width, cut: one.scrollHeight - one.clientHeight, wide: one.scrollWidth - one.clientWidth }
    }))
    for (const { cut, wide } of boxes) assert.ok(cut <= 1 && wide <= 1, `a card is cut by ${cut} × ${wide} px, ${language}`)
    const height = boxes[7].bottom - boxes[0].top
    assert.ok(height <= SHEET_PX.height, `eight cards are ${height} px high`)
    await organiser.picture(`cards-${language}`)
    const codes = new Set()
    for (let n = 0; n < 15; n++) {
      const card = cards.nth(n)
      const { width, height, data } = PNG.sync.read(await card.locator('svg').screenshot({ scale: 'css' }))
      const found = jsqr(new Uint8ClampedArray(data), width, height)
      const code = (await card.locator('.code').innerText()).trim()
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
      assert.equal(found?.data, `${server.origin}/join#${code}`, `card ${n + 1}, ${language}`)
      codes.add(code)
    }
    assert.equal(codes.size, 15)
    await page.emulateMedia({ media: null })
    await organiser.turn('laptop')
  }
  await page.evaluate(() => localStorage.setItem('citizens-jury-language', 'en'))
})

test('an invitation is copied, sent or printed with the agenda', async () => {
  const { page } = organiser
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await organiser.open(`/j/${jury}/setup/invitations`)
  await page.locator('summary', { hasText: 'Siân Evans' }).click()
  const letter = page.getByRole('region', { name: 'Invitation for Siân Evans' })
  await letter.getByRole('button', { name: 'Copy' }).click()
  await letter.getByRole('button', { name: 'Copied' }).waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(text, /^Dear Siân Evans,/)
  assert.match(text, /Day 1: Tuesday,? 14 October 2031, 09:30 to 1\d:\d\d/)
  assert.match(text, new RegExp(`open ${server.origin}/join#[0-9A-Z]{5}-[0-9A-Z]{5}`))
  const mail = new URL(await letter.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href'))
  assert.equal(mail.pathname, 'person2@example.org')
  assert.match(mail.searchParams.get('body'), /To join, open /)
  for (const size of ['laptop', 'phone']) {
    await organiser.turn(size)
    await organiser.accessible(`invitations, ${size}`)
    await organiser.picture(`invitations-${size}`)
  }
  await organiser.turn('laptop')
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 15, 'a letter is one page')
})

test('the agenda fits one sheet, and a calendar reads it', async () => {
  const { page } = organiser
  for (const language of ['en', 'ar']) {
    await page.evaluate((code) => localStorage.setItem('citizens-jury-language', code), language)
    await organiser.open(`/j/${jury}/sheet`)
    await page.locator('.days section').nth(1).waitFor()
    await organiser.accessible(`sheet, ${language}`)
    await organiser.picture(`sheet-${language}`)
    assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 1, language)
  }
  await page.evaluate(() => localStorage.setItem('citizens-jury-language', 'en'))
  await organiser.open(`/j/${jury}/sheet`)
  const [download] = await Promise.all([page.waitForEvent('download'), press('Add to my calendar')])
  assert.equal(download.suggestedFilename(), 'agenda.ics')
  const text = readFileSync(await download.path(), 'utf8')
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  assert.equal(events.length, 2)
  const [first] = events
  assert.equal(first.startDate.toJSDate().toISOString(), '2031-10-14T08:30:00.000Z')
  assert.equal(first.summary, 'Buses in the valley: Day 1')
  assert.equal(first.uid, `${jury}-day-1@citizens-jury`)
  const items = await page.locator('.days section').first().locator('li').allInnerTexts()
  for (const item of items) assert.ok(first.description.includes(item.replace(/\s+/, ' ').trim()), item)
})

test('what is missing is named with the page that mends it', async () => {
  const { page } = organiser
  await organiser.open(`/j/${jury}/setup`)
  const next = page.getByRole('region', { name: 'What comes next' })
  await next.getByRole('link', { name: 'There are no ground rules.' }).waitFor()
  await organiser.accessible('readiness')
  await organiser.picture('readiness')
  organiser.forgive(/409/)
  await press('Make the jury ready')
  await sees('The jury is not ready. There is no contact for worries.')
  await next.getByRole('link', { name: 'There are no ground rules.' }).click()
  await page.locator('#rules').fill('We listen.')
  await page.locator('#contact').fill('Olwen Parry, 01234 567890')
  await page.locator('#consent').fill('What is said here stays here.')
  await press('Save')
  await page.waitForURL('**/setup')
  await next.getByText('Nothing is missing.').waitFor()
  // Advice stays and holds nothing up.
  await next.getByRole('link', { name: /^There is no facilitator/ }).waitFor()
  await press('Make the jury ready')
  await press('Start the jury')
})

test('somebody comes in another’s place, and the old card says so', async () => {
  const { page } = organiser
  await organiser.open(`/j/${jury}/setup/cards`)
  const code = (await page.locator('.screen li', { hasText: 'Tom Price' }).locator('code').innerText()).trim()
  await organiser.open(`/j/${jury}/setup/people`)
  await press('Change Tom Price')
  await press('Somebody comes in their place')
  await page.getByLabel('Name', { exact: true }).fill('Hana Sato')
  await organiser.accessible('in another’s place')
  await press('Replace')
  await sees('Hana Sato')
  await page.locator('summary', { hasText: 'No longer on the list: 1' }).click()
  await sees('replaced by Hana Sato')

  const guest = await Person.at(browser, server.origin, { name: 'Tom', size: 'phone' })
  guest.forgive(/401/)
  await guest.open(`/join#${code}`)
  await guest.page.getByText('This card was withdrawn').first().waitFor()
  await guest.accessible('a card that was withdrawn')
  guest.quiet()
  await guest.leave()
  organiser.quiet()
})
