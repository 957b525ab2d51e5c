import { hashFolded } from '../text/tokenHash.ts';

/**
 * Which words a corpus has ever had: a Bloom filter of two bits a word. It forgets nothing, and takes about one word in
 * some hundreds for known that is not, which costs a slip of the keyboard its excuse.
 */
export class KnownWords {
  readonly #bits = new Uint32Array(BITS / 32);

  /** @param hashes of folded words. */
  add(hashes: Uint32Array): void {
    for (const hash of hashes) {
      this.#set(hash & (BITS - 1));
      this.#set(secondHash(hash) & (BITS - 1));
    }
  }

  has(word: string): boolean {
    const hash = hashFolded(word);
    return this.#isSet(hash & (BITS - 1)) && this.#isSet(secondHash(hash) & (BITS - 1));
  }

  #set(bit: number): void {
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  #isSet(bit: number): boolean {
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

function secondHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

// Half a megabyte: a hundred thousand different words leave it nearly empty.
const BITS = 1 << 22;
