import { hashFolded } from '../text/tokenHash.ts';
import type { Evidence } from './evidence.ts';
import { bucketOf, sourceAt, within } from './quoteSegment.ts';
import { coveredBy, type Scope } from './scope.ts';

/** A run of equal words in a source. */
export interface Run {
  readonly sourceId: string;
  /** Its first word, counted from the source's first. */
  readonly at: number;
  readonly length: number;
}

/**
 * The longest runs of equal words that begin with the first of `words`, longest first. Cost: the places of the first
 * pair of words, some thousands at most.
 */
export function findRuns(evidence: Evidence, words: readonly string[], scope: Scope, limit: number): Run[] {
  const hashes = words.map(hashFolded);
  const runs: Run[] = [];
  if (hashes.length < 2) return runs;
  for (const { live, few, accepts } of coveredBy(evidence, scope)) {
    const { segment } = live;
    const bucket = bucketOf(segment, hashes[0] as number, hashes[1] as number);
    const stretches = few ? few.map((source) => within(segment, bucket, source)) : [bucket];
    for (const [from, to] of stretches) {
      for (let index = from; index < Math.min(to, from + MOST_READ); index++) {
        const place = segment.places[index] as number;
        const length = equalWords(segment.words, place, hashes);
        if (length < 2) continue;
        const source = sourceAt(segment, place);
        if (!source || !accepts(source)) continue;
        const inside = Math.min(length, source.end - place);
        if (inside > 1) runs.push({ sourceId: source.sourceId, at: place - source.start, length: inside });
      }
    }
  }
  return runs.sort((a, b) => b.length - a.length).slice(0, limit);
}

function equalWords(words: Uint32Array, place: number, hashes: readonly number[]): number {
  let length = 0;
  while (length < hashes.length && words[place + length] === hashes[length]) length++;
  return length;
}

const MOST_READ = 4_000;
