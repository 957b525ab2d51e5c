import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cslMarkupToMarkdown, markdownToCslMarkup } from '../../../src/core/metadata/cslMarkup.ts';

describe('the markup of CSL fields', () => {
  const cases: readonly (readonly [name: string, field: string, markdown: string])[] = [
    ['emphasis', 'The <i>Gate</i> and <b>Salt</b>', 'The *Gate* and **Salt**'],
    ['both looks at once', '<i>The <b>Gate</b></i>', '*The **Gate***'],
    ['raised and lowered letters', 'H<sub>2</sub>O, 10<sup>6</sup>', 'H~2~O, 10^6^'],
    ['raised words', '10<sup>6 a.m.</sup>', '10^6\\ a.m.^'],
    ['hyphens and dots that pandoc would join', 'a--b...', 'a\\-\\-b\\...'],
    ['words whose case stays', '<span class="nocase">eBay</span> sold', '[eBay]{.nocase} sold'],
    ['small capitals', '<span style="font-variant:small-caps;">Doe</span>', '[Doe]{.smallcaps}'],
    ['what Markdown would take for marks', 'a*b* [c] $d$ @e', 'a\\*b\\* \\[c\\] \\$d\\$ \\@e'],
    ['tags that are none of CSL, or never close', 'a <u>b</u> <i>c', 'a \\<u\\>b\\</u\\> \\<i\\>c'],
    ['a number that could begin a list', '1. Salt', '1. Salt'],
  ];
  for (const [name, field, markdown] of cases) {
    it(`has ${name} in Markdown, and back`, () => {
      assert.equal(cslMarkupToMarkdown(field), markdown);
      assert.equal(markdownToCslMarkup(markdown), field);
    });
  }

  it('takes the text of links, and nothing of HTML', () => {
    assert.equal(
      markdownToCslMarkup('see [the *gate*](https://example.org) <b onclick="x">now'),
      'see the <i>gate</i> now',
    );
  });

  it('comes back as it was, whatever its words are', () => {
    const words = fc
      .stringMatching(/^[a-zA-Z0-9 .,:;!?“”()[\]*_\\`~^<>&#@$|'"-]{0,20}$/u)
      .map((text) => text.replace(/\s+/gu, ' '));
    fc.assert(
      fc.property(words, (text) => {
        assert.equal(markdownToCslMarkup(cslMarkupToMarkdown(text)), text);
      }),
      { numRuns: 1000 },
    );
  });
});
