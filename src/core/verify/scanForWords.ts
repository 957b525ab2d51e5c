import { hashFolded } from '../text/tokenHash.ts';
import type { Evidence } from './evidence.ts';
import type { Place } from './findPlaces.ts';

/**
 * Finds places where pairs of words do not help, because the quotation is one word long or every second word of it was
 * changed: reads whole sources, and lets single words vote, the rarer the more. Cost: the words of these sources.
 */
export function scanForWords(
  evidence: Evidence,
  words: readonly string[],
  sourceIds: Iterable<string>,
  limit: number,
): Place[] {
  const wanted = new Map<number, number[]>();
  for (const [at, word] of words.entries()) {
    const hash = hashFolded(word);
    wanted.set(hash, [...(wanted.get(hash) ?? []), at]);
  }
  return [...sourceIds]
    .flatMap((sourceId) =>
      placesIn(evidence.hashesOf(sourceId), wanted).map((place) => ({ sourceId, ...place })),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function placesIn(
  hashes: Uint32Array,
  wanted: ReadonlyMap<number, readonly number[]>,
): Omit<Place, 'sourceId'>[] {
  const counts = countWanted(hashes, wanted);
  const votes = new Map<number, { first: number; last: number; score: number }>();
  for (const [place, hash] of hashes.entries()) {
    for (const at of wanted.get(hash) ?? []) {
      const diagonal = place - at;
      const bin = Math.floor(diagonal / BIN);
      const vote = votes.get(bin) ?? { first: diagonal, last: diagonal, score: 0 };
      vote.first = Math.min(vote.first, diagonal);
      vote.last = Math.max(vote.last, diagonal);
      vote.score += 1 / (counts.get(hash) ?? 1);
      votes.set(bin, vote);
    }
  }
  return [...votes.values()];
}

function countWanted(hashes: Uint32Array, wanted: ReadonlyMap<number, unknown>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const hash of hashes) if (wanted.has(hash)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

const BIN = 8;
