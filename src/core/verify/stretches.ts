import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { AlignedPlace } from './alignedPlace.ts';
import { type SourceWord, toRawSpan } from './sourceText.ts';

/** Words `[from, to)` of a place as they stand in the source, those of different passages with a blank between them. */
export function wordsText({ words }: Pick<AlignedPlace, 'words'>, from: number, to: number): string {
  const runs = runsByPassage(words, from, to);
  return runs
    .map(({ passage, start, end }, at) => {
      // Inside the stretch the marks at the ends of a passage belong to it.
      const opening = at > 0 ? openingOf(passage, start) : start;
      return passage.text.slice(opening, at < runs.length - 1 ? closingOf(passage, end) : end);
    })
    .join(' ');
}

/** The same stretch in the raw text of the source, a span for each passage. */
export function rawSpans({ words }: Pick<AlignedPlace, 'words'>, from: number, to: number): TextSpan[] {
  return runsByPassage(words, from, to).map(({ passage, start, end }) => toRawSpan(passage, [start, end]));
}

/** What stands between two words of a place. */
export function textBetween({ words }: Pick<AlignedPlace, 'words'>, from: number, to: number): string {
  const [a, b] = [words[from], words[to]];
  if (!a || !b) return '';
  if (a.passage === b.passage) return a.passage.text.slice(a.end, b.start);
  return `${a.passage.text.slice(a.end)} ${b.passage.text.slice(0, b.start)}`;
}

/** How many words of the source lie between a word and the one before it; those of different sources are far apart. */
export function gapBefore({ words }: Pick<AlignedPlace, 'words'>, at: number): number {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return 0;
  return before.passage.sourceId === word.passage.sourceId
    ? word.at - before.at - 1
    : Number.POSITIVE_INFINITY;
}

/** Whether the words there were spoken and written down by somebody: case and punctuation are the transcriber's. */
export function isSpeech({ words }: Pick<AlignedPlace, 'words'>, at: number): boolean {
  return words[at]?.passage.kind === 'speech';
}

interface Run {
  readonly passage: Passage;
  readonly start: number;
  end: number;
}

function runsByPassage(words: readonly SourceWord[], from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word) continue;
    const run = runs.at(-1);
    if (run?.passage === word.passage && word.start >= run.end) run.end = word.end;
    else runs.push({ passage: word.passage, start: word.start, end: word.end });
  }
  return runs;
}

/** Where the marks before the first word of a passage start; `offset` itself for any other word. */
function openingOf({ text }: Passage, offset: number): number {
  return offset <= LONGEST_MARKS && ONLY_MARKS.test(text.slice(0, offset)) ? 0 : offset;
}

function closingOf({ text }: Passage, offset: number): number {
  return text.length - offset <= LONGEST_MARKS && ONLY_MARKS.test(text.slice(offset)) ? text.length : offset;
}

const LONGEST_MARKS = 12;
const ONLY_MARKS = /^[^\p{L}\p{N}]*$/u;
