import { searchOptions } from '../searchFields.ts';

/** What of a document goes into a segment. Its words are those of `text/words.ts`. */
export interface SegmentLayout {
  readonly fields: readonly string[];
  /** The fields whose value is often the same in one document after the other. They are kept as runs. */
  readonly repeating: readonly string[];
  /** The fields of which it is kept where in a document each word stands, see `PhrasePositions`. Default: none. */
  readonly positioned?: readonly string[];
}

/** The fields of `searchFields.ts`. */
export const searchLayout: SegmentLayout = {
  fields: searchOptions.fields,
  repeating: ['speaker', 'title'],
};

/** The same for passages: phrases are looked for in their texts. */
export const passageLayout: SegmentLayout = { ...searchLayout, positioned: ['text'] };

/** Long work in slices of a few milliseconds: each `next` does one. Who drives it may stop or pause between two. */
export type Sliced<Result> = Generator<void, Result, void>;

/** Does the work in one go. */
export function finishNow<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
