import { baseKeymap, lift } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, type Command, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redo, undo, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import type { XmlFragment } from 'yjs';
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
}

/** One box of a shared text. The Tab key is left to the browser, so a keyboard gets out again. */
export class TextEditor {
  readonly view: EditorView;

  constructor(place: HTMLElement, options: EditorOptions) {
    const schema = options.kind === 'title' ? titleSchema : textSchema;
    const leaving = (key: 'Enter' | 'Escape'): Command => () => {
      options.leave(key);
      return true;
    };
    const enter = options.kind === 'title' ? leaving('Enter') : splitListItem(textSchema.nodes.list_item);
    this.view = new EditorView(place, {
      state: EditorState.create({
        schema,
        plugins: [
          ySyncPlugin(options.fragment),
          yUndoPlugin(),
          keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, Enter: enter, Escape: leaving('Escape') }),
          keymap(baseKeymap),
        ],
      }),
      attributes: () => options.attributes(),
      editable: () => options.editable(),
      // Called while the view is still being made, too: the text comes in then.
      dispatchTransaction(this: EditorView, transaction: Transaction) {
        this.updateState(this.state.apply(transaction));
        options.changed(isInList(this.state));
      },
    });
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

function isInList(state: EditorState): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'list_item') return true;
  }
  return false;
}
