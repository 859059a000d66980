import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './live/session.svelte';
import { router } from './router.svelte';
import './ui/tokens.css';
import { speakFirst } from './words/words';

/** Waits for the session this long, so that a page is not first built for a guest; then it starts anyway. */
const SESSION_WITHIN_MS = 1_500;

const page = document.getElementById('page');
const soon = new Promise((done) => setTimeout(done, SESSION_WITHIN_MS));
await Promise.all([speakFirst(), router.start(), Promise.race([session.start(), soon])]);
if (page) {
  // The server may have written the page already; from here on it is alive.
  page.replaceChildren();
  mount(App, { target: page });
}
