/**
 * Words, found by a hand-written loop: `Intl.Segmenter` was measured to be two orders of magnitude slower, and
 * every search, highlight and comparison starts here. A word is a run of letters, marks and digits, with single
 * apostrophes, hyphens excluded, between letters ("don't" is one word, "well-known" two).
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
  let start = -1;
  let offset = 0;
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    const width = isHighSurrogate(unit) && offset + 1 < text.length ? 2 : 1;
    if (isWordPart(text, offset, unit, width, start >= 0)) {
      if (start < 0) start = offset;
    } else if (start >= 0) {
      words.push(toWord(text, start, offset));
      start = -1;
    }
    offset += width;
  }
  if (start >= 0) words.push(toWord(text, start, text.length));
  return words;
}

/** A word in the form in which it is compared. Digits and the letters of other scripts stay what they are. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[’‘ʼ＇]/g, "'")
    .replace(/\u00ad/g, '')
    .replace(/ß/g, 'ss');
}

function toWord(text: string, start: number, end: number): Word {
  return { start, end, folded: foldWord(text.slice(start, end)) };
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
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
