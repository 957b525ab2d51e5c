import MiniSearch, { type Options } from 'minisearch';
import type { Passage } from '../model/passage.ts';
import { splitWords } from '../text/words.ts';

/** What MiniSearch sees of a passage. */
export interface SearchDocument {
  readonly id: string;
  readonly text: string;
  readonly speaker: string;
  readonly title: string;
}

/**
 * MiniSearch with Verbatim's words: the same splitting and folding for passages, queries and highlights, so that
 * what is found can be shown.
 */
export const searchOptions: Options<SearchDocument> = {
  fields: ['text', 'speaker', 'title'],
  tokenize: tokenizeWords,
  processTerm: (term) => term,
};

export function createMiniSearch(): MiniSearch<SearchDocument> {
  return new MiniSearch(searchOptions);
}

export function toSearchDocument(passage: Passage, title: string): SearchDocument {
  return { id: passage.id, text: passage.text, speaker: passage.speaker ?? '', title };
}

/** The folded words of `text`: the terms of the index. */
export function tokenizeWords(text: string): string[] {
  return splitWords(text).map(({ folded }) => folded);
}
