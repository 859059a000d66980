import { DecorationSet, type Decoration } from 'prosemirror-view';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Passage } from '../../../api/contract';
import { clock } from '../../../live/clock.svelte';
import type { SharedText } from '../../../live/text';
import { announce } from '../../../ui/announce.svelte';
import { t } from '../../../words/words';
import { asTyped, rangeOf, type TextEditor } from '../editor';
import type { Part } from '../parts';
import { cursors, onMoves, redraw } from './cursors';
import { lines } from './lines';
import { anchorOf, quoteOf } from './passages';
import { restored } from './restore';
import { asItStands, markForTyping, settled, suggested, suggestions, suggestionsAt, suggestReplacing, wordCount, type By, type Suggestion } from './suggest';

export interface Placed extends Suggestion {
  part: Part;
}

/** A passage that may be commented on. */
export interface Choice {
  key: string;
  part: Part;
  from: number;
  to: number;
  text: string;
  marked: boolean;
}

/** The finer tools of one shared text while they are in use. */
export class Bench {
  /** Typing suggests instead of changing. */
  suggesting = $state(false);
  /** Who wrote what is shown. */
  authors = $state(false);
  /** The box that was typed in last. */
  #last = $state<Part | null>(null);
  /** Whose suggestions are made here. */
  me = '';
  /** Counts what may look different now. */
  #turn = $state(0);
  /** What other tools draw into a box. */
  #drawn = new Map<string, (part: Part, state: EditorState) => Decoration[]>();

  constructor(
    readonly text: SharedText,
    readonly editors: ReadonlyMap<Part, TextEditor>,
  ) {}

  /** Takes the tools into use. Answers what lays them aside. */
  start(): () => void {
    for (const [part, editor] of this.editors) {
      editor.use({
        decorations: (state) => DecorationSet.create(state.doc, [...cursors(state, this.text.awareness), ...[...this.#drawn.values()].flatMap((draw) => draw(part, state))]),
        change: (transaction, view) => this.#change(transaction, view.state),
        changed: () => {
          if (editor.view.hasFocus()) this.#last = part;
          this.#turn++;
          this.#soon();
        },
        composing: (view) => {
          const { state } = view;
          if (this.suggesting && state.selection.empty) view.dispatch(state.tr.setStoredMarks([markForTyping(state, this.by)]));
        },
      });
    }
    const quiet = onMoves(this.text.awareness, () => this.redraw());
    return () => {
      quiet();
      clearTimeout(this.#timer);
      for (const editor of this.editors.values()) editor.use(null);
    };
  }

  /** Adds what a tool draws, or takes it away. */
  draw(tool: string, what: ((part: Part, state: EditorState) => Decoration[]) | null): void {
    if (what) this.#drawn.set(tool, what);
    else this.#drawn.delete(tool);
    this.redraw();
  }

  redraw(): void {
    for (const editor of this.editors.values()) redraw(editor.view);
  }

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is drawn follows the shared text, which takes a change in just after the box has it. */
  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.redraw(), 50);
  }

  /** Follows the boxes: call it where something depends on what is in them. */
  follow(): void {
    void this.#turn;
  }

  get by(): By {
    return { who: this.me, at: Math.round(clock.now), id: crypto.randomUUID() };
  }

  get suggestions(): Placed[] {
    this.follow();
    return [...this.editors].flatMap(([part, editor]) => suggestions(editor.view.state.doc).map((one) => ({ ...one, part })));
  }

  /** The suggestions at the cursor of the box that is typed in. */
  get atCursor(): Placed[] {
    this.follow();
    for (const [part, editor] of this.editors) {
      if (!editor.view.hasFocus()) continue;
      const ids = suggestionsAt(editor.view.state);
      return this.suggestions.filter((one) => one.part === part && ids.includes(one.id));
    }
    return [];
  }

  /** How a box reads on the server. */
  reads(part: Part): string {
    this.follow();
    const editor = this.editors.get(part);
    return editor ? asItStands(editor.view.state.doc) : '';
  }

  words(part: Part): number {
    return wordCount(this.reads(part));
  }

  /** What may be commented on: the words that are marked, and each paragraph. */
  passages(): Choice[] {
    this.follow();
    const found: Choice[] = [];
    const last = this.#last && this.editors.get(this.#last);
    if (last && this.#last) {
      const { from, to, empty } = last.view.state.selection;
      const text = last.view.state.doc.textBetween(from, to, ' ');
      if (!empty && text.trim()) found.push({ key: 'marked', part: this.#last, from, to, text, marked: true });
    }
    for (const [part, editor] of this.editors) {
      for (const { key, text, places } of lines(part, editor.view.state.doc)) {
        if (text.trim()) found.push({ key, part, from: places[0] ?? 0, to: places.at(-1) ?? 0, text, marked: false });
      }
    }
    return found;
  }

  /** A passage as the server keeps it. */
  passage({ part, from, to, text }: Choice): Passage | undefined {
    const editor = this.editors.get(part);
    const range = editor && rangeOf(editor.view.state, { anchor: from, head: to });
    return range ? { part, anchor: anchorOf(range), quote: quoteOf(text) } : undefined;
  }

  /** Makes the boxes read as an older text, each undone by itself. */
  restore(texts: ReadonlyMap<Part, string>): void {
    for (const [part, text] of texts) this.#dispatch(part, (state) => restored(state, text));
  }

  /** Accepts or refuses one suggestion. False: somebody was quicker. */
  settle(one: Placed, accept: boolean): boolean {
    return this.#dispatch(one.part, (state) => settled(state, accept, [one.id]));
  }

  settleAll(accept: boolean): void {
    for (const part of this.editors.keys()) this.#dispatch(part, (state) => settled(state, accept));
  }

  /** Suggests other words for a stretch of a box. */
  suggest(part: Part, from: number, to: number, words: string): boolean {
    return this.#dispatch(part, (state) => suggestReplacing(state, from, to, words, this.by));
  }

  undo(part: Part): void {
    this.editors.get(part)?.undo();
  }

  #dispatch(part: Part, make: (state: EditorState) => Transaction | null): boolean {
    const editor = this.editors.get(part);
    const made = editor && make(editor.view.state);
    if (!editor || !made) return false;
    editor.undoneAlone();
    editor.view.dispatch(made);
    editor.undoneAlone();
    return true;
  }

  #change(transaction: Transaction, before: EditorState): Transaction | null {
    if (!this.suggesting || !this.me) return asTyped(transaction);
    const made = suggested(transaction, before, this.by);
    if (!made) announce(t('tools-words-only'));
    return made;
  }
}
