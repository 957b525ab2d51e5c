/**
 * Texts as their folded words, in ASCII bytes: lower case, one blank before, between and after the words. What a phrase
 * is looked for in: a row of words is then a row of bytes. Only texts with the letters of English and common punctuation
 * can be had so; they are read straight from the bytes of the index, and no string is made of them.
 */
export class FoldedBytes {
  #bytes = new Uint8Array(FIRST_ROOM);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Makes it empty. */
  clear(): void {
    this.#bytes[0] = BLANK;
    this.#length = 1;
  }

  /**
   * Adds the text in UTF-8 that lies in `utf8` from `from` to before `to`. No word goes on from what was there before.
   *
   * @returns false for one with other letters, of which then any part may be there.
   */
  add(utf8: Uint8Array, from: number, to: number): boolean {
    const bytes = this.#reserve(to - from + 1);
    let length = this.#length;
    for (let at = from; at < to; at++) {
      const unit = utf8[at] as number;
      const folded = FOLDED[unit] as number;
      if (folded !== 0) {
        bytes[length++] = folded;
        continue;
      }
      let isApostrophe = unit === APOSTROPHE;
      if (unit > 127) {
        const width = punctuationWidth(utf8, at);
        if (width === 0) return false;
        isApostrophe = width === 3 && utf8[at + 2] === CURLY_APOSTROPHE_END;
        at += width - 1;
      }
      const isInside = bytes[length - 1] !== BLANK;
      if (isApostrophe && isInside && at + 1 < to && isLetter(utf8[at + 1])) bytes[length++] = APOSTROPHE;
      else if (isInside) bytes[length++] = BLANK;
    }
    if (bytes[length - 1] !== BLANK) bytes[length++] = BLANK;
    this.#length = length;
    return true;
  }

  /** Where `row` begins, with the blank before it, from `from` on; -1 for nowhere. */
  indexOf(row: Uint8Array, from = 0): number {
    const bytes = this.#bytes;
    const first = row[1] as number;
    const last = this.#length - row.length;
    for (let at = from; at <= last; at++) {
      if (bytes[at + 1] !== first || bytes[at] !== BLANK) continue;
      let same = 2;
      while (same < row.length && bytes[at + same] === row[same]) same++;
      if (same === row.length) return at;
    }
    return -1;
  }

  #reserve(more: number): Uint8Array {
    if (this.#length + more > this.#bytes.length) {
      const larger = new Uint8Array((this.#length + more) * 2);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}

/**
 * A row of folded words as it stands in `FoldedBytes`; the last of them may go on.
 *
 * @returns undefined where a word can stand in no such text.
 */
export function toByteRow(words: readonly string[], openEnded: boolean): Uint8Array | undefined {
  if (words.length === 0 || !words.every((word) => ENGLISH_WORD.test(word))) return undefined;
  const row = ` ${words.join(' ')}${openEnded ? '' : ' '}`;
  return Uint8Array.from(row, (letter) => letter.charCodeAt(0));
}

/** How many bytes the mark at `at` has that is between words, or an apostrophe; 0 for what may be a letter. */
function punctuationWidth(utf8: Uint8Array, at: number): number {
  const second = utf8[at + 1];
  if (utf8[at] === 0xc2) return second === 0xa0 ? 2 : 0; // a blank that does not break
  if (utf8[at] !== 0xe2 || second !== 0x80) return 0;
  const third = utf8[at + 2] ?? 0;
  return third >= 0x90 && third <= 0xba ? 3 : 0; // dashes, quotation marks, dots: U+2010 to U+203A
}

function isLetter(unit = 0): boolean {
  return (FOLDED[unit] as number) > NINE;
}

const BLANK = 0x20;
const APOSTROPHE = 0x27;
/** The last of the three bytes of U+2019. */
const CURLY_APOSTROPHE_END = 0x99;
const NINE = 0x39;
/** By byte the letter or digit in lower case, or 0. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, unit) => {
  const lower = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= NINE) ? lower : 0;
});
const ENGLISH_WORD = /^[a-z0-9]+(?:'[a-z]+)*$/;
const FIRST_ROOM = 4096;
