import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { quoteText } from '../../../src/core/drafts/quotes.ts';

describe('citations in a draft', () => {
  const cases: readonly (readonly [name: string, text: string, expected: unknown])[] = [
    ['a citation in brackets', 'Words [@a].', [['[@a]', ['a', 'NormalCitation', '', '', undefined]]]],
    ['a page', '[@a, p. 33]', [['[@a, p. 33]', ['a', 'NormalCitation', '', '', 'page 33']]]],
    [
      'a time stamp',
      '[@a, 00:12:31]',
      [['[@a, 00:12:31]', ['a', 'NormalCitation', '', '', 'timestamp 00:12:31']]],
    ],
    [
      'a paragraph and a suffix',
      '[see @a, para. 4, and so on]',
      [['[see @a, para. 4, and so on]', ['a', 'NormalCitation', 'see', 'and so on', 'paragraph 4']]],
    ],
    [
      'several works',
      '[@a; -@b, 5]',
      [
        [
          '[@a; -@b, 5]',
          ['a', 'NormalCitation', '', '', undefined],
          ['b', 'SuppressAuthor', '', '', 'page 5'],
        ],
      ],
    ],
    ['an author in the text', '@a says', [['@a', ['a', 'AuthorInText', '', '', undefined]]]],
    [
      'an author in the text with a locator',
      '@a [p. 3] says',
      [['@a [p. 3]', ['a', 'AuthorInText', '', '', 'page 3']]],
    ],
    ['a key in braces', 'as @{c.d/} says', [['@{c.d/}', ['c.d/', 'AuthorInText', '', '', undefined]]]],
    ['no braces with a blank in them', '@{a b}', []],
    ['no e-mail address', 'joe@example.com', []],
    ['no escaped sign', '\\@a', []],
    ['nothing in code', '`@a` and\n\n    @b\n\n```\n@c\n```', []],
    [
      'nothing in front matter',
      '---\ntitle: "@a"\n---\n\nWords @b.',
      [['@b', ['b', 'AuthorInText', '', '', undefined]]],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`reads ${name}`, () => {
      const found = parseDraft(text).citations.map(({ start, end, items }) => [
        text.slice(start, end),
        ...items.map(({ id, mode, prefix, suffix, locator }) => [
          id,
          mode,
          prefix,
          suffix,
          locator && `${locator.label} ${locator.value}`,
        ]),
      ]);
      assert.deepEqual(found, expected);
    });
  }
});

describe('quotes in a draft', () => {
  const quotes = (text: string) => {
    const draft = parseDraft(text);
    return draft.quotes.map((quote) => [quote.form, quoteText(text, quote), quote.citation?.items[0]?.id]);
  };

  it('reads a block quote up to its attribution, with the citation there', () => {
    assert.deepEqual(quotes('> One line\n> and another.\n>\n> — Somebody [@a, 3]\n'), [
      ['block', 'One line and another.', 'a'],
    ]);
  });

  it('reads a block quote with CRLF and with its citation at the end', () => {
    assert.deepEqual(quotes('> One line.\r\n> Another [@a].\r\n'), [['block', 'One line. Another .', 'a']]);
  });

  it('reads run-in quotes in several marks with the citation that follows', () => {
    assert.deepEqual(quotes('She says “one two” [@a] and "three four," then «five».'), [
      ['run-in', 'one two', 'a'],
      ['run-in', 'three four,', undefined],
      ['run-in', 'five', undefined],
    ]);
  });

  it('takes inches, code and an unclosed mark for no quotes', () => {
    assert.deepEqual(quotes('A 12" pipe, `"code"` and "open'), []);
  });

  it('does not give a quote the citation of another one', () => {
    assert.deepEqual(quotes('“One two.” Then “three four” [@b].'), [
      ['run-in', 'One two.', undefined],
      ['run-in', 'three four', 'b'],
    ]);
  });

  it('survives thousands of unmatched brackets and marks', () => {
    const started = process.hrtime.bigint();
    parseDraft('['.repeat(20_000));
    parseDraft('"'.repeat(20_001));
    parseDraft('@a [ '.repeat(5_000));
    assert.ok(Number(process.hrtime.bigint() - started) / 1e9 < 10, 'not quadratic to the point of hanging');
  });
});
