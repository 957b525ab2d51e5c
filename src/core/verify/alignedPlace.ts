import { type Alignment, alignWords, type Step } from './alignWords.ts';
import type { Evidence } from './evidence.ts';
import { explainChanges } from './explainChanges.ts';
import type { Place } from './findPlaces.ts';
import type { Quotation, QuotedItem } from './quotation.ts';
import type { SourceWord } from './sourceText.ts';

/** A quotation aligned with a stretch of one source, or with several pieces of sources one after the other. */
export interface AlignedPlace {
  readonly sourceId: string;
  /** The words that the steps of the alignment count. */
  readonly words: readonly SourceWord[];
  readonly alignment: Alignment;
  /** Share of the quotation's own words that are the source's, up to spelling and hearing; 0 to 1. */
  readonly share: number;
}

/** Aligns the quotation around a place. Undefined where the source is gone. Cost: the square of the quotation's length. */
export function alignAt(evidence: Evidence, quotation: Quotation, place: Place): AlignedPlace | undefined {
  const ellipses = quotation.items.filter(({ kind }) => kind === 'ellipsis').length;
  const slack = MARGIN + Math.min(ellipses * PER_ELLIPSIS, MOST_SLACK);
  const to = place.last + quotation.words.length + slack;
  return alignItems(evidence, quotation.items, place.sourceId, place.first - slack, to);
}

/** Aligns items with the words `[from, to)` of a source. */
export function alignItems(
  evidence: Evidence,
  items: readonly QuotedItem[],
  sourceId: string,
  from: number,
  to: number,
): AlignedPlace | undefined {
  const text = evidence.textOf(sourceId);
  if (!text) return undefined;
  const words = text.words(Math.max(0, from), Math.min(text.wordCount, to));
  const alignment = alignWords(items, words);
  return { sourceId, words, alignment, share: shareOf(items, alignment.steps) };
}

/** The same place with its changed words looked at again. */
export function explained(
  evidence: Evidence,
  items: readonly QuotedItem[],
  place: AlignedPlace,
): AlignedPlace {
  const alignment = explainChanges(place.alignment, items, place.words, evidence.knowsWord);
  return { ...place, alignment, share: shareOf(items, alignment.steps) };
}

/** Share of the words among `items` that the steps find in the source. */
export function shareOf(items: readonly QuotedItem[], steps: readonly Step[]): number {
  const count = items.filter(({ kind }) => kind === 'word').length;
  let same = 0;
  for (const { kind, from, to } of steps) {
    if (kind !== 'same' && kind !== 'spelling' && kind !== 'hearing') continue;
    for (let at = from; at < to; at++) if (items[at]?.kind === 'word') same++;
  }
  return count === 0 ? 0 : same / count;
}

const MARGIN = 40;
const PER_ELLIPSIS = 80;
const MOST_SLACK = 500;
