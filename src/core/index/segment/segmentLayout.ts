import { searchOptions, tokenizeWords } from '../searchFields.ts';

/** What of a document goes into a segment. */
export interface SegmentLayout {
  readonly fields: readonly string[];
  /** The fields whose value is often the same in one document after the other. They are kept as runs. */
  readonly repeating: readonly string[];
  /** The terms of a field's value, in order. */
  tokenize(text: string, field: string): readonly string[];
}

/** The fields and words of `searchFields.ts`: MiniSearch's, so that both answer alike. */
export const searchLayout: SegmentLayout = {
  fields: searchOptions.fields,
  repeating: ['speaker', 'title'],
  tokenize: tokenizeWords,
};

/** Long work in slices of a few milliseconds: each `next` does one. Who drives it may stop or pause between two. */
export type Sliced<Result> = Generator<void, Result, void>;

/** Does the work in one go. */
export function finishNow<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
