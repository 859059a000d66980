// Starts scripts/cluster.sh on free ports in a folder of its own: two nodes behind the proxy.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import { root } from './modules.mjs'

const READY_WITHIN_MS = 180_000
const STOPPED_WITHIN_MS = 60_000
/** The proxy's, the two nodes', PostgreSQL's and NATS's, one after the other. */
const PORTS = 5

const running = new Set()
process.on('exit', () => {
  for (const cluster of running) cluster.discard()
})

const free = (port) =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** The first of so many free ports in a row. */
async function freePorts() {
  for (let first = 20_000 + Math.floor(Math.random() * 10_000); ; first += PORTS) {
    const all = await Promise.all(Array.from({ length: PORTS }, (_, n) => free(first + n)))
    if (all.every(Boolean)) return first
  }
}

export class Cluster {
  /** `command` is what each node runs, for instance `['demo', '--at', 'start']`. */
  static async start(command) {
    const cluster = new Cluster()
    running.add(cluster)
    cluster.folder = mkdtempSync(join(tmpdir(), 'jury-cluster-'))
    // PostgreSQL runs as somebody else, and must get to its own folder in here.
    chmodSync(cluster.folder, 0o711)
    cluster.port = await freePorts()
    cluster.nodes = {}
    cluster.said = ''
    await cluster.#run(command)
    return cluster
  }

  async #run(command) {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('JURY_')))
    const environment = { JURY_CLUSTER_DIR: this.folder, JURY_CLUSTER_PORT: String(this.port), JURY_SITE: `http://127.0.0.1:${this.port}` }
    this.process = spawn(join(root, 'scripts/cluster.sh'), command, {
      cwd: root, env: { ...inherited, JURY_PROFILE: process.env.JURY_PROFILE ?? 'debug', ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.ended = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve(signal ?? code)))
    this.process.stderr.setEncoding('utf8').on('data', (text) => (this.said += text))
    const ready = new Promise((resolve) => {
      createInterface({ input: this.process.stdout }).on('line', (line) => {
        this.said += `${line}\n`
        const [what, ...rest] = line.split(' ')
        if (what === 'node') this.nodes[rest[0]] = { pid: Number(rest[1]), origin: rest[2] }
        if (what === 'ready') resolve(rest[0])
      })
    })
    const late = sleep(READY_WITHIN_MS, undefined, { ref: false })
    this.origin = await Promise.race([ready, this.ended.then(() => undefined), late])
    if (!this.origin) throw new Error(`the cluster does not start; it said:\n${this.said}`)
  }

  /** As a power button does. The script starts the node again by itself. */
  kill(n) {
    const { pid } = this.nodes[n]
    process.kill(pid, 'SIGKILL')
    return pid
  }

  /** Waits until the node that was killed or stopped has been started again, and is ready. */
  async back(n, pid) {
    const begun = performance.now()
    while (this.nodes[n].pid === pid) {
      if (performance.now() - begun > READY_WITHIN_MS) throw new Error(`node ${n} does not come back; it said:\n${this.log(`node${n}`)}`)
      await sleep(50)
    }
    return performance.now() - begun
  }

  /** Lines of people, or of the proxy for them, that each node holds now (Linux). */
  lines() {
    const established = readFileSync('/proc/net/tcp', 'utf8').split('\n').map((line) => line.trim().split(/\s+/)).filter(([, , , state]) => state === '01')
    const at = (port) => established.filter(([, local]) => parseInt(local.split(':')[1], 16) === port).length
    return Object.fromEntries(Object.keys(this.nodes).map((n) => [n, at(this.port + Number(n))]))
  }

  log(name) {
    return readFileSync(join(this.folder, `${name}.log`), 'utf8').slice(-4000)
  }

  async stop() {
    this.process.kill('SIGTERM')
    const end = await Promise.race([this.ended, sleep(STOPPED_WITHIN_MS, 'late', { ref: false })])
    this.discard()
    if (end !== 0) throw new Error(`the cluster ended with ${end}; it said:\n${this.said}`)
  }

  discard() {
    running.delete(this)
    // The script stops what it started.
    this.process?.kill('SIGTERM')
    if (this.process?.exitCode !== null) rmSync(this.folder, { recursive: true, force: true })
  }
}
