import { type Alignment, alignWords } from './alignWords.ts';
import type { Evidence } from './evidence.ts';
import type { Place } from './findPlaces.ts';
import type { Quotation } from './quotation.ts';
import type { SourceText, SourceWord } from './sourceText.ts';

/** A quotation aligned with a stretch of one source. */
export interface AlignedPlace {
  readonly sourceId: string;
  readonly text: SourceText;
  /** The words that the steps of the alignment count. */
  readonly words: readonly SourceWord[];
  /** Where `words` starts in the source, in words. */
  readonly offset: number;
  readonly alignment: Alignment;
  /** Share of the quotation's own words that are the source's, up to spelling and hearing; 0 to 1. */
  readonly share: number;
}

/** Aligns the quotation around a place. Undefined where the source is gone. Cost: the square of the quotation's length. */
export function alignAt(evidence: Evidence, quotation: Quotation, place: Place): AlignedPlace | undefined {
  const text = evidence.textOf(place.sourceId);
  if (!text) return undefined;
  const ellipses = quotation.items.filter(({ kind }) => kind === 'ellipsis').length;
  const slack = MARGIN + Math.min(ellipses * PER_ELLIPSIS, MOST_SLACK);
  const from = Math.max(0, place.first - slack);
  const to = Math.min(text.wordCount, place.last + quotation.words.length + slack);
  const words = text.words(from, to);
  const alignment = alignWords(quotation.items, words, evidence.knowsWord);
  return {
    sourceId: place.sourceId,
    text,
    words,
    offset: from,
    alignment,
    share: shareOf(quotation, alignment),
  };
}

function shareOf({ words, items }: Quotation, { steps }: Alignment): number {
  let same = 0;
  for (const { kind, from, to } of steps) {
    if (kind !== 'same' && kind !== 'spelling' && kind !== 'hearing') continue;
    for (let at = from; at < to; at++) if (items[at]?.kind === 'word') same++;
  }
  return words.length === 0 ? 0 : same / words.length;
}

const MARGIN = 40;
const PER_ELLIPSIS = 80;
const MOST_SLACK = 500;
