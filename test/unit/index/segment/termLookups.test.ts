import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPhrase } from '../../../../src/core/index/segment/phrases.ts';
import {
  documentFrequency,
  prefixTerms,
  similarTerms,
} from '../../../../src/core/index/segment/termLookups.ts';
import { corpora, liveDocuments, type TestCorpus, toParts, wordsOf } from './randomSearches.ts';

const anyWord = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 }),
  fc.constantFrom("don't", 'strasse', 'наука', '𝔸𝔹', 'a299'),
);

describe('The terms of an index', () => {
  it('are counted over all parts, without deleted documents', () => {
    fc.assert(
      fc.property(corpora, anyWord, (corpus, word) => {
        assert.equal(documentFrequency(toParts(corpus), word, 'text'), count(corpus, word));
      }),
    );
  });

  it('are found by how they begin', () => {
    fc.assert(
      fc.property(corpora, anyWord, (corpus, prefix) => {
        const expected = vocabulary(corpus)
          .filter((term) => term.startsWith(prefix))
          .map((term) => ({ term, documentFrequency: count(corpus, term) }));
        assert.deepEqual(prefixTerms(toParts(corpus), prefix, 'text'), expected);
      }),
    );
  });

  it('are found by how near they are, the nearest first and then the most frequent', () => {
    const options = fc.record({
      maxDistance: fc.nat(3),
      transpositions: fc.boolean(),
      limit: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(corpora, anyWord, options, (corpus, word, { limit, ...rest }) => {
        const expected = vocabulary(corpus)
          .map((term) => ({
            term,
            documentFrequency: count(corpus, term),
            distance: editDistance(term, word, rest.transpositions),
          }))
          .filter(({ distance }) => distance <= rest.maxDistance)
          .sort((a, b) => a.distance - b.distance || b.documentFrequency - a.documentFrequency)
          .slice(0, limit);
        assert.deepEqual(similarTerms(toParts(corpus), word, { field: 'text', limit, ...rest }), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('take two neighbors that changed places for one slip of the pen, where that is asked for', () => {
    const parts = toParts({
      parts: [[{ document: { id: 0, text: 'marsh', speaker: '', title: '' }, isDeleted: false }]],
    });
    const distanceOf = (transpositions: boolean) =>
      similarTerms(parts, 'masrh', { field: 'text', maxDistance: 2, transpositions })[0]?.distance;
    assert.deepEqual([distanceOf(false), distanceOf(true)], [2, 1]);
  });
});

describe('A phrase', () => {
  it('is looked for in the documents that hold all its words, and in no others', () => {
    fc.assert(
      fc.property(corpora, fc.array(anyWord, { maxLength: 4 }), (corpus, phrase) => {
        const asked: number[] = [];
        const { matches, partial } = findPhrase(
          toParts(corpus),
          phrase,
          (part, document) => {
            const { id } = documentAt(corpus, part, document);
            asked.push(id);
            return id % 2 === 0;
          },
          { field: 'text' },
        );
        const candidates = liveDocuments(corpus).filter(({ text }) => {
          const words = wordsOf(text);
          return phrase.length > 0 && phrase.every((word) => words.includes(word));
        });
        assert.deepEqual(
          asked,
          candidates.map(({ id }) => id),
        );
        const found = matches.flatMap((set, part) =>
          [...set].map((document) => documentAt(corpus, part, document).id),
        );
        assert.deepEqual(
          found,
          asked.filter((id) => id % 2 === 0),
        );
        assert.equal(partial, false);
      }),
    );
  });

  it('is given up when it is overdue', () => {
    const document = { text: 'the gate', speaker: '', title: '' };
    const parts = toParts({
      parts: [Array.from({ length: 1000 }, (_, id) => ({ document: { id, ...document }, isDeleted: false }))],
    });
    const { matches, partial } = findPhrase(parts, ['the', 'gate'], () => true, {
      field: 'text',
      isOverdue: () => true,
    });
    assert.equal(partial, true);
    assert.ok((matches[0]?.count ?? 1000) < 1000);
  });
});

/** The terms of the live documents' texts, in the order of their code units. */
function vocabulary(corpus: TestCorpus): string[] {
  return [...new Set(liveDocuments(corpus).flatMap(({ text }) => wordsOf(text)))].sort();
}

function count(corpus: TestCorpus, word: string): number {
  return liveDocuments(corpus).filter(({ text }) => wordsOf(text).includes(word)).length;
}

function documentAt(corpus: TestCorpus, part: number, document: number) {
  const entry = corpus.parts[part]?.[document];
  assert.ok(entry);
  return entry.document;
}

/** As the textbook has it, over the whole matrix. */
function editDistance(a: string, b: string, transpositions: boolean): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cell = (up: number, left: number) => (up === 0 ? row[j - left] : rows[i - up]?.[j - left]) ?? 0;
      let edits = Math.min(cell(1, 0) + 1, cell(0, 1) + 1, cell(1, 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (transpositions && isSwap) edits = Math.min(edits, cell(2, 2) + 1);
      row.push(edits);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
