import type { Id } from '../api/contract';
import { canonical, hex, sha256, textBytes, type Bytes } from './bytes';

/** What a round opened with, as its record has it. */
export interface Opening {
  jury: Id;
  round: Id;
  title: string;
  questions: { id: Id; key: string | null; options: { id: Id; text_sha256: string }[] }[];
  reasons_key: string;
  receipt_key: string;
}

/** What the page shows of one option. */
export interface ShownOption {
  id: Id;
  text: { title: string; body: string; reasons: string };
}

/** The voting paper is not the one that the page shows, or not of this round. */
export class WrongPaper extends Error {}

/** Reads an opening and holds it against what the page shows: the same round, the same hash, the same words. */
export async function checkedOpening(text: string, expected: { jury: Id; round: Id; hash: string | null; options: readonly ShownOption[] }): Promise<{ opening: Opening; hash: Bytes }> {
  const hash = await sha256(textBytes(text));
  if (expected.hash !== null && expected.hash !== hex(hash)) throw new WrongPaper('another hash');
  const opening = read(text);
  if (opening.jury !== expected.jury || opening.round !== expected.round) throw new WrongPaper('another round');
  const asked = opening.questions.flatMap((one) => one.options);
  if (expected.options.length > 0 && asked.length !== expected.options.length) throw new WrongPaper('other options');
  for (const { id, text: { title, body, reasons } } of expected.options) {
    const sum = hex(await sha256(textBytes(canonical({ body, reasons, title }))));
    if (!asked.some((one) => one.id === id && one.text_sha256 === sum)) throw new WrongPaper('other words');
  }
  return { opening, hash };
}

export function read(text: string): Opening {
  try {
    const opening = JSON.parse(text) as Opening;
    if (Array.isArray(opening.questions) && typeof opening.reasons_key === 'string' && typeof opening.receipt_key === 'string') return opening;
  } catch {
    // As below.
  }
  throw new WrongPaper('not readable');
}
