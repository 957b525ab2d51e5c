import assert from 'node:assert/strict';
import { parser } from '@lezer/markdown';
import fc from 'fast-check';
import {
  capitalized,
  fromCiteprocHtml,
  toHtml,
  toMarkdown,
  toPlainText,
} from '../../../../src/core/citing/csl/formattedText.ts';

describe('formatted text', () => {
  const cases: readonly (readonly [name: string, html: string, markdown: string])[] = [
    ['emphasis', 'Doe. <i>The Gate</i>. P.', 'Doe. *The Gate*. P.'],
    [
      'emphasis that is turned back inside',
      '<i>The <span style="font-style:normal;">Gate</span> 2</i>',
      '*The* Gate *2*',
    ],
    ['both looks at once', '<i>On <b>Salt</b></i>', '*On* ***Salt***'],
    ['small capitals', '<span style="font-variant:small-caps;">Doe</span>, A.', '[Doe]{.smallcaps}, A.'],
    ['superscripts', '10<sup>6 m</sup> H<sub>2</sub>O', '10^6\\ m^ H~2~O'],
    ['entities', 'Roe &#38; Doe &#60;b&#62;', 'Roe & Doe \\<b\\>'],
    [
      'what a field would do to Markdown',
      'a*b*_c_ [d](e) @f $g$ `h` &#38;amp; ^i^',
      'a\\*b\\*\\_c\\_ \\[d\\](e) \\@f \\$g\\$ \\`h\\` \\&amp; \\^i\\^',
    ],
    [
      'addresses, without the mark behind them',
      'At https://example.org/a_b?c=1&#38;d=2.',
      'At <https://example.org/a_b?c=1&d=2>.',
    ],
    ['hyphens and dots that pandoc would join', '---. Salt...', '\\-\\-\\-. Salt\\...'],
    ['tags of others as text', 'a <script>b', 'a \\<script\\>b'],
    [
      'boxes of an entry',
      '<div class="csl-entry">\n  <div class="csl-left-margin">[1]</div><div class="csl-right-inline">Doe.</div>\n</div>',
      '\\[1\\] Doe.',
    ],
  ];
  for (const [name, html, markdown] of cases)
    it(`writes ${name} as Markdown`, () => assert.equal(toMarkdown(fromCiteprocHtml(html)), markdown));

  it('leaves what CommonMark has no marks for as plain text where that is asked for', () => {
    const html = 'H<sub>2</sub>O, <span style="font-variant:small-caps;">Doe</span>, <i>Gate</i>';
    assert.equal(toMarkdown(fromCiteprocHtml(html), 'commonmark'), 'H2O, Doe, *Gate*');
  });

  it('leaves emphasis away where its marks would show', () => {
    assert.equal(toMarkdown(fromCiteprocHtml('the <i>“Gate”</i>s')), 'the “Gate”s');
    assert.equal(toMarkdown(fromCiteprocHtml('<i>a</i><b>b</b>')), '*a*<!-- -->**b**');
  });

  it('writes HTML in which fields are text', () => {
    assert.equal(
      toHtml(fromCiteprocHtml('<i>a</i> &#60;img onerror=x&#62; "q" https://e.org/?a=1&#38;b="x"')),
      '<i>a</i> &#60;img onerror=x&#62; &#34;q&#34; <a href="https://e.org/?a=1&#38;b=">https://e.org/?a=1&#38;b=</a>&#34;x&#34;',
    );
  });

  it('begins a note with a capital, whatever marks stand before it', () => {
    assert.equal(toPlainText(capitalized([{ text: '“salt” and' }])), '“Salt” and');
    assert.equal(toPlainText(capitalized([{ text: 'Élan' }])), 'Élan');
  });

  it('makes no entity of an ampersand and the words behind it', () => {
    const text = fromCiteprocHtml('Salt<i>&#38;</i>amp; tide &#38; gate');
    assert.equal(toMarkdown(text, 'commonmark'), 'Salt\\&amp; tide & gate');
  });

  it('shows its words and nothing else, whatever they are', () => {
    const look = fc.constantFrom(['', ''], ['<i>', '</i>'], ['<b>', '</b>'], ['<i><b>', '</b></i>']);
    const words = fc.stringMatching(/^[a-z .,“”()[\]*_\\`~^<>&;#!@$|-]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(look, words), { maxLength: 5 }), (pieces) => {
        const escaped = (text: string) => text.replace(/[&<>]/gu, (mark) => `&#${mark.charCodeAt(0)};`);
        const text = fromCiteprocHtml(
          `x${pieces.map(([[open, close], words]) => open + escaped(words) + close).join('')}`,
        );
        assert.equal(shownBy(toMarkdown(text, 'commonmark')), toPlainText(text));
      }),
      { numRuns: 500 },
    );
  });
});

/** The text that a Markdown reader sees; fails on anything but text and emphasis. */
function shownBy(markdown: string): string {
  let shown = '';
  let from = 0;
  const skip = (start: number, end: number, by = '') => {
    shown += markdown.slice(from, start) + by;
    from = end;
  };
  parser.parse(markdown).iterate({
    enter({ name, from: start, to: end }) {
      if (name === 'Escape') skip(start, end, markdown.slice(start + 1, end));
      else if (name === 'EmphasisMark' || name === 'Comment') skip(start, end);
      else
        assert.ok(
          ['Document', 'Paragraph', 'Emphasis', 'StrongEmphasis'].includes(name),
          `${name} in ${markdown}`,
        );
    },
  });
  return shown + markdown.slice(from);
}
