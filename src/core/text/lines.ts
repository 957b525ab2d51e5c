import type { TextSpan } from '../model/textSpan.ts';

/** One line of a text, without its line end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of `text`, whatever their line ends (LF, CRLF, CR). A line end at the very end opens no new line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const add = (start: number, end: number) =>
    lines.push({ number: lines.length + 1, start, end, text: text.slice(start, end) });
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\n|\r/gu)) {
    add(start, index);
    start = index + lineEnd.length;
  }
  if (start < text.length) add(start, text.length);
  return lines;
}

/** Whether the line holds nothing but white space. */
export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

/** The line's span without white space at its ends. */
export function lineSpan(line: Line): TextSpan {
  const lead = line.text.length - line.text.trimStart().length;
  return [line.start + lead, line.start + Math.max(lead, line.text.trimEnd().length)];
}

/** Runs of lines between blank lines. */
export function splitParagraphs(lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  let open: Line[] = [];
  for (const line of lines) {
    if (!isBlank(line)) open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open);
      open = [];
    }
  }
  if (open.length > 0) paragraphs.push(open);
  return paragraphs;
}

/** The span from the first line's words to the last line's. */
export function linesSpan(lines: readonly Line[]): TextSpan {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) throw new RangeError('A span needs at least one line');
  return [lineSpan(first)[0], lineSpan(last)[1]];
}

/**
 * Tells the line (from 1) of offsets into `text`. Made for offsets that rise: each search goes on from the last answer;
 * an offset before it is counted from the start again.
 */
export function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
    }
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < offset;
      next = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = next + 1;
    }
    return line;
  };
}

/** The line end that `text` uses; `\n` for a text of one line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text.charAt(newline - 1) === '\r' ? '\r\n' : '\n';
}
