import { everyPageAt } from './pages.mjs'

everyPageAt('drafting')
