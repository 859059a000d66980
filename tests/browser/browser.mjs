// People in front of the pages: a real browser, one context each, and what must hold on every page.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { AxeBuilder, chromium, root } from './modules.mjs'

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  laptop: { viewport: { width: 1280, height: 800 } },
  narrow: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
  projector: { viewport: { width: 1920, height: 1080 } },
}

/** Every rule of these runs; only of what violates one each place is told, which takes a third of the time. */
const AXE = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

/** The system's Chromium; `scripts/need.sh test` installs it. */
export async function openBrowser() {
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
    ],
  })
}

/** Acts of a locator that wait. Whoever waits in vain is told what stood on the page instead. */
const WAITING = ['waitFor', 'click', 'check', 'fill', 'press']

function tellWhatStood(page) {
  const acts = Object.getPrototypeOf(page.locator('body'))
  if (acts.tellsWhatStood) return
  acts.tellsWhatStood = true
  for (const act of WAITING) {
    const plain = acts[act]
    acts[act] = async function waits(...given) {
      try {
        return await plain.apply(this, given)
      } catch (error) {
        const stood = await this.page().locator('body').innerText({ timeout: 1_000 }).catch(() => 'nothing to read')
        const told = `${error.message}\nAt ${this.page().url()} stood: ${stood.replace(/\s+/g, ' ').slice(0, 800)}`
        error.stack = error.stack.replace(error.message, told)
        error.message = told
        throw error
      }
    }
  }
}

/** One person: a context and a page of their own, and everything that went wrong in it. */
export class Person {
  /** `size` is a name of SIZES, `language` en, cy or ar; `name` is who it is in complaints. */
  static async at(browser, origin, { name = 'somebody', size = 'phone', language = 'en', options = {} } = {}) {
    const person = new Person()
    person.name = name
    person.origin = origin
    person.troubles = []
    person.forgiven = []
    person.context = await browser.newContext({
      ...SIZES[size], locale: language === 'en' ? 'en-GB' : language, reducedMotion: 'reduce', baseURL: origin, ...options,
    })
    person.page = await person.context.newPage()
    tellWhatStood(person.page)
    person.watch(person.page)
    return person
  }

  watch(page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => this.troubles.push(`page: ${error.stack ?? error}`))
    page.on('response', (answer) => {
      if (answer.status() >= 500) this.troubles.push(`${answer.status()} from ${answer.url()}`)
    })
  }

  /** What this expression matches is expected: a server that was killed on purpose, a refusal asked for. */
  forgive(pattern) {
    this.forgiven.push(pattern)
  }

  async open(path) {
    await this.page.goto(path.startsWith('http') ? path : this.origin + path)
    await this.settled()
  }

  /** The same page on a screen of another size of SIZES; a phone stays a phone. */
  async turn(size) {
    await this.page.setViewportSize(SIZES[size].viewport)
  }

  /** The page has its heading and asks for nothing more. */
  async settled() {
    await this.page.locator('h1').first().waitFor({ timeout: 15_000 })
    await this.page.evaluate(() => document.fonts.ready)
  }

  /** 0 errors in the console, no exception, no 5xx. */
  quiet() {
    const troubles = this.troubles.filter((trouble) => !this.forgiven.some((pattern) => pattern.test(trouble)))
    assert.deepEqual(troubles, [], `${this.name}: the console is not empty`)
  }

  /** 0 violations of WCAG 2.0 to 2.2 A and AA and of best practice, and nothing wider than the screen. */
  async accessible(label = this.page.url()) {
    // Run in the page itself: no page of ours has a frame, for which alone a second, empty page would be opened.
    const { violations, passes } = await new AxeBuilder({ page: this.page }).options(AXE).setLegacyMode().analyze()
    assert.equal(this.page.frames().length, 1, `${this.name}, ${label}: frames are not looked into`)
    assert.ok(passes.length >= 10, `${this.name}, ${label}: axe found too little to check`)
    const told = violations.map(({ id, help, nodes }) => ({
      id, help, at: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }))
    assert.deepEqual(told, [], `${this.name}, ${label}: axe`)
    const over = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    assert.ok(over <= 0, `${this.name}, ${label}: ${over} px wider than the screen`)
  }

  /** Writes screenshots/NAME.png. */
  async picture(name) {
    const folder = join(root, 'screenshots')
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  }

  async leave() {
    await this.context.close()
  }
}
