import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Filter, parseQuery } from '../../../src/core/search/parseQuery.ts';
import { queryHelp } from '../../../src/core/search/queryHelp.ts';

describe('the query language', () => {
  const words = (text: string) => parseQuery(text).words.map(({ folded }) => folded);
  const filters = (text: string) => parseQuery(text).filters.map(({ without: _, ...filter }) => filter);

  it('knows words, phrases and what shall not be there', () => {
    const query = parseQuery('Gate "the Pin was" -flood -"salt marsh" tide');
    assert.deepEqual(words('Gate "the Pin was" -flood -"salt marsh" tide'), ['gate', 'tide']);
    assert.deepEqual(query.phrases, [{ words: ['the', 'pin', 'was'], openEnded: false }]);
    assert.deepEqual(query.without, [['flood'], ['salt', 'marsh']]);
  });

  // `Omit` alone would make one type of the union's members.
  type Asked<Field = Filter> = Field extends unknown ? Omit<Field, 'without'> : never;
  const fields: Readonly<Record<string, Asked>> = {
    'speaker:haskett': { field: 'speaker', words: ['haskett'] },
    'speaker:"Ione Haskett"': { field: 'speaker', words: ['ione', 'haskett'] },
    'SOURCE:“Long Ebb”': { field: 'source', words: ['long', 'ebb'] },
    'role:primary': { field: 'role', values: ['primary'] },
    'kind:rep': { field: 'kind', values: ['reported'] },
    'key:@haskett2021': { field: 'key', value: 'haskett2021' },
    'year:2019': { field: 'year', from: 2019, to: 2019 },
    'year:2019..2024': { field: 'year', from: 2019, to: 2024 },
    'year:2019..': { field: 'year', from: 2019, to: Number.POSITIVE_INFINITY },
    'year:..2024': { field: 'year', from: Number.NEGATIVE_INFINITY, to: 2024 },
    'year:201': { field: 'year', from: 2010, to: 2019 },
  };
  for (const [text, filter] of Object.entries(fields)) {
    it(`reads ${text}, and its opposite`, () => {
      assert.deepEqual(filters(text), [filter]);
      assert.deepEqual(parseQuery(`-${text}`).filters, [{ ...filter, without: true }]);
      assert.deepEqual(words(text), []);
    });
  }

  const plain: Readonly<Record<string, readonly string[]>> = {
    'kind:pastry': ['kind', 'pastry'],
    'year:soon': ['year', 'soon'],
    'year:2019-2024': ['year', '2019', '2024'],
    'note: the gate': ['note', 'the', 'gate'],
    'http://a.b': ['http', 'a', 'b'],
    'well-known': ['well', 'known'],
    '- gate -- pin': ['gate', 'pin'],
    '*** 😀 ""': [],
  };
  for (const [text, expected] of Object.entries(plain)) {
    it(`takes for words what is no more: ${text}`, () => {
      assert.deepEqual(words(text), expected);
      assert.deepEqual(filters(text), []);
    });
  }

  it('leaves out a field whose value is yet to come', () => {
    for (const text of ['gate speaker:', 'gate -year:', 'gate source:"'])
      assert.deepEqual(words(text), ['gate']);
  });

  it('lets the last word go on while it is being typed', () => {
    const openEnded = ['ga', 'pin ga', 'kind:speech ga'];
    const closed = ['ga ', 'ga?', 'ga kind:speech', 'ga "pin"', 'ga -pin', ''];
    for (const text of openEnded) assert.equal(parseQuery(text).openEnded, true, text);
    for (const text of closed) assert.equal(parseQuery(text).openEnded, false, text);
    assert.deepEqual(parseQuery('"pin was on the nai').phrases, [
      { words: ['pin', 'was', 'on', 'the', 'nai'], openEnded: true },
    ]);
    assert.deepEqual(parseQuery('"pin was on the na').phrases, [
      { words: ['pin', 'was', 'on', 'the'], openEnded: false },
    ]);
  });

  it('takes a text that was pasted as words, whatever marks are in it', () => {
    const pasted = `She said "no, not then" and went on: it took ${'seven more years and '.repeat(5)}-nothing role:own`;
    const query = parseQuery(pasted);
    assert.deepEqual([query.phrases, query.without, query.filters], [[], [], []]);
    assert.ok(words(pasted).includes('then') && words(pasted).includes('nothing'));
  });

  it('says where each word stands', () => {
    const text = 'Élan "the gate" naïve tide';
    for (const { folded, span } of parseQuery(text).words)
      assert.equal(
        text
          .slice(...span)
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .toLowerCase(),
        folded,
      );
  });

  it('looks once for what is said again and again', () => {
    assert.equal(parseQuery('"of the" '.repeat(300)).phrases.length, 1);
    assert.deepEqual(parseQuery('-tide -"of the" -tide -"of the"').without, [['tide'], ['of', 'the']]);
    const many = Array.from({ length: 300 }, (_, at) => `"a ${at}"`).join(' ');
    assert.ok(parseQuery(many).phrases.length <= 32);
  });

  it('reads anything', () => {
    const pieces = fc.constantFrom(
      '"',
      '“',
      '-',
      ':',
      '..',
      ' ',
      'speaker',
      'year',
      'kind',
      '20',
      'gate',
      '😀',
      '*',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          for (const { span } of parseQuery(text).words)
            assert.ok(span[0] < span[1] && span[1] <= text.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads a hundred thousand of anything at once', () => {
    for (const piece of ['"', '-', ':', 'a:', 'word ', '"a" ', '-"', '*', '😀 ', 'year:..']) {
      const startedMs = performance.now();
      parseQuery(piece.repeat(100_000));
      assert.ok(performance.now() - startedMs < 500, piece);
    }
  });
});

describe('the help on the query language', () => {
  it('has examples that mean something', () => {
    for (const { id, example } of queryHelp) {
      const { words, phrases, without, filters } = parseQuery(example);
      const found = { words, phrase: phrases, without, [filters[0]?.field ?? '']: filters }[id];
      assert.ok(found && found.length > 0, example);
    }
  });

  it('names everything that the page on searching explains', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/search.md'), 'utf8');
    for (const { example, values = [] } of queryHelp) {
      assert.ok(page.includes(`\`${example}\``), example);
      for (const value of values) assert.ok(page.includes(`\`${value}\``), value);
    }
  });
});
