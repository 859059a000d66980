import { everyPageAt } from './pages.mjs'

everyPageAt('start')
