import type { Blocks } from './blocks.ts';
import { LengthsWriter, PostingsWriter } from './fieldWriter.ts';
import { documentOf, frequencyOf, LARGE, MAX_DOCUMENTS, packPosting } from './postings.ts';
import type { Sliced } from './segmentLayout.ts';

/**
 * What one field of the documents holds, written down document by document: pairs of term and posting. A value that
 * repeats that of the document before is not even looked at: its postings become runs.
 */
export class FieldLog {
  readonly name: string;
  readonly #repeats: boolean;
  readonly #chunks: Chunk[] = [];
  #used = CHUNK;
  readonly #lengths = new LengthsWriter();
  /** Frequencies of 63 and more, by term and document. */
  readonly #large = new Map<number, number>();
  /** The terms of the last document with their frequencies, not yet written down: its value may repeat. */
  readonly #pending: number[] = [];
  #value: string | undefined;
  #first = 0;
  #next = 0;
  /** How often each term stands in the document at hand. */
  #frequencies = new Uint32Array(1024);

  constructor(name: string, repeats: boolean) {
    this.name = name;
    this.#repeats = repeats;
  }

  /** Takes the next document if its value is the last one's. */
  repeat(value: string): boolean {
    if (!this.#repeats || value !== this.#value) return false;
    this.#next++;
    this.#lengths.add(this.#pending.length / 2);
    return true;
  }

  /** Takes the next document, whose words are these terms. */
  add(value: string, terms: readonly number[]): void {
    this.#writePending();
    for (const term of terms) this.#count(term);
    for (const term of terms) {
      const frequency = this.#frequencies[term] ?? 0;
      if (frequency === 0) continue;
      this.#pending.push(term, frequency);
      this.#frequencies[term] = 0;
    }
    this.#value = value;
    this.#first = this.#next++;
    this.#lengths.add(this.#pending.length / 2);
  }

  /** @param ranks the place among the sorted terms of each. */
  *finish(ranks: Uint32Array): Sliced<Blocks> {
    this.#writePending();
    const sorted = yield* this.#sortByTerm(ranks);
    const postings = this.#repeats ? yield* joinRuns(this.name, sorted) : toBlocks(this.name, sorted);
    return { ...postings, ...this.#lengths.finish(this.name) };
  }

  #count(term: number): void {
    if (term >= this.#frequencies.length) {
      const larger = new Uint32Array(term * 2);
      larger.set(this.#frequencies);
      this.#frequencies = larger;
    }
    this.#frequencies[term] = (this.#frequencies[term] ?? 0) + 1;
  }

  #writePending(): void {
    const last = this.#next - 1;
    for (let at = 0; at < this.#pending.length; at += 2) {
      const term = this.#pending[at] ?? 0;
      const frequency = this.#pending[at + 1] ?? 0;
      if (frequency >= LARGE) this.#large.set(term * MAX_DOCUMENTS + this.#first, frequency);
      this.#write(term, packPosting(this.#first, frequency));
      if (last > this.#first) this.#write(term, packPosting(last, 0));
    }
    this.#pending.length = 0;
  }

  #write(term: number, posting: number): void {
    if (this.#used === CHUNK) {
      this.#chunks.push({ terms: new Uint32Array(CHUNK), postings: new Uint32Array(CHUNK) });
      this.#used = 0;
    }
    const chunk = this.#chunks.at(-1) as Chunk;
    chunk.terms[this.#used] = term;
    chunk.postings[this.#used++] = posting;
  }

  /** Brings the postings into the order of the terms. Those of a term stay in the order of the documents. */
  *#sortByTerm(ranks: Uint32Array): Sliced<SortedPostings> {
    const offsets = new Uint32Array(ranks.length + 1);
    for (const [at, { terms }] of this.#chunks.entries()) {
      const used = this.#usedOf(at);
      for (let entry = 0; entry < used; entry++) {
        const rank = ranks[terms[entry] ?? 0] ?? 0;
        offsets[rank + 1] = (offsets[rank + 1] ?? 0) + 1;
      }
      yield;
    }
    for (let rank = 0; rank < ranks.length; rank++) {
      offsets[rank + 1] = (offsets[rank + 1] ?? 0) + (offsets[rank] ?? 0);
    }
    const places = offsets.slice();
    const postings = new Uint32Array(offsets[ranks.length] ?? 0);
    const large = new Map<number, number>();
    for (let at = 0; at < this.#chunks.length; at++) {
      this.#scatter(at, ranks, places, postings, large);
      yield;
    }
    return { offsets, postings, large };
  }

  #scatter(
    at: number,
    ranks: Uint32Array,
    places: Uint32Array,
    into: Uint32Array,
    large: Map<number, number>,
  ): void {
    const { terms, postings } = this.#chunks[at] as Chunk;
    const used = this.#usedOf(at);
    for (let entry = 0; entry < used; entry++) {
      const term = terms[entry] ?? 0;
      const posting = postings[entry] ?? 0;
      const rank = ranks[term] ?? 0;
      const place = places[rank] ?? 0;
      places[rank] = place + 1;
      into[place] = posting;
      if (frequencyOf(posting) === LARGE)
        large.set(place, this.#large.get(term * MAX_DOCUMENTS + documentOf(posting)) ?? LARGE);
    }
    // What has been brought over is not needed any more, and its room soon is.
    this.#chunks[at] = EMPTY_CHUNK;
  }

  #usedOf(chunk: number): number {
    return chunk === this.#chunks.length - 1 ? this.#used : CHUNK;
  }
}

interface Chunk {
  readonly terms: Uint32Array;
  readonly postings: Uint32Array;
}

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
    const to = offsets[term + 1] ?? 0;
    for (let at = offsets[term] ?? 0; at < to; at++) {
      const posting = postings[at] ?? 0;
      const frequency = large.get(at) ?? frequencyOf(posting);
      const next = postings[at + 1] ?? 0;
      const isRun = at + 1 < to && frequencyOf(next) === 0;
      writer.add(documentOf(posting), documentOf(isRun ? next : posting), frequency);
      if (isRun) at++;
    }
    writer.endTerm();
    if (term % TERMS_IN_SLICE === 0) yield;
  }
  return writer.finish(name);
}

const CHUNK = 1 << 16;
const EMPTY_CHUNK: Chunk = { terms: new Uint32Array(0), postings: new Uint32Array(0) };
const TERMS_IN_SLICE = 16_384;
