import * as Y from 'yjs';

/** A stretch of a box that one writer wrote. */
export interface Run {
  from: number;
  to: number;
  client: number;
  text: string;
}

/** Who wrote what of a box: each letter carries the number of the page that it was typed on. */
export function authored(fragment: Y.XmlFragment): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const read = (text: Y.XmlText) => {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const words = item.content instanceof Y.ContentString ? item.content.str : '';
      const last = runs.at(-1);
      if (last && last.client === item.id.client && last.to === at) {
        last.to += item.length;
        last.text += words;
      } else runs.push({ from: at, to: at + item.length, client: item.id.client, text: words });
      at += item.length;
    }
  };
  const walk = (within: Y.XmlFragment) => {
    for (const child of within.toArray()) {
      if (child instanceof Y.XmlText) read(child);
      else if (child instanceof Y.XmlFragment) {
        at++;
        walk(child);
        at++;
      }
    }
  };
  walk(fragment);
  return runs;
}
