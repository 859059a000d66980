// Holds what the compiler does not: logical CSS properties, and no words outside the message files.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const PHYSICAL = new RegExp(
  String.raw`(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*` +
    String.raw`|left|right|top|bottom|(?:min-|max-)?(?:width|height)` +
    String.raw`|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)`,
  'g',
);
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'title', 'alt', 'label', 'hint', 'legend']);
const WORD = /\p{L}{2,}/u;
/** @type {string[]} */
const found = [];

/** @param {string} text @param {number} at */
const lineOf = (text, at) => text.slice(0, at).split('\n').length;

/** @param {string} name @param {string} text @param {string} css @param {number} from */
function checkCss(name, text, css, from) {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, (c) => ' '.repeat(c.length))
    // What a media query asks is physical by definition.
    .replace(/@(media|page|container)[^{]*/g, (c) => ' '.repeat(c.length));
  for (const hit of plain.matchAll(PHYSICAL)) {
    found.push(`${name}:${lineOf(text, from + hit.index)} physical property "${hit[0]}": use the logical one`);
  }
}

/** @param {any} node @param {(node: any) => void} visit */
function walk(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((n) => walk(n, visit));
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'metadata' && value && typeof value === 'object') walk(value, visit);
  }
}

/** @param {string} name @param {string} text */
function checkComponent(name, text) {
  const ast = parse(text, { modern: true, filename: name });
  if (ast.css) checkCss(name, text, ast.css.content.styles, ast.css.content.start);
  walk(ast.fragment, (node) => {
    if (node.type === 'Attribute') {
      if (node.name === 'style') found.push(`${name}:${lineOf(text, node.start)} style attribute: use a class or style:property`);
      if (!SPOKEN.has(node.name)) for (const part of [node.value].flat()) if (part?.type === 'Text') part.silent = true;
    }
  });
  walk(ast.fragment, (node) => {
    if (node.type === 'Text' && !node.silent && WORD.test(node.data)) {
      found.push(`${name}:${lineOf(text, node.start)} words "${node.data.trim().slice(0, 40)}": use t('…')`);
    }
  });
}

for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(svelte|css)$/.test(name)) continue;
  const text = readFileSync(root + name, 'utf8');
  if (name.endsWith('.css')) checkCss(name, text, text, 0);
  else checkComponent(name, text);
}
for (const line of found) console.error(line);
console.log(found.length ? `lint: ${found.length} found` : 'lint: nothing found');
process.exit(found.length ? 1 : 0);
