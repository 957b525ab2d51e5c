import type { TextSpan } from '../model/textSpan.ts';

/**
 * The words of a source as one reads them: several spans of its raw text, furniture left out, and the way back from
 * an offset in the joined text to one in the raw text.
 */
export interface RunningText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
  /** For each span, where it starts in `text`. */
  readonly starts: readonly number[];
}

/**
 * Joins the spans of `raw`: with one blank where white space stands between them, else without, for then only a mark
 * (`</i>`) parts the letters of a word. Empty spans are dropped.
 */
export function joinSpans(raw: string, spans: readonly TextSpan[]): RunningText {
  const kept = spans.filter(([start, end]) => end > start);
  const starts: number[] = [];
  let text = '';
  for (const [at, [start, end]] of kept.entries()) {
    const gap = at > 0 ? raw.slice(kept[at - 1]?.[1], start) : '';
    if (WHITE_SPACE.test(gap)) text += ' ';
    starts.push(text.length);
    text += raw.slice(start, end);
  }
  return { text, spans: kept, starts };
}

/** The raw spans behind `[start, end)` of the running text. Cost: the spans that it touches. */
export function toRawSpans({ spans, starts }: RunningText, [start, end]: TextSpan): TextSpan[] {
  const raw: TextSpan[] = [];
  for (let at = lastAtOrBefore(starts, start); at < spans.length && (starts[at] ?? 0) < end; at++) {
    const [spanStart, spanEnd] = spans[at] as TextSpan;
    const base = starts[at] ?? 0;
    const from = Math.max(start - base, 0);
    const to = Math.min(end - base, spanEnd - spanStart);
    if (from < to) raw.push([spanStart + from, spanStart + to]);
  }
  return raw;
}

/** By halving: a page of appearances has thousands of spans and hundreds of passages. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Also where a file of marks writes it as an entity.
const WHITE_SPACE = /\s|&nbsp;|&#(?:160|x0*a0);/iu;
