import { toLatin } from '../text/tokens.ts';
import { isNegation } from './lexicon/critical.ts';
import { areHomophones } from './lexicon/homophones.ts';
import { isNumberWord } from './lexicon/numbers.ts';
import { isRealWord } from './lexicon/realWords.ts';
import { soundCode } from './lexicon/sounds.ts';
import { areInflections, isSlip, spellingKey } from './lexicon/spelling.ts';

/**
 * How a word of a draft stands to one of a source: the same; the same in another spelling (or with a slip of the
 * keyboard); another that sounds the same; another.
 */
export type Likeness = 'same' | 'spelling' | 'hearing' | 'other';

/**
 * Compares two folded words. Negations and numbers come first: nothing excuses a change of them.
 *
 * @param isKnownWord whether the corpus has the word: a slip of the keyboard that makes another word is no slip.
 */
export function compareWords(
  draft: string,
  source: string,
  isKnownWord: (word: string) => boolean,
): Likeness {
  if (draft === source) return 'same';
  // All of its letters are of another script, and look like those of the source.
  if (toLatin(draft) === source) return 'spelling';
  if (isNegation(draft) !== isNegation(source)) return 'other';
  if (isNumberWord(draft) || isNumberWord(source)) return 'other';
  if (spellingKey(draft) === spellingKey(source)) return 'spelling';
  if (draft.replaceAll("'", '') === source.replaceAll("'", ''))
    return areHomophones(draft, source) ? 'hearing' : 'spelling';
  if (areHomophones(draft, source)) return 'hearing';
  if (areInflections(draft, source)) return 'other';
  // The code is rough: of two real words only those that the table has sound the same ("dead" and "died" do not).
  if (isRealWord(draft)) return 'other';
  if (isSlip(draft, source) && !isKnownWord(draft)) return 'spelling';
  if (draft.length > 2 && source.length > 2 && soundCode(draft) === soundCode(source)) return 'hearing';
  return 'other';
}
