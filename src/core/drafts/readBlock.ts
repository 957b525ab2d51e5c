import type { Citation } from '../model/citation.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { trimSpan } from '../model/textSpan.ts';
import type { References } from './inline/inlineNodes.ts';
import { findRunInQuotes, type RunInQuote, type RunInReading } from './quotes/runInQuotes.ts';
import { type NoteMark, readText, type TextReading } from './readText.ts';
import { shiftReading } from './shift.ts';
import { cut, startingWithin } from './spans.ts';
import type { TextBlock } from './surveyBlocks.ts';
import { findCells } from './tableCells.ts';

/** What stands in one block of text. Offsets refer to the start of the block. */
export interface BlockReading extends TextReading {
  /** Quotes between marks; empty for a block within a block quote, whose marks belong to the quote. */
  readonly quotes: readonly RunInQuote[];
  /** Those in each note in the text, in the order of `notes`. */
  readonly noteQuotes: ReadonlyMap<NoteMark, readonly RunInQuote[]>;
  /** The last opening mark that nothing closes. */
  readonly unclosed?: number;
  /** The lines of a block within a block quote, their words alone; empty for other blocks. */
  readonly lines: readonly (readonly TextSpan[])[];
  readonly wholeLines: readonly TextSpan[];
  /** The comments that say "not a quotation". */
  readonly ignores: readonly TextSpan[];
}

/**
 * Reads a block of text: citations, notes, quotes.
 *
 * @param raw the block as it stands in the draft.
 */
export function readBlock(raw: string, block: TextBlock, references: References): BlockReading {
  const marks = marksOf(raw, block);
  const text = withoutMarks(raw, marks);
  const isTable = block.name === 'Table';
  const parts: readonly TextSpan[] = isTable ? findCells(text) : [[0, text.length]];
  // pandoc reads each line of verse for itself; a quotation goes on over lines.
  const read = block.name === 'LineBlock' ? verseLines(raw) : parts;
  const reading = cutMarks(readParts(text, read, references), marks);
  const ignores = reading.comments.filter((span) => isIgnoreComment(text.slice(...span)));
  const lines = block.isQuoted ? linesOf(text) : [];
  return {
    ...reading,
    ...(block.isQuoted ? NO_QUOTES : readQuotes(text, parts, isTable, reading, ignores)),
    noteQuotes: readNotes(text, reading, ignores),
    wholeLines: lines,
    lines: lines.map((line) =>
      cut(line, reading.cuts)
        .map((span) => trimSpan(text, span))
        .filter((span) => span[1] > span[0]),
    ),
    ignores,
  };
}

/** Whether a comment says that the quotation beside it is none: `<!-- verbatim: ignore -->`. */
export function isIgnoreComment(comment: string): boolean {
  return /^<!--\s*verbatim:\s*ignore\s*-->$/iu.test(comment.trim());
}

/** The marks at the starts of lines: of containers, and the bars of verse. */
function marksOf(raw: string, { name, marks }: TextBlock): readonly TextSpan[] {
  if (name !== 'LineBlock') return marks;
  const bars = Array.from(raw.matchAll(/^[ \t>]*\|/gmu), ({ 0: found, index }): TextSpan => {
    const end = index + found.length;
    return [end - 1, end];
  });
  return [...marks, ...bars].sort((a, b) => a[0] - b[0]);
}

/** The lines of verse, each with the indented ones that go on with it. */
function verseLines(raw: string): TextSpan[] {
  const starts = Array.from(raw.matchAll(/^[ \t>]*\|/gmu), ({ index }) => index);
  return starts.map((start, at) => [start, starts[at + 1] ?? raw.length]);
}

/** The text with its marks blanked, so that every other character stays in its place. */
function withoutMarks(raw: string, marks: readonly TextSpan[]): string {
  if (marks.length === 0) return raw;
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    pieces.push(raw.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return `${pieces.join('')}${raw.slice(from)}`;
}

function cutMarks(reading: TextReading, marks: readonly TextSpan[]): TextReading {
  if (marks.length === 0) return reading;
  return { ...reading, cuts: [...reading.cuts, ...marks].sort((a, b) => a[0] - b[0]) };
}

function readParts(text: string, parts: readonly TextSpan[], references: References): TextReading {
  const readings = parts.map(([start, end]) =>
    shiftReading(readText(text.slice(start, end), references), start),
  );
  if (readings.length === 1 && readings[0]) return readings[0];
  return {
    citations: readings.flatMap(({ citations }) => citations),
    opaque: readings.flatMap(({ opaque }) => opaque),
    cuts: readings.flatMap(({ cuts }) => cuts),
    markless: readings.flatMap(({ markless }) => markless),
    notes: readings.flatMap(({ notes }) => notes),
    comments: readings.flatMap(({ comments }) => comments),
  };
}

function readQuotes(
  text: string,
  parts: readonly TextSpan[],
  isTable: boolean,
  reading: TextReading,
  ignores: readonly TextSpan[],
): RunInReading {
  if (!MARK.test(text)) return NO_QUOTES;
  const citations = outsideNotes(reading.citations, reading.notes);
  const readings = parts.map((part) => {
    const near = isTable ? withinRow(text, part, { ...reading, citations }) : { ...reading, citations };
    return findRunInQuotes(text, part, near, ignores);
  });
  const unclosed = readings.length === 1 ? readings[0]?.unclosed : undefined;
  const quotes = readings.flatMap((found) => found.quotes);
  return { quotes: ignoreWhole(text, quotes, ignores), ...(unclosed !== undefined && { unclosed }) };
}

/** What stands in a cell and behind it in its row: a table of quotes has their sources in a column of its own. */
function withinRow(text: string, [start]: TextSpan, reading: TextReading): TextReading {
  const newline = text.indexOf('\n', start);
  const row: TextSpan = [start, newline < 0 ? text.length : newline];
  return {
    ...reading,
    citations: startingWithin(reading.citations, (citation) => citation.start, row),
    notes: startingWithin(reading.notes, (note) => note.start, row),
    markless: startingWithin(reading.markless, ([from]) => from, row),
  };
}

/** A comment that opens a paragraph, or ends it and stands with no quote, goes for all its quotes. */
function ignoreWhole(text: string, quotes: readonly RunInQuote[], ignores: readonly TextSpan[]) {
  const isWhole = ignores.some(
    ([start, end]) =>
      text.slice(0, start).trim() === '' ||
      (text.slice(end).trim() === '' && !quotes.some(({ ignored }) => ignored)),
  );
  return isWhole ? quotes.map((quote) => ({ ...quote, ignored: true })) : quotes;
}

function readNotes(text: string, reading: TextReading, ignores: readonly TextSpan[]) {
  const found = new Map<NoteMark, readonly RunInQuote[]>();
  for (const note of reading.notes) {
    const { inside } = note;
    if (!inside || !MARK.test(text.slice(...inside))) continue;
    const within = {
      cuts: startingWithin(reading.cuts, ([start]) => start, inside),
      citations: startingWithin(reading.citations, ({ start }) => start, inside),
      markless: startingWithin(reading.markless, ([start]) => start, inside),
      notes: startingWithin(reading.notes, ({ start }) => start, inside),
    };
    found.set(note, findRunInQuotes(text, inside, within, ignores).quotes);
  }
  return found;
}

/** The citations that stand in no note in the text; both are in the order of the text. */
function outsideNotes(citations: readonly Citation[], notes: readonly NoteMark[]): Citation[] {
  let behind = 0;
  let at = 0;
  return citations.filter(({ start }) => {
    for (let note = notes[at]; note && note.start <= start; note = notes[++at])
      if (note.inside) behind = Math.max(behind, note.end);
    return start >= behind;
  });
}

function linesOf(text: string): TextSpan[] {
  const lines: TextSpan[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = trimSpan(text, [start, end]);
    if (line[1] > line[0]) lines.push(line);
    start = end + 1;
  }
  return lines;
}

const NO_QUOTES: RunInReading = { quotes: [] };
const MARK = /["“”„«»‘’‚'‹›「」『』]/u;
