import type { TextLine } from './textLines.ts';

/** The outer lines of one page, as candidates for running headers and footers. */
export interface PageEdges {
  readonly height: number;
  /** All lines across the whole page, from top to bottom. */
  readonly rows: readonly TextLine[];
}

/**
 * The running headers, footers and page numbers of each page: what stands at the same height on several pages and
 * reads the same but for its numbers, and what stands alone in the place that such lines have on most pages. They are
 * peeled off from the outside, so nothing below a line of the body is taken.
 */
export function findFurniture(pages: readonly PageEdges[]): ReadonlySet<TextLine>[] {
  const needed = Math.max(2, Math.min(3, pages.length));
  const edges = pages.map(readEdges);
  const uses = countUses(edges);
  const peeled = edges.map((sides) =>
    sides.map((side) =>
      takeWhile(side, (row) => usesOf(uses, row) >= needed || isLoneNumber(row, pages.length)),
    ),
  );
  const slots = findSlots(peeled, pages.length);
  return edges.map((sides, page) => {
    const found = sides.map((side, at) => widen(side, peeled[page]?.[at] ?? [], slots));
    return new Set(found.flat().map(({ line }) => line));
  });
}

/** The number, in digits or Roman numerals, that a line of furniture may give its page. */
export const PAGE_NUMBER = /^(?:\d{1,5}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})$/u;

interface EdgeRow {
  readonly line: TextLine;
  readonly side: 'top' | 'bottom';
  /** What it reads with every number as `#`. */
  readonly pattern: string;
  /** The distance to the next row inwards. */
  readonly gap: number;
}

/** The rows near the top and near the bottom, each from the outside inwards. */
function readEdges({ height, rows }: PageEdges): EdgeRow[][] {
  const top = rows.filter(({ baseline }) => baseline < EDGE * height).slice(0, MAX_ROWS);
  const bottom = rows
    .filter(({ baseline }) => baseline > (1 - EDGE) * height)
    .slice(-MAX_ROWS)
    .reverse();
  const toRow = (side: EdgeRow['side'], step: number) => (line: TextLine) => {
    const next = rows[rows.indexOf(line) + step];
    return {
      line,
      side,
      pattern: toPattern(line.text),
      gap: next ? Math.abs(next.baseline - line.baseline) : Number.POSITIVE_INFINITY,
    };
  };
  return [top.map(toRow('top', 1)), bottom.map(toRow('bottom', -1))];
}

function toPattern(text: string): string {
  return text
    .split(/\s+/u)
    .map((word) => (PAGE_NUMBER.test(word.replace(/[^\p{L}\p{N}]/gu, '')) ? '#' : word.replace(/\d+/gu, '#')))
    .join(' ');
}

function countUses(edges: readonly (readonly (readonly EdgeRow[])[])[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const row of edges.flat(2)) {
    for (const step of [-1, 0, 1]) {
      const key = keyOf(row, step);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  return uses;
}

/** Each row was counted in its own step of height and in both beside it, so lines that differ by a hair meet. */
function usesOf(uses: ReadonlyMap<string, number>, row: EdgeRow): number {
  return uses.get(keyOf(row, 0)) ?? 0;
}

function keyOf({ side, pattern, line }: EdgeRow, step: number): string {
  return `${side} ${Math.round(line.baseline / SAME_HEIGHT) + step} ${pattern}`;
}

/** In a file of one page nothing repeats; a page number is one that says so. */
function isLoneNumber({ line, side }: EdgeRow, pageCount: number): boolean {
  return (
    pageCount === 1 && side === 'bottom' && /^[-–—\s]*(?:page )?1(?: (?:of|\/) 1)?[-–—\s]*$/iu.test(line.text)
  );
}

/** Places where furniture stands on a good part of the pages. */
function findSlots(peeled: readonly (readonly (readonly EdgeRow[])[])[], pageCount: number): Set<string> {
  const pages = new Map<string, number>();
  for (const row of peeled.flat(2)) pages.set(slotOf(row), (pages.get(slotOf(row)) ?? 0) + 1);
  const needed = Math.max(4, SLOT_SHARE * pageCount);
  return new Set([...pages].filter(([, count]) => count >= needed).map(([slot]) => slot));
}

function slotOf({ side, line }: EdgeRow): string {
  return `${side} ${Math.round(line.baseline / SAME_HEIGHT)} ${Math.round(line.size)}`;
}

/** A chapter of one page has a running head of its own, in the place of all the others. */
function widen(
  side: readonly EdgeRow[],
  peeled: readonly EdgeRow[],
  slots: ReadonlySet<string>,
): readonly EdgeRow[] {
  if (peeled.length > 0) return peeled;
  return takeWhile(side, (row) => slots.has(slotOf(row)) && row.gap > APART * row.line.size).slice(0, 1);
}

function takeWhile<T>(list: readonly T[], fits: (entry: T) => boolean): readonly T[] {
  const end = list.findIndex((entry) => !fits(entry));
  return end < 0 ? list : list.slice(0, end);
}

// Headers and footers stand in the outer fifths of a page, and have four lines at most.
const EDGE = 0.2;
const MAX_ROWS = 4;
/** In points. */
const SAME_HEIGHT = 3;
const SLOT_SHARE = 0.3;
const APART = 1.5;
