import type { TextSpan } from '../model/textSpan.ts';

/** A stretch of a text and the character that each of its own is replaced by. */
export interface Overwritten {
  readonly span: TextSpan;
  readonly filler: string;
}

/** The text with some stretches overwritten, as long as before: offsets stay what they are. Linear. */
export function overwrite(text: string, stretches: readonly Overwritten[]): string {
  if (stretches.length === 0) return text;
  let written = '';
  let at = 0;
  for (const { span, filler } of [...stretches].sort((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = [Math.max(at, span[0]), Math.min(text.length, span[1])];
    if (end <= start) continue;
    written += text.slice(at, start) + filler.repeat(end - start);
    at = end;
  }
  return written + text.slice(at);
}
