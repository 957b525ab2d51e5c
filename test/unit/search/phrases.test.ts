import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { tokenizeWords } from '../../../src/core/index/searchFields.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import { phraseStarts } from '../../../src/core/search/phrases.ts';
import { PhraseTexts } from '../../../src/core/search/phraseTexts.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';
import { indexOf } from '../../support/passageCorpus.ts';

describe('exact phrases', () => {
  const index = indexOf({
    'across.txt': [
      'She had not been back since the winter',
      'the gate failed. Nobody had.',
      'The gate was also a promise, and the gate was',
    ],
    'next.txt': ['also a promise. A “dry nail” has no story;\nthe nail — was dry. Don’t touch it.'],
  });
  const found = (query: string) => searchPassages(index, query).hits.map(({ passage }) => passage.id);
  const marked = (query: string) =>
    searchPassages(index, query).hits.map(({ passage, highlights }) =>
      highlights.map((span) => passage.text.slice(...span)).join(' '),
    );

  it('stand whatever punctuation, case and line breaks are between the words', () => {
    assert.deepEqual(found('"no story the nail was dry"'), ['next-txt.0']);
    assert.deepEqual(found('"DON\'T touch"'), ['next-txt.0']);
    assert.deepEqual(found('"nail dry"'), []);
    assert.deepEqual(found('"don touch"'), []);
    assert.deepEqual(found('"dry don"'), []);
  });

  it('run on into the next passage of the source, and never into another source', () => {
    assert.deepEqual(found('"since the winter the gate failed"'), ['across-txt.0']);
    assert.deepEqual(marked('"since the winter the gate failed"'), ['since the winter']);
    assert.deepEqual(found('"and the gate was also a promise"'), []);
  });

  it('run on past what is not for quoting', () => {
    const page = indexOf({
      'a.txt': {
        passages: [
          'It was seven years',
          { text: 'Advertisement', kind: 'advertisement', quotable: false },
          'before anybody asked.',
        ],
      },
    });
    assert.equal(searchPassages(page, '"seven years before anybody"').total, 1);
  });

  it('cross line ends and the furniture of a transcript', async () => {
    const { index: transcript } = await corpusOf({
      'talk.txt': marshCorpus['interview.txt'].replaceAll(' does a ', ' does\na '),
    });
    assert.equal(searchPassages(transcript, '"what does a keeper do"').total, 1);
    // Between these words stand a time stamp and a name.
    assert.equal(searchPassages(transcript, '"keeper do all night i listened to the water"').total, 1);
  });

  it('are found while they are being typed', () => {
    assert.deepEqual(found('"no story the na'), ['next-txt.0']);
    for (const begun of ['t', 'th', 'the', 'the g', 'the ga', 'the gat', 'the gate'])
      assert.deepEqual(found(`"since the winter ${begun}`), ['across-txt.0'], begun);
    assert.deepEqual(found('"since the winter the pin'), []);
    assert.deepEqual(found('"promi'), ['across-txt.2', 'next-txt.0']);
  });

  it('mean one word in one form where they are one word', () => {
    assert.deepEqual(found('"promises"'), []);
    assert.deepEqual(found('"promise"').length, 2);
  });

  it('decide what is found, and words beside them what comes first', () => {
    assert.deepEqual(found('"a promise" story'), ['next-txt.0', 'across-txt.2']);
    assert.deepEqual(found('"a promise" "dry nail"'), ['next-txt.0']);
  });

  it('can be what shall not be there', () => {
    assert.deepEqual(found('promise -"dry nail"'), ['across-txt.2']);
    assert.deepEqual(found('gate -"winter the gate"').length, 2);
  });

  it('are seen in plain texts as the words one by one show them', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b',
        'A',
        "don't",
        'don’t',
        "'",
        '’',
        ' ',
        '  ',
        '-',
        '—',
        '…',
        '.',
        '\n',
        'é',
        '\u00ad',
        '1',
        'ʼ',
        '“',
        'do',
        't',
      ],
    );
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const words = fc.array(fc.constantFrom('a', 'b', "don't", '1', 't', 'do', 'é'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(texts, words, fc.boolean(), (text, phrase, openEnded) => {
        const expected = phraseStarts(tokenizeWords(text), { words: phrase, openEnded }) >= 0;
        const texts = new PhraseTexts(indexOf({ 'a.txt': [text] }).parts(), { words: phrase, openEnded });
        assert.equal(texts.isIn(0, 0), expected);
      }),
      { numRuns: 5000 },
    );
  });

  it('are all found, and nothing else is, wherever the cuts between passages fall', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 14 });
    const cuts = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        text,
        cuts,
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 3 }),
        (words, lengths, phrase) => {
          const passages: string[][] = [];
          for (let at = 0; at < words.length; at += passages.at(-1)?.length ?? 1)
            passages.push(words.slice(at, at + (lengths[passages.length] ?? 3)));
          const starts = passages.map((_, at) => passages.slice(0, at).flat().length);
          const expected = passages.flatMap(({ length }, at) => {
            const begins = words.some(
              (_, word) =>
                word >= (starts[at] ?? 0) &&
                word < (starts[at] ?? 0) + length &&
                word + phrase.length <= (starts[at] ?? 0) + length + (passages[at + 1]?.length ?? 0) &&
                phrase.every((each, offset) => words[word + offset] === each),
            );
            return begins ? [`a-txt.${at}`] : [];
          });
          const cut = indexOf({ 'a.txt': passages.map((each) => each.join(' ')) });
          const hits = searchPassages(cut, `"${phrase.join(' ')}"`).hits.map(({ passage }) => passage.id);
          assert.deepEqual(hits.sort(), expected.sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are the same whether the index knows where words stand or looks into the texts', () => {
    const word = fc.constantFrom('a', 'b', 'A', 'é', "don't", '—', 'c');
    const passage = fc
      .record({
        words: fc.array(word, { minLength: 1, maxLength: 9 }),
        times: fc.constantFrom(1, 1, 1, 1, 150),
      })
      .map(({ words, times }) => `${words.join(' ')} `.repeat(times));
    const query = fc
      .tuple(
        fc.array(fc.constantFrom('a', 'b', 'c', 'e', "don't", 'do'), { minLength: 2, maxLength: 4 }),
        fc.boolean(),
      )
      .map(([words, isOpen]) => `"${words.join(' ')}${isOpen ? '' : '"'}`);
    fc.assert(
      fc.property(fc.array(passage, { minLength: 1, maxLength: 6 }), query, (passages, asked) => {
        const lately = indexOf({ 'a.txt': passages });
        const packed = indexOf({ 'a.txt': passages });
        finishNow(packed.compact());
        const [part] = packed.parts();
        assert.ok(part?.segment.fields.get('text')?.arrays.placed);
        const idsOf = (index: CorpusIndex) =>
          searchPassages(index, asked).hits.map(({ passage: { id } }) => id);
        assert.deepEqual(idsOf(packed), idsOf(lately));
      }),
      { numRuns: 500 },
    );
  });
});
