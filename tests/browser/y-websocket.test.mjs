// Two stock y-websocket clients write one text through the program, and again after it was killed
// and started again; each renews its ticket before it reconnects.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { Server } from './server.mjs'

const WITHIN_MS = 60_000

let server
before(async () => {
  server = await Server.start({ command: 'demo' })
})
after(async () => {
  await server?.stop()
})

async function ask(path, body, token) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  if (token) headers.authorization = `Bearer ${token}`
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const answer = await fetch(`${server.origin}${path}`, request)
  assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
  return answer.json()
}

/** The sign-in tokens of two jurors of one room, and the text that it writes. */
async function atOneText() {
  const { links } = await ask('/api/demo')
  const codes = links.filter((link) => link.role === 'juror').map((link) => new URL(link.href, server.origin).hash.slice(1))
  const byDraft = new Map()
  for (const code of codes) {
    const { token, who } = await ask('/api/sessions/card', { code })
    const jury = who.person.jury_id
    const { view: me } = await ask(`/api/juries/${jury}/me`, null, token)
    const { view } = await ask(`/api/juries/${jury}/recommendations`, null, token)
    const draft = view.recommendations.find((one) => one.state === 'draft' && one.room === me.room)
    if (!draft) continue
    const tokens = [...(byDraft.get(draft.document) ?? []), token]
    if (tokens.length === 2) return { jury, document: draft.document, tokens }
    byDraft.set(draft.document, tokens)
  }
  throw new Error('no two jurors of the demonstration write one text')
}

/** A stock client in a process of its own: Node 20 has a WebSocket only when asked. */
class Writer {
  constructor(setting) {
    const script = fileURLToPath(new URL('./y-websocket-client.mjs', import.meta.url))
    this.child = spawn(process.execPath, ['--experimental-websocket', '--no-warnings', script, JSON.stringify(setting)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.said = ''
    this.child.stdout.setEncoding('utf8')
    this.child.stdout.on('data', (text) => (this.said += text))
    after(() => this.child.kill('SIGKILL'))
  }

  say(command) {
    this.child.stdin.write(`${JSON.stringify(command)}\n`)
  }

  /** Waits until the last thing it told holds. */
  async until(holds, what) {
    const begun = performance.now()
    for (;;) {
      const lines = this.said.trimEnd().split('\n')
      const last = lines.at(-1) ? JSON.parse(lines.at(-1)) : {}
      if (holds(last)) return last
      assert.ok(performance.now() - begun < WITHIN_MS, `${what}; it last told ${JSON.stringify(last)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

test('two stock clients converge, and again after the program was killed', async () => {
  const { jury, document, tokens } = await atOneText()
  const writers = tokens.map((token) => new Writer({ origin: server.origin, jury, document, token }))
  const [ann, ben] = writers
  for (const writer of writers) await writer.until((now) => now.synced, 'a client synchronises')
  ann.say({ write: 'Ann begins.' })
  await ben.until((now) => now.text?.includes('Ann begins.'), 'Ben reads what Ann wrote')
  ben.say({ write: 'Ben goes on.' })
  await ann.until((now) => now.text?.includes('Ben goes on.'), 'Ann reads what Ben wrote')

  await server.kill()
  for (const writer of writers) await writer.until((now) => !now.synced, 'a client notices')
  ann.say({ write: 'Written apart by Ann.' })
  ben.say({ write: 'Written apart by Ben.' })
  await server.run()

  const both = (now) => now.synced && ['Ann', 'Ben'].every((name) => now.text.includes(`Written apart by ${name}.`))
  const [one, other] = await Promise.all(writers.map((writer) => writer.until(both, 'a client has both lines')))
  assert.equal(one.text, other.text)
  assert.ok(one.text.includes('Ann begins.') && one.text.includes('Ben goes on.'))
  for (const { tickets } of [one, other]) assert.ok(tickets >= 2, 'a new ticket for a new connection')
})
