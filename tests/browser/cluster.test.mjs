// Two nodes on PostgreSQL and NATS behind the proxy, people spread over both: the whole story, and a secret vote;
// in the middle of each vote a node is killed.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Cluster } from './cluster.mjs'
import { root } from './modules.mjs'
import { ask } from './server.mjs'
import { Story, verifies } from './story.mjs'

const IN_TIME = { timeout: 20_000 }
/** What a page tells of a line that was cut, and of an answer that did not come; it comes back by itself. */
const CUT = /ERR_|WebSocket|50[234]/

let browser, cluster
before(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  await cluster?.stop()
  cluster = undefined
})
after(() => browser?.close())

/** Kills a node that holds people's lines. */
function killed(people) {
  const lines = cluster.lines()
  assert.ok(lines[1] > 0 && lines[2] > 0, `people are on both nodes: ${JSON.stringify(lines)}`)
  for (const person of people) person.forgive(CUT)
  console.log(`figure: node 1 killed in the middle of a vote, with ${lines[1]} lines on it and ${lines[2]} on the other`)
  return cluster.kill(1)
}

/** What both nodes answer, byte for byte the same. */
async function both(path, caller) {
  const headers = { authorization: `Bearer ${await caller.fresh()}` }
  const read = async (n) => {
    const answer = await ask(`${cluster.nodes[n].origin}${path}`, { headers })
    assert.equal(answer.status, 200, `node ${n} answers at ${path}`)
    return answer.text()
  }
  const [one, other] = await Promise.all([1, 2].map(read))
  assert.equal(one, other, `both nodes tell the same at ${path}`)
  return one
}

test('two days over two nodes, one of them killed in the middle of the final vote', { timeout: 900_000 }, async () => {
  cluster = await Cluster.start(['demo', '--at', 'start'])
  const cast = await Cast.of(cluster)
  let pid
  const story = new Story({ browser, cast, midRound: async () => (pid = killed(story.people)) })
  await story.told()
  const ms = await cluster.back(1, pid)
  assert.ok(ms < IN_TIME.timeout)
  verifies(await both(`/api/juries/${cast.jury}/record`, story.lead), cluster.folder)
})

test('a secret vote over two nodes, one of them killed between ballots', { timeout: 300_000 }, async () => {
  cluster = await Cluster.start(['demo', '--at', 'vote'])
  const cast = await Cast.of(cluster)
  const lead = await cast.caller(cast.named('Idris Vaughan'))
  const round = (await lead.view('rounds')).rounds.find((one) => one.state === 'open').id
  const people = []
  for (const name of ['Alan', 'Amina', 'Dai', 'Ewa']) people.push(await cast.enter(browser, cast.named(name)))
  let pid
  for (const [n, person] of people.entries()) {
    await votes(person, cast, round, async () => {
      if (n === 1) pid = killed(people)
    })
  }
  await cluster.back(1, pid)
  await lead.post(`/rounds/${round}/close`)
  const bundle = await both(`/api/juries/${cast.jury}/rounds/${round}/bundle`, lead)
  const file = join(cluster.folder, 'bundle.json')
  writeFileSync(file, bundle)
  const program = execFileSync(join(root, 'scripts/program.sh'), { encoding: 'utf8' }).trim()
  const told = execFileSync(program, ['verify', file], { encoding: 'utf8' })
  console.log(`figure: ${told.split('\n').find((line) => line.includes('is whole'))}`)
  for (const person of people) await person.page.getByRole('heading', { level: 1, name: 'This vote has closed' }).waitFor(IN_TIME)
  verifies(await both(`/api/juries/${cast.jury}/record`, lead), cluster.folder)
  for (const person of people) person.quiet()
})

/** Answers every question and sends; `between` happens when all is answered. */
async function votes(person, cast, round, between) {
  const { page } = person
  const press = (name) => page.getByRole('button', { name }).first().click(IN_TIME)
  await person.open(`/j/${cast.jury}/ballot/${round}`)
  await press('Go to the first question')
  const check = page.getByRole('heading', { level: 1, name: 'Check your answers' })
  while (!(await check.isVisible())) {
    const before = await page.locator('h1').innerText()
    await page.getByRole('radio').first().check(IN_TIME)
    await press(/^(Next: |Check my answers)/)
    await page.waitForFunction((old) => document.querySelector('h1')?.innerText !== old, before, IN_TIME)
  }
  await between()
  await press('Send my vote')
  await page.getByRole('heading', { level: 1, name: 'Your vote is in' }).waitFor(IN_TIME)
}
