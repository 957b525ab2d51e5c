import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SegmentQuery } from '../../../../src/core/index/segment/segmentQuery.ts';
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

  describe('where documents fill several windows', () => {
    const corpus = createLargeCorpus();
    const parts = toParts(corpus);
    const miniSearch = toMiniSearch(liveDocuments(corpus));
    const queries: [name: string, query: SegmentQuery][] = [
      ['words that never meet in the first window', all('even', 'odd')],
      ['a word that first windows do not have', all('rare', 'often')],
      ['words that most documents have', all('often', 'half')],
      ['many of such words, and a rare one', all('often', 'rare', 'half', 'even')],
      ['any of a rare word and two that seldom meet', any(all('even', 'odd'), { term: 'rare' })],
      [
        'all of a rare word and any of two',
        { combineWith: 'AND', queries: [any({ term: 'even' }, { term: 'odd' }), { term: 'rare' }] },
      ],
      ['one frequent word without another', without({ term: 'often' }, { term: 'half' })],
      ['what never meets without what is rare', without(all('even', 'odd'), { term: 'rare' })],
      ['everything without two words', without('everything', { term: 'often' }, all('even', 'half'))],
      ['many terms by their beginning', { term: 'n', prefix: true }],
      [
        'a rare word and many terms',
        { combineWith: 'AND', queries: [{ term: 'rare' }, { term: 'n1', prefix: true }] },
      ],
      ['a title, which comes in runs', all('evening', 'often')],
    ];

    for (const [name, query] of queries) {
      it(`finds the same: ${name}`, () => {
        const search = { query, options: {}, modulus: 0 };
        const ours = searchParts(corpus, parts, search);
        const theirs = searchMiniSearch(miniSearch, search);
        assertSameAnswer(ours, theirs);
        assertSameNames(ours, theirs);
        const unscored = searchParts(corpus, parts, { ...search, options: { limit: 0 } });
        assert.deepEqual(unscored.matches, ours.matches);
      });
    }
  });

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
      { numRuns: CASES / 10 },
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
  const documents = Array.from({ length: 40_000 }, (_, at) => {
    const words = [`n${at % 900}`, at % 2 === 0 ? 'even' : 'odd'];
    if (at > 16_500) words.push('even', 'odd');
    if (at > 33_000 && at % 50 === 0) words.push('rare');
    if (at % 10 < 6) words.push('often');
    if (at % 4 < 2) words.push('half', 'half');
    const title = Math.floor(at / 700) % 3 === 0 ? 'Evening' : 'On the gate';
    return { text: words.join(' '), speaker: '', title, isDeleted: at % 7 === 0 };
  });
  return cutIntoParts(documents, [39_000, 39_990]);
}

function all(...words: string[]): SegmentQuery {
  return { combineWith: 'AND', queries: words.map((term) => ({ term })) };
}

function any(...queries: SegmentQuery[]): SegmentQuery {
  return { combineWith: 'OR', queries };
}

function without(...queries: SegmentQuery[]): SegmentQuery {
  return { combineWith: 'AND_NOT', queries };
}
