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
