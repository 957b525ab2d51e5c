import { isAlphanumericAt, runLength } from './characters.ts';
import type { GroupNode, Inline, InlineScanner, Mode } from './inlineNodes.ts';

/**
 * Emphasis with `*` or `_` at `offset`, by pandoc's rules: whatever closes it closes it, and an opening mark that
 * nothing closes takes in all up to the end; it is shown then.
 */
export function readEmphasis(scanner: InlineScanner, offset: number, end: number, mode: Mode): Inline {
  const { text } = scanner;
  const mark = text.charAt(offset);
  if (mark === '_' && scanner.isAfterWord(offset)) return { kind: 'text', start: offset, end: offset + 1 };
  const length = runLength(text, offset, end);
  const from = offset + length;
  if (length > 3 || (from < end && /[ \t]/u.test(text.charAt(from))))
    return { kind: 'text', start: offset, end: from };
  const reading: Reading = { scanner, mark, start: offset, end, mode };
  if (length === 3) return readThree(reading, from);
  return length === 2 ? readTwo(reading, from, []) : readOne(reading, from, []);
}

interface Reading {
  readonly scanner: InlineScanner;
  readonly mark: string;
  readonly start: number;
  readonly end: number;
  readonly mode: Mode;
}

function readOne(reading: Reading, from: number, before: readonly Inline[]): GroupNode {
  const children = [...before];
  const { scanner, mark, end, mode } = reading;
  let at = from;
  while (at < end && scanner.mayLookOn()) {
    if (!closes(reading, at, 1)) children.push(scanner.inlineAt(at, end, mode));
    else if (scanner.text.startsWith(mark + mark, at) && !closes(reading, at + 2, 1))
      children.push(readTwo({ ...reading, start: at }, at + 2, []));
    else return closed(reading, at + 1, children);
    at = children.at(-1)?.end ?? end;
  }
  return unclosed(reading, at, children, 1);
}

function readTwo(reading: Reading, from: number, before: readonly Inline[]): GroupNode {
  const { children, at } = readUntil(reading, from, 2);
  if (closes(reading, at, 2)) return closed(reading, at + 2, [...before, ...children]);
  return unclosed(reading, at, [...before, ...children], 2);
}

function readThree(reading: Reading, from: number): GroupNode {
  const { children, at } = readUntil(reading, from, 1);
  if (closes(reading, at, 3)) return closed(reading, at + 3, children);
  if (children.length > 0 && closes(reading, at, 2))
    return readOne(reading, at + 2, [closed({ ...reading, start: from }, at + 2, children)]);
  if (children.length > 0 && closes(reading, at, 1))
    return readTwo(reading, at + 1, [closed({ ...reading, start: from }, at + 1, children)]);
  return unclosed(reading, at, children, 3);
}

function readUntil(reading: Reading, from: number, marks: number): { children: Inline[]; at: number } {
  const { scanner, end, mode } = reading;
  const children: Inline[] = [];
  let at = from;
  while (at < end && !closes(reading, at, marks) && scanner.mayLookOn()) {
    const inline = scanner.inlineAt(at, end, mode);
    children.push(inline);
    at = inline.end;
  }
  return { children, at };
}

/** Whether so many marks stand at `at`; `_` does not close within a word. */
function closes({ scanner: { text }, mark, end }: Reading, at: number, marks: number): boolean {
  if (at + marks > end || !text.startsWith(mark.repeat(marks), at)) return false;
  return mark === '*' || at + marks >= end || !isAlphanumericAt(text, at + marks);
}

function closed({ scanner, start }: Reading, end: number, children: readonly Inline[]): GroupNode {
  scanner.markEnd(end, true);
  return { kind: 'group', start, end, children, before: '', after: '' };
}

function unclosed(
  { start, mark }: Reading,
  end: number,
  children: readonly Inline[],
  marks: number,
): GroupNode {
  return { kind: 'group', start, end, children, before: mark.repeat(marks), after: '' };
}
