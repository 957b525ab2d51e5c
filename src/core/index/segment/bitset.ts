/** A set of document numbers from 0 to before `size`, one bit each. It only ever grows, so that `count` tells its states apart. */
export class Bitset {
  readonly size: number;
  /** Bit `n & 31` of word `n >>> 5` stands for document `n`. To be read; `add` writes. */
  readonly words: Uint32Array;
  #count = 0;

  /**
   * @param words the bits of a set made earlier, kept and not copied; an empty set without them.
   * @param count how many they are, where that is known: to count them takes longer than many a search.
   */
  constructor(size: number, words?: Uint32Array, count?: number) {
    this.size = size;
    this.words = words ?? new Uint32Array((size + 31) >>> 5);
    if (count !== undefined) this.#count = count;
    else if (words) for (const word of words) this.#count += bitCount(word);
  }

  /** How many documents are in the set. */
  get count(): number {
    return this.#count;
  }

  has(document: number): boolean {
    return (((this.words[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
  }

  /** @throws RangeError for a document that the set has no place for. */
  add(document: number): void {
    if (!(document >= 0 && document < this.size)) throw new RangeError(`No document ${document}`);
    if (this.has(document)) return;
    const place = document >>> 5;
    this.words[place] = (this.words[place] ?? 0) | (1 << (document & 31));
    this.#count++;
  }

  /** The documents of the set in ascending order. */
  *[Symbol.iterator](): Generator<number> {
    for (let place = 0; place < this.words.length; place++) {
      for (let word = this.words[place] ?? 0; word !== 0; word &= word - 1) {
        yield place * 32 + lowestBit(word);
      }
    }
  }
}

/** How many bits of a 32-bit word are set. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The place, 0 to 31, of the lowest bit of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
