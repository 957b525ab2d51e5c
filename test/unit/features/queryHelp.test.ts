import assert from 'node:assert/strict';
import { explainNothing } from '../../../src/core/features/explainNothing.ts';
import { suggestTerms } from '../../../src/core/features/suggestTerms.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

describe('suggestions for a query', () => {
  /** The query after each suggestion is taken, for a query with `|` for the cursor. */
  const suggested = (marked: string) => {
    const query = marked.replace('|', '');
    const { replace, items } = suggestTerms(corpus.index, query, marked.indexOf('|'));
    return items.map(({ text }) => query.slice(0, replace[0]) + text + query.slice(replace[1]));
  };
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['name a field by its beginning', 'gate spe|', ['gate speaker:']],
    ['go on from a single letter with nothing', 's|', []],
    ['list the speakers', 'speaker:|', ['speaker:"Ann Lee" ', 'speaker:"Bo Ray" ', 'speaker:"Em Sayre" ']],
    ['find a speaker by any part of the name', 'gate speaker:ra|', ['gate speaker:"Bo Ray" ']],
    ['go on inside quotation marks', 'speaker:"Bo R|', ['speaker:"Bo Ray" ']],
    ['keep a minus', '-role:o|', ['-role:own ']],
    ['keep what stands behind the cursor', 'role:sec| gate', ['role:secondary  gate']],
    ['find a key by the title of its source', 'key:salt|', ['key:sayre2023salt ']],
    ['list years', 'year:|', ['year:2021 ', 'year:2022 ', 'year:2023 ']],
    ['say nothing of what is there already', 'role:own|', []],
    ['are none for an unknown field', 'colour:r|', []],
    ['are none inside words', 'marsh|', []],
  ];
  for (const [name, query, expected] of cases) it(name, () => assert.deepEqual(suggested(query), expected));

  it('are found in no time in a page of text', () => {
    const query = `${'"'.repeat(5000)}${'speaker:'.repeat(5000)}`;
    const startedMs = performance.now();
    suggestTerms(corpus.index, query, query.length);
    assert.ok(performance.now() - startedMs < 200);
  });
});

describe('an empty result', () => {
  it('says which of its conditions to drop', () => {
    const { wider } = explainNothing(corpus.index, 'eelgrass role:secondary');
    assert.deepEqual(
      wider.map(({ without, query }) => [without, query]),
      [['role:secondary', 'eelgrass']],
    );
    assert.equal(wider[0]?.total, searchPassages(corpus.index, 'eelgrass').total);
  });

  it('says when the words stand together nowhere, but apart', () => {
    const { wider } = explainNothing(corpus.index, '"gate every"');
    assert.deepEqual(
      wider.map(({ query }) => query),
      ['gate every'],
    );
  });

  it('says what was left out because it is never quoted', () => {
    const { leftOut, sources, passages } = explainNothing(corpus.index, '"on the gate"');
    assert.deepEqual(leftOut, [{ kind: 'heading', count: 1 }]);
    assert.equal(sources, 5);
    assert.equal(passages, corpus.index.passageCount);
  });

  it('explains a query of nonsense at length and in time', () => {
    const startedMs = performance.now();
    const { wider } = explainNothing(corpus.index, 'role:own -a -b "c" '.repeat(500));
    assert.ok(wider.length <= 6 && performance.now() - startedMs < 2000);
  });
});
