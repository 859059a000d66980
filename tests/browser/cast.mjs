// The demonstration's people, by the links that its page prints: over the API, or in front of a page.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'

import { Person } from './browser.mjs'
import { ask } from './server.mjs'

/** A token is good for five minutes; a story may take longer. */
const RENEW_AFTER_MS = 200_000

/** Somebody who uses the API as a page does. */
export class Caller {
  constructor(origin, jury, token) {
    Object.assign(this, { origin, jury, token })
  }

  /** Signs in with the token that `again` fetches, and again before that runs out. */
  async signIn(again) {
    this.again = again
    this.token = await again()
    this.since = performance.now()
    return this
  }

  /** A token that is good for a while yet. */
  async fresh() {
    if (this.again && performance.now() - this.since > RENEW_AFTER_MS) await this.signIn(this.again)
    return this.token
  }

  async send(method, path, body) {
    await this.fresh()
    const answer = await ask(path.startsWith('/api') ? this.origin + path : `${this.origin}/api/juries/${this.jury}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      body: body && JSON.stringify(body),
    })
    const json = await answer.json()
    assert.equal(answer.status, 200, `${method} ${path}: ${json.code} ${json.detail}`)
    return json
  }

  post(path, body = {}) {
    return this.send('POST', path, body)
  }

  /** A topic's view as it is now. */
  async view(topic) {
    return (await this.send('GET', `/${topic}`)).view
  }
}

/** All links of a running demonstration. */
export class Cast {
  static async of(server) {
    const cast = new Cast()
    cast.origin = server.origin
    Object.assign(cast, await (await ask(`${server.origin}/api/demo`)).json())
    return cast
  }

  named(name) {
    const link = this.links.find((one) => one.name === name)
    assert.ok(link, `nobody is called ${name}`)
    return link
  }

  all(role) {
    return this.links.filter((link) => link.role === role)
  }

  get screen() {
    return this.links.find((link) => link.href.includes('/screen#')).href
  }

  /** Signs in over the API. */
  async caller(link) {
    const from = new Caller(this.origin, this.jury)
    const [path, secret] = link.href.split('#')
    const session = () => (path === '/join'
      ? from.post('/api/sessions/card', { code: secret })
      : from.post('/api/sessions/password', { email: secret, password: this.password }))
    return new Caller(this.origin, this.jury).signIn(async () => (await session()).token)
  }

  /** Opens a browser's page and signs in as one does: a card's link, or e-mail and password. */
  async enter(browser, link, { size = 'phone', language = 'en' } = {}) {
    const person = await Person.at(browser, this.origin, { name: link.name, size, language })
    const { page } = person
    await person.open(link.href)
    if (link.href.startsWith('/sign-in')) await page.locator('input[type=password]').fill(this.password)
    await page.locator('main button[type=submit]').click()
    await page.waitForURL((url) => !/\/(join|sign-in)$/.test(url.pathname))
    await person.settled()
    return person
  }
}
