import fc from 'fast-check';
import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch';
import { searchOptions } from '../../../../src/core/index/searchFields.ts';
import { searchSegments } from '../../../../src/core/index/segment/searchSegments.ts';
import { Bitset, openSegment, type Segment } from '../../../../src/core/index/segment/segment.ts';
import { packSegment } from '../../../../src/core/index/segment/segmentBuilder.ts';
import type {
  SegmentQuery,
  SegmentSearchOptions,
  TermQuery,
} from '../../../../src/core/index/segment/segmentQuery.ts';

export interface TestDocument {
  readonly id: number;
  readonly text: string;
  readonly speaker: string;
  readonly title: string;
}

/** Documents in one or more parts, some of them deleted. */
export interface TestCorpus {
  readonly parts: readonly (readonly { readonly document: TestDocument; readonly isDeleted: boolean }[])[];
}

export interface TestSearch {
  readonly query: SegmentQuery;
  readonly options: SegmentSearchOptions;
  /** Documents may be found whose id gives a remainder other than 0. */
  readonly modulus: number;
}

// Few letters, so that prefixes and slips meet; and what folds, has marks, or is no single code unit.
const word = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("don't", 'Straße', 'naïve', 'наука', '東京', '𝔸𝔹', '𐐀b', 'ａb', '2019', 'é'),
  },
);

function value(maxLength: number): fc.Arbitrary<string> {
  const separator = fc.constantFrom(' ', ', ', '. ', '—', ' 🌊 ', '\n');
  return fc.array(fc.tuple(word, separator), { maxLength }).map((pairs) => pairs.flat().join(''));
}

const manyWords = Array.from({ length: 300 }, (_, at) => `a${at}`).join(' ');

const documents = fc.array(
  fc.record({
    text: fc.oneof(
      { weight: 20, arbitrary: value(12) },
      // More often than a posting has room for, and more words than a length has.
      { weight: 1, arbitrary: word.map((again) => `${again} `.repeat(300)) },
      { weight: 1, arbitrary: word.map((last) => `${manyWords} ${last}`) },
    ),
    speaker: fc.constantFrom('', '', 'abc', 'Ione Haskett', 'b c', 'b b c'),
    title: fc.constantFrom('aab', 'aab', 'a b c', 'a b b c', 'b', ''),
    isDeleted: fc.boolean(),
  }),
  { maxLength: 40 },
);

export const corpora: fc.Arbitrary<TestCorpus> = fc
  .tuple(documents, fc.array(fc.nat(40), { maxLength: 2 }), fc.boolean())
  .map(([all, cuts, withDeleted]) =>
    cutIntoParts(
      all.map(({ isDeleted, ...fields }) => ({ ...fields, isDeleted: isDeleted && withDeleted })),
      cuts,
    ),
  );

/** @param cuts where a new part begins. */
export function cutIntoParts(
  all: readonly (Omit<TestDocument, 'id'> & { readonly isDeleted: boolean })[],
  cuts: readonly number[],
): TestCorpus {
  const numbered = all.map(({ isDeleted, ...fields }, id) => ({ document: { id, ...fields }, isDeleted }));
  const places = [0, ...[...cuts].sort((a, b) => a - b), numbered.length];
  return { parts: places.slice(1).map((to, at) => numbered.slice(places[at], to)) };
}

const indexWord = word.map((text) => wordsOf(text)[0] ?? 'a');
const fields = fc.option(fc.uniqueArray(fc.constantFrom('text', 'speaker', 'title'), { minLength: 1 }), {
  nil: undefined,
});
const positive = fc.constantFrom(0.25, 1, 1, 1.5, 3);

const termQuery: fc.Arbitrary<TermQuery> = fc.record(
  {
    term: indexWord,
    prefix: fc.boolean(),
    fuzzy: fc.constantFrom(false, true, 0.3, 0.5, 1, 2),
    boost: positive,
    fields: fields.map((names) => names ?? ['text']),
  },
  { requiredKeys: ['term'] },
);

const operator = fc.constantFrom<('OR' | 'AND' | 'AND_NOT')[]>('OR', 'AND', 'AND_NOT');

const flatQuery = fc.record({ combineWith: operator, queries: fc.array(termQuery, { maxLength: 5 }) });

const nestedQuery = fc.record({
  combineWith: operator,
  queries: fc.array(
    fc.oneof(
      fc.record({ combineWith: operator, queries: fc.array(termQuery, { minLength: 1, maxLength: 3 }) }),
      termQuery,
      fc.constant<SegmentQuery>('everything'),
    ),
    { minLength: 1, maxLength: 4 },
  ),
});

const options: fc.Arbitrary<SegmentSearchOptions> = fc.record(
  {
    fields: fields.map((names) => names ?? ['text', 'title']),
    boost: fc.record({ text: positive, title: positive }, { requiredKeys: [] }) as fc.Arbitrary<
      Record<string, number>
    >,
    weights: fc.record({ fuzzy: positive, prefix: positive }, { requiredKeys: [] }),
    maxFuzzy: fc.integer({ min: 0, max: 3 }),
    bm25: fc.record({
      k: fc.constantFrom(0.5, 1.2, 1.5, 2),
      b: fc.constantFrom(0, 0.5, 0.75, 1),
      d: fc.constantFrom(0, 0.5, 1),
    }),
    boostDocument: fc.constant({ of: () => 1, most: 1 }),
  },
  { requiredKeys: [] },
);

export const searches: fc.Arbitrary<TestSearch> = fc.record({
  query: fc.oneof(
    { weight: 1, arbitrary: fc.constant<SegmentQuery>('everything') },
    { weight: 4, arbitrary: termQuery },
    { weight: 12, arbitrary: flatQuery },
    { weight: 4, arbitrary: nestedQuery },
  ),
  options,
  modulus: fc.constantFrom(0, 0, 2, 5),
});

/** The parts as segments. */
export function toParts({ parts }: TestCorpus): { segment: Segment; deleted: Bitset }[] {
  return parts.map((part) => {
    const segment = openSegment(packSegment(part.map(({ document }) => document)));
    if (!segment) throw new Error('What was packed does not open');
    const deleted = new Bitset(part.length);
    for (const [at, { isDeleted }] of part.entries()) if (isDeleted) deleted.add(at);
    return { segment, deleted };
  });
}

/** The words of a text as they are searched. */
export function wordsOf(text: string): string[] {
  return searchOptions.tokenize?.(text) ?? [];
}

export function liveDocuments({ parts }: TestCorpus): TestDocument[] {
  return parts.flat().flatMap(({ document, isDeleted }) => (isDeleted ? [] : [document]));
}

export function toMiniSearch(
  live: readonly TestDocument[],
  processTerm: (term: string) => string = (term) => term,
): MiniSearch<TestDocument> {
  const miniSearch = new MiniSearch<TestDocument>({ ...searchOptions, processTerm } as never);
  miniSearch.addAll(live);
  return miniSearch;
}

/** MiniSearch's answer to the same search, whole. */
export function searchMiniSearch(
  miniSearch: MiniSearch<TestDocument>,
  { query, options, modulus }: TestSearch,
): SearchResult[] {
  const { boostDocument, filter, among, isOverdue, ...same } = options;
  const theirs = {
    ...same,
    tokenize: (text: string) => [text],
    ...(boostDocument && { boostDocument: boostOf }),
    ...(modulus > 0 && { filter: ({ id }: SearchResult) => id % modulus !== 0 }),
  };
  // Lists and weights are the same but for being readonly.
  return miniSearch.search(toMiniSearchQuery(query), theirs as unknown as SearchOptions);
}

/** Our answer, with the documents' own ids. */
export function searchParts(
  corpus: TestCorpus,
  parts: ReturnType<typeof toParts>,
  { query, options, modulus }: TestSearch,
) {
  const idOf = (part: number, document: number) => corpus.parts[part]?.[document]?.document.id ?? -1;
  const result = searchSegments(parts, query, {
    ...options,
    ...(options.boostDocument && {
      boostDocument: { of: (part: number, document: number) => boostOf(idOf(part, document)), most: 2 },
    }),
    ...(modulus > 0 && {
      filter: (part: number, document: number) => idOf(part, document) % modulus !== 0,
    }),
  });
  const names = result.matchedTerms();
  return {
    ...result,
    hits: result.hits.map((hit, at) => ({
      ...hit,
      terms: names[at]?.terms ?? [],
      queryTerms: names[at]?.queryTerms ?? [],
      id: idOf(hit.part, hit.document),
    })),
    matches: result.matches.flatMap((set, part) => [...set].map((document) => idOf(part, document))),
  };
}

function boostOf(id: number): number {
  return 0.5 + (id % 4) / 2;
}

function toMiniSearchQuery(query: SegmentQuery): Query {
  if (query === 'everything') return MiniSearch.wildcard;
  if ('term' in query) {
    const { term, boost, group, ...same } = query;
    const theirs = { queries: [term], boostTerm: () => boost ?? 1, prefix: false, fuzzy: false, ...same };
    return theirs as unknown as Query;
  }
  return { combineWith: query.combineWith, queries: query.queries.map(toMiniSearchQuery) };
}
