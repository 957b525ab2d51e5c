import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import { type SearchRequest, searchPassages } from '../../../src/core/search/searchPassages.ts';
import { createLocalSearch } from '../../../src/core/search/searchService.ts';
import { cutSnippet } from '../../../src/core/search/snippets.ts';
import { indexOf, type TestSource, toPassages, toSource } from '../../support/passageCorpus.ts';

describe('an answer', () => {
  const ids = (index: CorpusIndex, query: string, request?: SearchRequest) =>
    searchPassages(index, query, request).hits.map(({ passage }) => passage.id);

  const tide = indexOf({
    'ebb.txt': {
      item: { id: 'ebb', type: 'book', issued: { 'date-parts': [[2019]] } },
      passages: ['The tide.', 'A gate and a tide.'],
    },
    'flow.txt': {
      role: 'secondary',
      item: { id: 'flow', type: 'book', issued: { 'date-parts': [[2022, 3]] } },
      passages: [
        { text: 'The tide, the tide.', kind: 'speech', speaker: 'Tess Ormond', voice: 'labelled' },
        { text: 'The tides of the marsh.', kind: 'reported', speaker: 'Ione Haskett' },
      ],
    },
    'own.md': { role: 'own', passages: ['No tide here, said the gate.'] },
  });

  it('counts all that was found, however little is shown', () => {
    const { total, hits, facets } = searchPassages(tide, 'tide ', { limit: 1 });
    assert.deepEqual([total, hits.length], [5, 1]);
    assert.deepEqual(facets, {
      source: [
        { value: 'ebb-txt', count: 2 },
        { value: 'flow-txt', count: 2 },
        { value: 'own-md', count: 1 },
      ],
      speaker: [
        { value: 'Ione Haskett', count: 1 },
        { value: 'Tess Ormond', count: 1 },
      ],
      role: [
        { value: 'primary', count: 2 },
        { value: 'secondary', count: 2 },
        { value: 'own', count: 1 },
      ],
      kind: [
        { value: 'prose', count: 3 },
        { value: 'reported', count: 1 },
        { value: 'speech', count: 1 },
      ],
      year: [
        { value: '2019', count: 2 },
        { value: '2022', count: 2 },
      ],
    });
  });

  const narrowed: Readonly<Record<string, number>> = {
    'tide year:2019': 2,
    'tide year:2020..': 2,
    'tide year:..2022': 4,
    'tide -year:2019': 3,
    'tide role:primary role:own': 3,
    'tide -role:own': 4,
    'tide speaker:ormond speaker:haskett': 2,
    'tide speaker:"tess ormond" kind:reported': 0,
    'tide key:flow-txt': 2,
    'tide key:e': 2,
    'tide source:ebb': 2,
    'tide -gate': 3,
    'tide -speaker:haskett': 4,
    'role:secondary': 2,
    '-role:secondary': 3,
    '-tide': 0,
  };
  for (const [query, total] of Object.entries(narrowed)) {
    it(`narrows by fields: ${query}`, () => assert.equal(searchPassages(tide, query).total, total));
  }

  it('can be narrowed by words typed into a second box', () => {
    assert.deepEqual(ids(tide, 'tide ', { within: 'gat' }), ['ebb-txt.1', 'own-md.0']);
    const [hit] = searchPassages(tide, 'tide ', { within: 'gate' }).hits;
    assert.deepEqual(
      hit?.highlights.map((span) => hit.passage.text.slice(...span)),
      ['gate', 'tide'],
    );
  });

  it('keeps the hits of a source together where that is asked for', () => {
    const index = indexOf({
      'a.txt': [
        'The gate, the gate, the gate.',
        'Once, and only for a moment, somebody in that long night thought of the gate.',
      ],
      'b.txt': ['The gate, the gate.'],
    });
    assert.deepEqual(ids(index, 'gate '), ['a-txt.0', 'b-txt.0', 'a-txt.1']);
    assert.deepEqual(ids(index, 'gate ', { order: 'source' }), ['a-txt.0', 'a-txt.1', 'b-txt.0']);
  });

  it('comes in pages that follow each other, whatever their size', () => {
    const words = ['gate', 'pin', 'tide', 'keeper', 'marsh', 'road', 'water', 'gates'];
    const texts = Array.from({ length: 260 }, (_, at) =>
      Array.from(
        { length: 2 + (at % 5) },
        (_, word) => words[(at * 7 + word * (at % 3) + word) % words.length],
      ).join(' '),
    );
    const index = indexOf({ 'b.txt': texts.slice(0, 130), 'a.txt': texts.slice(130) });
    for (const query of ['gate', 'gate tide', 'pin water road keeper marsh', 'kind:prose']) {
      for (const order of ['rank', 'source'] as const) {
        const whole = ids(index, query, { limit: 300, order });
        for (const limit of [1, 7, 50, 99]) {
          const pages: string[] = [];
          for (let offset = 0; offset < whole.length; offset += limit)
            pages.push(...ids(index, query, { limit, offset, order }));
          assert.deepEqual(pages, whole, `${query} by ${limit}`);
        }
        assert.equal(searchPassages(index, query).total, whole.length);
        assert.equal(new Set(whole).size, whole.length);
      }
    }
  });

  it('lists the passages of fields alone in the order of the corpus', () => {
    assert.deepEqual(ids(tide, 'kind:prose'), ['ebb-txt.0', 'ebb-txt.1', 'own-md.0']);
    const source = tide.source('ebb-txt');
    assert.ok(source);
    tide.put({ source: { ...source }, passages: [...tide.passagesOf('ebb-txt')] });
    assert.deepEqual(ids(tide, 'kind:prose'), ['ebb-txt.0', 'ebb-txt.1', 'own-md.0']);
  });

  it('says what was probably meant, where that would find something', () => {
    const index = indexOf({ 'a.txt': ['The keeper of the gate.', 'A keeper of bees.', 'The pinned moth.'] });
    const meant = (query: string) => searchPassages(index, query).didYouMean;
    assert.equal(meant('keepr gate '), 'keeper gate ');
    assert.equal(meant('"gate" Kepeer  of'), '"gate" keeper  of');
    assert.equal(meant('keeper gate '), undefined);
    assert.equal(meant('keep'), undefined);
    assert.equal(meant('xyzzyx'), undefined);
    assert.equal(meant('moht gate '), undefined);
    assert.equal(meant('keepr xyzzyx '), undefined);
  });

  it('says it as the passage spells it', () => {
    const index = indexOf({ 'a.txt': ['Müller ging über die Brücke.', 'Das Café an der Brücke.'] });
    const meant = (query: string) => searchPassages(index, query).didYouMean;
    assert.deepEqual(
      [meant('mueller '), meant('bruecke cafe '), meant('bruecke')],
      ['müller ', 'brücke cafe ', 'brücke'],
    );
  });

  it('ends when time is up, with what was found until then', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `the gate of the keeper ${at}`);
    const index = indexOf({ 'a.txt': texts });
    for (const query of [
      'gate',
      'keeper gate',
      '"the gate of the keeper"',
      'kepeer gaet nothing more at all',
      'role:primary',
    ]) {
      for (let looks = 0; looks < 60; looks += 7) {
        let left = looks;
        const { hits, total, partial } = searchPassages(index, query, { isOverdue: () => left-- <= 0 });
        assert.ok(total <= texts.length && hits.length <= total, query);
        if (!partial) assert.ok(total > 0 || left > 0);
      }
    }
    assert.equal(searchPassages(index, '"the gate of the keeper"', { isOverdue: () => true }).partial, true);
  });

  it('is given by a service that knows the time', async () => {
    const { search, help } = createLocalSearch(() => tide, { now: () => 0 });
    assert.equal((await search('gate', { limit: 1, budgetMs: 50 })).total, 2);
    assert.ok(help.length > 0);
    let now = 0;
    const hurried = createLocalSearch(() => tide, { now: () => now++ });
    assert.equal((await hurried.search('gate', { budgetMs: 0 })).partial, true);
  });
});

describe('a snippet', () => {
  const long = `${'There is a road by the sea. '.repeat(20)}Then the keeper of the gate went home. ${'And so on it went for years. '.repeat(20)}`;
  const spansOf = (text: string, words: readonly string[]) =>
    words
      .flatMap((word) =>
        [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, index + word.length] as const),
      )
      .sort((a, b) => a[0] - b[0]);

  it('shows a short text whole', () => {
    assert.deepEqual(cutSnippet('The gate.', [[4, 8]]), {
      span: [0, 9],
      text: 'The gate.',
      highlights: [[4, 8]],
    });
  });

  it('shows the place where most of the words stand together', () => {
    const { text, highlights } = cutSnippet(long, spansOf(long, ['road', 'keeper', 'gate']));
    assert.ok(text.includes('the keeper of the gate went'));
    assert.ok(highlights.map((span) => text.slice(...span)).includes('keeper'));
  });

  it('prefers words that stand close together', () => {
    const text = `The gate. ${'All was still. '.repeat(12)}A keeper. ${'All was still. '.repeat(30)}The gate keeper.`;
    assert.ok(cutSnippet(text, spansOf(text, ['gate', 'keeper'])).text.endsWith('The gate keeper.'));
  });

  it('cuts no character in two where there is no blank', () => {
    for (const lead of ['', 'a']) {
      const text = `${lead}${'😀'.repeat(2000)}`;
      for (const at of [0, 700, 701, 1500]) assert.ok(cutSnippet(text, [[at, at + 2]]).text.isWellFormed());
    }
  });

  it('is cut between words, and its highlights lie in it, for any text', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '水', '😀', '-'),
      minLength: 1,
      maxLength: 90,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 8 }),
        (words, marked) => {
          const text = words.join(' ');
          const starts = words.map((_, at) => words.slice(0, at).join(' ').length + (at > 0 ? 1 : 0));
          const highlights = [...new Set(marked)]
            .filter((at) => at < words.length)
            .sort((a, b) => a - b)
            .map((at) => [starts[at] ?? 0, (starts[at] ?? 0) + (words[at] ?? '').length] as const);
          const snippet = cutSnippet(text, highlights);
          const [from, to] = snippet.span;
          assert.equal(snippet.text, text.slice(from, to));
          assert.ok(snippet.text.isWellFormed() && snippet.text.length <= 400);
          for (const [start, end] of snippet.highlights)
            assert.ok(highlights.some(([first, last]) => first === from + start && last === from + end));
          if (highlights.length > 0) assert.ok(snippet.highlights.length > 0);
          // Words longer than a line may be cut.
          if (words.every(({ length }) => length < 60)) {
            assert.ok(from === 0 || starts.includes(from));
            assert.ok(to === text.length || text[to] === ' ');
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an answer from an index of several parts', () => {
  it('is the same as from one that was made at once', () => {
    const words = ['gate', 'gates', 'pin', 'tide', 'keeper', 'marsh', 'road', 'the', 'of', 'kepeer'];
    const text = (at: number) =>
      Array.from(
        { length: 3 + (at % 6) },
        (_, word) => words[(at * 7 + word * (1 + (at % 4))) % words.length],
      ).join(' ');
    const source = (from: number, count: number, role: 'primary' | 'own' = 'primary'): TestSource => ({
      role,
      passages: Array.from({ length: count }, (_, at) => text(from + at)),
    });
    const first = { 'b.txt': source(0, 6000), 'a.txt': source(6000, 40) };
    const then = { 'c.txt': source(7000, 700, 'own'), 'a.txt': source(8000, 60) };
    const grown = indexOf(first);
    assert.ok(grown.parts().length > 0);
    for (const [file, { passages, ...known }] of Object.entries(then)) {
      const changed = toSource(file, known);
      grown.put({ source: changed, passages: toPassages(changed.id, passages) });
      assert.ok(grown.parts().length > 0);
    }
    const whole = indexOf({ ...first, ...then });
    const packed = new CorpusIndex(finishNow(whole.compact()));
    assert.ok(grown.parts().length > 1 && packed.parts().length === 1);
    for (const query of [
      'gate',
      'the keeper of the gate',
      '"of the gate"',
      'marsh tidee',
      'role:own',
      'road pin -gate',
      'gate pin tide marsh keeper road x',
    ]) {
      const [one, other] = [packed, grown].map((index) => searchPassages(index, query, { limit: 200 }));
      assert.deepEqual(
        other?.hits.map(({ passage }) => passage.id),
        one?.hits.map(({ passage }) => passage.id),
        query,
      );
      assert.deepEqual([other?.total, other?.facets], [one?.total, one?.facets], query);
    }
  });
});
