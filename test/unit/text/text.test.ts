import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '../../../src/core/text/decodeText.ts';
import { splitLines } from '../../../src/core/text/lines.ts';
import { escapeMarkdown } from '../../../src/core/text/markdownText.ts';
import { joinSpans, toRawSpans } from '../../../src/core/text/runningText.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { splitWords } from '../../../src/core/text/words.ts';

describe('words', () => {
  const words = (text: string) => splitWords(text).map(({ folded }) => folded);

  it('keeps apostrophes inside a word and folds curly ones', () => {
    assert.deepEqual(words("Don't say ‘it’s’ over"), ["don't", 'say', "it's", 'over']);
  });

  it('folds case and diacritics, never digits', () => {
    assert.deepEqual(words('Élan vital, 1987–98'), ['elan', 'vital', '1987', '98']);
  });

  it('splits hyphenated words and goes on through soft hyphens', () => {
    assert.deepEqual(words('well-known estu\u00adary'), ['well', 'known', 'estuary']);
  });

  it('finds words of other scripts', () => {
    assert.deepEqual(words('Достоевский 東京'), ['достоевскии', '東京']);
  });

  it('gives offsets that lie in the text and hold the word, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end } of splitWords(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
    );
  });
});

describe('lines', () => {
  it('reads every line end and gives back the same text', () => {
    const text = 'one\r\ntwo\rthree\n\nfive';
    assert.deepEqual(
      splitLines(text).map((line) => line.text),
      ['one', 'two', 'three', '', 'five'],
    );
    for (const line of splitLines(text)) assert.equal(text.slice(line.start, line.end), line.text);
  });
});

describe('sentences', () => {
  const sentences = (text: string) => splitSentences(text).map(([start, end]) => text.slice(start, end));

  it('does not stop after titles, initials and citation words', () => {
    assert.deepEqual(sentences('Dr. Voss met J. Smith on p. 12. They talked.'), [
      'Dr. Voss met J. Smith on p. 12.',
      'They talked.',
    ]);
  });

  it('keeps closing quotation marks with their sentence', () => {
    assert.deepEqual(sentences('“Shut it.” She did.'), ['“Shut it.”', 'She did.']);
  });

  it('goes on over a line break inside a sentence', () => {
    assert.deepEqual(sentences('The tide came\nin at night. It went.'), [
      'The tide came\nin at night.',
      'It went.',
    ]);
  });
});

describe('running text', () => {
  it('maps every stretch back to the raw text it came from', () => {
    const raw = 'one HEADER two HEADER three';
    const running = joinSpans(raw, [
      [0, 3],
      [11, 14],
      [22, 27],
    ]);
    assert.equal(running.text, 'one two three');
    assert.deepEqual(
      toRawSpans(running, [4, 13]).map(([start, end]) => raw.slice(start, end)),
      ['two', 'three'],
    );
    assert.deepEqual(
      toRawSpans(running, [1, 5]).map(([start, end]) => raw.slice(start, end)),
      ['ne', 't'],
    );
  });
});

describe('running text over marks', () => {
  it('parts words only where white space stands', () => {
    const raw = '<i>Yes</i>, no <b>m</b>ore';
    const spans = [
      [3, 6],
      [10, 14],
      [18, 19],
      [23, 26],
    ] as const;
    const running = joinSpans(raw, spans);
    assert.equal(running.text, 'Yes, no more');
    assert.deepEqual(toRawSpans(running, [8, 12]), [
      [18, 19],
      [23, 26],
    ]);
  });
});

describe('decoding', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);

  it('drops a byte order mark, as editors do', () => {
    assert.deepEqual(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61)), { text: 'a', encoding: 'utf-8' });
    assert.deepEqual(decodeText(bytes(0xff, 0xfe, 0x61, 0)), { text: 'a', encoding: 'utf-16le' });
  });

  it('reads legacy encodings with their curly quotes', () => {
    const text =
      'She said “the tide doesn’t wait” and went on about the café, the naïve farmer and the façade of it.';
    const legacy = Uint8Array.from(
      [...text].map((letter) => ({ '“': 0x93, '”': 0x94, '’': 0x92 })[letter] ?? letter.charCodeAt(0)),
    );
    assert.equal('text' in decodeText(legacy) && (decodeText(legacy) as { text: string }).text, text);
  });

  it('says of a binary file that it is not text', () => {
    const decoded = decodeText(bytes(0x50, 0x4b, 3, 4, 0, 0, 0, 0));
    assert.ok('reason' in decoded && decoded.reason.startsWith('is not text'));
  });
});

describe('escaping for Markdown', () => {
  it('leaves nothing that means something in Markdown or pandoc', () => {
    assert.equal(
      escapeMarkdown('*a* [b](c) <script> @key $x$ `d` ~e~'),
      '\\*a\\* \\[b\\](c) \\<script\\> \\@key \\$x\\$ \\`d\\` \\~e\\~',
    );
    assert.equal(escapeMarkdown('1987. It rained'), '1987\\. It rained');
    assert.equal(escapeMarkdown('# no heading'), '\\# no heading');
  });

  const openings: readonly (readonly [string, string])[] = [
    ['(a) The party', '(a\\) The party'],
    ['iv. The party', 'iv\\. The party'],
    ['#. The party', '\\#\\. The party'],
    ['I) was there', 'I\\) was there'],
    [': said she', '\\: said she'],
    ['% of them', '\\% of them'],
    ['Mr. Lee', 'Mr. Lee'],
    ['(all) of them', '(all) of them'],
  ];
  for (const [text, escaped] of openings)
    it(`takes no list, definition or title from the start of ${JSON.stringify(text)}`, () =>
      assert.equal(escapeMarkdown(text), escaped));
});
