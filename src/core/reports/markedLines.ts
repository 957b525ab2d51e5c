import { plainWords } from './plainWords.ts';
import type { Run } from './wording.ts';

/** A line of a wording, and under which of its characters something differs. */
export interface MarkedLine {
  readonly text: string;
  /** As long as `text` or shorter: `~` under what differs, `^` where the meaning is at stake, else blanks. */
  readonly marks: string;
}

/**
 * A wording in lines of at most `width` characters, long stretches in which nothing differs cut out (`⋯`). A very
 * long one ends after a dozen lines.
 */
export function toMarkedLines(runs: readonly Run[], width: number): MarkedLine[] {
  const { text, marks } = flatten(shortenRuns(runs));
  const lines: MarkedLine[] = [];
  for (let start = 0; start < text.length; ) {
    if (lines.length === MOST_LINES) return [...lines, { text: CUT, marks: '' }];
    const end = lineEnd(text, start, width);
    const shown = text.slice(start, end).trimEnd();
    lines.push({ text: shown, marks: marks.slice(start, start + shown.length + 1).trimEnd() });
    start = end;
  }
  return lines;
}

/** The runs with what is far from every difference cut out, where they are long as a whole. */
function shortenRuns(runs: readonly Run[]): readonly Run[] {
  const length = runs.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= SHOWN_WHOLE) return runs;
  return runs.map((run, place) => {
    if (run.mark || run.text.length <= 2 * AROUND_A_MARK) return run;
    const head = place === 0 ? OPENING : AROUND_A_MARK;
    return { text: `${headOf(run.text, head)} ${CUT} ${tailOf(run.text, AROUND_A_MARK)}` };
  });
}

function headOf(text: string, limit: number): string {
  return text.slice(0, text.lastIndexOf(' ', limit) + 1 || limit).trimEnd();
}

function tailOf(text: string, limit: number): string {
  return text.slice(text.indexOf(' ', text.length - limit) + 1 || text.length - limit);
}

function flatten(runs: readonly Run[]): { readonly text: string; readonly marks: string } {
  let text = '';
  let marks = '';
  for (const { text: raw, mark } of runs) {
    const words = withEdges(raw);
    const added = text === '' || text.endsWith(' ') ? words.trimStart() : words;
    const sign = mark === 'critical' ? '^' : mark ? '~' : ' ';
    // Words that are missing are pointed at where they would stand.
    if (mark && added.trim() === '') marks = marks.slice(0, text.length) + sign;
    else
      marks = marks.padEnd(text.length) + signs(added, sign, marks.length > text.length ? marks.at(-1) : '');
    text += added;
  }
  return { text, marks: marks.slice(0, text.length + 1) };
}

function signs(added: string, sign: string, pending = ''): string {
  return sign.repeat(Math.max(0, added.length - pending.length));
}

/** One blank stands for white space at the ends too: words of two runs stay apart. */
function withEdges(raw: string): string {
  const words = plainWords(raw);
  if (words === '') return /\s/u.test(raw) ? ' ' : '';
  return `${/^\s/u.test(raw) ? ' ' : ''}${words}${/\s$/u.test(raw) ? ' ' : ''}`;
}

function lineEnd(text: string, start: number, width: number): number {
  if (text.length - start <= width) return text.length;
  const blank = text.lastIndexOf(' ', start + width);
  return blank > start ? blank + 1 : start + width;
}

const CUT = '⋯';
const MOST_LINES = 12;
// About eight lines: shorter wordings are shown whole.
const SHOWN_WHOLE = 560;
const AROUND_A_MARK = 110;
const OPENING = 60;
