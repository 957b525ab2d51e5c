import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bitset } from '../../../../src/core/index/segment/bitset.ts';
import { TopHits } from '../../../../src/core/index/segment/topHits.ts';

describe('The best hits', () => {
  it('are those that sorting all would put first, equal ones in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(12), (scores, limit) => {
        const top = new TopHits(limit);
        for (const [at, score] of scores.entries()) top.add(at >>> 2, at & 3, score);
        const all = scores.map((score, at) => ({ part: at >>> 2, document: at & 3, score }));
        assert.deepEqual(top.sorted(), all.sort((a, b) => b.score - a.score).slice(0, limit));
      }),
    );
  });
});

describe('A set of documents', () => {
  it('holds what was added, in order and each once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99)), (documents) => {
        const set = new Bitset(100);
        for (const document of documents) set.add(document);
        const expected = [...new Set(documents)].sort((a, b) => a - b);
        for (const same of [set, new Bitset(100, set.words)]) {
          assert.deepEqual([...same], expected);
          assert.equal(same.count, expected.length);
          assert.ok(documents.every((document) => same.has(document)));
        }
      }),
    );
  });

  it('has no place for a document beyond its size', () => {
    const set = new Bitset(33);
    for (const document of [-1, 33, Number.NaN]) assert.throws(() => set.add(document), RangeError);
    assert.equal(set.has(40), false);
  });
});
