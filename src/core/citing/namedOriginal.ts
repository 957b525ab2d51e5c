import type { CorpusIndex } from '../index/corpusIndex.ts';
import { findClaimedSources } from '../metadata/claimedSource.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { searchPassages } from '../search/searchPassages.ts';
import { splitWords } from '../text/words.ts';
import type { Quotable } from './quotable.ts';

/**
 * A passage as it is quoted. Reported words name, in words, the work that their source has them from, as the guides want it
 * (Chicago 14.260, APA 8.6, MLA 6.77): who cites it by its key would say that it was read. A work that the corpus holds and
 * that has not these words is not named: the claim is false.
 */
export function quotableOf(index: CorpusIndex, passage: Passage, source: Source): Quotable {
  return { passage, source, ...(namesOriginal(index, passage, source) && { namesOriginal: true }) };
}

function namesOriginal(index: CorpusIndex, passage: Passage, source: Source): boolean {
  const claimed = passage.reported?.claimedSource;
  if (claimed === undefined) return false;
  const { sources, isWork } = findClaimedSources(
    claimed,
    index.sources().filter(({ id }) => id !== source.id),
  );
  const isKnown = isWork || sources.length === 1;
  return !isKnown || sources.some((original) => holdsWords(index, original, passage.text));
}

/** Whether a source has these words in a row, spelled as they may be. What it has not is mostly found out by a search. */
function holdsWords(index: CorpusIndex, { id, citeKey }: Source, words: string): boolean {
  const folded = foldedWords(words);
  const first = folded.slice(0, SEARCHED_WORDS).join(' ');
  const { hits } = searchPassages(index, `"${first}"`, { limit: 1, citeKeys: [citeKey] });
  if (hits.length === 0) return false;
  const texts = index.passagesOf(id).map(({ text }) => text);
  return ` ${foldedWords(texts.join(' ')).join(' ')} `.includes(` ${folded.join(' ')} `);
}

function foldedWords(text: string): string[] {
  return splitWords(text).map(({ folded }) => folded);
}

// As many as are hardly found by chance.
const SEARCHED_WORDS = 6;
