import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BlockArray, Blocks } from '../../../../src/core/index/segment/blocks.ts';
import { searchSegments } from '../../../../src/core/index/segment/searchSegments.ts';
import { openSegment, type Segment } from '../../../../src/core/index/segment/segment.ts';
import { packSegment } from '../../../../src/core/index/segment/segmentBuilder.ts';
import type { SegmentQuery, SegmentResult } from '../../../../src/core/index/segment/segmentQuery.ts';
import { corpora, searches, searchParts, toParts } from './randomSearches.ts';

const documents = Array.from({ length: 300 }, (_, at) => ({
  text: `the gate of tide ${at % 7} ${'again '.repeat(at % 80)}`,
  speaker: at % 50 < 25 ? 'Ione Haskett' : '',
  title: 'On the gate',
}));

describe('A segment that is damaged', () => {
  const whole = packSegment(documents);

  for (const name of Object.keys(whole)) {
    it(`is not opened without ${name}, nor with another type or length of it`, () => {
      const { [name]: block, ...others } = whole as Record<string, BlockArray>;
      assert.ok(block);
      assert.equal(openSegment(others), undefined);
      assert.equal(
        openSegment({
          ...whole,
          [name]: block instanceof Uint8Array ? new Uint32Array(3) : new Uint8Array(3),
        }),
        undefined,
      );
      if (block.length > 0) assert.equal(openSegment({ ...whole, [name]: block.slice(1) }), undefined);
    });
  }

  it('is not opened when offsets go back or beyond the end', () => {
    for (const name of ['termOffsets', 'text.offsets', 'speaker.offsets']) {
      for (const wrong of [0, 2 ** 32 - 1]) {
        const offsets = (whole[name] as Uint32Array).slice();
        offsets[offsets.length - 2] = wrong;
        assert.equal(openSegment({ ...whole, [name]: offsets }), undefined, `${name} ${wrong}`);
      }
    }
  });

  it('finds no document that it does not have', () => {
    const postings = (whole['text.postings'] as Uint32Array).map((posting) => posting + (10 << 6));
    const segment = open({ ...whole, 'text.postings': postings });
    const { matches } = searchSegments([{ segment }], { term: 'the', fields: ['text'] });
    assert.ok([...(matches[0] ?? [])].every((document) => document < documents.length));
  });

  it('takes no run for more documents than it has', () => {
    const runs = (whole['title.runs'] as Uint32Array).slice();
    runs[1] = (2 ** 26 - 1) * 64;
    const segment = open({ ...whole, 'title.runs': runs });
    assert.equal(segment.fields.get('title')?.list(segment.terms.find('gate')).to, 0);
  });

  it('with any bytes changed is not opened, or answers with numbers', () => {
    const names = Object.keys(whole).filter((name) => (whole[name]?.length ?? 0) > 0);
    const changes = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(changes, searches, (all, { query, options }) => {
        const segment = openSegment(all.reduce(change, whole));
        if (segment) assertNumbers(searchSegments([{ segment }], query, options), segment);
      }),
      { numRuns: 500 },
    );
  });
});

describe('A query of any kind', () => {
  const segment = open(packSegment(documents));
  const words = Array.from({ length: 10_000 }, (_, at) => ({
    term: at % 3 === 0 ? 'the' : `word${at}`,
    prefix: true,
    fuzzy: 0.2,
  }));
  const queries: [name: string, query: SegmentQuery, total: number][] = [
    ['a word of every document', { term: 'the' }, 300],
    ['nothing', { combineWith: 'AND', queries: [] }, 0],
    ['an empty word', { term: '', prefix: true, fuzzy: 2 }, 0],
    ['a star', { term: '*', prefix: true }, 0],
    ['an emoji', { term: '🌊', prefix: true, fuzzy: true }, 0],
    ['half of an emoji', { term: '\ud83c', prefix: true, fuzzy: true }, 0],
    ['a word of a hundred thousand letters', { term: 'gate'.repeat(25_000), prefix: true, fuzzy: 0.2 }, 0],
    ['a field that is not there', { term: 'the', fields: ['nowhere', '__proto__'] }, 0],
    ['ten thousand words, any of them', { combineWith: 'OR', queries: words }, 300],
    ['ten thousand words, all of them', { combineWith: 'AND', queries: words }, 0],
    [
      'ten thousand words of which none may be there',
      { combineWith: 'AND_NOT', queries: ['everything', ...words] },
      0,
    ],
  ];

  for (const [name, query, total] of queries) {
    it(`is answered: ${name}`, () => {
      const result = searchSegments([{ segment }], query);
      assert.equal(result.total, total);
      assert.equal(result.partial, false);
      assertNumbers(result, segment);
    });
  }

  it('is answered by no parts, and by parts without documents', () => {
    const none = open(packSegment([]));
    for (const parts of [[], [{ segment: none }], [{ segment: none }, { segment: none }]]) {
      const { hits, total } = searchSegments(parts, {
        combineWith: 'OR',
        queries: ['everything', { term: 'the', fuzzy: 1 }],
      });
      assert.deepEqual([hits, total], [[], 0]);
    }
  });
});

describe('A search that is overdue', () => {
  it('says so, and what it has found until then is right', () => {
    fc.assert(
      fc.property(corpora, searches, fc.nat(15), (corpus, search, patience) => {
        const parts = toParts(corpus);
        const whole = searchParts(corpus, parts, { ...search, options: { ...search.options, limit: 1000 } });
        const scores = new Map(whole.hits.map(({ id, score }) => [id, score]));
        let asked = 0;
        const isOverdue = () => ++asked > patience;
        const cut = searchParts(corpus, parts, { ...search, options: { ...search.options, isOverdue } });
        assert.equal(cut.partial, asked > patience);
        for (const { id, score } of cut.hits) assert.equal(score, scores.get(id));
        if (!cut.partial) assert.equal(cut.total, whole.total);
      }),
      { numRuns: 500 },
    );
  });
});

function open(blocks: Blocks): Segment {
  const segment = openSegment(blocks);
  assert.ok(segment);
  return segment;
}

function change(blocks: Blocks, [name, place, value]: readonly [string, number, number]): Blocks {
  const block = (blocks[name] as BlockArray).slice();
  const bytes = new Uint8Array(block.buffer);
  bytes[place % bytes.length] = value;
  return { ...blocks, [name]: block };
}

function assertNumbers({ hits, total, matches, matchedTerms }: SegmentResult, segment: Segment): void {
  for (const { document, score } of hits) {
    assert.ok(Number.isFinite(score));
    assert.ok(document >= 0 && document < segment.documentCount);
  }
  assert.ok(total >= hits.length && total <= segment.documentCount);
  assert.equal(matches[0]?.count, total);
  assert.equal(matchedTerms().length, hits.length);
}
