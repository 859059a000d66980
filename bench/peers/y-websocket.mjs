// @y/websocket-server as its documentation embeds it, keeping its texts in LevelDB.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'

process.env.YPERSISTENCE = join(process.env.BENCH_DATA, 'level')
const { setupWSConnection } = await import('@y/websocket-server/utils')

const http = createServer((_, answer) => answer.end('okay'))
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', setupWSConnection)
http.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${http.address().port}`))
