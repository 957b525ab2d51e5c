import assert from 'node:assert/strict';
import { splitPassages } from '../../../src/core/passages/splitPassages.ts';
import { needsLevine, readLevine } from '../../support/levine.ts';

describe('what a source quotes in its own prose', () => {
  const found = (text: string) =>
    splitPassages('s', text, [{ kind: 'prose', voice: 'author', spans: [[0, text.length]] }]).flatMap(
      ({ quotations = [] }) =>
        quotations.map(({ start, end, claimedSpeaker }) => [text.slice(start, end), claimedSpeaker]),
    );

  const cases: readonly (readonly [name: string, text: string, expected: unknown])[] = [
    [
      'with the speaker before it',
      'Then Bo Ray said, “the tide was never ours to keep.” It rained.',
      [['the tide was never ours to keep.', 'Bo Ray']],
    ],
    [
      'with the speaker after it',
      '"The tide was never ours," said Ray, and left.',
      [['The tide was never ours', 'Ray']],
    ],
    [
      'with the speaker before the verb after it',
      '“The tide was never ours,” Ann Lee says.',
      [['The tide was never ours', 'Ann Lee']],
    ],
    [
      'without a speaker',
      'A sign read "no boats beyond this point" in red.',
      [['no boats beyond this point', undefined]],
    ],
    ['but no terms and titles', 'The “broken dishes” problem of a “new” kind.', []],
    ['but no single-quoted terms', "The 'mind of the whole marsh' problem.", []],
  ];
  for (const [name, text, expected] of cases)
    it(`is found ${name}`, () => assert.deepEqual(found(text), expected));

  it('is one string in the summary of the real corpus', async function () {
    needsLevine(this);
    const { text, sections } = await readLevine('summary');
    const quoted = splitPassages('s', text, sections).flatMap(({ quotations = [] }) => quotations);
    assert.equal(quoted.length, 1);
    assert.equal(text.charAt((quoted[0]?.start ?? 0) - 1), '"');
  });
});
