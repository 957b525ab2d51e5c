import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overwrite } from '../../../src/core/text/overwrite.ts';
import { hashFolded, hashToken } from '../../../src/core/text/tokenHash.ts';
import { MASK, splitTokens } from '../../../src/core/text/tokens.ts';

describe('tokens', () => {
  const cases: readonly (readonly [name: string, text: string, tokens: string])[] = [
    ['words in lower case', 'The Tide GATE', 'the tide gate'],
    ['apostrophes inside words, straight', 'don’t the keepers’ ‘rock’', "don't the keepers rock"],
    ['hyphenated words in parts', 'state-of-the-art', 'state of the art'],
    ['numbers with their separators', '400,000 3.5 12:31 2nd 1990s', '400000 3.5 12:31 2nd 1990s'],
    ['no separator that ends a sentence', 'in 2009. Then 5, or 6', 'in 2009 then 5 or 6'],
    ['signs that mean something', '$5 100% A&B C++ #12', '$ 5 100 % a & b c + + # 12'],
    ['a minus before a number only', '-5 a-5 well-known (−3)', '- 5 a 5 well known − 3'],
    ['ligatures and full-width letters undone', 'ﬁrst ﬂood Ｇａｔｅ', 'first flood gate'],
    ['accents kept', 'Été naïve', 'été naïve'],
    ['accents composed', 'e\u0301te\u0301', 'été'],
    ['soft hyphens and invisible characters dropped', 'wa\u00adter ti\u200bde', 'water tide'],
    ['masks read over', `un${MASK}${MASK}believ${MASK}able`, 'unbelievable'],
    ['apostrophes behind masks', `don${MASK}'t`, "don't"],
    ['superscripts not as digits', '10² m²', '10² m²'],
    ['each character of a script without blanks', '潮水 ตลาด', '潮 水 ต ล า ด'],
    ['nothing in punctuation', '… “—” [!?] (*)', ''],
  ];
  for (const [name, text, tokens] of cases) {
    it(`are ${name}`, () =>
      assert.equal(
        splitTokens(text)
          .map(({ folded }) => folded)
          .join(' '),
        tokens,
      ));
  }

  it('say where letters of another script or invisible characters stand inside a word', () => {
    const disguised = (text: string) => splitTokens(text).map((token) => token.disguised ?? false);
    assert.deepEqual(disguised('kеeper keeper'), [true, false]);
    assert.deepEqual(disguised('kee\u200bper \u200bkeeper'), [true, false]);
    assert.deepEqual(disguised('московский naïve'), [false, false]);
    assert.equal(splitTokens('kеeper')[0]?.folded, 'keeper');
  });

  it('have equal hashes where they are equal but for case and accents', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'B', 'é', 'ﬁ', "'", '5', 'ß', 'о'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(word, (text) => {
        for (const { start, end, folded } of splitTokens(text))
          assert.equal(hashToken(text, start, end), hashFolded(folded));
      }),
    );
    assert.equal(hashFolded('été'), hashFolded('ete'));
    assert.notEqual(hashFolded('tide'), hashFolded('tied'));
  });

  it('stand in order, apart, and hold what they fold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let last = 0;
        for (const { start, end } of splitTokens(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
        }
      }),
    );
  });
});

describe('overwriting', () => {
  it('keeps the length and all else', () => {
    assert.equal(overwrite('the old gate', [{ span: [4, 7], filler: ' ' }]), 'the     gate');
    assert.equal(
      overwrite('abc', [
        { span: [1, 9], filler: '-' },
        { span: [0, 2], filler: '+' },
      ]),
      '++-',
    );
    assert.equal(overwrite('abc', []), 'abc');
  });
});
