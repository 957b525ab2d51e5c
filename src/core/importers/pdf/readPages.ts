import { findColumns, type Region, readRegions } from './columns.ts';
import { joinRegions } from './flow.ts';
import { findFurniture } from './furniture.ts';
import { LineJoiner } from './hyphenation.ts';
import type { OpenPdf, PdfPageText } from './openPdf.ts';
import { labelPages } from './pageLabels.ts';
import { measureTypography, splitBlocks } from './paragraphs.ts';
import { markSoftHyphens, type SoftHyphen } from './softHyphens.ts';
import { groupLines, type TextLine } from './textLines.ts';
import type { TextRun } from './textRuns.ts';
import { pause, type TimeLimit, within } from './timeLimit.ts';
import { type WrittenText, writeText } from './writeText.ts';

/** The text of a PDF, with the label of each of its pages. */
export interface PdfText extends WrittenText {
  readonly labels: readonly string[];
  /** The font size of most of the text, in points. */
  readonly bodySize: number;
  /** How many pages show something and hold no text. */
  readonly pagesWithoutText: number;
}

/** Reads all pages of a document, or as many as the time allows and then `late`. */
export async function readPages(pdf: OpenPdf, limit: TimeLimit): Promise<PdfText | 'late'> {
  const pages: PdfPageText[] = [];
  let lastPauseMs = Date.now();
  for (let index = 0; index < pdf.pageCount; index++) {
    const page = await within(limit, () => pdf.readPage(index).catch(() => unreadable(index)));
    if (page === 'late') return 'late';
    pages.push(page);
    if (Date.now() - lastPauseMs < SLICE_MS) continue;
    await pause();
    lastPauseMs = Date.now();
  }
  return layOut(pages, pdf.labels);
}

/** A page that pdf.js fails on counts as one without text; the others are read. */
function unreadable(index: number): PdfPageText {
  return { index, width: 0, height: 0, runs: [], softHyphens: [], hasPicture: true };
}

function layOut(pages: readonly PdfPageText[], stated: OpenPdf['labels']): PdfText {
  const rows = pages.map(({ runs, height }) => ({ height, rows: groupLines(runs) }));
  const furniture = findFurniture(rows);
  const labels = labelPages({
    pageCount: pages.length,
    stated,
    furniture: furniture.map((lines) => [...lines].map(({ text }) => text)),
  });
  const bodies = pages.map(({ runs }, at) => withoutLines(runs, furniture[at] as ReadonlySet<TextLine>));
  const columns = bodies.map(findColumns);
  const regions = bodies.map((runs, at) =>
    restoreHyphens(readRegions(runs, columns[at - 1]), pages[at]?.softHyphens ?? []),
  );
  const lines = regions.flat(2).flatMap(({ lines }) => lines);
  const typography = measureTypography(lines);
  const blocks = regions.flatMap((list, page) => list.map((region) => splitBlocks(region, page, typography)));
  const joiner = new LineJoiner(lines.map(({ text }) => text));
  return {
    ...writeText(joinRegions(blocks), joiner),
    labels,
    bodySize: typography.bodySize,
    pagesWithoutText: pages.filter(({ hasPicture }) => hasPicture).length,
  };
}

function withoutLines(runs: readonly TextRun[], lines: ReadonlySet<TextLine>): TextRun[] {
  const left = new Set([...lines].flatMap((line) => line.runs));
  return runs.filter((run) => !left.has(run));
}

function restoreHyphens(regions: readonly Region[], hyphens: readonly SoftHyphen[]): readonly Region[] {
  if (hyphens.length === 0) return regions;
  return regions.map((region) => ({ ...region, lines: markSoftHyphens(region.lines, hyphens) }));
}

// Short enough for a request to be answered at once, long enough for the pauses not to add up.
const SLICE_MS = 12;
