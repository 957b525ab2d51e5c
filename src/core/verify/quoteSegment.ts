import type { Sliced } from '../index/segment/segmentLayout.ts';

/**
 * The words of some sources as numbers, and where each pair of neighboring words stands: what the quote index consists
 * of. A segment is built once and never changed; a source that goes is only marked as gone.
 *
 * A pair's places stand together in `places`, found through `starts`; pairs that fall into the same bucket share a
 * stretch, so a reader compares the words. 4 bytes a word for its hash, 4 for its place, about 2 for the buckets: less
 * than 2 bytes per byte of text.
 */
export interface QuoteSegment {
  readonly words: Uint32Array;
  /** By bucket, where its places start; one more at the end. */
  readonly starts: Uint32Array;
  /** Where the first word of each pair stands in `words`, rising within a bucket. */
  readonly places: Uint32Array;
  /** The sources in the order of their words. */
  readonly sources: readonly SegmentSource[];
}

/** Where a source's words stand in its segment. */
export interface SegmentSource {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  /** For each passage, how many words of the source stand before it. */
  readonly passageStarts: Uint32Array;
}

/** The words of one source, hashed. */
export interface HashedSource {
  readonly sourceId: string;
  readonly words: Uint32Array;
  readonly passageStarts: Uint32Array;
}

/**
 * Builds a segment in slices: the caller takes the next one when it has time. Cost: three passes over the words.
 *
 * @returns a generator that yields between slices and returns the segment.
 */
export function* buildSegment(sources: readonly HashedSource[]): Sliced<QuoteSegment> {
  const total = sources.reduce((sum, { words }) => sum + words.length, 0);
  const words = new Uint32Array(total);
  const placed: SegmentSource[] = [];
  let offset = 0;
  for (const source of sources) {
    words.set(source.words, offset);
    placed.push({
      sourceId: source.sourceId,
      start: offset,
      end: offset + source.words.length,
      passageStarts: source.passageStarts,
    });
    offset += source.words.length;
  }
  yield;
  const starts = new Uint32Array(bucketCount(total) + 1);
  const places = new Uint32Array(Math.max(total - 1, 0));
  yield* countPairs(words, starts);
  yield* sumUp(starts);
  yield* placePairs(words, starts, places);
  return { words, starts, places, sources: placed };
}

/** The stretch of `places` that holds the pair, among others. */
export function bucketOf({ starts }: QuoteSegment, first: number, second: number): readonly [number, number] {
  const bucket = pairHash(first, second) & (starts.length - 2);
  return [starts[bucket] as number, starts[bucket + 1] as number];
}

/** The part of a bucket's stretch whose places are in a source. By halving: places rise within a bucket. */
export function within(
  { places }: QuoteSegment,
  [from, to]: readonly [number, number],
  { start, end }: SegmentSource,
): readonly [number, number] {
  const first = lowerBound(places, from, to, start);
  return [first, lowerBound(places, first, to, end)];
}

function lowerBound(places: Uint32Array, from: number, to: number, wanted: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The source whose words hold the place `at`. By halving. */
export function sourceAt({ sources }: QuoteSegment, at: number): SegmentSource | undefined {
  let low = 0;
  let high = sources.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sources[middle] as SegmentSource).start <= at) low = middle;
    else high = middle - 1;
  }
  return sources[low];
}

function* countPairs(words: Uint32Array, starts: Uint32Array): Sliced<void> {
  const mask = starts.length - 2;
  for (let from = 0; from < words.length - 1; from += SLICE) {
    const to = Math.min(from + SLICE, words.length - 1);
    for (let at = from; at < to; at++) {
      const bucket = pairHash(words[at] as number, words[at + 1] as number) & mask;
      starts[bucket] = (starts[bucket] as number) + 1;
    }
    yield;
  }
}

/** From counts to the ends of the stretches; placing from behind turns them into starts. */
function* sumUp(starts: Uint32Array): Sliced<void> {
  let sum = 0;
  for (let bucket = 0; bucket < starts.length; bucket++) {
    sum += starts[bucket] as number;
    starts[bucket] = sum;
  }
  yield;
}

function* placePairs(words: Uint32Array, starts: Uint32Array, places: Uint32Array): Sliced<void> {
  const mask = starts.length - 2;
  for (let to = words.length - 1; to > 0; to -= SLICE) {
    const from = Math.max(to - SLICE, 0);
    for (let at = to - 1; at >= from; at--) {
      const bucket = pairHash(words[at] as number, words[at + 1] as number) & mask;
      const place = (starts[bucket] as number) - 1;
      starts[bucket] = place;
      places[place] = at;
    }
    yield;
  }
}

function pairHash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A power of two, between a half and a quarter of the words: pairs are fewer than words. */
function bucketCount(words: number): number {
  let count = 16;
  while (count * 4 < words) count *= 2;
  return count;
}

/** Words a slice: some milliseconds. */
const SLICE = 100_000;
