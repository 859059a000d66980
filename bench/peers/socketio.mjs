// A room relay on socket.io, as its documentation writes one: websocket transport alone, no compression.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer((_, answer) => answer.end('ok'))
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
io.on('connection', (socket) => {
  let room
  socket.on('join', (name, joined) => {
    room = name
    socket.join(name)
    joined()
  })
  socket.on('signal', (signal) => io.to(room).emit('signal', signal))
})
http.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${http.address().port}`))
