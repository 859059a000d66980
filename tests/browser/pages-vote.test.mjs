import { everyPageAt } from './pages.mjs'

everyPageAt('vote')
