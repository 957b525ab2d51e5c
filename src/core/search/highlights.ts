import type { TextSpan } from '../model/textSpan.ts';
import { splitWords } from '../text/words.ts';
import type { Phrase } from './parseQuery.ts';
import { phraseStarts } from './phrases.ts';

/** What is marked in a passage. */
export interface HighlightQuery {
  /** All words of the query in their order. */
  readonly words: readonly string[];
  /** Whether a word of the text stands for one of the query that says something. */
  isTelling(word: string): boolean;
  readonly phrases: readonly Phrase[];
}

/**
 * Where words of the query stand in `text`: whole words, as offsets into it, in their order. A word that says little
 * ("the") is marked only beside one of its neighbors in the query.
 */
export function findHighlights(text: string, query: HighlightQuery): TextSpan[] {
  const words = splitWords(text);
  const folded = words.map((word) => word.folded);
  const marks = folded.map((word) => query.isTelling(word));
  markNeighbors(folded, marks, query.words);
  for (const phrase of query.phrases) markPhrase(folded, marks, phrase);
  return words.filter((_, at) => marks[at]).map(({ start, end }) => [start, end] as const);
}

function markNeighbors(words: readonly string[], marks: boolean[], query: readonly string[]): void {
  if (query.length < 2) return;
  const pairs = new Set(query.slice(1).map((word, at) => `${query[at]} ${word}`));
  const join = (at: number, other: number) => {
    if (!marks[other] || marks[at]) return;
    const [first, second] = at < other ? [at, other] : [other, at];
    if (pairs.has(`${words[first]} ${words[second]}`)) marks[at] = true;
  };
  for (let at = 1; at < words.length; at++) join(at, at - 1);
  for (let at = words.length - 2; at >= 0; at--) join(at, at + 1);
}

/** Where the phrase stands, or its beginning at the end of a text that it runs over. */
function markPhrase(words: readonly string[], marks: boolean[], phrase: Phrase): void {
  const { length } = phrase.words;
  let from = 0;
  for (let at = phraseStarts(words, phrase); at >= 0; at = phraseStarts(words, phrase, from)) {
    marks.fill(true, at, at + length);
    from = at + 1;
  }
  if (from > 0) return;
  for (let kept = Math.min(length - 1, words.length); kept > 0; kept--) {
    if (phrase.words.slice(0, kept).every((word, at) => words[words.length - kept + at] === word)) {
      marks.fill(true, words.length - kept);
      return;
    }
  }
}
