import assert from 'node:assert/strict';
import type { SearchResult } from 'minisearch';
import type { searchParts } from './randomSearches.ts';

type OurAnswer = ReturnType<typeof searchParts>;

/** Scores are sums of the same numbers in another order. */
const TOLERANCE = 1e-6;

/** The same documents match, and the best 50 are the same, with the same scores. */
export function assertSameAnswer(ours: OurAnswer, theirs: readonly SearchResult[]): void {
  const byId = new Map(theirs.map((result) => [result.id as number, result]));
  assert.equal(ours.total, theirs.length);
  assert.deepEqual(
    ours.matches.toSorted((a, b) => a - b),
    [...byId.keys()].sort((a, b) => a - b),
  );
  assert.equal(ours.hits.length, Math.min(50, theirs.length));
  for (const [place, hit] of ours.hits.entries()) {
    const same = byId.get(hit.id);
    assert.ok(same);
    assertNear(hit.score, same.score);
    // Where scores are equal, documents may change places.
    assertNear(hit.score, theirs[place]?.score ?? Number.NaN);
  }
}

/** Hits are named by the same terms and words. */
export function assertSameNames(ours: OurAnswer, theirs: readonly SearchResult[]): void {
  const byId = new Map(theirs.map((result) => [result.id as number, result]));
  for (const hit of ours.hits) {
    const same = byId.get(hit.id);
    assert.deepEqual(hit.terms.toSorted(), same?.terms.toSorted());
    assert.deepEqual(hit.queryTerms.toSorted(), same?.queryTerms.toSorted());
  }
}

export function assertNear(score: number, expected: number): void {
  const isNear = Math.abs(score - expected) <= TOLERANCE * Math.abs(expected);
  assert.ok(isNear, `${score} is not near ${expected}`);
}
