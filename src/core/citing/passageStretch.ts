import type { Locator, Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';

/**
 * Words of one voice in one source, whole or in part: passages that follow each other, and which stretches of their
 * joined text are quoted. What lies between two stretches is left out, and an ellipsis says so.
 */
export interface PassageStretch {
  /** In the order of the source; at least one. */
  readonly passages: readonly Passage[];
  /** Spans of `joinedText`, in order, without overlap; absent: all of it. */
  readonly ranges?: readonly TextSpan[];
}

/** The words of passages that follow each other, with a blank where the source has something between them. */
export function joinedText(passages: readonly Passage[]): string {
  return passages.reduce((text, passage, at) => text + jointBefore(passages, at) + passage.text, '');
}

/** The quoted pieces in order; one where nothing is left out. Pieces with no word between them are one. */
export function quotedPieces({ passages, ranges }: PassageStretch): string[] {
  const text = joinedText(passages);
  const spans = ranges ?? [[0, text.length] as const];
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last && !HAS_WORD.test(text.slice(last[1], start))) last[1] = end;
    else merged.push([start, end]);
  }
  return merged.map(([start, end]) => text.slice(start, end).trim()).filter((piece) => piece !== '');
}

/** Where the quoted words stand: pages and paragraphs from the first to the last, else where they begin. */
export function stretchLocator({ passages, ranges }: PassageStretch): Locator | undefined {
  const text = joinedText(passages);
  const [from, to] = [ranges?.[0]?.[0] ?? 0, ranges?.at(-1)?.[1] ?? text.length];
  const touched = passages.filter((passage, at) => {
    const start = offsetInStretch(passages, at);
    return start < to && start + passage.text.length > from;
  });
  const [first, last] = [touched[0]?.locator, touched.at(-1)?.locator];
  if (!first || !last || first.label !== last.label || first.value === last.value) return first;
  if (first.label !== 'page' && first.label !== 'paragraph') return first;
  return { label: first.label, value: `${first.value}–${last.value}` };
}

/** Where the words of the passage at `at` begin in the joined text. */
export function offsetInStretch(passages: readonly Passage[], at: number): number {
  return joinedText(passages.slice(0, at)).length + jointBefore(passages, at).length;
}

function jointBefore(passages: readonly Passage[], at: number): string {
  const before = passages[at - 1];
  return !before || before.end === passages[at]?.start ? '' : ' ';
}

const HAS_WORD = /[\p{L}\p{N}]/u;
