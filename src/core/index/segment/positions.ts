import type { Blocks } from './blocks.ts';
import { enlarge } from './enlarge.ts';
import type { DocumentMove } from './fieldWriter.ts';
import { documentOf, frequencyAt, type PostingList } from './postings.ts';
import { seek } from './seek.ts';
import type { Segment } from './segment.ts';
import type { SegmentField } from './segmentField.ts';

/** Where the words of a field's documents stand, see `Blocks`. */
export interface FieldPositions {
  readonly positions: Uint8Array;
  readonly offsets: Uint32Array;
  /** The documents with more than `MAX_POSITIONS` words: there a position stands for several places. */
  readonly wordy: ReadonlySet<number>;
  /** Of frequent terms that were asked for, where the positions of each block of postings begin. */
  readonly blocks: Map<number, Uint32Array>;
}

/** Positions are kept modulo this: passages are hardly ever longer, and those that are can be told from others. */
export const MAX_POSITIONS = 256;

/** Tells where words stand in a row, without a look at the texts. Best asked of ascending documents. */
export class RowPositions {
  readonly #wordy: ReadonlySet<number>;
  /** For each word; those of documents in which a row begins, and of those in which it goes on. */
  readonly #here: readonly PositionCursor[];
  readonly #there: readonly PositionCursor[];

  private constructor(field: SegmentField, { wordy }: FieldPositions, terms: readonly number[]) {
    this.#wordy = wordy;
    this.#here = terms.map((term) => new PositionCursor(field, term));
    this.#there = terms.map((term) => new PositionCursor(field, term));
  }

  /** @returns undefined where the segment keeps no positions of the field, or does not have all the words. */
  static of({ terms, fields }: Segment, name: string, words: readonly string[]): RowPositions | undefined {
    const field = fields.get(name);
    const numbers = words.map((word) => terms.find(word));
    if (!field?.arrays.placed || numbers.length === 0 || numbers.includes(-1)) return undefined;
    return new RowPositions(field, field.arrays.placed, numbers);
  }

  /** Whether what it says of a document is sure. Else the row may be elsewhere than where its words seem to meet. */
  isSureOf(document: number): boolean {
    return !this.#wordy.has(document);
  }

  /** Whether the words stand in a document one after the other. */
  isIn(document: number): boolean {
    return this.#standsIn(document, this.#here.length);
  }

  /**
   * Whether the first of the words may stand at the end of one document, and the others are the first of another.
   *
   * @param mayEnd whether all of them may stand in the first, for more follow that are not known.
   */
  mayRunOver(here: number, there: number, mayEnd: boolean): boolean {
    const most = mayEnd ? this.#here.length : this.#here.length - 1;
    for (let count = 1; count <= most; count++)
      if (this.#beginsWith(there, count) && this.#standsIn(here, count)) return true;
    return false;
  }

  #standsIn(document: number, count: number): boolean {
    for (let word = 0; word < count; word++)
      if (!(this.#here[word] as PositionCursor).seek(document)) return false;
    const first = this.#here[0] as PositionCursor;
    for (let at = first.from; at < first.to; at++) {
      const start = first.positions[at] as number;
      let word = 1;
      while (word < count && (this.#here[word] as PositionCursor).has((start + word) % MAX_POSITIONS)) word++;
      if (word === count) return true;
    }
    return false;
  }

  /** Whether a document begins with the words after the first `count`. */
  #beginsWith(document: number, count: number): boolean {
    for (let word = count; word < this.#there.length; word++) {
      const cursor = this.#there[word] as PositionCursor;
      if (!cursor.seek(document) || !cursor.has(word - count)) return false;
    }
    return true;
  }
}

/** The positions of one term in one document after the other. */
class PositionCursor {
  readonly positions: Uint8Array;
  /** Those in the document sought last. */
  from = 0;
  to = 0;
  readonly #list: PostingList;
  readonly #blocks: Uint32Array;
  readonly #end: number;
  /** The first posting that is not of a document before the one sought last. */
  #near: number;
  /** The posting found last, and where its positions begin. */
  #at: number;
  #position: number;

  constructor(field: SegmentField, term: number) {
    const placed = field.arrays.placed as FieldPositions;
    this.positions = placed.positions;
    this.#list = field.kept(term);
    this.#blocks = blocksOf(placed, term, this.#list);
    this.#end = placed.offsets[term + 1] as number;
    this.#near = this.#list.from;
    this.#at = this.#list.from;
    this.#position = placed.offsets[term] as number;
  }

  /** Whether the term stands in the document. */
  seek(document: number): boolean {
    const { postings, from, to } = this.#list;
    const isBehind = this.#near > from && documentOf(postings[this.#near - 1] as number) >= document;
    const at = seek(postings, isBehind ? from : this.#near, to, document);
    this.#near = at;
    if (at === to || documentOf(postings[at] as number) !== document) return false;
    this.#moveTo(at);
    this.from = this.#position;
    // What is damaged may claim more than there is.
    this.to = Math.min(this.#end, this.#position + frequencyAt(this.#list, at));
    return true;
  }

  /** Adds up frequencies, from the start of the block or from the posting sought last. */
  #moveTo(at: number): void {
    const block = (at - this.#list.from) >>> BLOCK_BITS;
    const first = this.#list.from + (block << BLOCK_BITS);
    const isAhead = this.#at <= at && this.#at >= first;
    let next = isAhead ? this.#at : first;
    let position = isAhead ? this.#position : (this.#blocks[block] as number);
    for (; next < at; next++) position += frequencyAt(this.#list, next);
    this.#at = at;
    this.#position = position;
  }

  has(position: number): boolean {
    for (let at = this.from; at < this.to; at++) if (this.positions[at] === position) return true;
    return false;
  }
}

/** Where the positions of each block of a term's postings begin. Those of frequent terms are kept: a thousandth of the index. */
function blocksOf({ offsets, blocks }: FieldPositions, term: number, list: PostingList): Uint32Array {
  const known = blocks.get(term);
  if (known) return known;
  const made = new Uint32Array(((list.to - list.from) >>> BLOCK_BITS) + 1);
  let position = offsets[term] as number;
  for (let at = list.from; at < list.to; at++) {
    if (((at - list.from) & BLOCK_MASK) === 0) made[(at - list.from) >>> BLOCK_BITS] = position;
    position += frequencyAt(list, at);
  }
  if (made.length > KEPT_BLOCKS) blocks.set(term, made);
  return made;
}

/** Writes the positions of one field, term by term in their order, into the arrays of a segment. */
export class PositionsWriter {
  #positions: Uint8Array;
  #used = 0;
  readonly #offsets: number[] = [0];
  readonly #wordy: number[] = [];

  /** @param atMost how many there will be at most. */
  constructor(atMost: number) {
    this.#positions = new Uint8Array(atMost);
  }

  /** Those of a term of another segment, whose documents get other numbers. */
  addTerm(field: SegmentField, term: number, { ranks }: DocumentMove): void {
    const { positions, offsets } = field.arrays.placed as FieldPositions;
    let position = offsets[term] as number;
    if (!ranks) {
      this.#add(positions, position, offsets[term + 1] as number);
      return;
    }
    const list = field.kept(term);
    for (let at = list.from; at < list.to; at++) {
      const document = documentOf(list.postings[at] as number);
      const end = position + frequencyAt(list, at);
      if (ranks[document] !== ranks[document + 1]) this.#add(positions, position, end);
      position = end;
    }
  }

  /** What comes next belongs to the next term. */
  endTerm(): void {
    this.#offsets.push(this.#used);
  }

  /** The documents with many words of another segment. */
  addWordy({ wordy }: FieldPositions, { shift, ranks }: DocumentMove): void {
    for (const document of wordy) {
      if (!ranks) this.#wordy.push(document + shift);
      else if (ranks[document] !== ranks[document + 1]) this.#wordy.push(ranks[document] as number);
    }
  }

  finish(name: string): Blocks {
    return {
      [`${name}.positions`]: this.#positions.subarray(0, this.#used),
      [`${name}.positionOffsets`]: Uint32Array.from(this.#offsets),
      [`${name}.wordy`]: Uint32Array.from(this.#wordy),
    };
  }

  #add(positions: Uint8Array, from: number, to: number): void {
    const end = this.#used + to - from;
    if (end > this.#positions.length) this.#positions = enlarge(this.#positions, end);
    this.#positions.set(positions.subarray(from, to), this.#used);
    this.#used = end;
  }
}

const BLOCK_BITS = 6;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;
// Those of fewer are made at once.
const KEPT_BLOCKS = 8;
