/**
 * The messages of a Fluent text: each key with the names of its arguments, sorted.
 * @param {string} text
 * @returns {Map<string, string[]>}
 */
export function messagesOf(text) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  /** @type {Set<string> | undefined} */
  let current;
  for (const line of text.split('\n')) {
    const start = /^(-?[a-z][a-z0-9_-]*) *=/.exec(line);
    if (start?.[1]) {
      if (found.has(start[1])) throw new Error(`twice: ${start[1]}`);
      current = new Set();
      found.set(start[1], current);
    } else if (line.startsWith('#')) continue;
    for (const [, name] of line.matchAll(/\$([a-z_]+)/g)) if (name) current?.add(name);
  }
  return new Map([...found].map(([key, args]) => [key, [...args].toSorted()]));
}
