/**
 * Whether the line up to the cursor may have begun a quote or a citation. Cheap and generous: the server, which knows
 * the whole draft, decides.
 *
 * @param before the line's text up to the cursor.
 */
export function isBegun(before: string): boolean {
  return begunWords(before) !== undefined || KEY.test(before) || OPEN_BRACKET.test(before);
}

/** The words typed since a quote was begun on the line up to the cursor; undefined where none was. */
export function begunWords(before: string): string | undefined {
  const block = BLOCK.exec(before);
  if (block) return before.slice(block[0].length);
  const open = openMark(before);
  return open === undefined ? undefined : before.slice(open + 1);
}

/**
 * Whether the letter or digit that was just typed may open the list of completions: with it there are two letters of a
 * quote, a name in brackets, or the first digit of a locator. Cheap and generous: the server, which knows the whole
 * draft, decides.
 *
 * @param before the line's text up to the cursor.
 */
export function opensSuggestions(before: string): boolean {
  if (begunWords(before)?.replace(/[^\p{L}\p{N}]/gu, '').length === LETTERS) return true;
  const near = before.slice(-MAX_CITATION);
  return NAME_IN_BRACKETS.test(near) || FIRST_DIGIT.test(near);
}

/** The last quotation mark on the line that nothing closes. */
function openMark(before: string): number | undefined {
  let open: number | undefined;
  for (const { 0: mark, index } of before.matchAll(/["“”«»„「」]/gu)) {
    if (open !== undefined && CLOSING.includes(mark)) open = undefined;
    else if (OPENING.includes(mark)) open = index;
  }
  return open;
}

const BLOCK = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:>[ \t]?)+/u;
const KEY = /@[^\s\]]*$/u;
const OPEN_BRACKET = /\[[^\]]*$/u;
/** Two or three letters of a word in brackets that may be those of a citation: not of a note, an image, a wiki link. */
const NAME_IN_BRACKETS =
  /(?<![\]![\\])\[(?![\^[])(?:[^\][@]*[\s;])?(?<!\p{L})\p{L}{2,3}$|\[[^\]]*;\s*\p{L}{2,3}$/u;
/** Behind a key and a comma, a blank or a bracket: `p1`, `¶ 4`, `1`. */
const FIRST_DIGIT = /@[^\s,;\]@]+(?:,[ \t]*|[ \t]+|[ \t]?\[)(?:\p{L}+\.?|¶|§)?[ \t]?\d$/u;
const OPENING = '"“«„「';
const CLOSING = '"”»“」';
// The server offers nothing for fewer.
const LETTERS = 2;
const MAX_CITATION = 200;
