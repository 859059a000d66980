// Measures what each page makes a browser fetch (brotli), prints it, and fails over a budget.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const KIB = 1024;
const FIRST_ROUTE = 45 * KIB;
const RESULTS_IN_ALL = 60 * KIB;
const EDITOR = 110 * KIB;
const OFFICE = 120 * KIB;
/** Pages of people who run or set up a jury, or write in the editor. */
const HEAVY = ['/j/:jury/run', '/j/:jury/agenda', '/j/:jury/questions/board', '/j/:jury/room/:room', '/j/:jury/setup', '/j/:jury/setup/:task', '/j/:jury/draft/:id', '/juries', '/account', '/set-up', '/demo'];
/** What no other page may make a phone load. */
const NOT_FOR_PHONES = /^src\/pages\/(run|agenda|question-board|setup|draft|juries|account|set-up)\//;

/** @type {Record<string, {file: string, src?: string, name?: string, imports?: string[], css?: string[]}>} */
const manifest = JSON.parse(readFileSync(`${root}dist/.vite/manifest.json`, 'utf8'));

/** @param {string} file */
function size(file) {
  try {
    return statSync(`${root}dist/${file}.br`).size;
  } catch {
    return statSync(`${root}dist/${file}`).size;
  }
}

/** @param {string[]} entries */
function closure(entries) {
  const seen = new Set();
  const todo = [...entries];
  for (let key = todo.pop(); key; key = todo.pop()) {
    if (seen.has(key)) continue;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`not in the manifest: ${key}`);
    seen.add(key);
    todo.push(...(chunk.imports ?? []));
  }
  return [...seen].map((key) => ({ key, ...manifest[key] }));
}

/** The heaviest language counts. @param {string} area */
const words = (area) => Math.max(...['en', 'cy', 'ar'].map((l) => size(manifest[`src/words/${area}${l}.ftl?raw`].file)));

const routes = [...readFileSync(`${root}src/routes.ts`, 'utf8').matchAll(/path: '([^']+)', page: \(\) => import\('\.\/([^']+)'\)(?:, words: \[([^\]]*)\])?/g)];
if (routes.length < 10) throw new Error('routes.ts is no longer read rightly');
const line = (...cells) => console.log(cells.map((c, i) => (i ? String(c).padStart(9) : String(c).padEnd(28))).join(' '));
const kib = (n) => (n / KIB).toFixed(1);
let failures = 0;
line('page', 'JS KiB', 'all KiB', 'budget');
for (const [, path, page, areas] of routes) {
  const chunks = closure(['index.html', `src/${page}`]);
  const js = chunks.reduce((sum, c) => sum + size(c.file), 0) +
    ['', ...[...(areas ?? '').matchAll(/'([^']+)'/g)].map((m) => `${m[1]}.`)].reduce((sum, area) => sum + words(area), 0);
  const css = [...new Set(chunks.flatMap((c) => c.css ?? []))].reduce((sum, file) => sum + size(file), 0);
  const all = js + css + size('index.html');
  const heavy = HEAVY.includes(path);
  const [measured, budget] = /\/results(\/:round)?$/.test(path) ? [all, RESULTS_IN_ALL] : path.includes('/draft/') ? [js, FIRST_ROUTE + EDITOR] : [js, heavy ? OFFICE : FIRST_ROUTE];
  const strays = heavy ? [] : chunks.filter((c) => NOT_FOR_PHONES.test(c.key) || c.name === 'editor');
  const bad = measured > budget || strays.length > 0;
  if (bad) failures++;
  line(path, kib(js), kib(all), kib(budget), bad ? ' OVER' : '', ...strays.map((c) => c.key));
}
const editor = Object.values(manifest).find((c) => c.name === 'editor');
if (editor) {
  const bytes = size(editor.file);
  if (bytes > EDITOR) failures++;
  line('editor chunk', kib(bytes), '', kib(EDITOR), bytes > EDITOR ? ' OVER' : '');
}
console.log(failures ? `budgets: ${failures} over` : 'budgets: all within');
process.exit(failures ? 1 : 0);
