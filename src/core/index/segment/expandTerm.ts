import type { SegmentPart } from './segment.ts';
import type { SegmentSearchOptions, TermQuery } from './segmentQuery.ts';
import { findSimilar } from './similarTerms.ts';

/**
 * Takes a term of the index that a word of the query stands for: its numbers in the parts, -1 where a part does not have
 * it, good until the next term; and what a match counts for against one of the word itself, which has 1.
 */
export type TakeTerm = (numbers: readonly number[], weight: number) => void;

/** Gives the terms that a word stands for: itself, then those that begin with it, then those that are near it. */
export function expandTerm(
  parts: readonly SegmentPart[],
  query: TermQuery,
  options: SegmentSearchOptions,
  frequencyOf: (numbers: readonly number[]) => number,
  take: TakeTerm,
): void {
  const exact = parts.map(({ segment }) => segment.terms.find(query.term));
  if (exact.some((number) => number >= 0)) take(exact, 1);
  if (query.prefix) expandPrefix(parts, query.term, options.weights?.prefix ?? PREFIX_WEIGHT, take);
  const maxDistance = editsAllowed(query, options.maxFuzzy ?? MAX_FUZZY);
  if (maxDistance > 0) expandFuzzy(parts, query, maxDistance, options, frequencyOf, take);
}

function expandPrefix(
  parts: readonly SegmentPart[],
  prefix: string,
  prefixWeight: number,
  take: TakeTerm,
): void {
  joinRanges(parts, prefix, (numbers) => {
    const length = lengthIn(parts, numbers);
    const distance = length - prefix.length;
    if (distance > 0) take(numbers, (prefixWeight * length) / (length + 0.3 * distance));
  });
}

function expandFuzzy(
  parts: readonly SegmentPart[],
  { term, prefix }: TermQuery,
  maxDistance: number,
  { weights, maxExpansions = Number.POSITIVE_INFINITY }: SegmentSearchOptions,
  frequencyOf: (numbers: readonly number[]) => number,
  take: TakeTerm,
): void {
  const similar = new Map<string, { readonly numbers: number[]; readonly distance: number }>();
  for (const [part, { segment }] of parts.entries()) {
    for (const { number, distance } of findSimilar(segment.terms, term, { maxDistance })) {
      const found = segment.terms.term(number);
      if (distance === 0 || (prefix && found.startsWith(term))) continue;
      const entry = similar.get(found) ?? { numbers: parts.map(() => -1), distance };
      entry.numbers[part] = number;
      similar.set(found, entry);
    }
  }
  let closest = [...similar.values()];
  if (closest.length > maxExpansions) {
    closest.sort((a, b) => a.distance - b.distance || frequencyOf(b.numbers) - frequencyOf(a.numbers));
    closest = closest.slice(0, maxExpansions);
  }
  for (const { numbers, distance } of closest) {
    const length = lengthIn(parts, numbers);
    take(numbers, ((weights?.fuzzy ?? FUZZY_WEIGHT) * length) / (length + distance));
  }
}

/** The terms of all parts that begin with `prefix`, each once. Cost: those of the largest part, more for the others. */
function joinRanges(
  parts: readonly SegmentPart[],
  prefix: string,
  take: (numbers: readonly number[]) => void,
): void {
  const ranges = parts.map(({ segment }) => segment.terms.prefixRange(prefix));
  const sizes = ranges.map(([from, to]) => to - from);
  const largest = Math.max(0, sizes.indexOf(Math.max(...sizes)));
  const table = parts[largest]?.segment.terms;
  const alsoThere = new Map<number, number[]>();
  const onlyElsewhere = new Map<string, number[]>();
  for (const [part, [from, to]] of ranges.entries()) {
    if (part === largest) continue;
    for (let number = from; number < to; number++) {
      const term = parts[part]?.segment.terms.term(number) ?? '';
      const place = table?.find(term) ?? -1;
      const numbers = (place < 0 ? onlyElsewhere.get(term) : alsoThere.get(place)) ?? parts.map(() => -1);
      numbers[part] = number;
      if (place < 0) onlyElsewhere.set(term, numbers);
      else alsoThere.set(place, numbers);
    }
  }
  const [from, to] = ranges[largest] ?? [0, 0];
  const alone = parts.map(() => -1);
  for (let number = from; number < to; number++) {
    const numbers = (alsoThere.size > 0 && alsoThere.get(number)) || alone;
    numbers[largest] = number;
    take(numbers);
  }
  for (const numbers of onlyElsewhere.values()) take(numbers);
}

function lengthIn(parts: readonly SegmentPart[], numbers: readonly number[]): number {
  let part = 0;
  while (part < numbers.length && (numbers[part] as number) < 0) part++;
  return parts[part]?.segment.terms.lengthOf(numbers[part] as number) ?? 0;
}

function editsAllowed({ term, fuzzy }: TermQuery, maxFuzzy: number): number {
  const edits = fuzzy === true ? 0.2 : fuzzy || 0;
  return edits < 1 ? Math.min(maxFuzzy, Math.round(term.length * edits)) : edits;
}

const PREFIX_WEIGHT = 0.375;
const FUZZY_WEIGHT = 0.45;
const MAX_FUZZY = 6;
