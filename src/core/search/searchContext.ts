import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { IndexPart } from '../index/indexPart.ts';
import type { Bitset } from '../index/segment/segment.ts';
import { foldWord, scanWords } from '../text/words.ts';

/** A passage by the numbers that it has in the index. */
export interface Place {
  /** Place of its part in the list of parts. */
  readonly part: number;
  readonly document: number;
}

/** What all steps of one search share. */
export interface SearchContext {
  readonly parts: readonly IndexPart[];
  /** For each part the passages that may be found; undefined for all. */
  readonly among: readonly (Bitset | undefined)[];
  readonly isOverdue: () => boolean;
  /** The folded words of a passage in their order. Cost: reading it, once in a search. */
  words(place: Place): readonly string[];
}

export function createSearchContext(
  index: CorpusIndex,
  among: SearchContext['among'],
  isOverdue: () => boolean,
): SearchContext {
  const parts = index.parts();
  const known = new Map<number, readonly string[]>();
  return {
    parts,
    among,
    isOverdue,
    words({ part, document }) {
      const key = part * 2 ** 24 + document;
      let words = known.get(key);
      if (!words) {
        words = foldedWords(parts[part]?.passages.text(document) ?? '');
        known.set(key, words);
      }
      return words;
    },
  };
}

function foldedWords(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (start, end) => words.push(foldWord(text.slice(start, end))));
  return words;
}
