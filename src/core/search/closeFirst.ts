import type { IndexPart } from '../index/indexPart.ts';
import { type ClosenessQuery, closeness, wordsInRow } from './closeness.ts';
import type { Query } from './parseQuery.ts';
import type { Place, SearchContext } from './searchContext.ts';
import type { WantedWord } from './wantedWords.ts';
import { stemForms } from './wordForms.ts';

/** A passage that was found, with what the index says of it. */
export interface TieredPlace extends Place {
  /** Higher is stricter; 0 where words are missing. */
  readonly tier: number;
  /** Higher is better. */
  readonly weight: number;
}

/** A passage that was found, in its place among the others. */
export interface RankedPlace extends Place {
  /** The whole part is the tier, higher is stricter; the fraction the rank within it. */
  readonly score: number;
}

/**
 * Within a tier the words as they were typed, one after the other, say more than any weight of theirs: who types a
 * quotation remembers its words in order. Where words are missing, the weight of those that are there says more. Only
 * the first hits are looked at, always the same ones however many are wanted; the tail keeps its order.
 */
export function rankCloseFirst(
  context: SearchContext,
  places: readonly TieredPlace[],
  query: Query,
  wanted: readonly WantedWord[],
): RankedPlace[] {
  const close = closenessQuery(context.parts, query, wanted);
  const head = places.slice(0, close.words.length < 2 ? 0 : CLOSELY_RANKED).map((place) => {
    if (context.isOverdue()) return toRanked(place, place.weight, 0);
    const words = context.words(place);
    return place.tier > 0
      ? toRanked(place, place.weight, closeness(words, close))
      : toRanked(place, place.weight * (1 + IN_A_ROW * wordsInRow(words, close)), 0);
  });
  const tail = places.slice(head.length).map((place) => toRanked(place, place.weight, 0));
  return [...head.sort((a, b) => b.score - a.score), ...tail];
}

/** Weight and closeness each make up to a half of the fraction, so that scores never rise down the list. */
function toRanked({ part, document, tier }: TieredPlace, weight: number, closeness: number): RankedPlace {
  return { part, document, score: tier + (weight / (1 + weight) + closeness) / 2 };
}

function closenessQuery(
  parts: readonly IndexPart[],
  query: Query,
  wanted: readonly WantedWord[],
): ClosenessQuery {
  const words = new Map<string, number>();
  for (const [at, { word }] of wanted.entries())
    for (const form of stemForms(parts, word)) words.set(form, at);
  const last = wanted.findIndex(({ openEnded }) => openEnded);
  const prefix = wanted[last]?.word;
  return {
    words: query.words.map(({ folded }) => folded),
    openEnded: query.openEnded,
    wordCount: wanted.length,
    wordOf: (text) => words.get(text) ?? (prefix !== undefined && text.startsWith(prefix) ? last : undefined),
  };
}

// For a passage without some of the words.
const IN_A_ROW = 0.2;
/** So many hits are looked at; a passage takes about twenty microseconds. */
export const CLOSELY_RANKED = 100;
