import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { DamagedIndexError, type IndexPart } from './indexPart.ts';
import { mergePassages } from './mergePassages.ts';
import type { PackedPassages } from './packedPassages.ts';
import { PassagePacker } from './packPassages.ts';
import { toSearchDocument } from './searchFields.ts';
import { mergeSegments } from './segment/mergeSegments.ts';
import { Bitset, type Blocks, openSegment, type Segment } from './segment/segment.ts';
import { SegmentBuilder } from './segment/segmentBuilder.ts';
import type { Sliced } from './segment/segmentLayout.ts';

/** A source with its passages, in the order of the text. */
export interface IndexedSource {
  readonly source: Source;
  readonly passages: readonly Passage[];
}

/** A part of the index that does not change any more, but for sources that go. */
export class PackedPart {
  /** What the segment looks at, as it is written down. */
  readonly blocks: Blocks;
  readonly segment: Segment;
  readonly passages: PackedPassages;
  /** By source number: 0 for those that are gone. */
  readonly live: Uint8Array;
  /** The passages of those that are gone. */
  readonly deleted: Bitset;

  /** @throws DamagedIndexError where segment and passages do not belong together. */
  constructor(blocks: Blocks, passages: PackedPassages) {
    const segment = openSegment(blocks);
    if (segment?.documentCount !== passages.count)
      throw new DamagedIndexError('passages and their words do not belong together');
    this.blocks = blocks;
    this.segment = segment;
    this.passages = passages;
    this.live = new Uint8Array(passages.sources.length).fill(1);
    this.deleted = new Bitset(passages.count);
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

/** Packs sources into a part, in their order. In slices. */
export function* packPart(entries: Iterable<IndexedSource>): Sliced<PackedPart> {
  const segment = new SegmentBuilder();
  const passages = new PassagePacker();
  let characters = 0;
  for (const entry of entries) {
    passages.begin(entry.source);
    for (const passage of entry.passages) {
      segment.add(toSearchDocument(passage, entry.source.title));
      passages.add(passage);
      characters += passage.text.length;
      if (characters < CHARACTERS_IN_SLICE) continue;
      characters = 0;
      yield;
    }
  }
  return new PackedPart(yield* segment.finish(), passages.finish());
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
  return new PackedPart(yield* mergeSegments(inputs), passages);
}

// About a millisecond of work.
const CHARACTERS_IN_SLICE = 8192;
