import type { InitialLetter } from '../citing/quotedWords.ts';
import { quotingManners } from '../citing/quotingManner.ts';
import type { Passage } from '../model/passage.ts';
import { isStopWord } from '../search/stopWords.ts';
import type { ProfileName } from '../verify/profiles.ts';

/**
 * The case of the first letter that makes a run-in quote fit behind the words before it, where the profile's guide has
 * quotations fitted: small behind "that", which makes it part of the sentence, capital where it begins one. Elsewhere it
 * stays as it is: a quotation behind a comma or a colon may begin as it did.
 *
 * @param before the draft up to the quote.
 */
export function fittingInitial(
  before: string,
  { text }: Pick<Passage, 'text'>,
  profile: ProfileName,
): InitialLetter {
  if (!quotingManners[profile].fitsInitialLetter.value) return 'as-is';
  const near = before.slice(-REACH);
  const [word = ''] = /^[\p{L}’'-]+/u.exec(text) ?? [];
  // A word that is never a name may lose its capital; whether any other is one, nobody here knows.
  if (/\p{L}[\s]+that\s*$/u.test(near) && isStopWord(word.toLowerCase().replace('’', "'"))) return 'lower';
  const beginsSentence = /(?:^|\n[ \t]*\r?\n[\s>]*|[.!?]["”’)\]]*\s+)$/u.test(near);
  return beginsSentence && /^\p{Ll}+(?:[’'-]\p{Ll}+)*$/u.test(word) ? 'upper' : 'as-is';
}

const REACH = 40;
