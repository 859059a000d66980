// PostgreSQL for the browser's tests: a server in a temporary folder, on a free port.
//
// A shell holds it and reads from a pipe that this process keeps open: however the tests end (ctrl-c,
// SIGKILL), the pipe closes, and the shell stops the server and removes its folder.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { freePort } from './port.mjs'

const READY_WITHIN_MS = 60_000
const INSTALLED = '/usr/lib/postgresql'

const HOLD = `
folder=$1; shift
"$@" -D "$folder/data" >"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
cd / && rm -rf "$folder"
`

export class Postgres {
  #databases = 0

  static async start() {
    const postgres = new Postgres()
    await postgres.#start()
    return postgres
  }

  async #start() {
    const bin = newest()
    const owner = serverOwner()
    this.psql = join(bin, 'psql')
    this.folder = mkdtempSync(join(tmpdir(), 'jury-browser-postgres-'))
    if (owner) chownSync(this.folder, owner.uid, owner.gid)
    // Others on the machine must not get in: the server runs whatever its superuser says.
    this.password = randomBytes(16).toString('hex')
    try {
      writeFileSync(join(this.folder, 'password'), this.password)
      const how = ['--username=jury', '--auth=password', '--encoding=UTF8', '--locale=C', '--no-sync', '--pwfile=password']
      execFileSync(join(bin, 'initdb'), [...how, '-D', 'data'], { cwd: this.folder, stdio: 'pipe', ...owner })
    } catch (problem) {
      rmSync(this.folder, { recursive: true, force: true })
      throw problem
    }
    this.port = await freePort()
    // Only the program is killed, never this server: it need not wait for the disk.
    const settings = [
      `port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB',
      'fsync=off', 'synchronous_commit=off', 'full_page_writes=off',
    ].flatMap((setting) => ['-c', setting])
    // In a process group of its own: ctrl-c goes to the tests, and the shell must outlive them.
    this.shell = spawn('sh', ['-c', HOLD, 'hold', this.folder, join(bin, 'postgres'), ...settings], {
      cwd: this.folder, stdio: ['pipe', 'ignore', 'ignore'], detached: true, ...owner,
    })
    this.ended = new Promise((resolve) => this.shell.once('exit', resolve))
    await this.#ready()
  }

  async #ready() {
    const begun = performance.now()
    for (;;) {
      try {
        return await this.#run('SELECT 1')
      } catch (problem) {
        if (performance.now() - begun < READY_WITHIN_MS && this.shell.exitCode === null) {
          await sleep(25)
          continue
        }
        const log = readFileSync(join(this.folder, 'log'), 'utf8')
        await this.stop()
        throw new Error(`PostgreSQL is not ready: ${problem.stderr}\n${log}`)
      }
    }
  }

  #url(database) {
    return `postgres://jury:${this.password}@127.0.0.1:${this.port}/${database}`
  }

  #run(statement) {
    return promisify(execFile)(this.psql, ['--no-psqlrc', '--quiet', '-c', statement, this.#url('postgres')])
  }

  /** A new database and a new key store, as the program's settings. */
  async settings() {
    const n = (this.#databases += 1)
    for (const name of [`jury_${n}`, `keys_${n}`]) await this.#run(`CREATE DATABASE ${name} TEMPLATE template0`)
    return { JURY_DATABASE_URL: this.#url(`jury_${n}`), JURY_KEYS_URL: this.#url(`keys_${n}`) }
  }

  async stop() {
    this.shell.stdin.end()
    await this.ended
  }
}

/** The programs of the newest PostgreSQL that is installed. */
function newest() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number).filter(Number.isFinite) : []
  const bins = versions.toSorted((a, b) => b - a).map((version) => join(INSTALLED, String(version), 'bin'))
  const found = [...bins, ...(process.env.PATH ?? '').split(':')].find((bin) =>
    ['postgres', 'initdb', 'psql'].every((program) => existsSync(join(bin, program))),
  )
  if (!found) throw new Error('PostgreSQL is not installed: scripts/need.sh test installs it')
  return found
}

/** Whom to run the server as: PostgreSQL refuses to run as root. */
function serverOwner() {
  if (process.getuid() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const [, , uid, gid] = ['postgres', 'nobody'].map((name) => accounts.find(([one]) => one === name)).find(Boolean) ?? []
  if (uid === undefined) throw new Error('PostgreSQL needs an account that is not root')
  return { uid: Number(uid), gid: Number(gid) }
}
