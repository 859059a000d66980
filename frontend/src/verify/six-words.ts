import { wordlist } from '@scure/bip39/wordlists/english.js';
import { sha256, type Bytes } from './bytes';

const WORDS = 6;
const BITS_EACH = 11;

/** The first 66 bits of a message's SHA-256 as six words of the BIP-39 English list. */
export async function sixWords(message: Bytes): Promise<string> {
  const bits = [...(await sha256(message)).subarray(0, 9)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: WORDS }, (_, i) => wordlist[parseInt(bits.slice(i * BITS_EACH, (i + 1) * BITS_EACH), 2)]).join(' ');
}
