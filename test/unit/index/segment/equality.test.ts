import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  corpora,
  liveDocuments,
  searches,
  searchMiniSearch,
  searchParts,
  toMiniSearch,
  toParts,
} from './randomSearches.ts';

// VERBATIM_SEARCH_CASES asks for more cases than a run of all tests has time for.
const CASES = Number(process.env.VERBATIM_SEARCH_CASES ?? 2000);

// Scores are sums of the same numbers in another order.
const TOLERANCE = 1e-6;

describe('Searching segments', () => {
  it('finds what MiniSearch finds in the live documents, with the same scores and in the same order', () => {
    fc.assert(
      fc.property(corpora, fc.array(searches, { minLength: 1, maxLength: 3 }), (corpus, all) => {
        const parts = toParts(corpus);
        const miniSearch = toMiniSearch(liveDocuments(corpus));
        for (const search of all) {
          assertSameAnswer(searchParts(corpus, parts, search), searchMiniSearch(miniSearch, search));
        }
      }),
      { numRuns: CASES },
    );
  });
});

function assertSameAnswer(
  ours: ReturnType<typeof searchParts>,
  theirs: ReturnType<typeof searchMiniSearch>,
): void {
  const byId = new Map(theirs.map((result) => [result.id as number, result]));
  assert.equal(ours.total, theirs.length);
  assert.deepEqual(
    [...ours.matches].sort((a, b) => a - b),
    [...byId.keys()].sort((a, b) => a - b),
  );
  assert.equal(ours.hits.length, Math.min(50, theirs.length));
  for (const [place, hit] of ours.hits.entries()) {
    const same = byId.get(hit.id);
    assert.ok(same);
    assertNear(hit.score, same.score);
    // Where scores are equal, documents may change places.
    assertNear(hit.score, theirs[place]?.score ?? Number.NaN);
    assert.deepEqual([...(hit.terms ?? [])].sort(), [...same.terms].sort());
    assert.deepEqual([...(hit.queryTerms ?? [])].sort(), [...same.queryTerms].sort());
  }
}

function assertNear(score: number, expected: number): void {
  assert.ok(Math.abs(score - expected) <= TOLERANCE * Math.abs(expected), `${score} is not near ${expected}`);
}
