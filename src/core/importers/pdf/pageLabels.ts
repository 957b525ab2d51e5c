import { PAGE_NUMBER } from './furniture.ts';

export interface LabelRequest {
  readonly pageCount: number;
  /** The labels that the file gives, if it does. */
  readonly stated: readonly string[] | undefined;
  /** What the running headers and footers of each page read. */
  readonly furniture: readonly (readonly string[])[];
}

/**
 * The label of each page, as a reader would cite it: the file's own page labels; where it has none, the number that is
 * printed on the page and goes up with the pages; and where nothing is printed, the count from 1. Labels that only
 * count from 1 are what every program writes that does not know better: printed numbers go before them.
 */
export function labelPages({ pageCount, stated, furniture }: LabelRequest): string[] {
  const counted = Array.from({ length: pageCount }, (_, page) => String(page + 1));
  const isStated = stated?.length === pageCount && stated.some((label, page) => label !== counted[page]);
  if (isStated) return stated.map((label, page) => label.trim() || `[${page + 1}]`);
  const printed = readPrinted(pageCount, furniture);
  if (printed.every((label) => label === undefined)) return counted;
  const taken = new Set(printed);
  // As bibliographies do it: a number that is not on the page stands in brackets where it would be taken for another.
  return printed.map(
    (label, page) => label ?? (taken.has(counted[page]) ? `[${page + 1}]` : (counted[page] as string)),
  );
}

/** One way of numbering: the printed number is the page's count plus `offset`. */
interface Numbering {
  readonly roman: 'lower' | 'upper' | undefined;
  readonly offset: number;
}

function readPrinted(pageCount: number, furniture: LabelRequest['furniture']): (string | undefined)[] {
  const candidates = furniture.map((lines, page) => lines.flatMap((line) => numberingsIn(line, page)));
  const needed = pageCount < 3 ? pageCount : 2;
  const accepted = candidates.map((numberings, page) =>
    numberings.find((numbering) => countNear(candidates, page, numbering) >= needed),
  );
  return fillGaps(accepted).map((numbering, page) => numbering && print(numbering, page));
}

/** How many pages around `page`, itself included, are numbered so. */
function countNear(candidates: readonly (readonly Numbering[])[], page: number, wanted: Numbering): number {
  return candidates
    .slice(Math.max(0, page - NEAR), page + NEAR + 1)
    .filter((numberings) => numberings.some((numbering) => isSame(numbering, wanted))).length;
}

/** A page without a number between pages that are numbered alike, or right before the first of them, has its own. */
function fillGaps(accepted: readonly (Numbering | undefined)[]): (Numbering | undefined)[] {
  let before: Numbering | undefined;
  const fromLeft = accepted.map((numbering) => (before = numbering ?? before));
  let after: Numbering | undefined;
  const filled = [...accepted];
  for (let page = accepted.length - 1; page >= 0; page--) {
    after = accepted[page] ?? after;
    if (filled[page] || !after) continue;
    const left = fromLeft[page];
    // The opening page of a chapter or an article often has no number.
    const opens = page + 1 + after.offset === 1 && accepted[page + 1] !== undefined;
    if (opens || (left && isSame(left, after))) filled[page] = after;
  }
  return filled;
}

function numberingsIn(line: string, page: number): Numbering[] {
  const words = line.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const ends = [words[0], words.at(-1), /\bpage (\w+)/iu.exec(line)?.[1]];
  return [...new Set(ends)]
    .filter((word): word is string => word !== undefined && PAGE_NUMBER.test(word))
    .map((word) => {
      const roman = /^\d/u.test(word) ? undefined : word === word.toLowerCase() ? 'lower' : 'upper';
      const value = roman ? fromRoman(word.toLowerCase()) : Number(word);
      return { roman, offset: value - page - 1 } as const;
    })
    .filter(({ offset }) => Number.isFinite(offset));
}

function isSame(a: Numbering, b: Numbering): boolean {
  return a.roman === b.roman && a.offset === b.offset;
}

function print({ roman, offset }: Numbering, page: number): string | undefined {
  const value = page + 1 + offset;
  if (value < 1) return undefined;
  if (!roman) return String(value);
  return roman === 'lower' ? toRoman(value) : toRoman(value).toUpperCase();
}

function fromRoman(numeral: string): number {
  for (let value = 1; value <= MAX_ROMAN; value++) if (toRoman(value) === numeral) return value;
  return Number.NaN;
}

function toRoman(value: number): string {
  let numeral = '';
  let rest = value;
  for (const [sign, worth] of ROMAN) {
    while (rest >= worth) {
      numeral += sign;
      rest -= worth;
    }
  }
  return numeral;
}

const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;
// Front matter is shorter than this.
const MAX_ROMAN = 400;
// Pages that open a chapter or hold a plate are without number, seldom more than two in a row.
const NEAR = 3;
