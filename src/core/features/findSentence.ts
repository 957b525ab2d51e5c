import type { CorpusIndex } from '../index/corpusIndex.ts';
import { itemLocale } from '../model/itemLocale.ts';
import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { Hit } from '../search/searchPassages.ts';
import { splitWords } from '../text/words.ts';
import { isClipped } from '../verify/clipped.ts';
import type { FromTo } from './fromTo.ts';
import { endsSentence, placesIn, toSought } from './soughtPlaces.ts';
import { cutStretch, isPassage, type Stretch } from './stretch.ts';

/**
 * The sentence of a passage in which words stand, as typed or all of them: what somebody means who runs a quote into a
 * sentence of their own. None where sentences have no ends, where the passage is this one sentence, and where what stands
 * beside the sentence would take it back.
 */
export function findSentence(
  index: CorpusIndex,
  { passage, source }: Pick<Hit, 'passage' | 'source'>,
  query: string,
): FromTo | undefined {
  const sought = toSought(query);
  const [place] = placesIn(passage, sought, itemLocale(source.item));
  if (!place || !endsSentence(passage.text, place.sentence)) return undefined;
  const [start, end] = place.sentence;
  if (end - start >= passage.text.trim().length || !standsAlone(passage, place.sentence)) return undefined;
  const stretch: Stretch = {
    sourceId: source.id,
    from: { passageId: passage.id, offset: start },
    to: { passageId: passage.id, offset: end },
  };
  const made = cutStretch(index, stretch);
  return isPassage(made) ? { passage: made, source, stretch } : undefined;
}

/** Whether a sentence says what it says without those beside it. */
function standsAlone(passage: Passage, [start, end]: TextSpan): boolean {
  const words = splitWords(passage.text).map((word) => ({ ...word, passage }));
  const own = words.filter((word) => word.start >= start && word.end <= end);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || own.length < MIN_SENTENCE_WORDS) return false;
  const before = words.filter((word) => word.end <= start);
  const after = words.filter((word) => word.start >= end);
  return !isClipped(before, after, first, last);
}

// "Yes, we did." is an answer to what stands before it.
const MIN_SENTENCE_WORDS = 4;
