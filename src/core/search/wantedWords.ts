import { isStopWord } from './stopWords.ts';

/** A word that a passage should have. */
export interface WantedWord {
  /** Folded. */
  readonly word: string;
  /** How often the query has it: who repeats a word means it. */
  readonly count: number;
  /** Whether it may go on, as the last word of a query that is still being typed. */
  readonly openEnded: boolean;
}

/**
 * The words of a query that a passage should have, each once, the last one last: those that say something, or all where
 * none does ("to be or not to be").
 */
export function wantedWords(words: readonly string[], openEnded: boolean): WantedWord[] {
  const last = words.length - 1;
  const telling = words.filter((word) => !isStopWord(word));
  const wanted = telling.length > 0 ? telling : words;
  return [...new Set(wanted.toReversed())].toReversed().map((word) => ({
    word,
    count: wanted.filter((other) => other === word).length,
    openEnded: openEnded && word === words[last],
  }));
}
