import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  corpora,
  cutIntoParts,
  liveDocuments,
  searches,
  searchMiniSearch,
  searchParts,
  type TestCorpus,
  type TestSearch,
  toMiniSearch,
  toParts,
} from './randomSearches.ts';
import { assertNear, assertSameAnswer, assertSameNames } from './sameAnswer.ts';

// Searches; VERBATIM_SEARCH_CASES asks for more than there is time for in a run of all tests.
const CASES = Number(process.env.VERBATIM_SEARCH_CASES ?? 10_000);
const SEARCHES_OF_A_CORPUS = 4;
// On a machine that does other things too.
const TIMEOUT_MS = 60_000 + CASES * 10;

const someSearches = fc.array(searches, {
  minLength: SEARCHES_OF_A_CORPUS,
  maxLength: SEARCHES_OF_A_CORPUS,
});

describe('Searching segments', () => {
  it('finds what MiniSearch finds in the live documents, with the same scores and in the same order', () => {
    fc.assert(
      fc.property(corpora, someSearches, (corpus, all) => {
        const parts = toParts(corpus);
        const miniSearch = toMiniSearch(liveDocuments(corpus));
        for (const search of all) {
          const ours = searchParts(corpus, parts, search);
          const theirs = searchMiniSearch(miniSearch, search);
          assertSameAnswer(ours, theirs);
          assertSameNames(ours, theirs);
        }
      }),
      { numRuns: CASES / SEARCHES_OF_A_CORPUS },
    );
  }).timeout(TIMEOUT_MS);

  it('finds the same where documents fill many windows', () => {
    const corpus = createLargeCorpus();
    const parts = toParts(corpus);
    const miniSearch = toMiniSearch(liveDocuments(corpus));
    for (const search of fc.sample(searches, { seed: 4, numRuns: 40 })) {
      const ours = searchParts(corpus, parts, search);
      const theirs = searchMiniSearch(miniSearch, search);
      assertSameAnswer(ours, theirs);
      assertSameNames(ours, theirs);
    }
  }).timeout(TIMEOUT_MS);

  it('scores a group of terms as MiniSearch scores the one term that it makes of them', () => {
    fc.assert(
      fc.property(corpora, searches, (corpus, search) => {
        const parts = toParts(corpus);
        const vocabulary = parts.flatMap(({ segment: { terms } }) =>
          Array.from({ length: terms.count }, (_, number) => terms.term(number)),
        );
        const grouped = groupWords(search, vocabulary);
        const miniSearch = toMiniSearch(liveDocuments(corpus), stem);
        assertSameAnswer(searchParts(corpus, parts, grouped), searchMiniSearch(miniSearch, grouped));
      }),
      { numRuns: CASES / 20 },
    );
  });

  it('leaves the count of matching words out of the scores where it is told to', () => {
    fc.assert(
      fc.property(corpora, searches, (corpus, search) => {
        const options = { ...search.options, coordination: false };
        const ours = searchParts(corpus, toParts(corpus), { ...search, options });
        const theirs = searchMiniSearch(toMiniSearch(liveDocuments(corpus)), search);
        const byId = new Map(theirs.map((result) => [result.id as number, result]));
        for (const { id, score, queryTerms } of ours.hits) {
          assertNear(score * Math.max(1, queryTerms.length), byId.get(id)?.score ?? Number.NaN);
        }
        for (const [place, { score }] of ours.hits.entries())
          assert.ok(score <= (ours.hits[place - 1]?.score ?? score));
      }),
      { numRuns: CASES / 20 },
    );
  });
});

/** Every word becomes the group of all terms with its stem. */
function groupWords(search: TestSearch, vocabulary: readonly string[]): TestSearch {
  const group = (query: TestSearch['query']): TestSearch['query'] => {
    if (query === 'everything') return query;
    if ('queries' in query) return { ...query, queries: query.queries.map(group) };
    const { prefix, fuzzy, ...rest } = query;
    const term = stem(query.term);
    return { ...rest, term, group: vocabulary.filter((other) => stem(other) === term) };
  };
  return { ...search, query: group(search.query) };
}

function stem(term: string): string {
  return term.slice(0, 2);
}

/** 40,000 short documents in three parts, every seventh deleted. */
function createLargeCorpus(): TestCorpus {
  const words = fc.sample(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }), {
    seed: 1,
    numRuns: 500,
  });
  const documents = Array.from({ length: 40_000 }, (_, at) => ({
    // Some words stand in nearly every document, some in few, some in none of a window.
    text: [0, 1, 2, 3].map((n) => words[(at * (n * 7 + 1) + n) % (n === 0 ? 4 : 500)]).join(' '),
    speaker: at % 100 < 50 ? 'abc' : 'b c',
    title: `aab ${words[Math.floor(at / 3000)]}`,
    isDeleted: at % 7 === 0,
  }));
  return cutIntoParts(documents, [35_000, 39_990]);
}
