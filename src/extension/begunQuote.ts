/**
 * Whether the line up to the cursor may have begun a quote or a citation. Cheap and generous: the server, which knows
 * the whole draft, decides.
 *
 * @param before the line's text up to the cursor.
 */
export function isBegunQuote(before: string): boolean {
  return BLOCK.test(before) || CITATION.test(before) || openMark(before) !== undefined;
}

/** The words typed since the quote was begun; undefined where none was. */
export function begunWords(before: string): string | undefined {
  const block = BLOCK.exec(before);
  if (block) return before.slice(block[0].length);
  const open = openMark(before);
  return open === undefined ? undefined : before.slice(open + 1);
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
const CITATION = /@[^\s\]]*$/u;
const OPENING = '"“«„「';
const CLOSING = '"”»“」';
