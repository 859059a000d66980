import { everyPageAt } from './pages.mjs'

everyPageAt('published')
