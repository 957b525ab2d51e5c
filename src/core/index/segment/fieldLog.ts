import type { Blocks } from './blocks.ts';
import { enlarge } from './enlarge.ts';
import { LengthsWriter, PostingsWriter } from './fieldWriter.ts';
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

  constructor(name: string, repeats: boolean) {
    this.name = name;
    this.#repeats = repeats;
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
    return { ...postings, ...this.#lengths.finish(this.name) };
  }

  /** Writes down the value at hand, with all documents that have it. */
  #write(): void {
    const chunk = this.#chunkFor(this.#termCount * 2);
    const { terms, postings } = chunk;
    const [first, last] = [this.#first, this.#next - 1];
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

  #chunkFor(count: number): Chunk {
    const last = this.#chunks.at(-1);
    if (last && last.used + count <= last.terms.length) return last;
    const size = Math.max(CHUNK, count);
    const chunk = { terms: new Uint32Array(size), postings: new Uint32Array(size), used: 0 };
    this.#chunks.push(chunk);
    return chunk;
  }

  /** Brings the postings into the order of the terms. Those of a term stay in the order of the documents. */
  *#sortByTerm(ranks: Uint32Array): Sliced<SortedPostings> {
    const offsets = new Uint32Array(ranks.length + 1);
    for (const chunk of this.#chunks) {
      countRanks(chunk, ranks, offsets);
      yield;
    }
    for (let rank = 0; rank < ranks.length; rank++) {
      offsets[rank + 1] = (offsets[rank + 1] as number) + (offsets[rank] as number);
    }
    const places = offsets.slice();
    const postings = new Uint32Array(offsets[ranks.length] ?? 0);
    const large = new Map<number, number>();
    for (let at = 0; at < this.#chunks.length; at++) {
      this.#scatter(this.#chunks[at] as Chunk, ranks, places, postings, large);
      // What has been brought over is not needed any more, and its room soon is.
      this.#chunks[at] = NO_CHUNK;
      yield;
    }
    return { offsets, postings, large };
  }

  #scatter(
    { terms, postings, used }: Chunk,
    ranks: Uint32Array,
    places: Uint32Array,
    into: Uint32Array,
    large: Map<number, number>,
  ): void {
    for (let entry = 0; entry < used; entry++) {
      const term = terms[entry] as number;
      const posting = postings[entry] as number;
      const rank = ranks[term] as number;
      const place = places[rank] as number;
      places[rank] = place + 1;
      into[place] = posting;
      if (frequencyOf(posting) === LARGE)
        large.set(place, this.#large.get(term * MAX_DOCUMENTS + documentOf(posting)) ?? LARGE);
    }
  }
}

/** How many postings there are of each term, one place after its own. */
function countRanks({ terms, used }: Chunk, ranks: Uint32Array, offsets: Uint32Array): void {
  for (let entry = 0; entry < used; entry++) {
    const after = (ranks[terms[entry] as number] as number) + 1;
    offsets[after] = (offsets[after] as number) + 1;
  }
}

interface Chunk {
  readonly terms: Uint32Array;
  readonly postings: Uint32Array;
  used: number;
}

const NO_CHUNK: Chunk = { terms: new Uint32Array(0), postings: new Uint32Array(0), used: 0 };

interface SortedPostings {
  /** Where each term's postings begin; one more than there are terms. */
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Frequencies of 63 and more, by place in `postings`. */
  readonly large: ReadonlyMap<number, number>;
}

function toBlocks(name: string, { offsets, postings, large }: SortedPostings): Blocks {
  const frequent = [...large].sort(([a], [b]) => a - b).flat();
  return {
    [`${name}.postings`]: postings,
    [`${name}.offsets`]: offsets,
    [`${name}.frequent`]: Uint32Array.from(frequent),
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

const CHUNK = 1 << 16;
const TERMS_IN_SLICE = 16_384;
