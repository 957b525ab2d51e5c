import { isNegation } from './lexicon/critical.ts';
import { isNumberWord } from './lexicon/numbers.ts';

/**
 * For each place, how many words end there that stand just before or after once more, as speakers do ("the the",
 * "that had that had"), with a filler between or not. 0 where none do.
 */
export function repeatsEndingAt(words: readonly string[], fillers: Uint8Array): Uint8Array {
  const lengths = new Uint8Array(words.length + 1);
  for (let end = 1; end <= words.length; end++) {
    // "not not" and "twenty twenty" are no repeats.
    const least = isWeighty(words[end - 1] as string) ? 2 : 1;
    for (let length = Math.min(MAX_REPEAT, end); length >= least; length--) {
      if (!isRepeated(words, end - length, length, fillers)) continue;
      lengths[end] = length;
      break;
    }
  }
  return lengths;
}

function isWeighty(word: string): boolean {
  return isNumberWord(word) || (isNegation(word) && word !== 'no');
}

function isRepeated(words: readonly string[], start: number, length: number, fillers: Uint8Array): boolean {
  if (equalRuns(words, start, start + length, length) || equalRuns(words, start, start - length, length))
    return true;
  const filler = fillers[start] as number;
  return filler > 0 && equalRuns(words, start, start - filler - length, length);
}

function equalRuns(words: readonly string[], a: number, b: number, length: number): boolean {
  if (a < 0 || b < 0 || b + length > words.length) return false;
  for (let at = 0; at < length; at++) if (words[a + at] !== words[b + at]) return false;
  return true;
}

const MAX_REPEAT = 5;
