/**
 * English stemming by Porter's algorithm of 1980 ("An algorithm for suffix stripping") with the two changes of his own
 * later program (-bli and -logi), so that "gates" is found by "gate" and "keeping" by "keeps". The names of the steps and
 * conditions are the paper's: `m` counts the vowel-consonant pairs of what stands before a suffix. Its stems are keys,
 * not words: "happy" becomes "happi".
 *
 * @param word folded. A possessive ending is dropped first. A word of one or two letters, or with anything but the
 *   letters a to z in it, is its own stem. Cost: about half a microsecond.
 */
export function stemEnglish(word: string): string {
  const bare = word.replace(POSSESSIVE, '');
  if (bare.length <= 2 || !ENGLISH_LETTERS.test(bare)) return bare;
  return step5(step4(step3(step2(step1(bare)))));
}

/**
 * A beginning that every word with this stem has: short of the letters that the algorithm puts in place of others
 * ("happi" for "happy", "conflate" for "conflating", "usabl" for "usability").
 */
export function commonBeginning(stem: string): string {
  return stem.length > 2 && REPLACED.has(stem.charCodeAt(stem.length - 1)) ? stem.slice(0, -1) : stem;
}

/** Plurals and participles; a final y after a vowel becomes i. */
function step1(word: string): string {
  const singular = plural(word);
  const base = participle(singular);
  return base.endsWith('y') && hasVowel(base, base.length - 1) ? `${base.slice(0, -1)}i` : base;
}

function plural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('ss') ? word : word.slice(0, -1);
}

function participle(word: string): string {
  if (word.endsWith('eed')) return measure(word, word.length - 3) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (ending === 0 || !hasVowel(word, word.length - ending)) return word;
  const base = word.slice(0, -ending);
  if (base.endsWith('at') || base.endsWith('bl') || base.endsWith('iz')) return `${base}e`;
  if (endsInDouble(base) && !/[lsz]$/.test(base)) return base.slice(0, -1);
  return measure(base, base.length) === 1 && endsShort(base, base.length) ? `${base}e` : base;
}

function step2(word: string): string {
  return replaceSuffix(word, STEP_2);
}

function step3(word: string): string {
  return replaceSuffix(word, STEP_3);
}

function step4(word: string): string {
  const suffix = STEP_4.find((candidate) => word.endsWith(candidate));
  if (suffix === undefined) return word;
  const end = word.length - suffix.length;
  if (suffix === 'ion' && !/[st]/.test(word.charAt(end - 1))) return word;
  return measure(word, end) > 1 ? word.slice(0, end) : word;
}

/** A final e, and the second of two final l. */
function step5(word: string): string {
  let end = word.length;
  if (word.endsWith('e')) {
    const m = measure(word, end - 1);
    if (m > 1 || (m === 1 && !endsShort(word, end - 1))) end--;
  }
  if (word.charCodeAt(end - 1) === L && word.charCodeAt(end - 2) === L && measure(word, end) > 1) end--;
  return word.slice(0, end);
}

/** Only the longest suffix that fits is looked at: where its condition fails, the step leaves the word alone. */
function replaceSuffix(word: string, rules: readonly (readonly [string, string])[]): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix));
  if (rule === undefined) return word;
  const end = word.length - rule[0].length;
  return measure(word, end) > 0 ? word.slice(0, end) + rule[1] : word;
}

/** The paper's m: how often a vowel is followed by a consonant before `end`. */
function measure(word: string, end: number): number {
  let m = 0;
  let afterVowel = false;
  for (let at = 0; at < end; at++) {
    const consonant = isConsonant(word, at);
    if (consonant && afterVowel) m++;
    afterVowel = !consonant;
  }
  return m;
}

function hasVowel(word: string, end: number): boolean {
  for (let at = 0; at < end; at++) if (!isConsonant(word, at)) return true;
  return false;
}

/** The paper's *o: consonant, vowel, consonant, the last of them neither w, x nor y. */
function endsShort(word: string, end: number): boolean {
  return (
    end >= 3 &&
    isConsonant(word, end - 1) &&
    !isConsonant(word, end - 2) &&
    isConsonant(word, end - 3) &&
    !/[wxy]/.test(word.charAt(end - 1))
  );
}

function endsInDouble(word: string): boolean {
  const end = word.length - 1;
  return end > 0 && word.charCodeAt(end) === word.charCodeAt(end - 1) && isConsonant(word, end);
}

/** A letter other than a, e, i, o, u, and other than a y after a consonant. */
function isConsonant(word: string, at: number): boolean {
  const letter = word.charCodeAt(at);
  if (letter === Y) return at === 0 || !isConsonant(word, at - 1);
  return letter !== A && letter !== E && letter !== I && letter !== O && letter !== U;
}

const [A, E, I, L, O, U, Y] = [97, 101, 105, 108, 111, 117, 121] as const;
const ENGLISH_LETTERS = /^[a-z]+$/;
const POSSESSIVE = /'s?$/;
const REPLACED: ReadonlySet<number> = new Set([E, I, L]);

// In each list a suffix stands before those that it ends in.
const STEP_2 = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
] as const;

const STEP_3 = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
] as const;

const STEP_4 = [
  'al',
  'ance',
  'ence',
  'er',
  'ic',
  'able',
  'ible',
  'ant',
  'ement',
  'ment',
  'ent',
  'ion',
  'ou',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
] as const;
