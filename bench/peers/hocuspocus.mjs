// Hocuspocus as its documentation starts it, keeping its texts in SQLite.
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const database = join(process.env.BENCH_DATA, 'texts.sqlite')
const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, extensions: [new SQLite({ database })] })
await server.listen()
console.log(`Listening on http://127.0.0.1:${server.address.port}`)
