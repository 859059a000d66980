/** What a facilitator does with a question in a dialog of its own. */
export type What = 'answer' | 'defer' | 'merge' | 'aside';
