import assert from 'node:assert/strict';
import { tokenizeWords } from '../../../src/core/index/searchFields.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { seeded } from '../../support/changes/change.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';
import { indexOf } from '../../support/passageCorpus.ts';
import { makeSpeaker, wordsAtHand } from '../../support/speech.ts';

const PASSAGES = 30_000;
const BUDGET_MS = 500;

describe('A query that nobody should type', () => {
  const random = seeded(4);
  const nextWord = makeSpeaker(wordsAtHand(), random);
  const texts = Array.from({ length: PASSAGES }, (_, at) => {
    const words = Array.from({ length: 18 }, nextWord).join(' ');
    return `Everywhere ${words}, number ${at}.`;
  });
  const lately = indexOf({ 'lately.txt': texts.slice(0, 500) });
  const packed = indexOf({ 'packed.txt': texts });
  finishNow(packed.compact());

  const manyWords = Array.from({ length: 10_000 }, (_, at) => texts[at]?.split(' ')[1 + (at % 18)] ?? '');
  // Each with what must be in every passage that is found; none is to be found where it is nothing.
  const queries: readonly (readonly [
    name: string,
    query: string,
    expected: 'anything' | 'nothing' | RegExp,
  ])[] = [
    ['ten thousand words', manyWords.join(' '), 'anything'],
    ['ten thousand times the same word', 'everywhere '.repeat(10_000), /everywhere/iu],
    ['a phrase of ten thousand words', `"${manyWords.join(' ')}"`, 'anything'],
    [
      'ten thousand words that are not wanted',
      `everywhere ${manyWords.map((word) => `-${word}`).join(' ')}`,
      'anything',
    ],
    ['stars', '* ** *** * * *', 'nothing'],
    ['a star behind a word', 'everywhere*', /everywhere/iu],
    ['ten thousand stars', '*'.repeat(10_000), 'nothing'],
    ['an emoji', '🌊', 'nothing'],
    ['emoji of several parts', '👩‍🔬👨‍👩‍👧‍👦 🏳️‍🌈', 'nothing'],
    ['halves of an emoji', '\ud83c \udf0a \ud83c', 'nothing'],
    ['a word beside an emoji', 'everywhere 🌊', /everywhere/iu],
    ['an opening quotation mark', '"', 'nothing'],
    ['quotation marks that do not pair', '"everywhere "number 7" ""', /everywhere/iu],
    ['ten thousand quotation marks', '"'.repeat(10_001), 'nothing'],
    ['curly and straight marks mixed', '“everywhere" „number”', /everywhere/iu],
    ['a minus and nothing', '- -- -"', 'nothing'],
    ['fields without values', 'speaker: role: kind:"', 'anything'],
    ['a field with a value that is none', 'year:soon role:nobody everywhere', 'anything'],
    ['brackets and operators', '(everywhere AND OR NOT) NEAR/3 ^^ [', 'anything'],
    ['what a pattern would take amiss', '\\ (.*)+$ [a-', 'anything'],
    ['a word of a hundred thousand letters', 'a'.repeat(100_000), 'nothing'],
    ['what ends nowhere: zero characters and line ends', '\0\n\r\u2028everywhere\0', /everywhere/iu],
    ['signs that turn the direction', '\u202eeverywhere\u202c', /everywhere/iu],
    ['a term of every passage', 'everywhere', /everywhere/iu],
    ['a phrase with a term of every passage', '"everywhere the"', /everywhere the\b/iu],
    ['names of what every object has', '__proto__ constructor toString hasOwnProperty', 'anything'],
  ];

  for (const [name, query, expected] of queries) {
    it(`is answered in time, and with nothing wrong: ${name}`, () => {
      for (const index of [lately, packed]) {
        const endMs = performance.now() + BUDGET_MS;
        const { hits, total, partial } = searchPassages(index, query, {
          isOverdue: () => performance.now() > endMs,
        });
        // What has to be finished when time is up is little.
        assert.ok(performance.now() < endMs + BUDGET_MS, 'too late');
        assert.ok(hits.length === Math.min(50, total) || partial);
        if (expected === 'nothing') assert.equal(total, 0);
        if (expected instanceof RegExp) {
          assert.ok(total > 0);
          for (const { passage } of hits) assert.match(passage.text, expected);
        }
        for (const { passage, highlights } of hits)
          for (const [start, end] of highlights)
            assert.ok(tokenizeWords(passage.text.slice(start, end)).length > 0);
      }
    });
  }

  it('finds a term of every passage in every passage', () => {
    assert.equal(searchPassages(packed, 'everywhere').total, PASSAGES);
    assert.equal(searchPassages(packed, '-everywhere number').total, 0);
  });
});

describe('A corpus of a single file of 100 MB without a passage', () => {
  for (const [name, byte, reason] of [
    ['line ends', 10, /empty/u],
    ['zero bytes', 0, /not text/u],
  ] as const) {
    it(`says what is the matter, and finds nothing: ${name}`, async () => {
      const bytes = new Uint8Array(100e6).fill(byte);
      const { index, problems } = await corpusOf({ 'a.txt': bytes }, { maxFileBytes: 512e6 });
      assert.match(problems[0]?.reason ?? '', reason);
      assert.deepEqual([index.passageCount, searchPassages(index, 'a').total], [0, 0]);
    });
  }

  it('is not even read where it is larger than files may be', async () => {
    const { problems } = await corpusOf({ 'a.txt': new Uint8Array(100e6).fill(97) });
    assert.match(problems[0]?.reason ?? '', /larger/u);
  });
});
