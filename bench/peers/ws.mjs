// A room relay on ws: what comes is sent on as it is, without compression.
import { createServer } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'

const http = createServer((_, answer) => answer.end('ok'))
const rooms = new Map()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const name = request.url
  const room = rooms.get(name) ?? rooms.set(name, new Set()).get(name)
  room.add(socket)
  socket.on('message', (data, binary) => {
    for (const other of room) if (other.readyState === WebSocket.OPEN) other.send(data, { binary })
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', console.error)
})
http.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${http.address().port}`))
