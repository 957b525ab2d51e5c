import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitWords } from '../../../src/core/text/words.ts';

describe('words of scripts without blanks', () => {
  const words = (text: string) => splitWords(text).map(({ folded }) => folded);

  const cases: Readonly<Record<string, readonly [text: string, words: readonly string[]]>> = {
    Japanese: ['図書館の鍵は東京にある。', ['図書館', 'の', '鍵', 'は', '東京', 'に', 'ある']],
    'Japanese beside digits and Latin': ['2024年のTokyo', ['2024', '年', 'の', 'tokyo']],
    Thai: ['ชาวโลกและทะเล', ['ชาว', 'โลก', 'และ', 'ทะเล']],
    'a rare character of two code units': ['𠮷野家', ['𠮷', '野家']],
    'German, whose words are parted by blanks': ['Die Straße, naß', ['die', 'strasse', 'nass']],
  };
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(`are found inside a run of characters: ${name}`, () => assert.deepEqual(words(text), expected));
  }

  it('keep the marks that are letters to their readers', () => {
    assert.notEqual(words('がき')[0], words('かき')[0]);
    assert.deepEqual(words('हिन्दी'), ['हिन्दी']);
    assert.deepEqual(words('שָׁלוֹם'), words('שלום'));
  });

  it('cover a run without gaps, however long', () => {
    const characters = fc.string({
      unit: fc.constantFrom('水', '々', '沼', 'の', 'は', 'カ', 'ー', '𠮷', 'ท', 'ะ', 'a', '7'),
    });
    fc.assert(
      fc.property(characters, fc.integer({ min: 1, max: 600 }), (run, times) => {
        const text = run.repeat(times);
        let last = 0;
        for (const { start, end } of splitWords(text)) {
          assert.equal(start, last);
          last = end;
        }
        assert.equal(last, text.length);
      }),
    );
  });
});
