import type { Blocks } from './blocks.ts';
import { enlarge } from './enlarge.ts';
import {
  DOCUMENT_SHIFT,
  documentOf,
  frequencyOf,
  LARGE,
  LONG,
  type PostingList,
  packPosting,
} from './postings.ts';
import type { SegmentField } from './segmentField.ts';

/** What becomes of the numbers of documents: all grow by `shift`; or, where some are left out, the rest close up. */
export interface DocumentMove {
  readonly shift: number;
  /** For each document its new number, and one more at the end. One that is left out has the same as the next. */
  readonly ranks?: Uint32Array;
}

/** Writes the postings of one field, term by term in their order, into the arrays of a segment. */
export class PostingsWriter {
  readonly #repeats: boolean;
  #postings: Uint32Array;
  #used = 0;
  readonly #offsets: number[] = [0];
  readonly #frequent: number[] = [];
  /** The run that may still go on, where the field has runs. */
  #first = -1;
  #last = -1;
  #frequency = 0;

  /** @param atMost how many postings there will be at most; `finish` gives back what is not needed. */
  constructor(repeats: boolean, atMost: number) {
    this.#repeats = repeats;
    this.#postings = new Uint32Array(atMost);
  }

  /** The term stands in the documents `first` to `last`, all greater than those before. */
  add(first: number, last: number, frequency: number): void {
    if (!this.#repeats) {
      for (let document = first; document <= last; document++) this.#write(document, frequency);
    } else if (this.#first >= 0 && first === this.#last + 1 && frequency === this.#frequency) {
      this.#last = last;
    } else {
      this.#endRun();
      this.#first = first;
      this.#last = last;
      this.#frequency = frequency;
    }
  }

  /** The postings of a list without runs, whose documents get other numbers. */
  addList({ postings, from, to, large }: PostingList, { shift, ranks }: DocumentMove): void {
    const into = this.#postings;
    let used = this.#used;
    for (let at = from; at < to; at++) {
      const posting = postings[at] as number;
      let by = shift;
      if (ranks) {
        const document = documentOf(posting);
        const moved = ranks[document] as number;
        if (ranks[document + 1] === moved) continue;
        by = moved - document;
      }
      if (frequencyOf(posting) === LARGE) this.#frequent.push(used, large.get(at) ?? LARGE);
      into[used++] = posting + by * DOCUMENT_STEP;
    }
    this.#used = used;
  }

  /** Postings that come next belong to the next term. */
  endTerm(): void {
    this.#endRun();
    this.#offsets.push(this.#used);
  }

  /** Whether anything came for the term at hand. */
  get termHasPostings(): boolean {
    return this.#first >= 0 || this.#used > (this.#offsets.at(-1) ?? 0);
  }

  finish(name: string): Blocks {
    // A copy would need as much room again; a little too much room does no harm.
    const used = this.#postings.subarray(0, this.#used);
    const isTight = this.#used > this.#postings.length * TIGHT;
    return {
      [`${name}.${this.#repeats ? 'runs' : 'postings'}`]: isTight ? used : used.slice(),
      [`${name}.offsets`]: Uint32Array.from(this.#offsets),
      [`${name}.frequent`]: Uint32Array.from(this.#frequent),
    };
  }

  #endRun(): void {
    if (this.#first < 0) return;
    this.#write(this.#first, this.#frequency);
    if (this.#last > this.#first) this.#write(this.#last, 0);
    this.#first = -1;
  }

  #write(document: number, frequency: number): void {
    if (frequency >= LARGE) this.#frequent.push(this.#used, frequency);
    this.#postings[this.#used++] = packPosting(document, frequency);
  }
}

/** Writes the lengths of one field, document by document, into the arrays of a segment. */
export class LengthsWriter {
  #lengths: Uint8Array;
  #count = 0;
  #total = 0;
  readonly #long: number[] = [];

  constructor(atLeast = 0) {
    this.#lengths = new Uint8Array(atLeast);
  }

  add(length: number): void {
    if (this.#count === this.#lengths.length) this.#lengths = enlarge(this.#lengths, this.#count * 2 + 1024);
    if (length >= LONG) this.#long.push(this.#count, length);
    this.#lengths[this.#count++] = Math.min(length, LONG);
    this.#total += length;
  }

  /** The lengths of all documents that are left. */
  addAll(field: SegmentField, { ranks }: DocumentMove): void {
    const { lengths } = field.arrays;
    for (let document = 0; document < lengths.length; document++) {
      if (ranks && ranks[document] === ranks[document + 1]) continue;
      const length = lengths[document] as number;
      this.add(length === LONG ? field.length(document) : length);
    }
  }

  finish(name: string): Blocks {
    return {
      [`${name}.lengths`]: this.#lengths.slice(0, this.#count),
      [`${name}.long`]: Uint32Array.from(this.#long),
      [`${name}.total`]: Float64Array.of(this.#total),
    };
  }
}

/** By so much the posting of the next document is greater. */
const DOCUMENT_STEP = 1 << DOCUMENT_SHIFT;
// So much of what was laid out for postings may be unused.
const TIGHT = 0.95;
