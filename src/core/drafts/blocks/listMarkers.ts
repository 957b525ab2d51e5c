/** A list item's marker at the start of `rest`. */
export interface ListMarker {
  /** The length of the marker without white space. */
  readonly length: number;
  /** The label of an example list's item: `(@label)`. */
  readonly example?: string;
}

/**
 * The list marker at the start of `rest`, after pandoc's manual, "Lists": bullets, numbers, letters and Roman numerals
 * with `.`, `)` or in brackets, `#.`, and `(@label)`. An upper-case letter with a dot needs two blanks, to be no initial.
 */
export function readListMarker(rest: string): ListMarker | undefined {
  const bullet = BULLET.test(rest) && !RULE.test(rest);
  if (bullet) return { length: 1 };
  const match = ORDERED.exec(rest);
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const { open = '', number = '', close = '', gap = '' } = groups;
  if (open ? close !== ')' : false) return undefined;
  if (!number.startsWith('@') && !NUMERAL.test(number)) return undefined;
  if (close === '.' && /^[A-Z]$/u.test(number) && gap.length < 2 && !gap.startsWith('\t')) return undefined;
  // "p. 3" is a page.
  if (number === 'p' && close === '.' && /^p\. \d/u.test(rest)) return undefined;
  const example = number.startsWith('@') ? number.slice(1) : undefined;
  return { length: open.length + number.length + close.length, ...(example && { example }) };
}

/** Three or more `*`, `-` or `_`, with blanks between them or not. */
export const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$/u;

const BULLET = /^[*+-](?:[ \t]|\r?$)/u;
const ORDERED =
  /^(?<open>\(?)(?<number>#|\d{1,20}|[ivxlcdm]{1,15}|[IVXLCDM]{1,15}|[a-zA-Z]|@[\p{L}\p{N}_-]*)(?<close>[.)])(?<gap>[ \t]+|\r?$)/u;
const NUMERAL = /^(?:#|\d+|[a-zA-Z]|m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3}))$/iu;
