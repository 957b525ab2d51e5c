/**
 * Tokens: what a quotation and its source are compared by. A token is a word ("don't"), a number with its separators
 * ("400,000", "2nd"), a sign that means something ("$", "%", a minus before a digit), or one character of a script that
 * puts no blanks between words. Everything else (blanks,
 * punctuation, quotation marks, Markdown marks) stands between tokens. Digits, signs, negations and the boundaries of
 * words are never folded away.
 */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As it is compared: lower case, NFC, ligatures undone, apostrophes straight, invisible characters dropped. */
  readonly folded: string;
  /** True where letters of another script or invisible characters stand inside the word. */
  readonly disguised?: true;
}

/** Stands for a character that is to be read over without parting the letters around it. */
export const MASK = '\u{e000}';

/** All tokens of `text` in order. Linear in its length. */
export function splitTokens(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (start, end) => tokens.push(toToken(text, start, end)));
  return tokens;
}

/** Calls `visit` for each token. The loop that the quote index is built with: no strings are made. */
export function scanTokens(text: string, visit: (start: number, end: number) => void): void {
  let offset = 0;
  while (offset < text.length) {
    const kind = classAt(text, offset);
    if (kind === SIGN) {
      visit(offset, offset + 1);
      offset++;
    } else if (kind === SYLLABLE) {
      const end = syllableEnd(text, offset);
      visit(offset, end);
      offset = end;
    } else if (kind === LETTER || kind === DIGIT) {
      const end = tokenEnd(text, offset);
      visit(offset, end);
      offset = end;
    } else if (kind === MINUS && isSignOfNumber(text, offset)) {
      visit(offset, offset + 1);
      offset++;
    } else offset++;
  }
}

/** A token in the form in which it is compared. */
export function foldToken(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII_WORD.test(lower)) return lower;
  return withoutSeparators(
    undisguise(
      lower
        .replace(INVISIBLE, '')
        .normalize('NFC')
        .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
        .replace(APOSTROPHES, "'"),
    ),
  );
}

/** The text without the characters that take no room, and without masks. */
export function withoutInvisible(text: string): string {
  return ASCII.test(text) ? text : text.replace(INVISIBLE, '');
}

/** The word without accents and other marks on its letters. */
export function withoutDiacritics(folded: string): string {
  if (ASCII.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe');
}

function toToken(text: string, start: number, end: number): Token {
  const word = text.slice(start, end);
  const folded = foldToken(word);
  return isDisguised(word) ? { start, end, folded, disguised: true } : { start, end, folded };
}

/** Where the token that starts at `offset` ends. */
function tokenEnd(text: string, start: number): number {
  let end = start + widthAt(text, start);
  for (let at = end; at < text.length; ) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      at += widthAt(text, at);
      end = at;
    } else if (kind === JOINER) at++;
    else if (kind === APOSTROPHE && isLetter(text, end - 1) && isLetter(text, afterJoiners(text, at + 1)))
      at++;
    else if (kind === SEPARATOR && isDigit(text, end - 1) && isDigit(text, afterJoiners(text, at + 1))) at++;
    else break;
  }
  return end;
}

function afterJoiners(text: string, offset: number): number {
  while (classAt(text, offset) === JOINER) offset++;
  return offset;
}

function isSignOfNumber(text: string, offset: number): boolean {
  return isDigit(text, offset + 1) && (offset === 0 || /[\s(["“‘]/u.test(text.charAt(offset - 1)));
}

function isLetter(text: string, offset: number): boolean {
  return classAt(text, offset) === LETTER;
}

function isDigit(text: string, offset: number): boolean {
  return classAt(text, offset) === DIGIT;
}

function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return CLASSES[unit] ?? OTHER;
  if (Number.isNaN(unit)) return OTHER;
  return classOfRare(text, offset, unit);
}

function classOfRare(text: string, offset: number, unit: number): number {
  if (unit === 0x2019 || unit === 0x2bc || unit === 0xff07 || unit === 0x2018) return APOSTROPHE;
  if (unit === 0xe000 || INVISIBLE_UNIT.test(text.charAt(offset))) return JOINER;
  if (unit === 0x2212) return MINUS;
  if (SIGNS.includes(text.charAt(offset))) return SIGN;
  const character = isHighSurrogate(unit) ? text.slice(offset, offset + 2) : text.charAt(offset);
  if (unit >= 0xe00 && UNSPACED.test(character)) return SYLLABLE;
  if (/[\p{L}\p{M}\p{Nl}\p{No}]/u.test(character)) return LETTER;
  return /\p{Nd}/u.test(character) ? DIGIT : OTHER;
}

/** A character of a script without blanks between words, with its marks. */
function syllableEnd(text: string, start: number): number {
  let end = start + widthAt(text, start);
  while (end < text.length && text.charCodeAt(end) >= 0x300 && MARK.test(text.charAt(end))) end++;
  return end;
}

function widthAt(text: string, offset: number): number {
  return isHighSurrogate(text.charCodeAt(offset)) && offset + 1 < text.length ? 2 : 1;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** "400,000" and "400000" are one number; "1.5" is not "15". */
function withoutSeparators(word: string): string {
  return /^\d/u.test(word) ? word.replace(/,(?=\d{3}(?!\d))/gu, '') : word;
}

/**
 * Latin letters for those of other scripts that look the same, in a word that holds both. One that holds no Latin letter may
 * be a word of that other script.
 */
function undisguise(word: string): string {
  return isMixed(word) ? toLatin(word) : word;
}

/** The word with Latin letters in the place of those that look like them. */
export function toLatin(word: string): string {
  return ASCII.test(word) ? word : word.replace(LOOK_ALIKES, (letter) => LATIN[letter] ?? letter);
}

/** Whether a word could be a Latin one to the eye, and no letter of it is Latin. A word of another script may be such. */
export function isAllLookAlikes(word: string): boolean {
  return !ASCII.test(word) && ONLY_LOOK_ALIKES.test(word.toLowerCase());
}

function isDisguised(word: string): boolean {
  if (ASCII.test(word)) return false;
  return DISGUISE.test(word) || isMixed(word.toLowerCase());
}

function isMixed(word: string): boolean {
  return /[a-z]/u.test(word) && LOOK_ALIKE.test(word);
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SIGN = 3;
const APOSTROPHE = 4;
const SEPARATOR = 5;
const JOINER = 6;
const MINUS = 7;
const SYLLABLE = 8;
// Where words are not parted by blanks each character is a token: a quotation may begin at any of them.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MARK = /\p{M}/u;

const SIGNS = '$€£¥₹%‰°&+#§';
const CLASSES = new Uint8Array(128);
for (let unit = 48; unit <= 57; unit++) CLASSES[unit] = DIGIT;
for (let unit = 65; unit <= 90; unit++) CLASSES[unit] = CLASSES[unit + 32] = LETTER;
for (const sign of '$%&+#') CLASSES[sign.charCodeAt(0)] = SIGN;
for (const separator of '.,:') CLASSES[separator.charCodeAt(0)] = SEPARATOR;
CLASSES[0x27] = APOSTROPHE;
CLASSES[0x2d] = MINUS;

const ASCII = /^\p{ASCII}*$/u;
const ASCII_WORD = /^[a-z'0-9]*$/u;
// Soft hyphen, joiners, marks of direction, variation selectors and other characters of no width.
const UNSEEN = String.raw`\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff`;
const INVISIBLE_UNIT = new RegExp(`[${UNSEEN}]`, 'u');
const INVISIBLE = new RegExp(`[${UNSEEN}\\u{e000}]`, 'gu');
// A soft hyphen is typography, and a variation selector a font's affair; the others hide something.
const DISGUISE = /[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const LIGATURES = /[\ufb00-\ufb06\uff01-\uff5e]/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07]/gu;
// Cyrillic and Greek letters that look like Latin ones, after Unicode's table of confusables.
const LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    һ: 'h',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
  },
  ...{ ı: 'i', ɑ: 'a', ɡ: 'g', ո: 'n', օ: 'o', ս: 'u', զ: 'q', ԛ: 'q', ԝ: 'w', ѵ: 'v', ь: 'b', п: 'n' },
  ...{ ο: 'o', α: 'a', ν: 'v', ρ: 'p', ι: 'i', κ: 'k', υ: 'u', χ: 'x', τ: 't', ε: 'e', η: 'n', ω: 'w' },
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LATIN).join('')}]`, 'u');
const LOOK_ALIKES = new RegExp(LOOK_ALIKE.source, 'gu');
const ONLY_LOOK_ALIKES = new RegExp(`^${LOOK_ALIKE.source}+$`, 'u');
