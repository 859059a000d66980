// A stock y-websocket client, run by y-websocket.test.mjs. It writes what it is told on standard
// input, and tells its state on standard output after each change.
import { createInterface } from 'node:readline'

import { load } from './modules.mjs'

const Y = load('yjs')
const { WebsocketProvider } = load('y-websocket')

const { origin, jury, document, token } = JSON.parse(process.argv[2])
const doc = new Y.Doc()
const body = doc.getXmlFragment('body')
let tickets = 0

const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/text`, document, doc, {
  connect: false,
  disableBc: true,
})

/** One ticket opens one socket, so each connection begins with a new one. */
async function connect() {
  try {
    const answer = await fetch(`${origin}/api/tickets`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ jury, document }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    provider.params = { ticket: (await answer.json()).ticket }
    tickets += 1
    provider.connect()
  } catch (problem) {
    setTimeout(connect, 300)
    if (!(problem instanceof TypeError)) console.error(problem)
  }
}

const tell = () => console.log(JSON.stringify({ synced: provider.synced, tickets, text: body.toString() }))

provider.on('connection-close', () => {
  provider.shouldConnect = false
  setTimeout(connect, 100)
  setTimeout(tell)
})
provider.on('sync', tell)
doc.on('update', tell)

createInterface({ input: process.stdin }).on('line', (line) => {
  const { write } = JSON.parse(line)
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(write)])
    body.push([paragraph])
  })
})
createInterface({ input: process.stdin }).on('close', () => process.exit(0))
void connect()
