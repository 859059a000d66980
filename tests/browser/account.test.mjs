// Signing in, as organisers and facilitators do it, and what they change of that: in English and Arabic, on a
// phone and a laptop. The test has an authenticator app of its own.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { openBrowser, Person } from './browser.mjs'
import { ask, Server } from './server.mjs'

const PASSWORD = 'correct horse battery'
const STEP_MS = 30_000
let server, browser
before(async () => {
  server = await Server.start({ command: 'serve' })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** RFC 6238, written here once more: the program's own is not asked. */
class App {
  constructor(letters) {
    const bits = [...letters.replaceAll(' ', '')].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('')
    this.secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
    this.last = 0
  }

  /** A code that was not used yet and is good for some seconds more; its clock may be a step off. */
  async next() {
    const left = STEP_MS - (Date.now() % STEP_MS)
    if (left < 6_000) await sleep(left + 50)
    const now = Math.floor(Date.now() / STEP_MS)
    this.last = Math.max(this.last + 1, now - 1)
    if (this.last > now + 1) await sleep((this.last - 1) * STEP_MS - Date.now() + 50)
    const step = Buffer.alloc(8)
    step.writeBigUInt64BE(BigInt(this.last))
    const mac = createHmac('sha1', this.secret).update(step).digest()
    const at = mac.at(-1) & 15
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }
}

/** The words of the pages that this test presses, by language. */
const WORDS = {
  en: {
    step: 'Add a second step', go: 'Continue', on: 'Turn the second step on', kept: 'I have kept them', recovery: /use a recovery code/,
    off: 'Turn off', offGo: 'Turn the second step off', goOn: 'Go on to your juries', left: /9 recovery codes left/, end: 'End', later: 'Not now',
  },
  ar: {
    step: 'أضف خطوة ثانية', go: 'تابع', on: 'فعّل الخطوة الثانية', kept: 'احتفظت بها', recovery: /استخدم رمز استرداد/,
    off: 'أوقفها', offGo: 'أوقف الخطوة الثانية', goOn: 'تابع إلى هيئاتك', left: /رموز استرداد/, end: 'أنهِ', later: 'ليس الآن',
  },
}

let made = 0
/** An account of its own for each test, made as an operator makes one. */
async function account() {
  made += 1
  const email = `somebody${made}@example.org`
  const { execFileSync } = await import('node:child_process')
  execFileSync(server.program, ['admin', 'create', '--email', email, '--name', 'Olwen Parry'], {
    input: `${PASSWORD}\n`, env: { ...process.env, JURY_DATA_DIR: `${server.folder}/data` },
  })
  return email
}

async function at(size, language) {
  const person = await Person.at(browser, server.origin, { name: `${size} ${language}`, size, language })
  // A wrong code is an answer that the browser tells of.
  person.forgive(/status of 422/)
  return person
}

async function signIn(person, email, password = PASSWORD) {
  await person.open('/sign-in')
  await person.page.fill('#email', email)
  await person.page.fill('#password', password)
  await person.page.click('form button[type=submit]')
}

const press = (person, name) => person.page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** Looks at a page as it is; a message that is missing would show its own name. */
async function look(person, name) {
  await person.accessible(name)
  assert.doesNotMatch(await person.page.innerText('main'), /\b(account|step|codes|code|sessions|add-step)-[a-z]+/, name)
  await person.picture(`account-${name}-${person.name.replace(' ', '-')}`)
}

for (const [size, language] of [['phone', 'en'], ['laptop', 'ar'], ['phone', 'ar'], ['laptop', 'en']]) {
  test(`a second step, ${size}, ${language}`, async () => {
    const words = WORDS[language]
    const email = await account()
    const person = await at(size, language)
    const { page } = person
    await signIn(person, email)
    await page.waitForURL('**/juries')
    // Asked, not forced.
    await page.getByRole('link', { name: words.step }).waitFor()
    await look(person, 'asked')
    await page.getByRole('link', { name: words.step }).click()
    await page.waitForURL('**/account#second-step')
    await page.locator('#second-step').waitFor()
    await look(person, 'page')

    await press(person, words.step)
    await page.fill('#step-password', 'not the password')
    await press(person, words.go)
    await page.locator('[role=alert]').waitFor()
    await look(person, 'password')
    await page.fill('#step-password', PASSWORD)
    await press(person, words.go)
    const app = new App(await page.locator('main code').innerText())
    assert.match(await page.locator('a[href^="otpauth:"]').getAttribute('href'), /secret=[A-Z2-7]{32}&/)
    assert.equal(await page.evaluate(() => document.activeElement.id), 'step-scan')
    await look(person, 'scan')
    await page.fill('#step-code', '000000')
    await press(person, words.on)
    await page.locator('[role=alert]').waitFor()
    await page.fill('#step-code', await app.next())
    await press(person, words.on)
    await page.locator('.codes li').first().waitFor()
    const codes = await page.locator('.codes li').allInnerTexts()
    assert.equal(codes.length, 10)
    await look(person, 'codes')
    await press(person, words.kept)
    await page.locator('#second-step .chip').waitFor()
    await look(person, 'on')
    await page.reload()
    await page.locator('#second-step .chip').waitFor()
    assert.equal(await page.locator('.codes li').count(), 0, 'codes are shown once')

    // In another browser: the code is asked for, by the app and by a recovery code.
    const second = await at(size, language)
    await signIn(second, email)
    await second.page.locator('#code').waitFor()
    assert.equal(await second.page.evaluate(() => document.activeElement.id), 'code')
    assert.equal(new URL(second.page.url()).pathname + new URL(second.page.url()).search, '/sign-in')
    await look(second, 'code')
    await second.page.fill('#code', '000000')
    await second.page.click('form button[type=submit]')
    await second.page.locator('[role=alert]').waitFor()
    await second.page.fill('#code', await app.next())
    await second.page.click('form button[type=submit]')
    await second.page.waitForURL('**/juries')
    assert.equal(await second.page.getByRole('link', { name: words.step }).count(), 0, 'nobody is asked twice')

    const third = await at(size, language)
    await signIn(third, email)
    await press(third, words.recovery)
    await look(third, 'recovery')
    await third.page.fill('#code', codes[3].toLowerCase())
    await third.page.click('form button[type=submit]')
    await third.page.getByText(words.left).waitFor()
    await look(third, 'left')
    await third.page.getByRole('link', { name: words.goOn }).click()
    await third.page.waitForURL('**/juries')

    // Off again, which password and code decide.
    await third.open('/account')
    await press(third, words.off)
    await third.page.fill('#off-password', PASSWORD)
    await third.page.fill('#off-code', codes[4])
    await look(third, 'off')
    await press(third, words.offGo)
    await third.page.getByRole('button', { name: words.step, exact: true }).waitFor()
    for (const one of [person, second, third]) {
      one.quiet()
      await one.leave()
    }
  })
}

for (const [size, language] of [['phone', 'ar'], ['laptop', 'en']]) {
  test(`sessions, password and e-mail, ${size}, ${language}`, async () => {
    const email = await account()
    const person = await at(size, language)
    const { page } = person
    await signIn(person, email)
    await page.waitForURL('**/juries')
    await press(person, WORDS[language].later)
    await page.getByRole('link', { name: WORDS[language].step }).waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('a[href="/account"]').first().waitFor()
    assert.equal(await page.getByRole('link', { name: WORDS[language].step }).count(), 0, 'asked once on a device')

    const others = [await at(size, language), await at(size, language)]
    for (const other of others) {
      await signIn(other, email)
      await other.page.waitForURL('**/juries')
      other.forgive(/status of 401/)
    }
    await page.locator('a[href="/account"]').first().click()
    await page.locator('.lines li').nth(2).waitFor()
    assert.equal(await page.locator('.lines .chip').count(), 1)
    assert.match(await page.locator('.lines').innerText(), /Chrome/)
    await look(person, 'sessions')
    await page.locator('.lines').getByRole('button', { name: WORDS[language].end, exact: true }).first().click()
    await page.locator('dialog[open]').waitFor()
    await person.accessible('ending')
    await page.locator('dialog[open] .btn.stop').click()
    await page.locator('.lines li').nth(2).waitFor({ state: 'detached' })

    const card = (n) => page.locator('main section.card').nth(n)
    await card(1).getByRole('button').click()
    await page.fill('#password-new', 'another horse battery')
    await page.fill('#password-password', PASSWORD)
    await look(person, 'changing')
    await card(1).locator('button[type=submit]').click()
    await page.locator('.lines li').nth(1).waitFor({ state: 'detached' })
    for (const other of others) {
      await other.page.reload()
      await other.page.locator('main a[href="/sign-in"]').waitFor()
    }
    await card(0).getByRole('button').click()
    await page.fill('#email-new', `new-${email}`)
    await page.fill('#email-password', 'another horse battery')
    await look(person, 'email')
    await card(0).locator('button[type=submit]').click()
    await page.getByText(`new-${email}`).waitFor()
    assert.equal((await ask(`${server.origin}/api/sessions/password`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `new-${email}`, password: 'another horse battery' }),
    })).status, 200)
    for (const one of [person, ...others]) {
      one.quiet()
      await one.leave()
    }
  })
}
