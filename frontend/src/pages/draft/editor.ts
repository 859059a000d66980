import { baseKeymap, lift } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { EditorView, type DecorationSource } from 'prosemirror-view';
import { absolutePositionToRelativePosition, redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import type { RelativePosition, XmlFragment } from 'yjs';
import { textSchema, titleSchema } from './schema';

export interface EditorOptions {
  fragment: XmlFragment;
  /** A single line, or paragraphs and lists. */
  kind: 'title' | 'text';
  /** Attributes of the box that is typed in: its name and hint for those who do not see them. */
  attributes: () => Record<string, string>;
  editable: () => boolean;
  /** Enter in a title, Escape anywhere: where focus goes on. */
  leave: (key: 'Enter' | 'Escape') => void;
  changed: (inList: boolean) => void;
  /** Where this person's cursor is, for the others; null when it is not in this box. */
  cursor: (place: Range | null) => void;
}

/** A stretch of a text that stays where it is while others write. */
export interface Range {
  anchor: RelativePosition;
  head: RelativePosition;
}

/** What the finer tools add to a box while they are in use. */
export interface EditorTools {
  decorations(state: EditorState): DecorationSource;
  /** What is made of a change by this person; null when nothing is. */
  change(transaction: Transaction, view: EditorView): Transaction | null;
  /** After each change, this person's or another's. */
  changed(): void;
  /** Before a word is put together from several keys: nothing may be redrawn until it is whole. */
  composing(view: EditorView): void;
}

/** Set on a transaction that a tool has made: it is taken as it is. */
export const BY_TOOL = 'by-tool';

/** One box of a shared text. The Tab key is left to the browser, so a keyboard gets out again. */
export class TextEditor {
  readonly view: EditorView;
  #tools: EditorTools | null = null;

  constructor(place: HTMLElement, options: EditorOptions) {
    const schema = options.kind === 'title' ? titleSchema : textSchema;
    const leaving = (key: 'Enter' | 'Escape'): Command => () => {
      options.leave(key);
      return true;
    };
    const enter = options.kind === 'title' ? leaving('Enter') : splitListItem(textSchema.nodes.list_item);
    const tools = () => this.#tools;
    this.view = new EditorView(place, {
      state: EditorState.create({
        schema,
        plugins: [
          ySyncPlugin(options.fragment),
          yUndoPlugin(),
          keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, Enter: enter, Escape: leaving('Escape') }),
          keymap(baseKeymap),
          new Plugin({
            props: {
              decorations: (state) => tools()?.decorations(state),
              handleDOMEvents: { compositionstart: (view) => void tools()?.composing(view) },
            },
          }),
        ],
      }),
      attributes: () => options.attributes(),
      editable: () => options.editable(),
      // Called while the view is still being made, too: the text comes in then.
      dispatchTransaction(this: EditorView, transaction: Transaction) {
        const own = transaction.docChanged && !transaction.getMeta(ySyncPluginKey) && !transaction.getMeta(BY_TOOL);
        const made = own ? (tools()?.change(transaction, this) ?? (tools() ? null : asTyped(transaction))) : transaction;
        if (!made) return;
        this.updateState(this.state.apply(made));
        options.changed(isInList(this.state));
        options.cursor(this.hasFocus() ? rangeOf(this.state) : null);
        tools()?.changed();
      },
      handleDOMEvents: {
        blur: () => options.cursor(null),
        focus: (view) => options.cursor(rangeOf(view.state)),
      },
    });
  }

  /** Takes the finer tools into use, or lays them aside. */
  use(tools: EditorTools | null): void {
    this.#tools = tools;
    this.refresh();
  }

  /** Goes to a stretch and shows it. */
  select(from: number, to: number): void {
    const { tr, doc } = this.view.state;
    const most = doc.content.size;
    this.view.focus();
    this.view.dispatch(tr.setSelection(TextSelection.create(doc, Math.min(from, most), Math.min(to, most))).scrollIntoView());
    this.view.dom.scrollIntoView({ block: 'nearest' });
  }

  /** What comes next is undone by itself. */
  undoneAlone(): void {
    yUndoPluginKey.getState(this.view.state)?.undoManager.stopCapturing();
  }

  get inList(): boolean {
    return isInList(this.view.state);
  }

  /** Makes the lines a list, or plain lines again. */
  toggleList(): void {
    const { list_item: item, bullet_list: list } = textSchema.nodes;
    if (this.inList) this.#run((state, dispatch) => liftListItem(item)(state, dispatch) || lift(state, dispatch));
    else this.#run(wrapInList(list));
  }

  undo(): void {
    this.#run(undo);
  }

  redo(): void {
    this.#run(redo);
  }

  /** What is given to `attributes` and `editable` has changed. */
  refresh(): void {
    this.view.setProps({});
  }

  destroy(): void {
    this.view.destroy();
  }

  #run(command: Command): void {
    command(this.view.state, this.view.dispatch.bind(this.view), this.view);
    this.view.focus();
  }
}

/** New words among those that are suggested to go are not to go with them. */
export function asTyped(transaction: Transaction): Transaction {
  const { deletion } = transaction.doc.type.schema.marks;
  transaction.mapping.maps.forEach((map, at) =>
    map.forEach((_from, _to, from, to) => {
      const after = transaction.mapping.slice(at + 1);
      if (to > from) transaction.removeMark(after.map(from), after.map(to), deletion);
    }),
  );
  return transaction;
}

/** The selection, or another stretch, as places that stay where they are while others write. */
export function rangeOf(state: EditorState, { anchor, head }: { anchor: number; head: number } = state.selection): Range | null {
  const sync = ySyncPluginKey.getState(state) as { type: XmlFragment; binding: { mapping: Parameters<typeof absolutePositionToRelativePosition>[2] } | null } | undefined;
  if (!sync?.binding) return null;
  const place = (at: number) => absolutePositionToRelativePosition(at, sync.type, sync.binding!.mapping) as RelativePosition;
  return { anchor: place(anchor), head: place(head) };
}

function isInList(state: EditorState): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'list_item') return true;
  }
  return false;
}
