import { join, sha256, type Bytes } from './bytes';

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/** The root of a Merkle tree over the leaves in their order, as RFC 6962 (2.1) builds it. */
export async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  if (leaves.length === 0) return sha256(new Uint8Array());
  return rootOfHashes(await Promise.all(leaves.map((leaf) => sha256(join(LEAF, leaf)))));
}

async function rootOfHashes(hashes: readonly Bytes[]): Promise<Bytes> {
  const [first] = hashes;
  if (hashes.length === 1 && first) return first;
  // The largest power of two smaller than their number.
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [before, after] = await Promise.all([rootOfHashes(hashes.slice(0, split)), rootOfHashes(hashes.slice(split))]);
  return sha256(join(NODE, before, after));
}
