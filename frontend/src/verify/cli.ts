/**
 * `node verify.mjs FOLDER`: one JSON line a bundle in the folder, by name. Beside NAME.json a receipt may lie
 * as NAME.receipt.json.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from './verify';

const [, , where = '.'] = process.argv;
const isReceipt = (name: string) => name.endsWith('.receipt.json');
const files = statSync(where).isDirectory()
  ? readdirSync(where).filter((name) => /\.jsonl?$/.test(name) && !isReceipt(name)).sort().map((name) => join(where, name))
  : [where];

/** Bytes that are no UTF-8 must not pass as other characters. */
function read(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return null;
  }
}

let refused = 0;
for (const file of files) {
  const beside = file.replace(/\.jsonl?$/, '.receipt.json');
  const bundle = read(file);
  const receipt = existsSync(beside) ? (read(beside) ?? '') : undefined;
  const verdict = bundle === null ? { ok: false, fault: { code: 'file_form' }, tally: null, words: null } : await verify(bundle, receipt);
  if (!verdict.ok) refused++;
  console.log(JSON.stringify({ file, ok: verdict.ok, fault: verdict.fault, tally: verdict.tally, words: verdict.words }));
}
process.exitCode = refused > 0 ? 1 : 0;
