import type { Evidence } from './evidence.ts';
import { bucketOf, type QuoteSegment, sourceAt } from './quoteSegment.ts';
import { coveredBy, type Scope } from './scope.ts';

/** Words `[from, to)` of a text that are those of a source from its word `at` on. */
export interface EqualRun {
  readonly sourceId: string;
  readonly from: number;
  readonly to: number;
  /** The source's word that equals word `from`, counted from the source's first. */
  readonly at: number;
}

/**
 * All runs of `leastWords` equal words or more that a text has in common with the sources of a scope, none within
 * another of the same source at the same place. A run is found by the rarest pair of words in every stretch of
 * `leastWords` (a run of that length holds one such stretch whole, so none is missed) and then followed to both sides.
 * Cost: the places of these pairs, few for what somebody would recognize, whatever the size of the corpus.
 *
 * @param hashes of the text's folded words, in order: `hashFolded`.
 * @param telling for each word, whether it says something; runs without such a word are not looked for then, which saves
 *   the most frequent ones. Absent: all are.
 */
export function findEqualRuns(
  evidence: Evidence,
  hashes: readonly number[],
  scope: Scope,
  leastWords: number,
  telling?: readonly boolean[],
): EqualRun[] {
  const runs: EqualRun[] = [];
  for (const { live, accepts } of coveredBy(evidence, scope)) {
    const { segment } = live;
    // By diagonal, where the last run on it ends: a longer one is met once for each of its seeds.
    const ends = new Map<number, number>();
    for (const seed of rarestPairs(segment, hashes, leastWords - 1, telling)) {
      const [start, stop] = bucketOf(segment, hashes[seed] as number, hashes[seed + 1] as number);
      for (let index = start; index < Math.min(stop, start + MOST_OF_A_PAIR); index++) {
        const place = segment.places[index] as number;
        if ((ends.get(place - seed) ?? 0) > seed) continue;
        const source = sourceAt(segment, place);
        if (!source || !accepts(source)) continue;
        let [from, to] = [seed, seed];
        while (
          from > 0 &&
          place - seed + from > source.start &&
          equals(segment, hashes, from - 1, place - seed)
        )
          from--;
        while (place - seed + to < source.end && equals(segment, hashes, to, place - seed)) to++;
        if (to - from < leastWords) continue;
        ends.set(place - seed, to);
        runs.push({ sourceId: source.sourceId, from, to, at: place - seed + from - source.start });
      }
    }
  }
  return runs;
}

function equals({ words }: QuoteSegment, hashes: readonly number[], at: number, diagonal: number): boolean {
  return at < hashes.length && words[diagonal + at] === hashes[at];
}

/** Of each `width` pairs in a row the one with the fewest places, each once, in order. */
function rarestPairs(
  segment: QuoteSegment,
  hashes: readonly number[],
  width: number,
  telling: readonly boolean[] | undefined,
): number[] {
  const counts = Array.from({ length: Math.max(0, hashes.length - 1) }, (_, at) => {
    const [from, to] = bucketOf(segment, hashes[at] as number, hashes[at + 1] as number);
    return to - from;
  });
  const seeds: number[] = [];
  for (let first = 0; first + width <= counts.length; first++) {
    if (telling && !telling.slice(first, first + width + 1).includes(true)) continue;
    let rarest = first;
    for (let at = first + 1; at < first + width; at++)
      if ((counts[at] as number) <= (counts[rarest] as number)) rarest = at;
    // A pair that stands nowhere is in no run, and so is none of the stretches that hold it.
    if (counts[rarest] !== 0 && rarest !== seeds.at(-1)) seeds.push(rarest);
  }
  return seeds;
}

// Four words in a row whose rarest pair stands in more places than that are nobody's.
const MOST_OF_A_PAIR = 3_000;
