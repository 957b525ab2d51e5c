import type { TextSpan } from '../model/textSpan.ts';
import { splitWords } from '../text/words.ts';

/** Where words of `terms` stand in `text`: whole words, as offsets into `text`. */
export function findHighlights(text: string, terms: ReadonlySet<string>): TextSpan[] {
  if (terms.size === 0) return [];
  return splitWords(text)
    .filter(({ folded }) => terms.has(folded))
    .map(({ start, end }) => [start, end] as const);
}

/** Whether the folded words of `phrase` stand in `words` one after the other. */
export function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  const [first] = phrase;
  for (let at = words.indexOf(first ?? ''); at >= 0; at = words.indexOf(first ?? '', at + 1)) {
    if (phrase.every((word, offset) => words[at + offset] === word)) return true;
  }
  return false;
}

/**
 * The longest run of the query's words that stand in `words` one after the other, as a share of the query: 1 when the
 * whole query stands there as typed. Its last word may be unfinished.
 */
export function longestRun(words: readonly string[], query: readonly string[], openEnded: boolean): number {
  let longest = 0;
  for (let from = 0; from < words.length; from++) {
    for (let start = 0; start + longest < query.length; start++) {
      let length = 0;
      while (start + length < query.length && fits(words[from + length], query, start + length, openEnded))
        length++;
      longest = Math.max(longest, length);
    }
  }
  return longest / query.length;
}

function fits(word: string | undefined, query: readonly string[], at: number, openEnded: boolean): boolean {
  const wanted = query[at] ?? '';
  if (word === undefined) return false;
  return word === wanted || (openEnded && at === query.length - 1 && word.startsWith(wanted));
}
