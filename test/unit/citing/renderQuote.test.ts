import assert from 'node:assert/strict';
import { citationText } from '../../../src/core/citing/citationText.ts';
import { renderQuote } from '../../../src/core/citing/renderQuote.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

describe('what is inserted', () => {
  let corpus: Corpus;
  before(async () => {
    corpus = await corpusOf(marshCorpus);
  });

  const render = (
    query: string,
    style: 'block' | 'run-in' | 'citation' | 'plain',
    marks?: { open: string; close: string },
  ) => {
    const [hit] = searchPassages(corpus.index, query).hits;
    if (!hit) throw new Error(`nothing found for ${query}`);
    return renderQuote(hit.passage, hit.source, style, marks);
  };

  it('names the speaker whom the transcript labels, with the time stamp', () => {
    assert.equal(
      render('"marsh does not forget"', 'block'),
      '> I listened to the water. A marsh does not forget the tide, and neither did I. You could hear it turn.\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
    );
  });

  it('does not name the author again in a run-in quote', () => {
    assert.match(render('"marsh does not forget"', 'run-in'), /hear it turn\.” \[@ray2021gate, 00:00:10\]$/u);
  });

  it('names a speaker who is not the author of the work', () => {
    assert.equal(
      render('keeper night', 'run-in'),
      '“What does a keeper do all night?” [Ann Lee in @ray2021gate, 00:00:05]',
    );
  });

  it('marks what a page only reports as secondhand and unverified', () => {
    assert.equal(
      render('"question put to the sea"', 'block'),
      '> Every gate is a question put to the sea.\n>\n> — attributed to Bo Ray, quoted in [@list2022]',
    );
    assert.equal(
      render('"question put to the sea"', 'run-in'),
      '“Every gate is a question put to the sea.” [attributed to Bo Ray, quoted in @list2022]',
    );
  });

  it('never puts unmarked speech under a name', () => {
    for (const style of ['block', 'run-in', 'citation', 'plain'] as const) {
      const text = render('key:ray2021raw eelgrass', style);
      assert.match(text, /unidentified speaker/u);
      assert.doesNotMatch(text, /Bo Ray/u);
    }
  });

  it('signs an essay with its author and keeps only its emphasis', () => {
    assert.equal(
      render('hay summer', 'block'),
      '> Hay is only *summer* you can lift, and \\<b\\>salt\\</b\\> ends it.\n>\n> — Em Sayre [@sayre2023salt, para. 1]',
    );
  });

  it('switches the inner quotation marks to the outer ones', () => {
    assert.match(render('"dry nail has"', 'run-in'), /used to say ‘a dry nail has no story’\.” \[/u);
    assert.match(
      render('"dry nail has"', 'run-in', { open: '"', close: '"' }),
      /used to say 'a dry nail has no story'\." \[/u,
    );
    assert.match(render('"dry nail has"', 'block'), /used to say "a dry nail has no story"\./u);
  });

  it('is read back as one quote with its citation, in every style that has words', () => {
    for (const { passage, source } of searchPassages(corpus.index, 'the', { limit: 500 }).hits) {
      for (const style of ['block', 'run-in'] as const) {
        const draft = parseDraft(renderQuote(passage, source, style));
        assert.equal(draft.quotes[0]?.citation?.items[0]?.id, source.citeKey, `${style}: ${passage.text}`);
      }
    }
  });
});

describe('a citation', () => {
  const cases: readonly (readonly [string, Parameters<typeof citationText>, string])[] = [
    ['without a locator', ['a2020'], '@a2020'],
    ['with a page', ['a2020', { label: 'page', value: 'xii' }], '@a2020, p. xii'],
    ['with a time stamp', ['a2020', { label: 'timestamp', value: '00:01:02' }], '@a2020, 00:01:02'],
    ['without the line of a file', ['a2020', { label: 'line', value: '7' }], '@a2020'],
    ['with a key that needs braces', ['a b/', undefined], '@{a b/}'],
  ];
  for (const [name, args, expected] of cases)
    it(`is written ${name}`, () => assert.equal(citationText(...args), expected));

  it('puts a chapter that is named and not numbered into braces, for pandoc takes other words for a remark', () => {
    assert.equal(citationText('key', { label: 'chapter', value: 'Of Gates' }), '@key, {chap. Of Gates}');
    assert.equal(citationText('key', { label: 'chapter', value: '3' }), '@key, chap. 3');
    assert.equal(citationText('key', { label: 'chapter', value: 'Of {Gates' }), '@key');
    const [citation] = parseDraft('[@key, {chap. Of Gates}]').citations;
    assert.deepEqual(citation?.items[0]?.locator, { label: 'chapter', value: 'Of Gates' });
  });
});
