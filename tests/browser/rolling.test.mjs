// Each of two nodes is restarted as planned, behind the proxy, while people look and write: no page says a word.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { openBrowser } from './browser.mjs'
import { Cast } from './cast.mjs'
import { Cluster } from './cluster.mjs'
import { atOneDraft, box, tapStart, text, write } from './writing.mjs'

const IN_TIME = { timeout: 20_000 }

let browser, cluster
before(async () => {
  browser = await openBrowser()
  cluster = await Cluster.start(['demo', '--at', 'drafting'])
})
after(async () => {
  await browser?.close()
  await cluster?.stop()
})

/** Runs in the page: remembers whether it ever said that it is not connected. */
function noticeAlarms() {
  new MutationObserver(() => {
    if (/Not connected/.test(document.body?.innerText ?? '')) window.alarmed = true
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

test('nodes restart one after the other, nobody is alarmed and no word is lost', { timeout: 240_000 }, async () => {
  const cast = await Cast.of(cluster)
  const { jurors, draft } = await atOneDraft(cast)
  const people = [await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })]
  for (const juror of jurors) people.push(await cast.enter(browser, juror))
  const [lead, ...pens] = people.slice(0, 3)
  for (const person of people) await person.page.addInitScript(noticeAlarms)
  await lead.open(`/j/${cast.jury}/run`)
  for (const pen of pens) await write(pen, `/j/${cast.jury}/draft/${draft}`)
  // Two who type at one place would write into each other's words.
  await tapStart(pens[1])
  const words = []
  for (const n of [1, 2]) {
    const { pid } = cluster.nodes[n]
    process.kill(pid, 'SIGTERM')
    const back = cluster.back(n, pid).then(() => true)
    while (!(await Promise.race([back, sleep(0, false)]))) {
      for (const [at, pen] of pens.entries()) {
        const word = `w${words.length}by${at}.`
        await pen.page.keyboard.type(word)
        words.push(word)
      }
      await sleep(100)
    }
  }
  for (const pen of pens) {
    await pen.page.getByText('Saved', { exact: false }).first().waitFor(IN_TIME)
    await box(pen).locator('p', { hasText: words.at(-1) }).first().waitFor(IN_TIME)
    const reads = await text(pen)
    assert.deepEqual(words.filter((word) => !reads.includes(word)), [], 'every word is there')
  }
  for (const person of people) assert.equal(await person.page.evaluate(() => window.alarmed ?? false), false, `${person.name} was alarmed`)
  console.log(`figure: two nodes restarted behind the proxy while ${words.length} words were typed: 0 lost, nobody alarmed`)
  for (const person of people) {
    person.quiet()
    await person.leave()
  }
})
