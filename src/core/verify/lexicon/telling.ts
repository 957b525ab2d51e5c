import { isFunctionWord } from './critical.ts';

/**
 * Whether a folded word says something of its own, so that two people would hardly set it among the same others by
 * chance. Words that hold sentences together do not, nor the hundred or so that everybody uses of everything.
 */
export function isTelling(word: string): boolean {
  if (/\d/u.test(word)) return true;
  return word.length >= SHORTEST && !isFunctionWord(word) && !EVERYDAY.has(word);
}

/** Whether a folded token is one character of a script that sets no blanks between words. */
export function isSyllable(token: string): boolean {
  return SYLLABLE.test(token);
}

// Shorter words are particles and pronouns, in English and elsewhere.
const SHORTEST = 3;
const SYLLABLE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// After the most frequent words of spoken English, without those that a subject would be named by.
const EVERYDAY = new Set(
  `able ago ain't all any are aren't ask asked bad big bit can't day days did does few far get gets got guy had has let lot lots man
   may men new now off old out own put puts saw say see set she the they too try two use was way who why yes yet you
   able about actually again all almost already although always another anybody anyone anything around away back
   basically because become becomes been before being believe best better between both bring call called came certain
   certainly come comes coming could course definitely didn't different doesn't doing don't done down each easy either
   else end enough especially even ever every everybody everyone everything example exactly fact feel find first found
   from gave getting give given gives giving goes going gone gonna good great guess guys half happen happened happens
   hard having he's hear heard hello help here's hope i'll i've idea important instead interesting it's itself keep
   kind kinds knew know known knows last later least left less let's life like likely little long longer look looked
   looking looks lots made make makes making many matter maybe mean means meant might minute moment more most mostly
   much myself name need needed needs never next nice nobody none nothing number obviously often once ones only other
   others ourselves part parts people perhaps person place point pretty probably problem question quite rather read
   real really reason right said same saying says second seem seems seen sense several should show simply since some
   somebody somehow someone something sometimes soon sort sorts start started still stuff such sure take taken takes
   taking talk talked talking tell tends than thank thanks that's them themselves there's these they'd they'll they're
   they've thing things think thinking thinks thought three time times today together told took totally towards tried
   tries true trying turn turned turns type under understand until upon used uses using usually wanna want wanted wants
   wasn't ways we'd we'll we're we've well went what's whatever whenever wherever whether which while whole who's will
   without won't word words work worked working works world would wouldn't write wrong year years yesterday you'd
   you'll you're you've yourself`.split(/\s+/),
);
