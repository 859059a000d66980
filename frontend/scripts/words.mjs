// Writes the type of every message and its arguments, so that a wrong key does not compile.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messagesOf } from './fluent.mjs';

const folder = fileURLToPath(new URL('../src/words/', import.meta.url));
const english = readdirSync(folder).filter((name) => /(^|\.)en\.ftl$/.test(name) && !name.startsWith('refusals.'));
const areas = english.filter((name) => name !== 'en.ftl').map((name) => name.replace('.en.ftl', ''));
const lines = ['// Made by scripts/words.mjs from the English messages.', 'export interface Words {'];
for (const name of english.toSorted()) {
  for (const [key, args] of messagesOf(readFileSync(folder + name, 'utf8'))) {
    lines.push(`  '${key}': ${args.length ? args.map((a) => `'${a}'`).join(' | ') : 'never'};`);
  }
}
lines.push('}', `export type Area = ${areas.map((a) => `'${a}'`).join(' | ') || 'never'};`, '');
const text = lines.join('\n');
let before = '';
try {
  before = readFileSync(folder + 'keys.gen.ts', 'utf8');
} catch {
  // First time on this machine.
}
if (text !== before) writeFileSync(folder + 'keys.gen.ts', text);
