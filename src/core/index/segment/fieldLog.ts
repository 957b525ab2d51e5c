import type { Blocks } from './blocks.ts';
import { enlarge, release } from './enlarge.ts';
import { LengthsWriter, PostingsWriter } from './fieldWriter.ts';
import { MAX_POSITIONS } from './positions.ts';
import { documentOf, eachRun, frequencyOf, LARGE, MAX_DOCUMENTS, packPosting } from './postings.ts';
import type { Sliced } from './segmentLayout.ts';

/**
 * What one field of the documents holds, written down document by document: pairs of term and posting. A value that
 * repeats that of the document before is not even looked at: its postings become runs.
 */
export class FieldLog {
  readonly name: string;
  readonly #repeats: boolean;
  readonly #chunks: Chunk[] = [];
  readonly #lengths = new LengthsWriter();
  /** Frequencies of 63 and more, by term and document. */
  readonly #large = new Map<number, number>();
  /** The value at hand: the documents that have it, its different terms, and by term how often it stands there. */
  #value: string | undefined;
  #first = 0;
  #next = 0;
  #terms = new Uint32Array(256);
  #termCount = 0;
  /** As in MiniSearch, words of which nothing is left have no postings, and count as one in the length. */
  #emptyCount = 0;
  #frequencies = new Uint32Array(1024);
  readonly #positioned: boolean;
  /** The words of the document at hand in their order, by term; `EMPTY` for an empty one. */
  #order = new Uint32Array(256);
  #wordCount = 0;
  readonly #wordy: number[] = [];

  /** @param options `positioned`: for a field that does not repeat, whether positions are kept. */
  constructor(
    name: string,
    { repeats, positioned }: { readonly repeats: boolean; readonly positioned: boolean },
  ) {
    this.name = name;
    this.#repeats = repeats;
    this.#positioned = positioned && !repeats;
  }

  /** Takes the next document if it has the same value as the one before. */
  repeat(value: string): boolean {
    if (!this.#repeats || value !== this.#value) return false;
    this.#next++;
    this.end();
    return true;
  }

  /** Begins the next document, which has another value. */
  begin(value: string): void {
    this.#write();
    this.#value = value;
    this.#first = this.#next++;
  }

  /** Adds a word to it, -1 for an empty one. */
  add(term: number): void {
    if (this.#positioned) {
      if (this.#wordCount === this.#order.length) this.#order = enlarge(this.#order, this.#wordCount * 2);
      this.#order[this.#wordCount++] = term < 0 ? EMPTY : term;
    }
    if (term < 0) {
      this.#emptyCount = 1;
      return;
    }
    if (term >= this.#frequencies.length) this.#frequencies = enlarge(this.#frequencies, term * 2);
    const frequency = this.#frequencies[term] as number;
    this.#frequencies[term] = frequency + 1;
    if (frequency > 0) return;
    if (this.#termCount === this.#terms.length) this.#terms = enlarge(this.#terms, this.#termCount * 2);
    this.#terms[this.#termCount++] = term;
  }

  /** Ends it. */
  end(): void {
    this.#lengths.add(this.#termCount + this.#emptyCount);
  }

  /** @param ranks the place among the sorted terms of each. */
  *finish(ranks: Uint32Array): Sliced<Blocks> {
    this.#write();
    const sorted = yield* this.#sortByTerm(ranks);
    const postings = this.#repeats ? yield* joinRuns(this.name, sorted) : toBlocks(this.name, sorted);
    const wordy = this.#positioned ? { [`${this.name}.wordy`]: Uint32Array.from(this.#wordy) } : {};
    return { ...postings, ...wordy, ...this.#lengths.finish(this.name) };
  }

  /** Writes down the value at hand, with all documents that have it. */
  #write(): void {
    const chunk = this.#chunkFor(this.#termCount * 2);
    const { terms, postings } = chunk;
    const [first, last] = [this.#first, this.#next - 1];
    if (this.#positioned) this.#writePositions(chunk);
    let used = chunk.used;
    for (let at = 0; at < this.#termCount; at++) {
      const term = this.#terms[at] as number;
      const frequency = this.#frequencies[term] as number;
      this.#frequencies[term] = 0;
      if (frequency >= LARGE) this.#large.set(term * MAX_DOCUMENTS + first, frequency);
      terms[used] = term;
      postings[used++] = packPosting(first, frequency);
      if (last > first) {
        terms[used] = term;
        postings[used++] = packPosting(last, 0);
      }
    }
    chunk.used = used;
    this.#termCount = 0;
    this.#emptyCount = 0;
  }

  /** Writes down where its words stand, term by term. Their frequencies stay what they are. */
  #writePositions(chunk: Chunk): void {
    const end = chunk.positionsUsed + this.#wordCount;
    if (end > chunk.positions.length) chunk.positions = enlarge(chunk.positions, end * 2);
    const { positions } = chunk;
    const frequencies = this.#frequencies;
    // Each frequency becomes the place behind the term's positions, and is counted down to where they begin.
    let place = chunk.positionsUsed;
    for (let at = 0; at < this.#termCount; at++) {
      const term = this.#terms[at] as number;
      place += frequencies[term] as number;
      frequencies[term] = place;
    }
    chunk.positionsUsed = place;
    for (let at = this.#wordCount - 1; at >= 0; at--) {
      const term = this.#order[at] as number;
      if (term === EMPTY) continue;
      const before = (frequencies[term] as number) - 1;
      frequencies[term] = before;
      positions[before] = at % MAX_POSITIONS;
    }
    for (let at = this.#termCount - 1; at >= 0; at--) {
      const term = this.#terms[at] as number;
      const from = frequencies[term] as number;
      frequencies[term] = place - from;
      place = from;
    }
    if (this.#wordCount > MAX_POSITIONS) this.#wordy.push(this.#first);
    this.#wordCount = 0;
  }

  #chunkFor(count: number): Chunk {
    const last = this.#chunks.at(-1);
    if (last && last.used + count <= last.terms.length) return last;
    const size = Math.max(CHUNK, count);
    const chunk = {
      ...{ terms: new Uint32Array(size), postings: new Uint32Array(size), used: 0 },
      ...{ positions: new Uint8Array(this.#positioned ? size : 0), positionsUsed: 0 },
    };
    this.#chunks.push(chunk);
    return chunk;
  }

  /** Brings the postings into the order of the terms. Those of a term stay in the order of the documents. */
  *#sortByTerm(ranks: Uint32Array): Sliced<SortedPostings> {
    const offsets = new Uint32Array(ranks.length + 1);
    const positionOffsets = new Uint32Array(this.#positioned ? ranks.length + 1 : 0);
    for (const chunk of this.#chunks) {
      countRanks(chunk, ranks, offsets);
      if (this.#positioned) this.#countPositions(chunk, ranks, positionOffsets);
      yield;
    }
    addUp(offsets);
    addUp(positionOffsets);
    const sorted = {
      ...{ offsets, positionOffsets, large: new Map<number, number>() },
      postings: new Uint32Array(offsets[ranks.length] ?? 0),
      positions: new Uint8Array(positionOffsets[ranks.length] ?? 0),
    };
    const places = offsets.slice();
    const positionPlaces = positionOffsets.slice();
    for (let at = 0; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at] as Chunk;
      if (this.#positioned) this.#scatterPositions(chunk, ranks, positionPlaces, sorted.positions);
      this.#scatter(chunk, ranks, places, sorted);
      // What has been brought over is not needed any more, and its room soon is.
      this.#chunks[at] = NO_CHUNK;
      release(chunk.terms, chunk.postings, chunk.positions);
      yield;
    }
    return sorted;
  }

  #scatter(
    { terms, postings, used }: Chunk,
    ranks: Uint32Array,
    places: Uint32Array,
    into: { readonly postings: Uint32Array; readonly large: Map<number, number> },
  ): void {
    for (let entry = 0; entry < used; entry++) {
      const term = terms[entry] as number;
      const posting = postings[entry] as number;
      const rank = ranks[term] as number;
      const place = places[rank] as number;
      places[rank] = place + 1;
      into.postings[place] = posting;
      if (frequencyOf(posting) === LARGE) into.large.set(place, this.#frequencyOf(term, posting));
    }
  }

  #countPositions({ terms, postings, used }: Chunk, ranks: Uint32Array, offsets: Uint32Array): void {
    for (let entry = 0; entry < used; entry++) {
      const term = terms[entry] as number;
      const after = (ranks[term] as number) + 1;
      offsets[after] = (offsets[after] as number) + this.#frequencyOf(term, postings[entry] as number);
    }
  }

  #scatterPositions(
    { terms, postings, used, positions }: Chunk,
    ranks: Uint32Array,
    places: Uint32Array,
    into: Uint8Array,
  ): void {
    let from = 0;
    for (let entry = 0; entry < used; entry++) {
      const term = terms[entry] as number;
      const rank = ranks[term] as number;
      let place = places[rank] as number;
      const to = from + this.#frequencyOf(term, postings[entry] as number);
      while (from < to) into[place++] = positions[from++] as number;
      places[rank] = place;
    }
  }

  #frequencyOf(term: number, posting: number): number {
    const frequency = frequencyOf(posting);
    if (frequency !== LARGE) return frequency;
    return this.#large.get(term * MAX_DOCUMENTS + documentOf(posting)) ?? LARGE;
  }
}

/** How many postings there are of each term, one place after its own. */
function countRanks({ terms, used }: Chunk, ranks: Uint32Array, offsets: Uint32Array): void {
  for (let entry = 0; entry < used; entry++) {
    const after = (ranks[terms[entry] as number] as number) + 1;
    offsets[after] = (offsets[after] as number) + 1;
  }
}

/** Makes of counts, each one place after its own, where each begins. */
function addUp(offsets: Uint32Array): void {
  for (let at = 1; at < offsets.length; at++)
    offsets[at] = (offsets[at] as number) + (offsets[at - 1] as number);
}

interface Chunk {
  readonly terms: Uint32Array;
  readonly postings: Uint32Array;
  used: number;
  /** Of each posting, one behind the other. */
  positions: Uint8Array;
  positionsUsed: number;
}

const NO_CHUNK: Chunk = {
  ...{ terms: new Uint32Array(0), postings: new Uint32Array(0), used: 0 },
  ...{ positions: new Uint8Array(0), positionsUsed: 0 },
};

interface SortedPostings {
  /** Where each term's postings begin; one more than there are terms. */
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Frequencies of 63 and more, by place in `postings`. */
  readonly large: ReadonlyMap<number, number>;
  /** Where each term's positions begin; empty where none are kept. */
  readonly positionOffsets: Uint32Array;
  readonly positions: Uint8Array;
}

function toBlocks(
  name: string,
  { offsets, postings, large, positionOffsets, positions }: SortedPostings,
): Blocks {
  const frequent = [...large].sort(([a], [b]) => a - b).flat();
  return {
    [`${name}.postings`]: postings,
    [`${name}.offsets`]: offsets,
    [`${name}.frequent`]: Uint32Array.from(frequent),
    ...(positionOffsets.length > 0 && {
      [`${name}.positions`]: positions,
      [`${name}.positionOffsets`]: positionOffsets,
    }),
  };
}

/** Runs that follow one another without a gap become one. */
function* joinRuns(name: string, { offsets, postings, large }: SortedPostings): Sliced<Blocks> {
  const writer = new PostingsWriter(true, postings.length);
  for (let term = 0; term + 1 < offsets.length; term++) {
    const list = { postings, from: offsets[term] ?? 0, to: offsets[term + 1] ?? 0, large };
    eachRun(list, (first, last, frequency) => writer.add(first, last, frequency));
    writer.endTerm();
    if (term % TERMS_IN_SLICE === 0) yield;
  }
  return writer.finish(name);
}

/** Greater than every term's number. */
const EMPTY = 2 ** 32 - 1;
const CHUNK = 1 << 16;
const TERMS_IN_SLICE = 16_384;
