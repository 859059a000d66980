// How soon the program answers and how much memory it takes, beside Node serving one file.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'

import { root } from './modules.mjs'
import { freePort } from './port.mjs'
import { Server } from './server.mjs'

const REPEATS = 5
const children = []
after(() => children.forEach((child) => child.kill('SIGKILL')))

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Milliseconds until an address first answers 200. */
async function firstAnswer(url, begun) {
  for (;;) {
    try {
      if ((await fetch(url)).status === 200) return performance.now() - begun
    } catch {
      // Not listening yet.
    }
    assert.ok(performance.now() - begun < 60_000, `${url} never answered`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

const residentMiB = (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

async function node() {
  const port = await freePort()
  const script = `require('http').createServer((q, a) => a.end(require('fs').readFileSync('README.md'))).listen(${port}, '127.0.0.1')`
  const begun = performance.now()
  const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore' })
  children.push(child)
  const took = await firstAnswer(`http://127.0.0.1:${port}/`, begun)
  const resident = residentMiB(child.pid)
  child.kill('SIGKILL')
  return { took, resident }
}

test('a start on a migrated database is quick and small', async () => {
  const server = await Server.start({ command: 'serve' })
  const ours = []
  const theirs = []
  for (let i = 0; i < REPEATS; i += 1) {
    await server.kill()
    ours.push({ took: await server.run(), resident: server.residentMiB() })
    theirs.push(await node())
  }
  await server.stop()
  const figure = (runs, what) => median(runs.map((run) => run[what]))
  const build = server.program.includes('/release/') ? 'optimised' : 'unoptimised'
  console.log(`figure: first 200 after start: ${figure(ours, 'took').toFixed(0)} ms (${build}), Node with one file ${figure(theirs, 'took').toFixed(0)} ms`)
  console.log(`figure: resident memory then: ${figure(ours, 'resident').toFixed(1)} MiB (${build}), Node ${figure(theirs, 'resident').toFixed(1)} MiB`)
  assert.ok(figure(ours, 'took') < 5_000, 'a start takes seconds')
})
