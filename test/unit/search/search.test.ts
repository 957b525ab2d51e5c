import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { tokenizeWords } from '../../../src/core/index/searchFields.ts';
import { findWords } from '../../../src/core/search/findWords.ts';
import { parseQuery } from '../../../src/core/search/parseQuery.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

describe('search', () => {
  let corpus: Corpus;
  before(async () => {
    corpus = await corpusOf(marshCorpus);
  });
  const files = (query: string) => searchPassages(corpus.index, query).hits.map(({ source }) => source.file);
  const marked = (query: string) =>
    searchPassages(corpus.index, query).hits.map(({ passage, highlights }) =>
      highlights.map(([start, end]) => passage.text.slice(start, end)),
    );

  it('finds a passage by its words and marks them', () => {
    assert.deepEqual(marked('forget marsh')[0], ['marsh', 'forget']);
  });

  it('finds words while the last one is still being typed', () => {
    assert.deepEqual(marked('nail dr')[0]?.includes('dry'), true);
    assert.deepEqual(
      files('nail dr '),
      files('nail dr ').filter((file) => file !== 'essay.md'),
    );
  });

  it('forgives a slip of the pen when nothing fits exactly', () => {
    assert.equal(files('forgett mersh')[0], 'interview.txt');
  });

  it('puts the words as they were typed, one after the other, first', async () => {
    const { index } = await corpusOf({
      'scattered.txt': 'The nail was bent. On the pin, the nail, the pin and the nail was rust.',
      'together.txt':
        'There was nothing else in that room, and I looked at all of it for a good while by the lamp. The pin was on the nail, as it should have been on such a night.',
    });
    assert.equal(searchPassages(index, 'the pin was on the na').hits[0]?.source.file, 'together.txt');
  });

  it('never lets scores rise down the list', () => {
    const scores = searchPassages(corpus.index, 'eelgrass year planted').hits.map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
  });

  it('takes a phrase in quotation marks literally', () => {
    assert.deepEqual(files('"pin was on the nail"'), ['interview.txt']);
    assert.deepEqual(files('"nail on the pin"'), []);
  });

  it('narrows by kind, role, speaker, source and key', () => {
    assert.deepEqual(new Set(files('kind:reported')), new Set(['list.txt']));
    assert.deepEqual(new Set(files('role:own eelgrass')), new Set(['notes.md']));
    assert.deepEqual(new Set(files('speaker:ray tide')), new Set(['interview.txt', 'list.txt']));
    assert.deepEqual(new Set(files('source:gate pin')), new Set(['interview.txt']));
    assert.deepEqual(new Set(files('key:sayre2023salt')), new Set(['essay.md']));
    assert.deepEqual(files('tide -marsh'), ['list.txt']);
  });

  it('never finds what is not for quoting, unless asked', () => {
    const found = searchPassages(corpus.index, 'gate').hits;
    assert.ok(found.every(({ passage }) => passage.quotable));
    assert.deepEqual(new Set(files('kind:heading gate')), new Set(['interview.txt']));
  });

  it('counts facets over all hits', () => {
    const { facets, total } = searchPassages(corpus.index, 'tide', { limit: 1 });
    assert.equal(total, 2);
    assert.deepEqual(facets.role, [
      { value: 'primary', count: 1 },
      { value: 'secondary', count: 1 },
    ]);
  });

  it('answers any query with marks inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (query) => {
        for (const { passage, highlights } of searchPassages(corpus.index, query).hits) {
          for (const [start, end] of highlights)
            assert.ok(start >= 0 && end <= passage.text.length && start < end);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('answers a query of ten thousand words', () => {
    assert.ok(searchPassages(corpus.index, 'tide '.repeat(10_000)).hits.length > 0);
    assert.equal(parseQuery('word '.repeat(10_000)).words.length, 128);
  });

  it('finds words in their order across punctuation and passages', () => {
    const [source] = corpus.index.sourcesByKey('ray2021raw');
    const passages = corpus.index.passagesOf(source?.id ?? '');
    const [first, second] = [passages[0]?.text ?? '', passages[1]?.text ?? ''];
    const across = [...tokenizeWords(first).slice(-3), ...tokenizeWords(second).slice(0, 3)];
    const matches = findWords(corpus.index, source?.id ?? '', across).map((match) =>
      match.passages.map(({ id }) => id).join(),
    );
    assert.ok(matches.includes([passages[0]?.id, passages[1]?.id].join()));
    assert.deepEqual(findWords(corpus.index, source?.id ?? '', ['never', 'said']), []);
  });
});
