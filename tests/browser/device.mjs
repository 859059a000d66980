// A juror's own device without a browser: keys, blinding, casting, as the pages do it. For tests that need many voters.
import assert from 'node:assert/strict'
import { webcrypto } from 'node:crypto'
import { pathToFileURL } from 'node:url'

import { root } from './modules.mjs'
import { ask } from './server.mjs'

const { RSABSSA } = await import(pathToFileURL(`${root}frontend/node_modules/@cloudflare/blindrsa-ts/lib/src/index.js`).href)
const { subtle } = webcrypto
/** Every message with reasons has this size. */
const REASONS_BYTES = 16_384
const suite = RSABSSA.SHA384.PSS.Randomized()
const b64 = (bytes) => Buffer.from(bytes).toString('base64url')
const bytesOf = (text) => new Uint8Array(Buffer.from(text, 'base64url'))
const uuid = (id) => Buffer.from(id.replaceAll('-', ''), 'hex')

function lp(...parts) {
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return [length, bytes]
  })))
}

function eight(n) {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(n))
  return bytes
}

/** One juror's vote in one round; `caller` is signed in over the API. */
export class Device {
  static async of(caller, round, point = null) {
    const device = new Device()
    Object.assign(device, { caller, round, point, papers: new Map(), promises: new Map() })
    const path = `${caller.origin}/api/juries/${caller.jury}/rounds/${round}`
    device.path = path
    const answer = await ask(`${path}/opening`, { headers: { authorization: `Bearer ${caller.token}` } })
    assert.equal(answer.status, 200, 'the opening is readable')
    const text = await answer.text()
    device.text = text
    device.opening = JSON.parse(text)
    device.hash = new Uint8Array(await subtle.digest('SHA-256', Buffer.from(text)))
    return device
  }

  async #paper(vouching, message) {
    const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    const key = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
    const rsa = await subtle.importKey('spki', bytesOf(vouching), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
    const prefixed = suite.prepare(message(key))
    return { secret: pair.privateKey, key, rsa, prefixed, counter: 0, ...(await suite.blind(rsa, prefixed)) }
  }

  async fetch() {
    for (const { id, key } of this.opening.questions) {
      if (key) this.papers.set(id, await this.#paper(key, (own) => lp('citizens-jury/credential/1', this.hash, uuid(id), own)))
    }
    const reasons = await this.#paper(this.opening.reasons_key, (own) => lp('citizens-jury/reasons-credential/1', this.hash, own))
    const blinded = [...this.papers].map(([question, { blindedMsg }]) => ({ question, value: b64(blindedMsg) }))
    const { signatures, reasons: said } = await this.caller.post(`/rounds/${this.round}/credentials`, { blinded, reasons: b64(reasons.blindedMsg), voting_point: this.point })
    for (const { question, value } of signatures) {
      const paper = this.papers.get(question)
      paper.credential = await suite.finalize(paper.rsa, paper.prefixed, bytesOf(value), paper.inv)
    }
    reasons.credential = await suite.finalize(reasons.rsa, reasons.prefixed, bytesOf(said), reasons.inv)
    this.reasons = reasons
  }

  /** Casts one answer to every question, or each its own. */
  async cast(answers) {
    if (this.papers.size === 0) await this.fetch()
    for (const [question, paper] of this.papers) {
      const ballot = JSON.stringify(typeof answers === 'function' ? answers(question) : answers)
      const counter = ++paper.counter
      const message = lp('citizens-jury/ballot/1', this.hash, uuid(question), eight(counter), ballot)
      const signature = b64(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, paper.secret, message))
      const body = { question, key: b64(paper.key), prefix: b64(paper.prefixed.subarray(0, 32)), credential: b64(paper.credential), counter, ballot, signature }
      const answer = await ask(`${this.path}/secret-ballots`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      assert.equal(answer.status, 200, `casting: ${await answer.clone().text()}`)
      this.promises.set(question, { ballot, counter, key: body.key, promise: (await answer.json()).promise, question })
    }
  }

  /** What proves these ballots. */
  get receipt() {
    return JSON.stringify({ format: 'citizens-jury/receipt/1', opening: this.text, promises: [...this.promises.values()] }) + '\n'
  }

  /** Says of each version what would help, or nothing. */
  async say(answers) {
    const { key, prefixed, credential, secret } = this.reasons
    const text = JSON.stringify(Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))))
    const signature = b64(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, secret, lp('citizens-jury/reasons/1', this.hash, text)))
    const body = (pad) => JSON.stringify({ key: b64(key), prefix: b64(prefixed.subarray(0, 32)), credential: b64(credential), signature, answers: text, pad })
    const padded = body('x'.repeat(REASONS_BYTES - Buffer.byteLength(body(''))))
    const answer = await ask(`${this.path}/reasons`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: padded })
    assert.equal(answer.status, 200, `reasons: ${await answer.clone().text()}`)
  }
}
