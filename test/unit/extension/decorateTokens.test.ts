import assert from 'node:assert/strict';
import { decorateTokens } from '../../../src/extension/preview/decorateTokens.ts';
import type { Token } from '../../../src/extension/preview/markdownIt.ts';
import type { QuoteView } from '../../../src/protocol/draftQuotes.ts';
import type { FormattedDraftView } from '../../../src/protocol/formatting.ts';

const words = {
  describe: ({ verdict }: QuoteView) => `"${verdict}" <it>`,
  labels: { bibliography: 'Works & Days' },
};
const paragraph = (content: string, line = 0): Token => ({
  type: 'inline',
  content,
  map: [line, line + 1],
  children: [{ type: 'text', content }],
});
const quote = (text: string, line = 0, severity: QuoteView['severity'] = 'none'): QuoteView => ({
  range: { start: { line, character: 0 }, end: { line, character: 9 } },
  ...{ text, ending: text, severity, verdict: 'verbatim', flags: [], message: '' },
  ...{ differences: '', citeKey: '', place: '' },
});
const formatted = (...citations: readonly (readonly [raw: string, html: string])[]): FormattedDraftView => ({
  citations: citations.map(([raw, html]) => ({ raw, html })),
  entries: [{ citeKey: 'a', html: '<i>Salt</i>.' }],
  style: 'Chicago',
  credit: { text: 'credit', url: 'https://example.org' },
});
const html = (tokens: readonly Token[]): string =>
  tokens.map(({ children, content }) => (children ? html(children) : content)).join('');

describe('the preview of a draft', () => {
  it('shows citations as the style has them, each in its turn', () => {
    const tokens = [paragraph('One [@a], two [@a].'), paragraph('Three [@b].', 1)];
    const shown = html(
      decorateTokens(
        tokens,
        { formatted: formatted(['[@a]', '(A)'], ['[@a]', '(ibid.)'], ['[@b]', '(B)']), quotes: [] },
        words,
      ),
    );
    assert.match(shown, /One <span[^>]*>\(A\)<\/span>, two <span[^>]*>\(ibid\.\)<\/span>\./u);
    assert.match(shown, /Three <span[^>]*>\(B\)<\/span>\./u);
  });

  it('puts a sign behind the closing mark of a quote, with the verdict escaped', () => {
    const tokens = [paragraph('The tide, “it turns with the tide,” she said of the tide.')];
    const shown = html(decorateTokens(tokens, { quotes: [quote('it turns with the tide,')] }, words));
    assert.match(shown, /with the tide,”<span class="verbatim-sign verbatim-none"[^>]*>✓<\/span> she said/u);
    assert.match(shown, /title="&#34;verbatim&#34; &#60;it&#62;"/u);
  });

  it('puts it behind the last words of a block, however often the last one stands in it', () => {
    const block: Token = {
      ...{ type: 'inline', content: '', map: [0, 2] },
      children: [
        { type: 'text', content: 'It is the tide that takes, and the tide' },
        { type: 'softbreak', content: '\n' },
        { type: 'text', content: 'that gives back; nobody owns the tide.' },
      ],
    };
    const shown = html(decorateTokens([block], { quotes: [quote('back; nobody owns the tide.', 1)] }, words));
    assert.match(shown, /owns the tide\.<span[^>]*>✓<\/span>$/u);
  });

  it('gives each of two quotes with one wording a sign of its own', () => {
    const tokens = [paragraph('“A tide,” he said, and then “A tide,” again.')];
    const quotes = [quote('A tide,'), quote('A tide,', 0, 'error')];
    const shown = html(decorateTokens(tokens, { quotes }, words));
    assert.match(
      shown,
      /^“A tide,”<span[^>]*>✓<\/span> he said, and then “A tide,”<span[^>]*>✗<\/span> again/u,
    );
  });

  it('marks a quote only in the block where it ends', () => {
    const tokens = [paragraph('A tide.'), paragraph('“A tide.”', 1)];
    const [first, second] = decorateTokens(tokens, { quotes: [quote('A tide.', 1, 'error')] }, words);
    assert.equal(html([first as Token]), 'A tide.');
    assert.match(html([second as Token]), /✗/u);
  });

  it('ends with the bibliography and its credit, unless the draft has its own', () => {
    const shown = html(
      decorateTokens([paragraph('[@a]')], { formatted: formatted(['[@a]', '(A)']), quotes: [] }, words),
    );
    assert.match(shown, /<h2>Works &#38; Days<\/h2>[\s\S]*<i>Salt<\/i>[\s\S]*credit/u);
    const own: Token = { type: 'html_block', content: '<!-- verbatim: bibliography -->' };
    assert.doesNotMatch(
      html(decorateTokens([own], { formatted: formatted(['[@a]', '(A)']), quotes: [] }, words)),
      /Works/u,
    );
  });

  it('leaves the tokens that VS Code keeps as they are', () => {
    const tokens = [paragraph('“A tide” [@a]')];
    const before = JSON.stringify(tokens);
    decorateTokens(tokens, { formatted: formatted(['[@a]', '(A)']), quotes: [quote('A tide')] }, words);
    assert.equal(JSON.stringify(tokens), before);
  });
});
