import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import { scoreTexts } from '../../../src/core/search/scoreTexts.ts';
import { createSearchContext } from '../../../src/core/search/searchContext.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { toWeightedWord } from '../../../src/core/search/weightedWords.ts';
import { indexOf, type TestSource } from '../../support/passageCorpus.ts';

type Sources = Readonly<Record<string, TestSource | readonly string[]>>;

describe('the order of hits', () => {
  const files = (index: CorpusIndex, query: string) =>
    searchPassages(index, query).hits.map(({ source }) => source.file);

  /** Asserts that `query` finds the files in their order, each of one passage. */
  function assertOrder(query: string, expected: readonly string[], sources: Sources): void {
    assert.deepEqual(files(indexOf(sources), query), expected);
    // Whatever the order in which they came into the index.
    assert.deepEqual(files(indexOf(Object.fromEntries(Object.entries(sources).reverse())), query), expected);
  }

  it('puts the word as it was typed before its other forms, however often these are there', () => {
    assertOrder('gate', ['one.txt', 'many.txt'], {
      'many.txt': ['Gates, gates and more gates.'],
      'one.txt': [
        'All the long road from the village down to the sea there was a single gate that anybody kept.',
      ],
    });
  });

  it('finds other forms of English words, and none in other languages', () => {
    assertOrder('motoring ', ['unknown.txt', 'english.txt'], {
      'english.txt': {
        item: { id: 'a', type: 'book', language: 'en-GB' },
        passages: [
          'All the motors of that gate were of the same make, and none of them ever ran for a whole year.',
        ],
      },
      'german.txt': { item: { id: 'b', type: 'book', language: 'de' }, passages: ['Der Motor lief.'] },
      'unknown.txt': ['A motor.'],
    });
  });

  it('finds words of other languages by their beginnings and without their accents', () => {
    assertOrder('hauser', ['a.txt', 'b.txt'], {
      'a.txt': { item: { id: 'a', type: 'book', language: 'de-DE' }, passages: ['Die Häuser am Deich.'] },
      'b.txt': {
        item: { id: 'b', type: 'book', language: 'german' },
        passages: ['Eine Häuserzeile am Deich.'],
      },
      'c.txt': ['A house by the dike.'],
    });
  });

  it('forgives a slip of each kind after everything that fits', () => {
    for (const slip of ['keeeper', 'keper', 'kreper', 'kepeer']) {
      assertOrder(`${slip} gate`, ['b.txt'], {
        'a.txt': ['The tide.'],
        'b.txt': ['The keeper of the gate.'],
      });
    }
    assertOrder('marsh road', ['fits.txt', 'slip.txt'], {
      'fits.txt': [
        'Beside the road, and a long way behind it, the brown water of the marsh is all there is to see.',
      ],
      'slip.txt': ['March road. March road.'],
    });
  });

  it('takes no word that there is for a slip of one that says nothing', () => {
    const index = indexOf({
      'and.txt': ['The tide and the marsh.', 'The road and the marsh.'],
      'end.txt': ['The end of the marsh.'],
    });
    const marked = (query: string) =>
      searchPassages(index, query).hits.flatMap(({ passage, highlights }) =>
        highlights.map((span) => passage.text.slice(...span)),
      );
    assert.deepEqual(marked('end marsh '), ['end', 'marsh', 'marsh', 'marsh']);
    assert.deepEqual(marked('amd marsh '), ['and', 'marsh', 'and', 'marsh', 'marsh']);
  });

  it('never takes a number for a slip', () => {
    assertOrder('1971 ', [], { 'other.txt': ['The flood of 1972.'] });
  });

  it('puts passages with all the words before those with most of them', () => {
    assertOrder('keeper gate tide', ['all.txt', 'most.txt'], {
      'few.txt': ['Tide tables.'],
      'most.txt': ['The tide and the keeper. The tide and the keeper.'],
      'all.txt': [
        'Nobody knows why, but there was a tide that night, then a man at the gate, and he was its keeper.',
      ],
    });
  });

  it('puts words as they were typed before words in another order', () => {
    assertOrder('what does a keeper do', ['typed.txt', 'other.txt'], {
      'other.txt': ['A keeper does what a keeper can do. Keeper, keeper.'],
      'typed.txt': [
        'In the end nobody in the village ever asked the one question: what does a keeper do all the night?',
      ],
    });
  });

  it('puts words that stand close together first', () => {
    assertOrder('pin gate', ['near.txt', 'far.txt'], {
      'far.txt': [
        'The pin was brass, and the man who had made it never in his life saw the gate. The pin, the gate.',
      ],
      'near.txt': [
        'There are things that one may lose in a storm, such as a coat or a lamp or a name, but not the gate pin, which is of brass.',
      ],
    });
  });

  it('puts speech of a primary source before prose about it, and reported words last', () => {
    const said: Partial<Passage> = {
      text: 'The gate was shut.',
      kind: 'speech',
      speaker: 'Ione Haskett',
      voice: 'labelled',
    };
    assertOrder('gate shut', ['speech.txt', 'prose.txt', 'reported.txt', 'article.txt', 'notes.md'], {
      'article.txt': { role: 'secondary', passages: ['The gate was shut.'] },
      'notes.md': { role: 'own', passages: ['The gate was shut.'] },
      'prose.txt': ['The gate was shut.'],
      'reported.txt': { passages: [{ ...said, kind: 'reported' }] },
      'speech.txt': { passages: [said] },
    });
  });

  it('finds advertisements only where they are asked for', () => {
    const index = indexOf({
      'a.txt': { passages: [{ text: 'Buy a gate!', kind: 'advertisement', quotable: false }] },
    });
    assert.deepEqual(files(index, 'gate'), []);
    assert.deepEqual(files(index, 'gate kind:advertisement'), ['a.txt']);
  });

  it('lets words stand in the name of the speaker or the title, before words may be missing', () => {
    const text =
      'What the tide forgets in all those years on the coast, and nobody else remembers, is the name of the gate.';
    assertOrder('haskett tide gate ', ['said.txt', 'titled.txt', 'neither.txt'], {
      'neither.txt': ['Tide gate. Tide gate. Tide gate.'],
      'said.txt': { passages: [{ text, speaker: 'Ione Haskett', voice: 'labelled', kind: 'speech' }] },
      'titled.txt': { title: 'Talks with Ione Haskett', passages: [text] },
    });
  });

  it('finds for a question of many words what is about the same in other words', () => {
    const about =
      'The keeper at the gate knew the tide, the storm and the flood: that was the sluice, and he the warden.';
    const index = indexOf({
      'a.txt': ['The keeper at the gate knew a letter from a coat.'],
      'b.txt': ['The keeper at the gate knew a sluice from a warden.'],
      ...Object.fromEntries(['c', 'd', 'e'].map((name) => [`${name}.txt`, [about]])),
      'f.txt': ['Winter is a season.'],
    });
    const order = files(index, 'winter storm flood keeper gate tide ');
    assert.ok(order.indexOf('b.txt') >= 0 && order.indexOf('b.txt') < order.indexOf('a.txt'), order.join());
  });

  it('looks no further than a quotation that it has found', () => {
    const quotation = 'the pin hung on a bent nail and the keeper of the gate let it hang';
    const sources = {
      'other.txt': ['A pin and a nail. A keeper. The gate hung.'],
      'quoted.txt': [`Nobody asked, so ${quotation} till the storm.`],
    };
    assertOrder(quotation, ['quoted.txt'], sources);
    assertOrder('nail gate keeper pin hung bent ', ['quoted.txt', 'other.txt'], sources);
  });

  it('takes a passage for as long as the words in it that say something', () => {
    const index = indexOf({
      'a.txt': ['Storm, brass, coat, lamp, road, village, coast, letter, teapot, keeper.'],
      'b.txt': ['Storm and then what was it to him or to her, so it was not over before.'],
    });
    const context = createSearchContext(index, [], () => false);
    const words = [toWeightedWord(context.parts, 'storm', new Map([['storm', 1]]), 1)];
    const places = [0, 1].map((document) => ({ part: 0, document }));
    const ranked = scoreTexts(context, places, words, { of: () => 1, most: 1 });
    assert.equal(ranked[0]?.document, 1);
  });

  it('keeps equal passages in the order of the corpus', () => {
    const sources = Object.fromEntries(
      ['b', 'a', 'c'].map((name) => [`${name}.txt`, ['The gate.', 'The gate.']]),
    );
    assertOrder('gate', ['a.txt', 'a.txt', 'b.txt', 'b.txt', 'c.txt', 'c.txt'], sources);
  });

  it('finds Japanese words inside a run of characters', () => {
    const index = indexOf({ 'a.txt': ['図書館の鍵は東京にある。'], 'b.txt': ['沼地は潮を忘れない。'] });
    assert.deepEqual(files(index, '図書館'), ['a.txt']);
    assert.deepEqual(files(index, '東京の鍵'), ['a.txt']);
    assert.deepEqual(files(index, '"潮を忘れない"'), ['b.txt']);
    const [hit] = searchPassages(index, '東京').hits;
    assert.deepEqual(
      hit?.highlights.map((span) => hit.passage.text.slice(...span)),
      ['東京'],
    );
  });

  it('marks the words that were found, and small words only beside them', () => {
    const text = 'The pin was on the nail; the tide was out.';
    const [hit] = searchPassages(indexOf({ 'a.txt': [text] }), 'the pin was on the nails ').hits;
    assert.equal(hit?.highlights.map((span) => text.slice(...span)).join(' '), 'The pin was on the nail');
  });

  it('never lets scores rise, whatever is asked', () => {
    const words = ['gate', 'gates', 'pin', 'tide', 'the', 'keeper', 'marsh'];
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 30 }), sentence, (texts, query) => {
        const scores = searchPassages(indexOf({ 'a.txt': texts }), query).hits.map(({ score }) => score);
        assert.deepEqual(
          scores,
          scores.toSorted((a, b) => b - a),
        );
      }),
    );
  });
});
