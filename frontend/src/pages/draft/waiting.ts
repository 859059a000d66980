import * as Y from 'yjs';
import type { Part } from './parts';

/** Writing makes many changes; they are counted once it pauses. */
const PAUSE_MS = 300;

/** Tells how many suggestions wait in a text, now and after each change. Answers what ends it. */
export function waitingSuggestions(doc: Y.Doc, parts: readonly Part[], tell: (n: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    const ids = new Set<string>();
    for (const part of parts) gather(doc.getXmlFragment(part), ids);
    tell(ids.size);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(count, PAUSE_MS);
  };
  count();
  doc.on('update', soon);
  return () => {
    clearTimeout(timer);
    doc.off('update', soon);
  };
}

function gather(within: Y.XmlFragment, ids: Set<string>): void {
  for (const child of within.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const { attributes } of child.toDelta() as { attributes?: Record<string, { id?: string } | null> }[]) {
        for (const [mark, of] of Object.entries(attributes ?? {})) if (/^(insertion|deletion)/.test(mark) && of?.id) ids.add(of.id);
      }
    } else if (child instanceof Y.XmlFragment) gather(child, ids);
  }
}
