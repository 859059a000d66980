// The pages that everybody passes: on each screen, in English and Arabic.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser, Person } from './browser.mjs'
import { Server } from './server.mjs'

let server, browser
before(async () => {
  server = await Server.start({ command: 'demo' })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

for (const size of ['phone', 'laptop', 'narrow']) {
  for (const language of ['en', 'cy', 'ar']) {
    test(`the way in, ${size}, ${language}`, async () => {
      const person = await Person.at(browser, server.origin, { name: `${size} ${language}`, size, language })
      for (const path of ['/', '/sign-in', '/join', '/demo', '/nowhere']) {
        await person.open(path)
        assert.equal(await person.page.evaluate(() => document.documentElement.lang), language)
        assert.equal(await person.page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr')
        await person.accessible(path)
      }
      person.quiet()
      await person.leave()
    })
  }
}

for (const language of ['en', 'ar']) {
  test(`the first account, and a jury of one's own, ${language}`, async (t) => {
    const fresh = await Server.start({ command: 'serve' })
    t.after(() => fresh.stop())
    const [, link] = /(http:\S+\/set-up#\S+)/.exec(fresh.log)
    for (const size of ['phone', 'laptop', 'narrow']) {
      const person = await Person.at(browser, fresh.origin, { name: `${size} ${language}`, size, language })
      for (const path of ['/', link]) {
        await person.open(path)
        await person.accessible(path)
      }
      person.quiet()
      await person.leave()
    }
    const organiser = await Person.at(browser, fresh.origin, { name: `organiser ${language}`, size: 'phone', language })
    const { page } = organiser
    await organiser.open(link)
    for (const [i, text] of ['Olwen Parry', 'olwen@example.org', 'correct horse battery'].entries()) {
      await page.locator('main input').nth(i).fill(text)
    }
    await page.locator('main button[type=submit]').click()
    await page.waitForURL('**/juries')
    await organiser.settled()
    await organiser.accessible('/juries')
    organiser.quiet()
    await organiser.leave()
  })
}
