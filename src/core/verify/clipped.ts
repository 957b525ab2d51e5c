import { isNegation } from './lexicon/critical.ts';
import type { SourceWord } from './sourceText.ts';

/** What is looked at of a word. */
export type ClippedWord = Pick<SourceWord, 'folded' | 'start' | 'end' | 'passage'>;

/**
 * Whether the quotation stops right before a "but" or starts right after what takes it back: the words are the
 * source's, and yet it says something else.
 *
 * @param before the words of the source that stand before the first quoted one, in order.
 * @param after those after the last.
 */
export function isClipped(
  before: readonly ClippedWord[],
  after: readonly ClippedWord[],
  first: ClippedWord,
  last: ClippedWord,
): boolean {
  return followsReversal(before, first) || precedesQualifier(after, last);
}

function precedesQualifier(after: readonly ClippedWord[], last: ClippedWord): boolean {
  const next = after[0];
  if (!next || !QUALIFIERS.has(next.folded)) return false;
  // In writing a full stop ends the thought, except before a "but" in the same paragraph.
  const gap = between(last, next);
  return gap !== undefined && (!/[.!?]/u.test(gap) || next.folded === 'but' || next.folded === 'however');
}

function followsReversal(before: readonly ClippedWord[], first: ClippedWord): boolean {
  let next = first;
  for (const [distance, word] of [...before].reverse().slice(0, LOOK_BACK).entries()) {
    const gap = between(word, next);
    if (gap === undefined || /[.,!?;:]/u.test(gap)) return false;
    if (isNegation(word.folded)) return true;
    if (distance === 0 && (CONDITIONS.has(word.folded) || HEDGES.has(word.folded))) return true;
    // "I do not think that …" reaches over its verb; anything else ends the reach.
    if (!LINKS.has(word.folded)) return false;
    next = word;
  }
  return false;
}

function between(a: ClippedWord, b: ClippedWord): string | undefined {
  return a.passage === b.passage ? a.passage.text.slice(a.end, b.start) : undefined;
}

const setOf = (words: string) => new Set(words.split(' '));
const QUALIFIERS = setOf('but except unless however although though only if provided until yet');
const CONDITIONS = setOf('if unless whether suppose hardly barely');
// Without them what was a guess is said for certain.
const HEDGES = setOf('perhaps maybe possibly probably presumably supposedly allegedly apparently imagine');
const LINKS = setOf(
  'that think believe say said mean true the case as is it was to of be a claim argue suggest',
);
const LOOK_BACK = 5;
