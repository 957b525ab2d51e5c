import type { Passage, ReportedQuotation } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';

/**
 * What a stretch of prose is when the prose itself quotes somebody there. Words from between the source's own quotation
 * marks are not the source's: alone they are a reported quotation. A stretch that begins or ends among them
 * (`inside-quotation`) would pass them off as its author's; one that holds all of them, marks and all, stays prose.
 */
export function heedQuotations(made: Passage): Passage | 'inside-quotation' {
  for (const quotation of made.quotations ?? []) {
    const { start, end } = quotation;
    const isWithin = made.start >= start - MARKS && made.end <= end + MARKS;
    if (isWithin) return asReported(made, quotation);
    const isCut = (start < made.start && made.start < end) || (start < made.end && made.end < end);
    if (isCut) return 'inside-quotation';
  }
  return made;
}

/** The words without the marks around them, said by whom the source names, or by somebody. */
function asReported(made: Passage, { start, end, claimedSpeaker }: ReportedQuotation): Passage {
  const { speaker: _, quotations: __, ...rest } = made;
  const lead = Math.max(0, start - made.start);
  const tail = Math.max(0, made.end - end);
  const clipped: TextSpan = [made.start + lead, made.end - tail];
  return {
    ...rest,
    kind: 'reported',
    voice: claimedSpeaker ? 'inferred' : 'unmarked',
    ...(claimedSpeaker && { reported: { claimedSpeaker } }),
    start: clipped[0],
    end: clipped[1],
    spans: made.spans.flatMap((span) => clip(span, clipped)),
    text: made.text.slice(lead, made.text.length - tail),
  };
}

function clip([start, end]: TextSpan, [from, to]: TextSpan): TextSpan[] {
  const span = [Math.max(start, from), Math.min(end, to)] as const;
  return span[0] < span[1] ? [span] : [];
}

// A quotation mark with a comma, or with the narrow blank that French sets inside it.
const MARKS = 2;
