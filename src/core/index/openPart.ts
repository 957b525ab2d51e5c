import type { Scratch } from './byteSource.ts';
import { type IndexedSource, PackedPart } from './packedPart.ts';
import { PassagePacker } from './packPassages.ts';
import { toSearchDocument } from './searchFields.ts';
import { SegmentBuilder } from './segment/segmentBuilder.ts';
import { passageLayout, type Sliced } from './segment/segmentLayout.ts';

/** A part that sources are still added to. It can be looked at only when it is finished. */
export class OpenPart {
  readonly #segment = new SegmentBuilder(passageLayout);
  readonly #passages: PassagePacker;
  #passageCount = 0;
  #sourceCount = 0;

  /** @param scratch where the passages' records are put meanwhile. */
  constructor(scratch: Scratch | undefined) {
    this.#passages = new PassagePacker(scratch);
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  /** @returns the source's number in the part. */
  add(entry: IndexedSource): number {
    for (const _ of this.addSlowly(entry));
    return this.#sourceCount - 1;
  }

  /** The same, in slices. Nothing else may be added meanwhile. */
  *addSlowly({ source, passages }: IndexedSource): Sliced<void> {
    this.#passages.begin(source);
    this.#sourceCount++;
    let characters = 0;
    for (const passage of passages) {
      this.#segment.add(toSearchDocument(passage, source.title));
      this.#passages.add(passage);
      this.#passageCount++;
      characters += passage.text.length;
      if (characters < CHARACTERS_IN_SLICE) continue;
      characters = 0;
      yield;
    }
  }

  /** The part. Nothing can be added any more. In slices. */
  *finish(): Sliced<PackedPart> {
    const blocks = yield* this.#segment.finish();
    return new PackedPart(() => blocks, this.#passages.finish());
  }
}

// About a millisecond of work.
const CHARACTERS_IN_SLICE = 8192;
