import { hashFolded } from '../text/tokenHash.ts';
import type { Evidence } from './evidence.ts';
import { bucketOf, type SegmentSource, sourceAt, within } from './quoteSegment.ts';
import { type Covered, coveredBy, type Scope } from './scope.ts';

/** A stretch of a source where words of a quotation stand in the order of the quotation. */
export interface Place {
  readonly sourceId: string;
  /** Where the quotation's first word would stand, counted in words from the source's first: the least and the most. */
  readonly first: number;
  readonly last: number;
  /** More for more and rarer pairs of words. */
  readonly score: number;
}

export interface PlaceOptions {
  readonly limit: number;
  /** Share of the pairs of words that a place must have at least, among those that were looked up. */
  readonly leastShare: number;
}

/**
 * The places that a run of words may come from, the best first: each pair of neighbors that stands in a source votes for
 * the place where the quotation would start there (a diagonal), rare pairs first and with more weight. Cost: the places
 * of the rarer pairs, some thousands at most, whatever the size of the corpus.
 *
 * @param words folded, in order.
 */
export function findPlaces(
  evidence: Evidence,
  words: readonly string[],
  scope: Scope,
  { limit, leastShare }: PlaceOptions,
): Place[] {
  const hashes = words.map(hashFolded);
  const covered = coveredBy(evidence, scope);
  const votes = new Map<SegmentSource, Map<number, Votes>>();
  let read = 0;
  let pairs = 0;
  for (const { at, count } of pairsByRarity(hashes, covered)) {
    if (pairs >= FEWEST_PAIRS && read + count > MOST_READ) break;
    const weight = Math.log2(2 + evidence.wordCount / (1 + count));
    for (const part of covered) read += readPair(part, hashes, at, weight, votes);
    pairs++;
  }
  const least = Math.max(1, Math.ceil(pairs * leastShare));
  return [...votes]
    .flatMap(([source, own]) => merge(source, own))
    .filter(({ votes: count }) => count >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The pairs of neighbors with the number of their places, those without any left out. */
function pairsByRarity(hashes: readonly number[], covered: readonly Covered[]) {
  const pairs: { at: number; count: number }[] = [];
  for (let at = 0; at < hashes.length - 1; at++) {
    let count = 0;
    for (const part of covered) for (const [from, to] of stretchesOf(part, hashes, at)) count += to - from;
    if (count > 0) pairs.push({ at, count });
  }
  return pairs.sort((a, b) => a.count - b.count);
}

/** The stretches of places to read for a pair: one for each source, where they are few. */
function stretchesOf(
  { live, few }: Covered,
  hashes: readonly number[],
  at: number,
): (readonly [number, number])[] {
  const bucket = bucketOf(live.segment, hashes[at] as number, hashes[at + 1] as number);
  return few ? few.map((source) => within(live.segment, bucket, source)) : [bucket];
}

interface Votes {
  first: number;
  last: number;
  score: number;
  votes: number;
}

/** @returns how many places were read. */
function readPair(
  part: Covered,
  hashes: readonly number[],
  at: number,
  weight: number,
  votes: Map<SegmentSource, Map<number, Votes>>,
): number {
  const { segment } = part.live;
  let read = 0;
  for (const [from, to] of stretchesOf(part, hashes, at)) {
    const end = Math.min(to, from + MOST_OF_A_PAIR);
    for (let index = from; index < end; index++) {
      const place = segment.places[index] as number;
      // Other pairs fall into the same bucket.
      if (segment.words[place] !== hashes[at] || segment.words[place + 1] !== hashes[at + 1]) continue;
      const source = sourceAt(segment, place);
      if (!source || place + 1 >= source.end || !part.accepts(source)) continue;
      const own = votes.get(source) ?? new Map<number, Votes>();
      votes.set(source, own);
      vote(own, place - source.start - at, weight);
    }
    read += end - from;
  }
  return read;
}

function vote(votes: Map<number, Votes>, diagonal: number, weight: number): void {
  const bin = Math.floor(diagonal / BIN);
  const found = votes.get(bin);
  if (found) {
    found.score += weight;
    found.votes++;
    found.first = Math.min(found.first, diagonal);
    found.last = Math.max(found.last, diagonal);
  } else votes.set(bin, { first: diagonal, last: diagonal, score: weight, votes: 1 });
}

/** Neighboring bins are one place: what is left out shifts the diagonal. */
function merge(
  { sourceId }: SegmentSource,
  votes: ReadonlyMap<number, Votes>,
): (Place & { readonly votes: number })[] {
  return [...votes].map(([bin, own]) => {
    const next = votes.get(bin + 1);
    return {
      sourceId,
      first: own.first,
      last: next?.last ?? own.last,
      votes: own.votes + (next?.votes ?? 0),
      score: own.score + (next?.score ?? 0) * 0.9,
    };
  });
}

const BIN = 32;
// A pair that stands in thousands of places says little, and the rarer ones of the quotation were read before it.
const MOST_READ = 6_000;
const MOST_OF_A_PAIR = 3_000;
const FEWEST_PAIRS = 3;
