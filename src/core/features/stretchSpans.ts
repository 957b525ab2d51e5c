import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { toRawSpans } from '../text/runningText.ts';

/**
 * Where the stretch `[start, end)` of a passage's text stands in the raw text of its source, without what stands
 * between the passage's spans.
 */
export function spansOf({ text, spans }: Pick<Passage, 'text' | 'spans'>, stretch: TextSpan): TextSpan[] {
  return toRawSpans({ text, spans, starts: startsOf(text, spans) }, stretch);
}

/**
 * Where `rawOffset` of the source stands in the passage's text: at the nearest of its words where it lies between two
 * spans, at an end where it lies outside.
 */
export function toTextOffset({ text, spans }: Pick<Passage, 'text' | 'spans'>, rawOffset: number): number {
  const starts = startsOf(text, spans);
  for (const [at, [start, end]] of spans.entries()) {
    if (rawOffset <= end) return (starts[at] ?? 0) + Math.max(0, rawOffset - start);
  }
  return text.length;
}

/**
 * Where each span starts in the joined text. Between two spans stands one blank or nothing: the text shows it, and the
 * lengths say how many blanks there are in all, so that a span which begins with one is not taken for it.
 */
function startsOf(text: string, spans: readonly TextSpan[]): number[] {
  const starts: number[] = [];
  let blanks = text.length - spans.reduce((sum, [start, end]) => sum + end - start, 0);
  let at = 0;
  for (const [place, [start, end]] of spans.entries()) {
    if (place > 0 && blanks > 0 && text.charAt(at) === ' ') {
      at++;
      blanks--;
    }
    starts.push(at);
    at += end - start;
  }
  return starts;
}
