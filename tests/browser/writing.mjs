// What jurors do in the text that their room writes.

const WITHIN_MS = 20_000

/** Two jurors of one room and a text that it writes. */
export async function atOneDraft(cast) {
  const rooms = new Map()
  for (const link of cast.all('juror')) {
    const caller = await cast.caller(link)
    const { room } = await caller.view('me')
    const jurors = [...(rooms.get(room) ?? []), link]
    rooms.set(room, jurors)
    if (jurors.length < 2) continue
    const { recommendations } = await caller.view('recommendations')
    return { jurors, draft: recommendations.find((one) => one.room === room && one.state === 'draft').id }
  }
  throw new Error('no two jurors of the demonstration are in one room')
}

export const box = (person) => person.page.getByRole('textbox', { name: 'What we recommend' })
export const text = (person) => box(person).evaluate((node) => node.textContent)

/**
 * Runs in the page: keeps as `toldAsSaved` what stood in the box in the latest frame in which any place
 * told that all is saved.
 */
function keepToldAsSaved() {
  const look = () => {
    const saved = [...document.querySelectorAll('[role=status]')].some((one) => one.innerText.endsWith('Saved'))
    if (saved) window.toldAsSaved = document.querySelectorAll('[role=textbox]')[1]?.textContent
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Opens the shared text; a page is connected a moment before it has the words. */
export async function read(person, path) {
  await person.open(path)
  await box(person).locator('p', { hasText: /\S/ }).first().waitFor({ timeout: WITHIN_MS })
}

/**
 * Taps where the text ends: in the lower right corner of its box. A key that goes there is lost when it
 * comes within the 20 ms in which the editor settles where its focus is.
 */
export async function tapEnd(person) {
  const { width, height } = await box(person).boundingBox()
  await box(person).click({ position: { x: width - 12, y: height - 12 } })
}

/** Taps where the text begins: in the upper left corner of its box. */
export async function tapStart(person) {
  await box(person).click({ position: { x: 12, y: 12 } })
}

/** With the shared text open, and the cursor at its end. */
export async function write(person, path) {
  await person.page.addInitScript(keepToldAsSaved)
  await read(person, path)
  await tapEnd(person)
}
