// Starts the real program on a free port, in a data folder of its own, and stops it with the tests.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { root } from './modules.mjs'
import { freePort } from './port.mjs'

const READY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 15_000

const running = new Set()
process.on('exit', () => {
  for (const server of running) server.discard()
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

/** Asks over a line of its own: one that is kept may be closed by the program just when it is used again. */
export const ask = (address, request = {}) => fetch(address, { ...request, headers: { ...request.headers, connection: 'close' } })

/**
 * One program. `command` is `demo` or `serve` with its `args`; `environment` adds to what it is started with.
 * Killed and started again, it keeps its port and its folder.
 */
export class Server {
  constructor(command, args, port, environment) {
    this.command = [command, ...args]
    this.port = port
    this.origin = `http://127.0.0.1:${port}`
    this.folder = mkdtempSync(join(tmpdir(), 'jury-browser-'))
    this.environment = environment
    this.log = ''
  }

  static async start({ command = 'demo', args = [], environment = {} } = {}) {
    const server = new Server(command, args, await freePort(), environment)
    running.add(server)
    await server.run()
    return server
  }

  /** Starts the program and waits until it says that it is ready. Returns the milliseconds that took. */
  async run() {
    this.program = execFileSync(join(root, 'scripts/program.sh'), { encoding: 'utf8' }).trim()
    const begun = performance.now()
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('JURY_')))
    this.process = spawn(this.program, this.command, {
      cwd: root,
      env: {
        ...inherited,
        JURY_LISTEN: `127.0.0.1:${this.port}`,
        JURY_PUBLIC_URL: this.origin,
        JURY_DATA_DIR: join(this.folder, 'data'),
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const child = this.process
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
    let gone = false
    this.ended.then(() => (gone = true))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => (this.log += text))
    }
    child.once('error', (error) => {
      gone = true
      this.log += String(error)
    })
    while (!gone && performance.now() - begun < READY_WITHIN_MS) {
      try {
        if ((await fetch(`${this.origin}/readyz`)).ok) return performance.now() - begun
      } catch {
        // Not listening yet.
      }
      await sleep(5)
    }
    throw new Error(`the program ${gone ? 'ended' : 'is not ready'}; it said:\n${this.log.slice(-4000)}`)
  }

  /** As a power button does: nothing is flushed, nobody is told. */
  async kill() {
    this.process.kill('SIGKILL')
    await this.ended
  }

  /** As an operator does. Throws when the program does not stop by itself. */
  async stop() {
    this.process.kill('SIGTERM')
    const end = await Promise.race([this.ended, sleep(STOPPED_WITHIN_MS, 'late', { ref: false })])
    this.discard()
    running.delete(this)
    if (end !== 0) throw new Error(`the program ended with ${end}; it said:\n${this.log.slice(-4000)}`)
  }

  discard() {
    this.process?.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Resident memory of the program, in MiB (Linux). */
  residentMiB() {
    const status = execFileSync('cat', [`/proc/${this.process.pid}/status`], { encoding: 'utf8' })
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) / 1024
  }
}
