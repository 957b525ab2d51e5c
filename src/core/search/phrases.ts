import type { Phrase } from './parseQuery.ts';

/** Where in `words` the phrase begins, at `from` or later; -1 for nowhere. */
export function phraseStarts(
  words: readonly string[],
  { words: phrase, openEnded }: Phrase,
  from = 0,
): number {
  for (let at = from; at + phrase.length <= words.length; at++) {
    let length = 0;
    while (length < phrase.length && isWord(words[at + length], phrase, length, openEnded)) length++;
    if (length === phrase.length) return at;
  }
  return -1;
}

/** Whether the phrase begins at the end of one text and goes on at the start of the other. */
export function runsOver(
  head: readonly string[],
  tail: readonly string[],
  { words: phrase, openEnded }: Phrase,
): boolean {
  for (let here = Math.min(phrase.length - 1, head.length); here >= 1; here--) {
    if (phrase.length - here > tail.length) break;
    const fitsHere = phrase.slice(0, here).every((word, at) => head[head.length - here + at] === word);
    if (fitsHere && phrase.slice(here).every((_, at) => isWord(tail[at], phrase, here + at, openEnded)))
      return true;
  }
  return false;
}

function isWord(word = '', phrase: readonly string[], at: number, openEnded: boolean): boolean {
  const wanted = phrase[at] ?? '';
  return word === wanted || (openEnded && at === phrase.length - 1 && word.startsWith(wanted));
}
