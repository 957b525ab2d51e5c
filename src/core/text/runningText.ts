import type { TextSpan } from '../model/textSpan.ts';

/**
 * The words of a source as one reads them: several spans of its raw text joined with one blank, furniture left
 * out, and the way back from an offset in the joined text to one in the raw text.
 */
export interface RunningText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

/** Joins the spans of `raw`. Empty spans are dropped. */
export function joinSpans(raw: string, spans: readonly TextSpan[]): RunningText {
  const kept = spans.filter(([start, end]) => end > start);
  return { text: kept.map(([start, end]) => raw.slice(start, end)).join(' '), spans: kept };
}

/** The raw spans behind `[start, end)` of the running text. Cost: the number of spans. */
export function toRawSpans({ spans }: RunningText, [start, end]: TextSpan): TextSpan[] {
  const raw: TextSpan[] = [];
  let base = 0;
  for (const [spanStart, spanEnd] of spans) {
    const length = spanEnd - spanStart;
    const from = Math.max(start - base, 0);
    const to = Math.min(end - base, length);
    if (from < to) raw.push([spanStart + from, spanStart + to]);
    base += length + 1;
    if (base >= end) break;
  }
  return raw;
}
