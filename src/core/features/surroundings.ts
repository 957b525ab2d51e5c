import type { CorpusIndex } from '../index/corpusIndex.ts';
import { itemLocale } from '../model/itemLocale.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Barrier, barrierBetween, joint } from './stretchBarriers.ts';
import { stretchWords } from './stretchUnits.ts';

/** A passage as it stands among others, with the places where a quote may begin and end in it. */
export interface SurroundingPassage {
  readonly passage: Passage;
  /** Words, as offsets into the passage's text, in order. */
  readonly words: readonly TextSpan[];
  /** Sentences, likewise. */
  readonly sentences: readonly TextSpan[];
  /** Why a quote cannot come here from the passage before. Absent: it can, or there is none before. */
  readonly barrier?: Barrier;
  /** What stands between this passage and the one before. */
  readonly joint: '' | ' ';
}

/** A passage with those before and after it in its source. */
export interface Surroundings {
  readonly source: Source;
  readonly passages: readonly SurroundingPassage[];
  /** Where the passage that was asked for stands among them. */
  readonly at: number;
  /** Whether the source has more passages before the first and after the last. */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/**
 * Reads a passage with up to `before` and `after` neighbors; undefined for an unknown passage. Cost: the words of those
 * passages, and a look through the source's list.
 */
export function findSurroundings(
  index: CorpusIndex,
  passageId: string,
  { before, after }: { readonly before: number; readonly after: number },
): Surroundings | undefined {
  const wanted = index.passage(passageId);
  const source = wanted && index.source(wanted.sourceId);
  if (!source) return undefined;
  const all = index.passagesOf(source.id);
  const place = all.findIndex(({ id }) => id === passageId);
  if (place < 0) return undefined;
  const first = Math.max(0, place - before);
  const last = Math.min(all.length, place + after + 1);
  return {
    source,
    passages: all
      .slice(first, last)
      .map((passage, offset) => describe(passage, all[first + offset - 1], source)),
    at: place - first,
    hasBefore: first > 0,
    hasAfter: last < all.length,
  };
}

function describe(passage: Passage, before: Passage | undefined, source: Source): SurroundingPassage {
  const locale = itemLocale(source.item);
  const barrier = before && barrierBetween(before, passage, source.layout);
  return {
    passage,
    words: stretchWords(passage.text, locale),
    sentences: splitSentences(passage.text, locale),
    joint: before ? joint(before, passage) : '',
    ...(barrier && { barrier }),
  };
}
