import type { TextSpan } from '../model/textSpan.ts';

/**
 * Words that were taken from stretches of a raw text and joined, with the way from the raw text to the words: where
 * each stretch starts in the words. Stretches are joined with one blank or with none.
 */
export interface SpannedText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly starts: readonly number[];
}

/** Finds the way back for words that came with their spans: a passage, a match. Cost: the spans. */
export function spannedText(text: string, spans: readonly TextSpan[]): SpannedText {
  const kept = spans.filter(([start, end]) => end > start);
  let at = 0;
  const starts = kept.map(([start, end], place) => {
    // No stretch begins with a blank, so a blank is the joint.
    if (place > 0 && text.charAt(at) === ' ') at++;
    const here = at;
    at += end - start;
    return here;
  });
  return { text, spans: kept, starts };
}

/** The parts of a raw span that lie in the words; an empty span is a place, and is given once. */
export function spansInWords({ text, spans, starts }: SpannedText, [from, to]: TextSpan): TextSpan[] {
  const parts: TextSpan[] = [];
  for (const [place, [start, end]] of spans.entries()) {
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first > last || (first === last && from !== to)) continue;
    const shift = (starts[place] ?? 0) - start;
    parts.push([Math.min(first + shift, text.length), Math.min(last + shift, text.length)]);
    if (from === to) break;
  }
  return parts;
}
