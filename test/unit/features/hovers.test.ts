import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { hoverAt } from '../../../src/core/features/hovers.ts';
import { verifyQuote } from '../../../src/core/verify/verifyQuote.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { type Verifier, verifierOf } from '../../support/verification.ts';

describe('a hover', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(marshCorpus);
  });

  /** At each character of the draft, `x` where there is a hover. */
  const map = (text: string) => {
    const draft = parseDraft(text);
    return [...text].map((_, offset) => (hover(draft, offset) ? 'x' : '.')).join('');
  };
  const hover = (draft: ReturnType<typeof parseDraft>, offset: number) =>
    hoverAt(verifier.corpus.index, draft, offset, {
      link: (title) => `[${title}]`,
      findingOf: (quote) => verifyQuote(quote, draft, verifier.evidence),
      countUses: () => 3,
      formatted: (key) => `*Work of ${key}*`,
    });
  const shown = (text: string, at: string) => {
    const draft = parseDraft(text);
    return hover(draft, text.indexOf(at))?.markdown ?? '';
  };

  const rows: readonly (readonly [text: string, expected: string])[] = [
    ['One [see @list2022, p. 3; @ray2021raw]. Two.', '....xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx......'],
    ['As @list2022 [p. 3] has it.', '...xxxxxxxxxxxxxxxx.........'],
    ['One `@list2022` and me@list2022.org.', '...................................'],
  ];
  for (const [text, expected] of rows)
    it(`is on every part of a citation and nowhere else: ${text}`, () =>
      assert.equal(map(text), expected.slice(0, text.length).padEnd(text.length, '.')));

  const words = '“A marsh does not forget the tide” [@ray2021gate, 00:00:10]';
  it('says the same on a quotation, on its citation and on a reference to its note', () => {
    const onWords = shown(`He said ${words}.`, 'marsh');
    assert.equal(shown(`He said ${words}.`, '@ray'), onWords);
    assert.equal(shown(`He said so.[^a]\n\n[^a]: ${words}.\n`, '[^a]'), onWords);
    assert.equal(
      shown(`He said “A marsh does not forget the tide”.[^a]\n\n[^a]: [@ray2021gate, 00:00:10].\n`, '[^a]'),
      onWords,
    );
  });

  it('has the verdict first, the work in the draft’s style, the words in bold, and what can be done', () => {
    const lines = shown(`He said ${words}.`, 'marsh').split('\n').filter(Boolean);
    assert.match(lines[0] ?? '', /Word for word/u);
    assert.ok(lines.some((line) => line.includes('*Work of ray2021gate*')));
    assert.ok(lines.some((line) => line.includes('**A marsh does not forget the tide**')));
    assert.match(lines.at(-1) ?? '', /\[Open at the place\].*\[Copy quote\].*\[Uses in drafts \(3\)\]/u);
    const misquote = shown(
      'He said “A marsh does forget the tide, and neither did I” [@ray2021gate].',
      'marsh',
    );
    assert.match(misquote, /^[^\n]*\*\*[^\n]*\n/u);
    assert.match(misquote, /leaves out “not”/u);
  });

  it('describes each work of a cluster', () => {
    const both = shown('So [see @list2022; @ray2021raw, 00:00:10].', 'see');
    assert.match(both, /Work of list2022/u);
    assert.match(both, /Work of ray2021raw/u);
  });

  it('says where reported words are known from', () => {
    assert.match(
      shown('“Mud remembers everything that we forget” [@list2022].', 'Mud'),
      /Bo Ray|reports|only/u,
    );
  });

  it('is short', () => {
    for (const at of ['marsh', '@ray']) assert.ok(shown(`He said ${words}.`, at).length < 1_200);
  });
});
