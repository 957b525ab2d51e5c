import type { ByteSource } from './byteSource.ts';
import { DamagedIndexError } from './indexPart.ts';

/** Bytes of one source that hold records, one after the other. */
interface Extent {
  /** In words: where it begins among all records of the store. */
  readonly start: number;
  readonly words: number;
  readonly bytes: ByteSource;
  /** Where it begins in `bytes`. */
  readonly offset: number;
}

/**
 * Where the records of passages are kept: stretches of a file, of memory, or both, addressed in words as if they lay
 * behind each other. It never changes; putting two behind each other makes a third, and copies nothing.
 */
export class RecordStore {
  readonly words: number;
  readonly #extents: readonly Extent[];

  private constructor(extents: readonly Extent[]) {
    const last = extents.at(-1);
    this.words = last ? last.start + last.words : 0;
    // Places in a store are 32 bits, in words.
    if (this.words > MAX_WORDS) throw new Error('The corpus has more than 16 GB of text');
    this.#extents = extents;
  }

  /** @param words how many words of records lie in `bytes` from `offset`. */
  static of(bytes: ByteSource, words: number, offset = 0): RecordStore {
    return new RecordStore([{ start: 0, words, bytes, offset }]);
  }

  /** One store with all records; those of the second begin at the first's `words`, and so on. */
  static join(stores: readonly RecordStore[]): RecordStore {
    let base = 0;
    const extents: Extent[] = [];
    for (const store of stores) {
      for (const extent of store.#extents) extents.push({ ...extent, start: base + extent.start });
      base += store.words;
    }
    return new RecordStore(extents);
  }

  /**
   * The bytes of `words` words from `start`, within one extent. They begin on a multiple of four in their buffer.
   *
   * @param room may be used for them, if it is large enough.
   * @throws DamagedIndexError where they cannot be read.
   */
  read(start: number, words: number, room?: Uint8Array): Uint8Array {
    const extent = this.#extentAt(start);
    if (!extent || start + words > extent.start + extent.words)
      throw new DamagedIndexError('a passage is missing');
    try {
      return aligned(extent.bytes.read(extent.offset + (start - extent.start) * 4, words * 4, room));
    } catch (error) {
      throw new DamagedIndexError(error instanceof Error ? error.message : String(error));
    }
  }

  /** How many words from `start` lie in one extent with it: what one `read` may ask for. */
  wordsFrom(start: number): number {
    const extent = this.#extentAt(start);
    return extent ? extent.start + extent.words - start : 0;
  }

  #extentAt(place: number): Extent | undefined {
    let low = 0;
    let high = this.#extents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#extents[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return this.#extents[low];
  }
}

function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
}

const MAX_WORDS = 2 ** 32;
