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

/**
 * Aligns the quotation around a place. Undefined where the source is gone. Cost: the quotation's words times the slack.
 * A long quotation is aligned in a narrow band first: no way out of that band can be as cheap as what is good enough.
 */
export function alignAt(evidence: Evidence, quotation: Quotation, place: Place): AlignedPlace | undefined {
  const count = quotation.words.length;
  const ellipses = quotation.items.filter(({ kind }) => kind === 'ellipsis').length;
  const slack = MARGIN + Math.min(ellipses * PER_ELLIPSIS, MOST_SLACK) + Math.round(count * DRIFT);
  if (ellipses === 0 && slack > MARGIN * 2) {
    const narrow = alignItems(evidence, quotation.items, place, MARGIN);
    if (!narrow || narrow.alignment.cost < MARGIN * CHEAPEST_DRIFT || narrow.share < NOTHING) return narrow;
  }
  return alignItems(evidence, quotation.items, place, slack);
}

/**
 * Aligns items around a place of a source, with words off the expected place by no more than `slack`.
 *
 * @param earliest no word before this one is looked at.
 */
export function alignItems(
  evidence: Evidence,
  items: readonly QuotedItem[],
  { sourceId, first, last }: Pick<Place, 'sourceId' | 'first' | 'last'>,
  slack: number,
  earliest = 0,
): AlignedPlace | undefined {
  const text = evidence.textOf(sourceId);
  if (!text) return undefined;
  const from = Math.max(0, earliest, first - slack);
  const words = text.words(from, Math.min(text.wordCount, last + items.length + slack));
  const middle = Math.round((first + last) / 2);
  const alignment = alignWords(items, words, middle - from, slack + middle - first);
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
// Long quotations lose a word here and there.
const DRIFT = 0.05;
// A word of drift costs a word said twice at least.
const CHEAPEST_DRIFT = 0.1;
// Whatever drifts starts out in the band.
const NOTHING = 0.1;
const PER_ELLIPSIS = 80;
const MOST_SLACK = 500;
