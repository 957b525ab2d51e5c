import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, similarBeginnings } from '../../../src/core/text/editDistance.ts';

describe('slips of the pen', () => {
  it('counts letters too many, missing, wrong and swapped as one each', () => {
    for (const slip of ['haskettt', 'hasket', 'haskitt', 'hasektt'])
      assert.ok(editDistance('haskett', slip, 2) <= 2, slip);
    assert.equal(editDistance('haskett', 'haksett', 2), 1);
    assert.equal(editDistance('haskett', 'haskett', 2), 0);
  });

  it('gives up beyond the bound', () => {
    assert.equal(editDistance('haskett', 'ormond', 2), 3);
    assert.equal(editDistance('a', 'abcdef', 2), 3);
  });

  const words = ['ask', 'has', 'hasek', 'haskell', 'haskett', 'hassle', 'ormond', 'shakespeare', 'zeta'];
  const like = (typed: string, bound: number) =>
    similarBeginnings(words, typed, bound).map((at) => words[at]);

  it('finds the words that an unfinished one may begin', () => {
    assert.deepEqual(like('hask', 0), ['haskell', 'haskett']);
    assert.deepEqual(like('hsak', 1), ['haskell', 'haskett', 'shakespeare']);
    assert.deepEqual(like('hasket', 1), ['haskell', 'haskett']);
    assert.deepEqual(like('ormd', 1), ['ormond']);
    assert.deepEqual(like('zzzz', 1), []);
  });

  it('finds what comparing each beginning of each word finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 30 }), letters, fc.nat(2), (some, typed, bound) => {
        fc.pre(typed.length > bound);
        const sorted = some.sort();
        const expected = sorted.flatMap((word, at) =>
          Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end)).some(
            (beginning) => editDistance(typed, beginning, bound) <= bound,
          )
            ? [at]
            : [],
        );
        assert.deepEqual(similarBeginnings(sorted, typed, bound), expected);
      }),
    );
  });
});
