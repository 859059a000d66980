// The pages' packages, for tests that live outside frontend/.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const require = createRequire(`${root}frontend/package.json`)

/** A package of frontend/package.json. */
export const load = (name) => require(name)

export const { chromium } = load('playwright-core')
const axe = load('@axe-core/playwright')
export const AxeBuilder = axe.default ?? axe.AxeBuilder ?? axe
