// Runs the Dockerfile's steps on this machine, each stage in a root of its own: what the machine has is
// below, and what a step writes lies over it. Then starts what the last stage would start, asks its health
// check, and stops it. So the steps are known to work where no container engine is at hand.
//
// Needs root and Linux (mount namespaces and overlayfs), Node.js and Rust. Takes a whole cold build.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { freePort } from '../tests/browser/port.mjs'

const HEALTHY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 30_000
const here = dirname(import.meta.dirname)
const work = mkdtempSync(join(tmpdir(), 'jury-dockerfile-'))

/** A stage's steps, comments and line ends joined away. */
function stages() {
  const text = readFileSync(join(here, 'Dockerfile'), 'utf8').replace(/^#.*\n/gm, '').replace(/\\\n/g, ' ')
  const found = []
  for (const line of text.split('\n').filter(Boolean)) {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line)
    if (word === 'FROM') found.push({ name: / AS (\S+)/.exec(rest)?.[1] ?? 'last', steps: [] })
    else found.at(-1).steps.push([word, rest])
  }
  return found
}

/** What .dockerignore lets through of what is committed: everything is ignored but some. */
function context() {
  const to = join(work, 'context')
  mkdirSync(to)
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: here, maxBuffer: 2 ** 30 })
  execFileSync('tar', ['--extract', '--directory', to], { input: archive })
  const allowed = readFileSync(join(here, '.dockerignore'), 'utf8').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const kept = join(work, 'sent')
  mkdirSync(kept)
  for (const name of allowed) cpSync(join(to, name), join(kept, name), { recursive: true })
  return kept
}

/** A command inside a stage's root, as its user, with its settings, in its folder. */
function inside(stage, command, how) {
  const { merged, upper, scratch } = stage.root
  const user = stage.user ? `setpriv --reuid=${stage.user} --regid=${stage.user} --clear-groups --no-new-privs` : ''
  const script = `
    set -e
    mount --types overlay overlay --options lowerdir=/,upperdir=${upper},workdir=${scratch} ${merged}
    mount --rbind /dev ${merged}/dev
    mount --types proc proc ${merged}/proc
    exec chroot ${merged} ${user} /bin/sh -c 'cd "$0" && exec /bin/sh -c "$1"' "$FOLDER" "$COMMAND"`
  const environment = { ...process.env, ...stage.environment, FOLDER: stage.folder, COMMAND: command }
  for (const name of ['CARGO_TARGET_DIR', 'RUSTFLAGS']) delete environment[name]
  return how('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script], { env: environment, stdio: 'inherit' })
}

/** COPY, with --from: names beside each other go into a folder; a folder gives what is in it. */
function copy(stage, rest, built, sent) {
  const words = rest.split(/\s+/)
  const from = words[0].startsWith('--from=') ? built.get(words.shift().slice(7)).root.upper : sent
  const to = posix.resolve(stage.folder, words.pop())
  for (const word of words) {
    const source = join(from, word)
    const intoFolder = words.length > 1 || rest.endsWith('/')
    const target = join(stage.root.upper, to, statSync(source).isDirectory() || !intoFolder ? '' : basename(word))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(source, target, { recursive: true, verbatimSymlinks: true })
  }
}

function build(stage, built, sent) {
  const root = Object.fromEntries(['merged', 'upper', 'scratch'].map((name) => [name, join(work, stage.name, name)]))
  for (const folder of Object.values(root)) mkdirSync(folder, { recursive: true })
  Object.assign(stage, { root, folder: '/', environment: {} })
  for (const [word, rest] of stage.steps) {
    console.log(`${stage.name}: ${word} ${rest}`)
    if (word === 'WORKDIR') {
      stage.folder = posix.resolve(stage.folder, rest)
      mkdirSync(join(root.upper, stage.folder), { recursive: true })
    } else if (word === 'COPY') copy(stage, rest, built, sent)
    else if (word === 'RUN') assert.equal(inside(stage, rest, spawnSync).status, 0, `${stage.name}: ${rest}`)
    else if (word === 'ENV') for (const one of rest.split(' ')) stage.environment[one.split('=')[0]] = one.slice(one.indexOf('=') + 1)
    else if (word === 'USER') stage.user = /^\d+/.exec(rest)?.[0] ?? idOf(stage, rest)
    else if (word === 'ENTRYPOINT' || word === 'CMD') stage[word] = JSON.parse(rest)
    else if (word === 'HEALTHCHECK') stage.health = JSON.parse(/CMD (\[.*\])/.exec(rest)[1])
    else assert.ok(['VOLUME', 'EXPOSE', 'STOPSIGNAL'].includes(word), `an unknown step: ${word}`)
  }
  built.set(stage.name, stage)
}

/** The number of an account that a step made. */
function idOf(stage, name) {
  const line = readFileSync(join(stage.root.upper, 'etc/passwd'), 'utf8').split('\n').find((one) => one.startsWith(`${name}:`))
  assert.ok(line, `a step makes the account ${name}`)
  return line.split(':')[2]
}

/** Starts what the image would start; it must become healthy, and stop when asked. */
async function serves(stage) {
  const listen = `127.0.0.1:${await freePort()}`
  stage.environment.JURY_LISTEN = listen
  // Seen from outside its root, on the same network.
  const [asked, ...words] = stage.health
  const healthy = () => spawnSync(join(stage.root.upper, 'usr/local/bin', asked), [...words, '--listen', listen]).status === 0
  const program = inside(stage, ['exec', ...stage.ENTRYPOINT, ...stage.CMD].join(' '), spawn)
  const ended = new Promise((resolve) => program.once('exit', (code, signal) => resolve(signal ?? code)))
  const begun = performance.now()
  try {
    while (!healthy()) {
      assert.ok(performance.now() - begun < HEALTHY_WITHIN_MS && program.exitCode === null, 'it becomes healthy')
      await setTimeout(200)
    }
    assert.ok(existsSync(join(stage.root.upper, 'data/jury.db')), 'it keeps what it keeps in its volume')
    // The first process inside is the program itself, as in a container: it is asked to stop as an engine asks.
    // Whoever waits for it outside ignores that word, and gives its exit code.
    process.kill(Number(readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8')), 'SIGTERM')
    const late = setTimeout(STOPPED_WITHIN_MS, 'too late', { ref: false })
    assert.equal(await Promise.race([ended, late]), 0, 'it stops when asked')
  } finally {
    program.kill('SIGKILL')
  }
}

try {
  assert.equal(process.getuid(), 0, 'needs root')
  const sent = context()
  const built = new Map()
  const all = stages()
  for (const stage of all) build(stage, built, sent)
  await serves(all.at(-1))
  console.log(`figure: ${all.length} stages of the Dockerfile ran on this machine, and the last one serves`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
