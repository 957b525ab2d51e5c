import { composeAccents } from './accents.ts';
import { readScript } from './scriptMarks.ts';
import type { TextRun } from './textRuns.ts';

/** One line of type: the runs on one baseline, with the marks raised above or lowered below it. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size of most of the line. */
  readonly size: number;
  /** Whether all of it is bold. */
  readonly bold: boolean;
  readonly runs: readonly TextRun[];
}

/** The lines of one region of a page, from top to bottom. Cost: the number of runs, and sorting them. */
export function groupLines(runs: readonly TextRun[]): TextLine[] {
  const rows = settleScripts(groupByBaseline(runs));
  return rows
    .filter((row) => row.base.length > 0)
    .map(toLine)
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.baseline - b.baseline);
}

interface Row {
  readonly baseline: number;
  readonly size: number;
  base: TextRun[];
  /** Runs of smaller type that are raised or lowered. */
  readonly scripts: TextRun[];
}

function groupByBaseline(runs: readonly TextRun[]): Row[] {
  const groups: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const open = groups.at(-1);
    const first = open?.[0];
    if (open && first && run.baseline - first.baseline <= SAME_BASELINE * Math.min(run.size, first.size))
      open.push(run);
    else groups.push([run]);
  }
  return groups.map((base) => {
    const longest = base.reduce((best, run) => (run.text.length > best.text.length ? run : best));
    return { baseline: longest.baseline, size: longest.size, base, scripts: [] };
  });
}

/** Moves raised and lowered runs to the line that they belong to. */
function settleScripts(rows: readonly Row[]): readonly Row[] {
  for (const [at, row] of rows.entries()) {
    const near = rows.slice(Math.max(0, at - NEIGHBORS), at + NEIGHBORS + 1);
    const stays: TextRun[] = [];
    for (const run of row.base) {
      const home = near.find((other) => other !== row && isScriptOf(run, other));
      if (home) home.scripts.push(run);
      else stays.push(run);
    }
    row.base = stays;
  }
  return rows;
}

function isScriptOf(run: TextRun, { baseline, size, base }: Row): boolean {
  const raise = (baseline - run.baseline) / size;
  if (run.size > SCRIPT_SIZE * size || raise > MAX_RAISE || raise < -MAX_RAISE / 2) return false;
  const reach = SCRIPT_REACH * size;
  return base.some(
    (other) =>
      other.size >= run.size / SCRIPT_SIZE &&
      (Math.abs(run.left - other.right) <= reach ||
        Math.abs(other.left - run.right) <= reach ||
        // A mark inside a run, where pdf.js bridged the gap that the mark stands in.
        (run.left > other.left && run.right < other.right)),
  );
}

function toLine({ baseline, size, base, scripts }: Row): TextLine {
  const isRtl = base.filter(({ rtl }) => rtl).length > base.length / 2;
  const runs = [...base, ...scripts].sort((a, b) => (isRtl ? b.right - a.right : a.left - b.left));
  let text = '';
  let before: TextRun | undefined;
  for (const run of runs) {
    if (before && isShadow(before, run)) continue;
    const raise = scripts.includes(run) ? (baseline - run.baseline) / size : 0;
    const words = raise === 0 ? run.text : readScript(run.text, { raise, before: text });
    if (words !== '') text += (before && isApart(before, run, isRtl) ? ' ' : '') + words;
    // A mark that was left out leaves its gap, which is no blank between words.
    before = words === '' && before ? { ...before, right: run.right, left: run.left } : run;
  }
  return {
    text: composeAccents(text.trim()),
    left: Math.min(...base.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    baseline,
    size,
    bold: base.every(({ bold }) => bold),
    runs,
  };
}

/** Bold type is sometimes made by printing the same letters twice, a hair apart. */
function isShadow(before: TextRun, run: TextRun): boolean {
  return before.text === run.text && Math.abs(before.left - run.left) < SHADOW * run.size;
}

/** Whether a blank stands between two runs: a gap, or white space in the file that takes any room at all. */
function isApart(before: TextRun, run: TextRun, isRtl: boolean): boolean {
  const gap = isRtl ? before.left - run.right : run.left - before.right;
  const size = Math.min(before.size, run.size);
  return gap > WORD_GAP * size || (run.spaced && gap > 0);
}

// Rounding and the optical play of fonts move a baseline by less than this share of the size; footnote marks are
// raised by a third of it.
const SAME_BASELINE = 0.15;
const SHADOW = 0.15;
const SCRIPT_SIZE = 0.85;
const MAX_RAISE = 0.75;
const SCRIPT_REACH = 0.4;
// A raised mark stands between its line and the line before it; two columns can bring other baselines between.
const NEIGHBORS = 3;
// pdf.js takes a tenth of the size for a blank within a run. The narrowest blank of justified type is about a fifth.
const WORD_GAP = 0.12;
