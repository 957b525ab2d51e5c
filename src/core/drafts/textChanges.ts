import type { ChangedRange } from '@lezer/common';

/** A stretch of a text that was replaced, as lezer names it: `A` is before all changes, `B` after them. */
export type TextChange = Pick<ChangedRange, 'fromA' | 'toA' | 'fromB' | 'toB'>;

/**
 * The changes of a text with one more edit on top of them, in rising order and apart from each other.
 *
 * @param from where the edit starts in the text as the changes left it.
 * @param to where what it replaces ends there.
 * @param length of what it puts in.
 */
export function addEdit(
  changes: readonly TextChange[],
  from: number,
  to: number,
  length: number,
): TextChange[] {
  const before = changes.filter(({ toB }) => toB < from);
  const behind = changes.filter(({ fromB }) => fromB > to);
  const touched = changes.slice(before.length, changes.length - behind.length);
  const [fromB, toB] = [Math.min(from, touched[0]?.fromB ?? from), Math.max(to, touched.at(-1)?.toB ?? to)];
  // What stands between changes has moved by what the changes before it put in or took out.
  const shift = movedBy(before.at(-1));
  const by = length - (to - from);
  const edited = {
    fromA: fromB - shift,
    toA: toB - movedBy(touched.at(-1) ?? before.at(-1)),
    fromB,
    toB: toB + by,
  };
  return [...before, edited, ...behind.map((change) => shiftTarget(change, by))];
}

/** The one stretch in which two texts differ. Runs of the same text are compared in blocks, which is native. */
export function compareTexts(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + CHUNK <= shorter && before.slice(start, start + CHUNK) === after.slice(start, start + CHUNK))
    start += CHUNK;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [toA, toB] = [before.length, after.length];
  while (
    Math.min(toA, toB) - start >= CHUNK &&
    before.slice(toA - CHUNK, toA) === after.slice(toB - CHUNK, toB)
  ) {
    toA -= CHUNK;
    toB -= CHUNK;
  }
  while (Math.min(toA, toB) > start && before.charCodeAt(toA - 1) === after.charCodeAt(toB - 1)) {
    toA--;
    toB--;
  }
  return { fromA: start, toA, fromB: start, toB };
}

function movedBy(change: TextChange | undefined): number {
  return change ? change.toB - change.toA : 0;
}

function shiftTarget({ fromA, toA, fromB, toB }: TextChange, by: number): TextChange {
  return { fromA, toA, fromB: fromB + by, toB: toB + by };
}

const CHUNK = 4096;
