import assert from 'node:assert/strict';
import { distanceToBeginning, editDistance } from '../../../src/core/text/editDistance.ts';

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

  it('compares an unfinished word with the beginnings of a word', () => {
    assert.equal(distanceToBeginning('hask', 'haskett', 1), 0);
    assert.equal(distanceToBeginning('hasek', 'haskett', 1), 1);
    assert.equal(distanceToBeginning('hsak', 'haskett', 1), 1);
    assert.equal(distanceToBeginning('ormo', 'haskett', 1), 2);
    assert.equal(distanceToBeginning('haskett2', 'haskett', 1), 1);
  });
});
