/**
 * Words whose change turns what was said: negations, modals and quantifiers. Numbers and names are recognized by
 * other means. All words are folded.
 */
export type CriticalKind = 'negation' | 'number' | 'name' | 'modal' | 'quantifier';

/** What makes a word critical by itself. */
export function criticalKind(word: string): CriticalKind | undefined {
  if (isNegation(word)) return 'negation';
  if (MODALS.has(word) || /^(?:i|you|he|she|it|we|they|that|there|who)'(?:ll|d)$/u.test(word)) return 'modal';
  if (QUANTIFIERS.has(word)) return 'quantifier';
  return undefined;
}

/** Whether a word says no, alone or as a part of it: "not", "never", "isn't", "cannot", "without". */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || /n't$/u.test(word) || BARE_NEGATIVES.has(word);
}

const NEGATIONS = new Set(
  'no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely nay nope ain'.split(
    ' ',
  ),
);
// Contractions as speech recognition writes them, without the apostrophe.
const BARE_NEGATIVES = new Set(
  'dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt neednt aint'.split(
    ' ',
  ),
);
const MODALS = new Set(
  'can could may might must shall should will would ought need needs seem seems seemed appear appears probably perhaps maybe possibly likely certainly definitely surely'.split(
    ' ',
  ),
);
const QUANTIFIERS = new Set(
  'all any some every each many much most more less least few fewer several both either half always often sometimes rarely seldom usually only everyone everybody everything anyone anybody anything someone somebody something'.split(
    ' ',
  ),
);
