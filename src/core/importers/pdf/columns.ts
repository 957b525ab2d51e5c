import { groupLines, type TextLine } from './textLines.ts';
import type { TextRun } from './textRuns.ts';

/** A part of a page that is read from top to bottom before the next one. */
export interface Region {
  readonly lines: readonly TextLine[];
  /** The edges of the column that the lines stand in. */
  readonly left: number;
  readonly right: number;
}

/**
 * The regions of a page in reading order. Columns are found by their gutters: a strip that hardly any line crosses,
 * with full lines of running text on both sides. A line that crosses it (a title, a wide table) divides what is above
 * from what is below. A table, a list of speakers beside their words and a contents page have gutters too, but no
 * full lines on both sides: they are read straight across.
 *
 * @param known gutters of the page before, for the end of an article that has too few lines to show its own.
 */
export function readRegions(runs: readonly TextRun[], known: Gutters = []): Region[] {
  if (runs.length === 0) return [];
  const rows = groupLines(runs);
  const page = extentOf(runs);
  const own = findColumns(runs);
  const gutters = own.length > 0 ? own : known.filter((gutter) => isInside(gutter, page));
  if (gutters.length === 0) return [toRegion(runs, page)];
  const columns = columnsBetween(gutters, page);
  return splitBands(rows, gutters).flatMap((band) =>
    isColumnar(band, columns, KNOWN_LINES)
      ? columns
          .map((column) => toRegion(runsOf(band, column, columns), column))
          .filter(({ lines }) => lines.length)
      : [
          toRegion(
            band.flatMap((row) => row.runs),
            page,
          ),
        ],
  );
}

/** Strips between columns, from left to right. */
export type Gutters = readonly Extent[];

/** The gutters of a page that has enough lines to show them; none for a page in one column. */
export function findColumns(runs: readonly TextRun[]): Gutters {
  if (runs.length === 0) return [];
  const rows = groupLines(runs);
  const page = extentOf(runs);
  const gutters = findGutters(rows, page);
  const columns = columnsBetween(gutters, page);
  const isShown = splitBands(rows, gutters).some((band) => isColumnar(band, columns, MIN_LINES));
  return gutters.length > 0 && isShown ? gutters : [];
}

function columnsBetween(gutters: Gutters, [left, right]: Extent): Extent[] {
  const starts = [left, ...gutters.map(([, end]) => end)];
  const ends = [...gutters.map(([start]) => start), right];
  return starts.map((start, at) => [start, ends[at] as number]);
}

function isInside([left, right]: Extent, page: Extent): boolean {
  return left > page[0] && right < page[1];
}

type Extent = readonly [left: number, right: number];

function toRegion(runs: readonly TextRun[], [left, right]: Extent): Region {
  return { lines: groupLines(runs), left, right };
}

function extentOf(runs: readonly TextRun[]): Extent {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const run of runs) {
    left = Math.min(left, run.left);
    right = Math.max(right, run.right);
  }
  return [left, right];
}

/** Two gutters, else one, that leave columns of like width; none for a page in one column. */
function findGutters(rows: readonly TextLine[], page: Extent): Extent[] {
  const strips = findStrips(rows, page);
  const size = median(rows.map((row) => row.size));
  const center = (page[0] + page[1]) / 2;
  const byCenter = [...strips].sort((a, b) => Math.abs(middle(a) - center) - Math.abs(middle(b) - center));
  const choices = [...(strips.length === 2 ? [strips] : []), ...byCenter.slice(0, 2).map((strip) => [strip])];
  return (
    choices.find((gutters) => {
      const widths = columnsBetween(gutters, page).map(([left, right]) => right - left);
      const isText = gutters.every(([left, right]) => right - left < Math.min(...widths) / 2);
      return (
        isText &&
        Math.min(...widths) >= MIN_COLUMN * size &&
        Math.min(...widths) >= LIKE_WIDTH * Math.max(...widths)
      );
    }) ?? []
  );
}

/** Strips of the page that few runs cross, compared with how many stand on either side. */
function findStrips(rows: readonly TextLine[], page: Extent): Extent[] {
  const bins = Math.min(MAX_BINS, Math.ceil(page[1] - page[0]));
  if (!(bins > 0)) return [];
  const scale = bins / (page[1] - page[0]);
  const cover = countCover(rows, page, bins);
  const usual = median(cover);
  const size = median(rows.map((row) => row.size));
  return findRuns(cover, FEW_CROSS * usual)
    .filter(([from, to]) => from > 0 && to < bins)
    .map((strip) => emptiest(cover, strip, EDGE_CROSS * usual))
    .filter(([from, to]) => (to - from) / scale >= MIN_GUTTER * size)
    .map(([from, to]): Extent => [page[0] + from / scale, page[0] + to / scale]);
}

/** How many runs stand in each of `bins` equal slices of the page's width. */
function countCover(rows: readonly TextLine[], [left, right]: Extent, bins: number): number[] {
  const scale = bins / (right - left);
  const cover = Array.from({ length: bins }, () => 0);
  for (const run of rows.flatMap((row) => row.runs)) {
    const [from, to] = [Math.floor((run.left - left) * scale), Math.ceil((run.right - left) * scale)];
    for (let bin = Math.max(0, from); bin < Math.min(bins, to); bin++) cover[bin] = (cover[bin] ?? 0) + 1;
  }
  return cover;
}

/** The stretches of slices that at most `few` runs stand in. */
function findRuns(cover: readonly number[], few: number): Extent[] {
  const runs: Extent[] = [];
  let start = -1;
  for (const [bin, count] of [...cover, Number.POSITIVE_INFINITY].entries()) {
    if (count <= few && start < 0) start = bin;
    if (count > few && start >= 0) {
      runs.push([start, bin]);
      start = -1;
    }
  }
  return runs;
}

/** The strip without the ragged edge of the column before it, which only the longest lines reach into. */
function emptiest(cover: readonly number[], [from, to]: Extent, slack: number): Extent {
  const counts = cover.slice(from, to);
  const limit = Math.min(...counts) + slack;
  const first = counts.findIndex((count) => count <= limit);
  return [from + first, from + counts.findLastIndex((count) => count <= limit) + 1];
}

/** Runs of rows that cross no gutter, and those that do, in the order of the page. */
function splitBands(rows: readonly TextLine[], gutters: readonly Extent[]): TextLine[][] {
  const bands: TextLine[][] = [];
  let crossed: boolean | undefined;
  for (const row of rows) {
    const crosses = gutters.some((gutter) => isCrossedBy(row, gutter));
    if (crosses === crossed) bands.at(-1)?.push(row);
    else bands.push([row]);
    crossed = crosses;
  }
  return bands;
}

/** A line of words crosses a gutter also where one of its blanks happens to stand there. */
function isCrossedBy({ runs, size }: TextLine, gutter: Extent): boolean {
  const center = middle(gutter);
  const before = runs.filter((run) => run.left < center).map(({ right }) => right);
  const after = runs.filter((run) => run.left >= center).map(({ left }) => left);
  if (before.length === 0) return false;
  if (Math.max(...before) > center) return true;
  return after.length > 0 && Math.min(...after) - Math.max(...before) < MIN_GUTTER * size;
}

/** Whether every column holds lines of running text, most of them about as wide as the column. */
function isColumnar(band: readonly TextLine[], columns: readonly Extent[], minLines: number): boolean {
  return columns.every((column) => {
    const fills = band
      .map((row) => row.runs.filter((run) => nearestTo(run, columns) === column))
      .filter((runs) => runs.length > 0)
      .map((runs) => extentOf(runs))
      .map(([left, right]) => (right - left) / (column[1] - column[0]));
    return fills.length >= minLines && median(fills) >= FULL_LINE;
  });
}

function runsOf(band: readonly TextLine[], column: Extent, columns: readonly Extent[]): TextRun[] {
  return band.flatMap((row) => row.runs.filter((run) => nearestTo(run, columns) === column));
}

/** By its middle, for a long word may reach into the gutter; every run belongs to one column, so none is lost. */
function nearestTo(run: TextRun, columns: readonly Extent[]): Extent {
  const center = (run.left + run.right) / 2;
  const distance = ([left, right]: Extent) => Math.max(left - center, center - right, 0);
  return columns.reduce((best, column) => (distance(column) < distance(best) ? column : best));
}

function middle([left, right]: Extent): number {
  return (left + right) / 2;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

// LaTeX sets columns one size apart; a blank of justified type is hardly wider than half of that.
const MIN_GUTTER = 0.7;
// The narrowest columns of newspapers hold some 25 letters, each about half as wide as the size.
const MIN_COLUMN = 12;
const FEW_CROSS = 0.5;
const EDGE_CROSS = 0.05;
// Columns of one text are equally wide; the rest is room for a ragged edge.
const LIKE_WIDTH = 0.6;
const FULL_LINE = 0.6;
const MIN_LINES = 5;
// The last lines of an article are dealt out over the columns that its pages are known to have.
const KNOWN_LINES = 2;
// Wider pages are posters, and there a coarser look is enough.
const MAX_BINS = 4000;
