import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { DamagedIndexError, type IndexPart } from './indexPart.ts';
import { mergePassages } from './mergePassages.ts';
import type { PackedPassages } from './packedPassages.ts';
import { mergeSegments } from './segment/mergeSegments.ts';
import { Bitset, type Blocks, openSegment, type Segment } from './segment/segment.ts';
import type { Sliced } from './segment/segmentLayout.ts';

/** A source with its passages, in the order of the text. */
export interface IndexedSource {
  readonly source: Source;
  readonly passages: readonly Passage[];
}

/** A part of the index that does not change any more, but for sources that go. */
export class PackedPart {
  readonly passages: PackedPassages;
  /** By source number: 0 for those that are gone. */
  readonly live: Uint8Array;
  /** The passages of those that are gone. */
  readonly deleted: Bitset;
  readonly #open: () => Blocks;
  #blocks: Blocks | undefined;
  #segment: Segment | undefined;

  /** @param open gives what the segment looks at, when it is first wanted. */
  constructor(open: () => Blocks, passages: PackedPassages) {
    this.passages = passages;
    this.live = new Uint8Array(passages.sources.length).fill(1);
    this.deleted = new Bitset(passages.count);
    this.#open = open;
  }

  /** What the segment looks at, as it is written down. @throws DamagedIndexError where it has changed since. */
  get blocks(): Blocks {
    try {
      this.#blocks ??= this.#open();
    } catch (error) {
      throw new DamagedIndexError(error instanceof Error ? error.message : String(error));
    }
    return this.#blocks;
  }

  /** @throws DamagedIndexError where it has changed since it was written, or does not belong to the passages. */
  get segment(): Segment {
    if (!this.#segment) {
      const segment = openSegment(this.blocks);
      if (segment?.documentCount !== this.passages.count)
        throw new DamagedIndexError('the words are those of other passages');
      this.#segment = segment;
    }
    return this.#segment;
  }

  get liveCount(): number {
    return this.passages.count - this.deleted.count;
  }

  /** Masks a source's passages. Cost: their number. */
  remove(sourceNumber: number): void {
    this.live[sourceNumber] = 0;
    const [from, to] = this.passages.documentsOf(sourceNumber);
    for (let document = from; document < to; document++) this.deleted.add(document);
  }

  /** As search sees it. */
  toIndexPart(): IndexPart {
    const { segment, passages, deleted } = this;
    return { segment, passages, ...(deleted.count > 0 && { deleted }) };
  }
}

/** The part of what is live in `parts` at the start, in their order. In slices. */
export function* mergeParts(parts: readonly PackedPart[]): Sliced<PackedPart> {
  // Sources that go while the work is under way are none of its business.
  const inputs = parts.map(({ segment, passages, live, deleted }) => ({
    segment,
    passages,
    live: live.slice(),
    ...(deleted.count > 0 && { deleted: new Bitset(deleted.size, deleted.words.slice()) }),
  }));
  const passages = yield* mergePassages(inputs);
  const blocks = yield* mergeSegments(inputs);
  return new PackedPart(() => blocks, passages);
}
