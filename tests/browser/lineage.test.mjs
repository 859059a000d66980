// After tabling: a suggestion is brought up to date, recommendations are put together, rooms present in order.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Cast } from './cast.mjs'
import { ask, Server } from './server.mjs'

const IN_TIME = { timeout: 20_000 }
let server, browser, cast, lead, all
before(async () => {
  server = await Server.start({ command: 'demo', args: ['--at', 'drafting'] })
  browser = await openBrowser()
  cast = await Cast.of(server)
  lead = await cast.caller(cast.named('Idris Vaughan'))
  const drafts = await lead.view('recommendations')
  for (const { id } of drafts.recommendations) await lead.post(`/recommendations/${id}/table`)
  all = (await lead.view('recommendations')).recommendations
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const newest = (one) => one.versions.at(-1)
const line = async (id) => (await lead.view('recommendations')).recommendations.find((one) => one.id === id)
/** Suggests a change over the API; gives its id. */
async function suggest(name, one, text) {
  const by = await cast.caller(cast.named(name))
  const { text: old, id: base } = newest(one)
  return (await by.post(`/recommendations/${one.id}/amendments`, { base, text: { ...old, ...text }, reason: 'So that it is clear' })).ids[0]
}
const accept = (id) => lead.post(`/amendments/${id}/accept`)
const box = (person, label) => person.page.getByRole('textbox', { name: label, exact: true })

test('the rooms present in their order, each by its clock', async () => {
  const { items, open } = await lead.view('agenda')
  const item = items.find((one) => one.kind === 'presenting')
  await lead.post(`/agenda/items/${open}/close`, { confirm: true })
  await lead.post(`/agenda/items/${item.id}/open`)
  const { round } = await lead.view('rooms')
  const { people } = await lead.view('people')
  const nameOf = (id) => people.find((one) => one.id === id).register.name
  const [a, b] = round.rooms
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  const juror = await cast.enter(browser, cast.named(nameOf(b.members[0].person)))
  const screen = await Person.at(browser, cast.origin, { name: 'the screen', size: 'projector' })
  await screen.open(cast.screen)
  await facilitator.open(`/j/${cast.jury}/run`)
  await juror.open(`/j/${cast.jury}/now`)
  const run = facilitator.page.getByRole('region', { name: 'The rooms present' })
  await juror.page.getByText('The rooms present, one after the other.').waitFor(IN_TIME)

  // By a button and by dragging: B first, then C before A.
  await run.getByRole('button', { name: `Room ${b.name} earlier` }).click()
  await run.getByRole('button', { name: `Room ${b.name} begins` }).waitFor(IN_TIME)
  await run.getByRole('listitem').nth(2).dragTo(run.getByRole('listitem').nth(0))
  await run.getByRole('button', { name: `Room ${round.rooms[2].name} begins` }).waitFor(IN_TIME)
  await run.getByRole('button', { name: `Room ${b.name} earlier` }).click()
  await run.getByRole('button', { name: `Room ${b.name} begins` }).click()
  await juror.page.getByText('Your room presents now').first().waitFor(IN_TIME)
  await juror.page.getByText(`Next: Room ${round.rooms[2].name}`).waitFor(IN_TIME)
  await screen.page.getByText(`Room ${b.name} presents`).first().waitFor(IN_TIME)
  const high = await screen.page.locator('.clock').first().evaluate((node) => parseFloat(getComputedStyle(node).fontSize) / innerHeight)
  assert.ok(high >= 0.05, `the clock is ${high} of the height`)
  for (const [person, name] of [[facilitator, 'run-presenting-laptop-en'], [juror, 'now-presenting-phone-en'], [screen, 'screen-presenting']]) {
    await person.accessible(name)
    await person.picture(name)
  }
  await run.getByRole('button', { name: `Next: Room ${round.rooms[2].name}` }).click()
  await juror.page.getByText(`Room ${round.rooms[2].name} presents now`).first().waitFor(IN_TIME)
  const heard = (await lead.view('recommendations')).recommendations.filter((one) => one.room === b.id)
  assert.ok(heard.length > 0 && heard.every((one) => one.state === 'presented'), 'what the room put forward is presented')
  await run.getByRole('button', { name: `Next: Room ${a.name}` }).click()
  await run.getByRole('button', { name: `Room ${a.name} has finished` }).click()
  await run.getByText('Every room has presented.').waitFor(IN_TIME)
  for (const person of [facilitator, juror, screen]) {
    person.quiet()
    await person.leave()
  }
  for (const [name, size, page] of [['Idris Vaughan', 'phone', 'run'], [nameOf(b.members[1].person), 'phone', 'now']]) {
    const person = await cast.enter(browser, cast.named(name), { size, language: 'ar' })
    await person.open(`/j/${cast.jury}/${page}`)
    await person.page.getByText('عرضت كل الغرف.').first().waitFor(IN_TIME)
    await person.accessible(`${page}, ${size}, ar`)
    await person.page.getByText('عرضت كل الغرف.').first().scrollIntoViewIfNeeded()
    await person.picture(`${page}-presenting-${size}-ar`)
    person.quiet()
    await person.leave()
  }
  await lead.post(`/agenda/items/${item.id}/close`, { confirm: true })
})

test('the text moves on while somebody types: what changed is shown, and both changes are sent', async () => {
  const one = all[0]
  const { title, body } = newest(one).text
  const [first] = body.split(' ')
  const writer = await cast.enter(browser, cast.named('Amina'))
  await writer.open(`/j/${cast.jury}/recommendations/${one.id}`)
  await writer.page.getByRole('button', { name: 'Suggest a change' }).click()
  await box(writer, 'What we recommend').fill(`${body} Ask again each year.`)
  await box(writer, 'Title').fill(`${title} (mine)`)
  await accept(await suggest('Dai', one, { title: `${title} (theirs)`, body: body.replace(first, 'Please,') }))

  await writer.page.getByText('Nothing that you wrote is lost.').waitFor(IN_TIME)
  await writer.page.locator('.moved ins', { hasText: 'Please,' }).first().waitFor(IN_TIME)
  assert.equal(await box(writer, 'What we recommend').inputValue(), `${body} Ask again each year.`)
  await writer.accessible('the text moved on')
  await writer.page.locator('.moved').scrollIntoViewIfNeeded()
  await writer.picture('suggestion-moved-phone-en')
  await writer.page.getByRole('button', { name: 'Put my changes into the new text' }).click()
  assert.equal(await box(writer, 'What we recommend').inputValue(), `${body.replace(first, 'Please,')} Ask again each year.`)
  // Where both changed the same words, theirs stands until the writer chooses.
  assert.equal(await box(writer, 'Title').inputValue(), `${title} (theirs)`)
  await writer.accessible('choosing the words')
  await writer.picture('suggestion-choose-phone-en')
  await writer.page.reload()
  await writer.page.getByRole('radio', { name: /As you wrote/ }).check()
  assert.equal(await box(writer, 'Title').inputValue(), `${title} (mine)`)
  await box(writer, 'Why is this better?').fill('Needs change.')
  await writer.page.getByRole('button', { name: 'Send my suggestion' }).click()
  await writer.page.getByText('Your suggestion has been sent.').first().waitFor(IN_TIME)
  const now = await line(one.id)
  const sent = now.amendments.at(-1)
  assert.equal(now.versions.length, 2)
  assert.equal(sent.base, newest(now).id)
  assert.equal(sent.outdated, false)
  assert.ok(sent.text.body.startsWith('Please,') && sent.text.body.endsWith('Ask again each year.'), sent.text.body)
  writer.quiet()
  await writer.leave()
})

test('an older suggestion is brought up to date, and makes the next version', async () => {
  const one = all[1]
  const { body } = newest(one).text
  await suggest('Jo', one, { body: `${body} Begin this spring.` })
  await accept(await suggest('Ewa', one, { title: 'A shorter title' }))
  for (const [size, language] of [['phone', 'ar'], ['phone', 'en']]) {
    const proposer = await cast.enter(browser, cast.named('Jo'), { size, language })
    const said = language === 'ar'
      ? { rebase: 'تحديث', body: 'ما نوصي به' }
      : { rebase: 'Bring up to date', body: 'What we recommend' }
    await proposer.open(`/j/${cast.jury}/recommendations/${one.id}`)
    await proposer.page.getByRole('button', { name: said.rebase, exact: true }).click()
    assert.equal(await box(proposer, said.body).inputValue(), `${body} Begin this spring.`)
    await proposer.accessible(`bringing up to date, ${size}, ${language}`)
    await proposer.picture(`suggestion-rebase-${size}-${language}`)
    if (language === 'en') {
      await proposer.page.getByRole('button', { name: 'Send it' }).click()
      await proposer.page.getByText('Brought up to date').waitFor(IN_TIME)
    }
    proposer.quiet()
    await proposer.leave()
  }
  const [old, , made] = (await line(one.id)).amendments
  assert.deepEqual([old.state, made.replaces, made.text.title], ['replaced', old.id, 'A shorter title'])
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  await facilitator.open(`/j/${cast.jury}/recommendations/${one.id}`)
  await facilitator.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click()
  await facilitator.page.getByText('Version 3').first().waitFor(IN_TIME)
  assert.equal(newest(await line(one.id)).text.body, `${body} Begin this spring.`)
  facilitator.quiet()
  await facilitator.leave()
})

test('two recommendations are put together, and each says what came of what', async () => {
  const [, , one, other] = (await lead.view('recommendations')).recommendations
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'), { size: 'laptop' })
  const { page } = facilitator
  await facilitator.open(`/j/${cast.jury}/recommendations/${one.id}`)
  await page.getByText('More options').click()
  await page.getByRole('button', { name: 'Put together with …' }).click()
  await page.getByRole('checkbox', { name: newest(other).text.title }).check()
  await facilitator.accessible('choosing what to put together')
  await page.getByRole('button', { name: 'Go on' }).click()
  const text = await box(facilitator, 'What we recommend').inputValue()
  assert.ok(text.includes(newest(one).text.body) && text.includes(newest(other).text.body), text)
  // The other one moves on meanwhile: its words are shown before it is done.
  await accept(await suggest('Ewa', other, { body: `${newest(other).text.body} And tell everyone.` }))
  await page.locator('.moved ins', { hasText: 'And tell everyone.' }).waitFor(IN_TIME)
  await facilitator.accessible('putting together')
  await facilitator.picture('merge-laptop-en')
  await page.getByRole('button', { name: 'I have read it, go on' }).click()
  await box(facilitator, 'Title').fill('Both as one')
  await box(facilitator, 'Why does the jury do this?').fill('They ask for the same.')
  await page.getByRole('button', { name: 'Put together', exact: true }).click()
  await page.getByRole('heading', { name: 'Both as one', level: 1 }).waitFor(IN_TIME)
  const made = page.url().split('/').at(-1)
  await page.getByRole('link', { name: `${newest(one).text.title} (version 1)` }).waitFor(IN_TIME)
  await facilitator.accessible('came from')
  await facilitator.picture('merged-laptop-en')
  await page.getByRole('link', { name: `${newest(other).text.title} (version 2)` }).click()
  await page.getByText('They ask for the same.').waitFor(IN_TIME)
  await page.getByRole('link', { name: 'Both as one (version 1)' }).waitFor(IN_TIME)
  facilitator.quiet()
  await facilitator.leave()

  const reader = await cast.enter(browser, cast.named('Tom'), { language: 'ar' })
  for (const [name, id] of [['merged', made], ['source', one.id]]) {
    await reader.open(`/j/${cast.jury}/recommendations/${id}`)
    await reader.page.locator('.kin').first().waitFor(IN_TIME)
    await reader.accessible(`${name}, phone, ar`)
    await reader.page.locator('.kin').first().scrollIntoViewIfNeeded()
    await reader.picture(`${name}-phone-ar`)
  }
  reader.quiet()
  await reader.leave()
  const written = await (await ask(`${cast.origin}/j/${cast.jury}/results`)).text()
  const [plain] = written.split('<script id="seed"')
  assert.ok(plain.includes('Both as one') && plain.includes('Came from') && plain.includes('(version 2)'), 'without a script too')
})

test('one is split, on a phone', async () => {
  const one = all[4]
  const facilitator = await cast.enter(browser, cast.named('Idris Vaughan'))
  const { page } = facilitator
  await facilitator.open(`/j/${cast.jury}/recommendations/${one.id}`)
  await page.getByText('More options').click()
  await page.getByRole('button', { name: 'Split into parts' }).click()
  await box(facilitator, 'Title').nth(1).fill('The second half')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await page.getByRole('link', { name: /Part 2/ }).waitFor(IN_TIME)
  await facilitator.accessible('splitting')
  await facilitator.picture('split-phone-en')
  await box(facilitator, 'What we recommend').nth(1).fill('Only this.')
  await box(facilitator, 'Why does the jury do this?').fill('Two ideas.')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await page.getByRole('link', { name: 'The second half (version 1)' }).waitFor(IN_TIME)
  facilitator.quiet()
  await facilitator.leave()
})
