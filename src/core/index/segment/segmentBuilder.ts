import { scanWords } from '../../text/words.ts';
import { type Blocks, SEGMENT_VERSION } from './blocks.ts';
import { FieldLog } from './fieldLog.ts';
import { MAX_DOCUMENTS } from './postings.ts';
import { finishNow, type SegmentLayout, type Sliced, searchLayout } from './segmentLayout.ts';
import { sortTerms } from './sortTerms.ts';
import { TermNumbers } from './termNumbers.ts';
import { TermTableWriter } from './termTable.ts';

/** The fields of a document by name; one that is missing is empty. */
export type SegmentDocument = Readonly<Record<string, string | undefined>>;

/**
 * Packs documents into a segment as they come. Everything is written down once, in the order of the documents, and
 * brought into the order of the terms at the end by counting, so that a build needs about twice the room of the segment.
 */
export class SegmentBuilder {
  readonly #terms = new TermNumbers();
  readonly #logs: readonly FieldLog[];
  #documentCount = 0;

  constructor({ fields, repeating, positioned = [] }: SegmentLayout = searchLayout) {
    this.#logs = fields.map(
      (name) =>
        new FieldLog(name, { repeats: repeating.includes(name), positioned: positioned.includes(name) }),
    );
  }

  get documentCount(): number {
    return this.#documentCount;
  }

  /**
   * Adds the next document.
   *
   * @returns its number.
   * @throws RangeError when there are `MAX_DOCUMENTS` already.
   */
  add(document: object): number {
    if (this.#documentCount === MAX_DOCUMENTS) throw new RangeError('The segment is full');
    for (const log of this.#logs) {
      const value = (document as SegmentDocument)[log.name] ?? '';
      if (log.repeat(value)) continue;
      log.begin(value);
      scanWords(value, (start, end) => log.add(this.#terms.ofWord(value, start, end)));
      log.end();
    }
    return this.#documentCount++;
  }

  /** The segment of the documents so far, in slices. Nothing can be added afterwards. */
  *finish(): Sliced<Blocks> {
    const { ranks, terms } = yield* this.#writeTerms();
    const shape = Float64Array.of(SEGMENT_VERSION, this.#documentCount, ranks.length, this.#logs.length);
    const blocks = { shape, ...terms };
    for (const log of this.#logs) Object.assign(blocks, yield* log.finish(ranks));
    return blocks;
  }

  /** The sorted terms, and the place of each among them by the number it has here. */
  *#writeTerms(): Sliced<{ ranks: Uint32Array; terms: Blocks }> {
    const writer = new TermTableWriter();
    const ranks = new Uint32Array(this.#terms.count);
    let rank = 0;
    for (const term of yield* sortTerms(this.#terms.count, (number) => this.#terms.term(number))) {
      writer.add(term);
      ranks[this.#terms.ofTerm(term)] = rank++;
      if (rank % TERMS_IN_SLICE === 0) yield;
    }
    return { ranks, terms: writer.finish() };
  }
}

/** The segment of these documents, numbered in their order. */
export function packSegment(documents: Iterable<object>, layout: SegmentLayout = searchLayout): Blocks {
  const builder = new SegmentBuilder(layout);
  for (const document of documents) builder.add(document);
  return finishNow(builder.finish());
}

const TERMS_IN_SLICE = 16_384;
