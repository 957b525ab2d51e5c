import { hashFolded } from '../text/tokenHash.ts';
import type { Evidence } from './evidence.ts';
import { bucketOf, type QuoteSegment, type SegmentSource, sourceAt } from './quoteSegment.ts';

/** A stretch of a source where words of a quotation stand in the order of the quotation. */
export interface Place {
  readonly sourceId: string;
  /** Where the quotation's first word would stand, counted in words from the source's first: the least and the most. */
  readonly first: number;
  readonly last: number;
  /** More for rarer pairs of words. */
  readonly score: number;
}

/**
 * The places that a run of words may come from: each pair of neighbors that stands in a source votes for the place
 * where the quotation would start there (a diagonal), rare pairs first and with more weight.
 *
 * @param words folded, in order.
 * @param accepts which sources are asked.
 */
export function findPlaces(
  evidence: Evidence,
  words: readonly string[],
  accepts: (sourceId: string) => boolean,
  limit: number,
): Place[] {
  const hashes = words.map(hashFolded);
  const places = evidence
    .segments()
    .flatMap(({ segment, live }) => votesIn(segment, hashes, (id) => live.has(id) && accepts(id)));
  return places.sort((a, b) => b.score - a.score).slice(0, limit);
}

/** A run of equal words in a source. */
export interface Run {
  readonly sourceId: string;
  /** Its first word, counted from the source's first. */
  readonly at: number;
  readonly length: number;
}

/**
 * The longest runs of equal words that begin with the first of `words`, longest first. Cost: the places of the first
 * pair of words.
 */
export function findRuns(
  evidence: Evidence,
  words: readonly string[],
  accepts: (sourceId: string) => boolean,
  limit: number,
): Run[] {
  const hashes = words.map(hashFolded);
  if (hashes.length < 2) return [];
  const runs: Run[] = [];
  for (const { segment, live } of evidence.segments()) {
    const [from, to] = bucketOf(segment, hashes[0] as number, hashes[1] as number);
    for (let index = from; index < to && index - from < MAX_READ; index++) {
      const place = segment.places[index] as number;
      const source = sourceAt(segment, place);
      if (!source || !live.has(source.sourceId) || !accepts(source.sourceId)) continue;
      let length = 0;
      const end = Math.min(hashes.length, source.end - place);
      while (length < end && segment.words[place + length] === hashes[length]) length++;
      if (length > 1) runs.push({ sourceId: source.sourceId, at: place - source.start, length });
    }
  }
  return runs.sort((a, b) => b.length - a.length).slice(0, limit);
}

/**
 * The same where pairs do not help, because the quotation is short or every second word of it was changed: reads the
 * whole sources, and lets single words vote. Cost: the words of these sources.
 */
export function scanForWords(
  evidence: Evidence,
  words: readonly string[],
  sourceIds: ReadonlySet<string>,
  limit: number,
): Place[] {
  const wanted = new Map<number, number[]>();
  for (const [at, word] of words.entries()) {
    const hash = hashFolded(word);
    wanted.set(hash, [...(wanted.get(hash) ?? []), at]);
  }
  return [...sourceIds]
    .flatMap((sourceId) => {
      const hashes = evidence.hashesOf(sourceId);
      const counts = countWanted(hashes, wanted);
      const votes = new Map<number, { first: number; last: number; score: number }>();
      for (const [place, hash] of hashes.entries()) {
        for (const at of wanted.get(hash) ?? []) {
          const diagonal = place - at;
          const key = Math.floor(diagonal / NARROW_BIN);
          const vote = votes.get(key) ?? { first: diagonal, last: diagonal, score: 0 };
          vote.first = Math.min(vote.first, diagonal);
          vote.last = Math.max(vote.last, diagonal);
          vote.score += 1 / (counts.get(hash) ?? 1);
          votes.set(key, vote);
        }
      }
      return [...votes.values()].map((vote) => ({ sourceId, ...vote }));
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function countWanted(hashes: Uint32Array, wanted: ReadonlyMap<number, unknown>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const hash of hashes) if (wanted.has(hash)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

interface Votes {
  source: SegmentSource;
  first: number;
  last: number;
  score: number;
}

function votesIn(
  segment: QuoteSegment,
  hashes: readonly number[],
  accepts: (sourceId: string) => boolean,
): Place[] {
  const asked = new Set(segment.sources.filter(({ sourceId }) => accepts(sourceId)));
  if (asked.size === 0) return [];
  const only = asked.size === 1 ? [...asked][0] : undefined;
  const votes = new Map<number, Votes>();
  let read = 0;
  for (const { at, from, to } of pairsByRarity(segment, hashes, only)) {
    if (read > MAX_READ) break;
    const weight = Math.log2(2 + segment.words.length / (1 + to - from));
    for (let index = from; index < to && index - from < MAX_READ; index++) {
      const place = segment.places[index] as number;
      if (segment.words[place] !== hashes[at] || segment.words[place + 1] !== hashes[at + 1]) continue;
      const source = only ?? sourceAt(segment, place);
      if (!source || !asked.has(source) || place + 1 >= source.end) continue;
      vote(votes, source, place - at, weight);
    }
    read += to - from;
  }
  return merge(votes);
}

function pairsByRarity(segment: QuoteSegment, hashes: readonly number[], only: SegmentSource | undefined) {
  const pairs: { at: number; from: number; to: number }[] = [];
  for (let at = 0; at < hashes.length - 1; at++) {
    let [from, to] = bucketOf(segment, hashes[at] as number, hashes[at + 1] as number);
    if (only) {
      from = lowerBound(segment.places, from, to, only.start);
      to = lowerBound(segment.places, from, to, only.end);
    }
    if (to > from) pairs.push({ at, from, to });
  }
  return pairs.sort((a, b) => a.to - a.from - (b.to - b.from));
}

function lowerBound(places: Uint32Array, from: number, to: number, wanted: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

function vote(votes: Map<number, Votes>, source: SegmentSource, diagonal: number, weight: number): void {
  // A diagonal may start before its source; the key keeps sources apart all the same.
  const key = Math.floor(diagonal / BIN) * 8192 + (source.start % 8191);
  const found = votes.get(key);
  if (found) {
    found.score += weight;
    found.first = Math.min(found.first, diagonal);
    found.last = Math.max(found.last, diagonal);
  } else votes.set(key, { source, first: diagonal, last: diagonal, score: weight });
}

/** Neighboring bins are one place: what is left out shifts the diagonal. */
function merge(votes: ReadonlyMap<number, Votes>): Place[] {
  const sorted = [...votes.values()].sort((a, b) => a.source.start - b.source.start || a.first - b.first);
  const places: Place[] = [];
  for (const [at, { source, first, last, score }] of sorted.entries()) {
    const next = sorted[at + 1];
    const joins = next?.source === source && next.first - last <= BIN;
    places.push({
      sourceId: source.sourceId,
      first: first - source.start,
      last: (joins ? next.last : last) - source.start,
      score: score + (joins ? next.score * 0.9 : 0),
    });
  }
  return places;
}

const BIN = 32;
const NARROW_BIN = 8;
const MAX_READ = 20_000;
