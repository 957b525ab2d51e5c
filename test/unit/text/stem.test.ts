import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { commonBeginning, stemEnglish } from '../../../src/core/text/stem.ts';

describe('English stems', () => {
  // The examples of Porter's paper, step by step, with what the later steps then make of them.
  const published: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    plurals: { caresses: 'caress', ponies: 'poni', ties: 'ti', caress: 'caress', cats: 'cat' },
    participles: {
      feed: 'feed',
      agreed: 'agre',
      plastered: 'plaster',
      bled: 'bled',
      motoring: 'motor',
      sing: 'sing',
    },
    'what participles leave behind': {
      conflated: 'conflat',
      troubled: 'troubl',
      sized: 'size',
      hopping: 'hop',
      tanned: 'tan',
      falling: 'fall',
      hissing: 'hiss',
      fizzed: 'fizz',
      failing: 'fail',
      filing: 'file',
    },
    'a final y': { happy: 'happi', sky: 'sky' },
    'double suffixes': {
      relational: 'relat',
      conditional: 'condit',
      rational: 'ration',
      digitizer: 'digit',
      conformably: 'conform',
      radically: 'radic',
      differently: 'differ',
      vilely: 'vile',
      analogously: 'analog',
      vietnamization: 'vietnam',
      predication: 'predic',
      operator: 'oper',
      feudalism: 'feudal',
      decisiveness: 'decis',
      hopefulness: 'hope',
      callousness: 'callous',
      formality: 'formal',
      sensitivity: 'sensit',
      sensibility: 'sensibl',
    },
    'further suffixes': {
      triplicate: 'triplic',
      formative: 'form',
      formalize: 'formal',
      electricity: 'electr',
      electrical: 'electr',
      hopeful: 'hope',
      goodness: 'good',
    },
    'single suffixes': {
      revival: 'reviv',
      allowance: 'allow',
      inference: 'infer',
      airliner: 'airlin',
      gyroscopic: 'gyroscop',
      adjustable: 'adjust',
      defensible: 'defens',
      irritant: 'irrit',
      replacement: 'replac',
      adjustment: 'adjust',
      dependent: 'depend',
      adoption: 'adopt',
      communism: 'commun',
      activate: 'activ',
      angularities: 'angular',
      homologous: 'homolog',
      effective: 'effect',
      bowdlerize: 'bowdler',
    },
    'a final e and l': {
      probate: 'probat',
      rate: 'rate',
      cease: 'ceas',
      controlling: 'control',
      roll: 'roll',
    },
  };
  for (const [step, pairs] of Object.entries(published)) {
    it(`are those of the published examples: ${step}`, () => {
      const words = Object.keys(pairs);
      assert.deepEqual(Object.fromEntries(words.map((word) => [word, stemEnglish(word)])), pairs);
    });
  }

  it('bring a word and its possessive together', () => {
    assert.equal(stemEnglish("keeper's"), stemEnglish('keepers'));
  });

  it('leave words of other scripts, digits and the shortest words alone', () => {
    for (const word of ['достоевскии', '東京', '1980s', 'as', "don't"]) assert.equal(stemEnglish(word), word);
  });

  it('begin as all their words do', () => {
    for (const word of ['happy', 'usability', 'conflating', 'ponies', 'technologies', 'replacement'])
      assert.ok(word.startsWith(commonBeginning(stemEnglish(word))), word);
    fc.assert(
      fc.property(wordLike(), (word) => assert.ok(word.startsWith(commonBeginning(stemEnglish(word))))),
    );
  });

  it('agree with the stemmer of SQLite', () => {
    fc.assert(
      fc.property(fc.array(wordLike(), { minLength: 50, maxLength: 200 }), (words) => {
        assert.deepEqual(words.map(stemEnglish), stemsOfSqlite(words));
      }),
      { numRuns: 10 },
    );
  });
});

/** Letters with the endings that the rules are about. No y: SQLite takes a second one for a consonant, the paper for a vowel. */
function wordLike(): fc.Arbitrary<string> {
  const endings =
    'ational ization fulness biliti bly logi ical ement ion able ing ed eed ies sses er ly y s e ll'.split(
      ' ',
    );
  return fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'abcdeilmnorstuvz'), minLength: 3, maxLength: 7 }),
      fc.constantFrom(...endings),
    )
    .map((parts) => parts.join(''));
}

function stemsOfSqlite(words: readonly string[]): string[] {
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'porter ascii')");
  database.exec("CREATE VIRTUAL TABLE stems USING fts5vocab(words, 'instance')");
  const insert = database.prepare('INSERT INTO words (rowid, word) VALUES (?, ?)');
  for (const [at, word] of words.entries()) insert.run(at, word);
  const rows = database.prepare('SELECT term FROM stems ORDER BY doc').all();
  database.close();
  return rows.map(({ term }) => String(term));
}
