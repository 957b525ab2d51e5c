import type { TextSpan } from '../model/textSpan.ts';
import { plainWords } from '../reports/plainWords.ts';
import { applyEdits } from './quickFixesRecheck.ts';
import type { DraftEdit } from './textEdit.ts';

/** A stretch of a draft before and after edits, as plain text: what a writer looks at before agreeing to them. */
export interface BeforeAndAfter {
  readonly before: string;
  readonly after: string;
}

/** The words around edits within `within`, cut off where nothing changes. */
export function showChange(text: string, edits: readonly DraftEdit[], within: TextSpan): BeforeAndAfter {
  const first = Math.min(within[0], ...edits.map(({ span }) => span[0]));
  const last = Math.max(within[1], ...edits.map(({ span }) => span[1]));
  const changedFrom = Math.min(...edits.map(({ span }) => span[0]));
  const changedTo = Math.max(...edits.map(({ span }) => span[1]));
  const from = changedFrom - first > AROUND ? blankAfter(text, changedFrom - AROUND) : first;
  const to = last - changedTo > AROUND ? blankBefore(text, changedTo + AROUND) : last;
  const framed = (words: string) =>
    `${from > first ? '… ' : ''}${plainWords(words.replace(/^[ \t]*(?:>[ \t]?)+/gmu, ''))}${to < last ? ' …' : ''}`;
  return { before: framed(text.slice(from, to)), after: framed(applyEdits(text, edits, [from, to])) };
}

function blankAfter(text: string, offset: number): number {
  const blank = text.indexOf(' ', offset);
  return blank < 0 || blank > offset + AROUND ? offset : blank + 1;
}

function blankBefore(text: string, offset: number): number {
  const blank = text.lastIndexOf(' ', offset);
  return blank < offset - AROUND ? offset : blank;
}

// About a line on either side.
const AROUND = 100;
