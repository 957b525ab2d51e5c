import type { RecordStore } from './recordStore.ts';

/**
 * Reads records of a store whose places ascend, as those of the hits of a search do. A read takes as long as some ten
 * thousand bytes more of it: so neighbors come along, and where records lie close together it reads ahead, as far as was
 * worth it the last time.
 */
export class RecordReader {
  readonly #records: RecordStore;
  #room = new Uint8Array(0);
  /** What is at hand. */
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);
  #start = 0;
  /** How many records were looked at in it. */
  #used = 0;

  constructor(records: RecordStore) {
    this.#records = records;
  }

  /** Bytes with the record in them that was sought last, until the next is. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The same as words. */
  get words(): Uint32Array {
    return this.#words;
  }

  /**
   * Brings a record to hand.
   *
   * @returns where in `words` it begins.
   * @throws DamagedIndexError where it cannot be read.
   */
  seek(start: number, words: number): number {
    if (start < this.#start || start + words > this.#start + this.#words.length) this.#load(start, words);
    this.#used++;
    return start - this.#start;
  }

  #load(start: number, words: number): void {
    const ahead = Math.max(LEAST_WORDS, Math.min(MOST_WORDS, this.#used * WORDS_A_READ));
    const wanted = Math.max(words, Math.min(ahead, this.#records.wordsFrom(start)));
    if (this.#room.length < wanted * 4) this.#room = new Uint8Array(wanted * 4);
    this.#bytes = this.#records.read(start, wanted, this.#room) as Uint8Array<ArrayBuffer>;
    this.#words = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, wanted);
    this.#start = start;
    this.#used = 0;
  }
}

const WORDS_A_READ = 4 * 1024;
const LEAST_WORDS = 256;
const MOST_WORDS = 32 * 1024;
