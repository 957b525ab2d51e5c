/**
 * Words, found by a hand-written loop: `Intl.Segmenter` was measured to be two orders of magnitude slower, and
 * every search, highlight and comparison starts here. A word is a run of letters, marks and digits, with single
 * apostrophes, hyphens excluded, between letters ("don't" is one word, "well-known" two). Only runs of the scripts that
 * put no blanks between words (Han, Hiragana, Katakana, Thai) are given to `Intl.Segmenter`.
 */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** The word as it is compared: lower case, without diacritics, apostrophes straight. */
  readonly folded: string;
}

/** All words of `text` in order. Linear in its length. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  scanWords(text, (start, end) => words.push({ start, end, folded: foldWord(text.slice(start, end)) }));
  return words;
}

/** Calls `visit` for each word. The loop that the index is built with: no strings are made. */
export function scanWords(text: string, visit: (start: number, end: number) => void): void {
  let start = -1;
  let unspaced = false;
  let offset = 0;
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    // Most of most texts, and not worth a call.
    if (unit >= 97 && unit <= 122) {
      if (start < 0) start = offset;
      offset++;
      continue;
    }
    const width = isHighSurrogate(unit) && offset + 1 < text.length ? 2 : 1;
    if (isWordPart(text, offset, unit, width, start >= 0)) {
      if (start < 0) start = offset;
      if (unit >= FIRST_UNSPACED && isUnspaced(unit)) unspaced = true;
    } else if (start >= 0) {
      visitRun(text, start, offset, unspaced, visit);
      start = -1;
      unspaced = false;
    }
    offset += width;
  }
  if (start >= 0) visitRun(text, start, text.length, unspaced, visit);
}

/** Whether the script of this UTF-16 code unit puts no blanks between words. */
export function isUnspaced(unit: number): boolean {
  return (
    (unit >= 0x0e00 && unit <= 0x0e7f) || // Thai
    (unit >= 0x3005 && unit <= 0x3007) ||
    (unit >= 0x3041 && unit <= 0x30ff) || // Hiragana, Katakana
    (unit >= 0x31f0 && unit <= 0x31ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) || // Han
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff66 && unit <= 0xff9f) ||
    (unit >= 0xd840 && unit <= 0xd8bf) // the first halves of the rarer Han
  );
}

/** A word in the form in which it is compared. Digits and the letters of other scripts stay what they are. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .replace(/[’‘ʼ＇]/g, "'")
    .replace(/\u00ad/g, '')
    .replace(/ß/g, 'ss');
}

function visitRun(
  text: string,
  start: number,
  end: number,
  unspaced: boolean,
  visit: (start: number, end: number) => void,
): void {
  if (!unspaced) {
    visit(start, end);
    return;
  }
  // A page of characters without a break is cut first: the segmenter looks at all of what it is given.
  for (let from = start; from < end; ) {
    const to = Math.min(end, wholeCharacter(text, from + LONGEST_RUN));
    for (const { index, segment } of segmenter().segment(text.slice(from, to))) {
      if (WORD_CHARACTER.test(segment)) visit(from + index, from + index + segment.length);
    }
    from = to;
  }
}

function wholeCharacter(text: string, offset: number): number {
  return isHighSurrogate(text.charCodeAt(offset - 1)) ? offset + 1 : offset;
}

let madeSegmenter: Intl.Segmenter | undefined;

/** The dictionaries are the same whatever the locale. Made when it is first needed: that takes a while. */
function segmenter(): Intl.Segmenter {
  madeSegmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return madeSegmenter;
}

function isWordPart(text: string, offset: number, unit: number, width: number, inside: boolean): boolean {
  if (unit < 128) {
    if (isAsciiAlphanumeric(unit)) return true;
    return inside && unit === APOSTROPHE && isLetterAt(text, offset + 1);
  }
  if (inside && (unit === CURLY_APOSTROPHE || unit === MODIFIER_APOSTROPHE))
    return isLetterAt(text, offset + 1);
  // A soft hyphen is invisible: the word goes on through it.
  if (unit === SOFT_HYPHEN) return inside;
  return WORD_CHARACTER.test(width === 2 ? text.slice(offset, offset + 2) : text.charAt(offset));
}

function isLetterAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return (unit | 32) >= 97 && (unit | 32) <= 122;
  return /\p{L}/u.test(text.charAt(offset));
}

function isAsciiAlphanumeric(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isAscii(text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) if (text.charCodeAt(offset) > 127) return false;
  return true;
}

const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const MODIFIER_APOSTROPHE = 0x2bc;
const SOFT_HYPHEN = 0xad;
const FIRST_UNSPACED = 0x0e00;
const LONGEST_RUN = 2048;
// Marks that writers leave out: accents, Hebrew points, Arabic short vowels. The vowels of Thai and Hindi and the voicing
// of kana are marks too, and letters to their readers.
const DIACRITICS =
  /[\u0300-\u036f]+|[\u0591-\u05c7]+|[\u0610-\u061a\u064b-\u065f\u0670]+|[\u1ab0-\u1aff]+|[\u1dc0-\u1dff]+|[\u20d0-\u20ff]+/g;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
