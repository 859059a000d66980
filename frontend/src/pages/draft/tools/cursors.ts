import type { EditorState } from 'prosemirror-state';
import { Decoration, type EditorView } from 'prosemirror-view';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';

/** How many looks there are to tell people apart; beside each stands a name. */
const LOOKS = 6;

/** Where a place that stays while others write is now; null when it is not in this box. */
export function placeOf(state: EditorState, place: unknown): number | null {
  if (!place) return null;
  try {
    return whereIs(state, Y.createRelativePositionFromJSON(place));
  } catch {
    // What another page sends need not be a place.
    return null;
  }
}

/** As `placeOf`, for a place that was read already. */
export function whereIs(state: EditorState, place: Y.RelativePosition): number | null {
  const sync = ySyncPluginKey.getState(state) as { doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Map<Y.AbstractType<unknown>, never> } | null } | undefined;
  return sync?.binding ? relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping) : null;
}

/** The cursors of the others in a box, each with its person's name. */
export function cursors(state: EditorState, awareness: Awareness): Decoration[] {
  const found: Decoration[] = [];
  for (const [client, shown] of awareness.getStates() as Map<number, { name?: unknown; cursor?: { anchor?: unknown; head?: unknown } | null }>) {
    if (client === awareness.clientID || typeof shown.name !== 'string' || !shown.cursor) continue;
    const [anchor, head] = [placeOf(state, shown.cursor.anchor), placeOf(state, shown.cursor.head)];
    if (anchor === null || head === null) continue;
    const name = shown.name.slice(0, 80);
    const look = client % LOOKS;
    const most = state.doc.content.size;
    const [from, to] = [Math.min(anchor, head, most), Math.min(Math.max(anchor, head), most)];
    if (to > from) found.push(Decoration.inline(from, to, { class: `other-selection look-${look}` }));
    found.push(Decoration.widget(Math.min(head, most), () => flag(name, look), { key: `${client}-${name}`, side: 10, ignoreSelection: true }));
  }
  return found;
}

/** The name is written by the style sheet, so that it is never part of the text. */
function flag(name: string, look: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `other-cursor look-${look}`;
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset.name = name;
  return caret;
}

/** Looks at who is where again, a few times a second at most. */
export function onMoves(awareness: Awareness, look: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = () => (timer ??= setTimeout(() => {
    timer = undefined;
    look();
  }, 100));
  awareness.on('change', moved);
  return () => {
    clearTimeout(timer);
    awareness.off('change', moved);
  };
}

/** Draws a box again; not while a word is being put together there. */
export function redraw(view: EditorView): void {
  if (!view.composing) view.setProps({});
}
