import type { SignalKind } from '../../api/contract';

/** What can be signalled, in the order in which it is offered. */
export const KINDS: readonly SignalKind[] = ['wave', 'agree', 'clap', 'slower', 'lost'];

/** The sign beside the word, from what every font has; the word says it all. */
export const SIGNS: Record<SignalKind, string> = { wave: '~', agree: '✓', clap: '★', slower: '…', lost: '?' };
