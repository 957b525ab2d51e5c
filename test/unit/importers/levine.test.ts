import assert from 'node:assert/strict';
import type { ImportedFile } from '../../../src/core/importers/importSource.ts';
import type { Kind, Section } from '../../../src/core/model/passage.ts';
import { splitPassages } from '../../../src/core/passages/splitPassages.ts';
import { needsLevine, readLevine } from '../../support/levine.ts';

/** Figures of ../shared/EXPECTED-levine.md. */
describe('import of the real corpus', () => {
  before(function () {
    needsLevine(this);
  });

  const ofKind = ({ sections }: ImportedFile, kind: Kind) =>
    sections.filter((section) => section.kind === kind);
  const lineOf = (section: Section) => Number(section.locator?.value);
  const textOf = ({ text }: ImportedFile, { spans }: Section) =>
    spans.map(([start, end]) => text.slice(start, end)).join(' ');
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  describe('the episode summary', () => {
    let imported: ImportedFile;
    before(async () => {
      imported = await readLevine('summary');
    });

    it('is recognised by its structure, as a secondary source', () => {
      assert.equal(imported.layout, 'episode-summary');
      assert.equal(imported.role, 'secondary');
    });

    it('takes its title from line 2, with show and number', () => {
      assert.equal(imported.found['container-title'], 'Lex Fridman Podcast');
      assert.equal(imported.found.number, '108');
      const [titleLine = ''] = imported.text.split('\n').slice(1);
      assert.equal(imported.found.title, titleLine.slice(0, titleLine.indexOf(' | ')));
    });

    it('knows its boilerplate', () => {
      assert.deepEqual(ofKind(imported, 'boilerplate').map(lineOf), [
        1,
        3,
        ...range(42, 47),
        49,
        50,
        ...range(72, 80),
      ]);
    });

    it('has a standfirst, 10 insights, 13 sections, an answer and 21 descriptions', () => {
      assert.deepEqual(ofKind(imported, 'prose').map(lineOf), [
        4,
        ...range(6, 15),
        ...range(0, 12).map((section) => 17 + 2 * section),
        48,
        ...range(51, 71),
      ]);
      assert.deepEqual(ofKind(imported, 'heading').map(lineOf), [
        2,
        5,
        ...range(0, 12).map((section) => 16 + 2 * section),
      ]);
    });

    it('gives all words to the site and to nobody by name', () => {
      assert.ok(imported.sections.every(({ voice, speaker }) => voice === 'site' && speaker === undefined));
    });
  });

  describe('the newsletter digest', () => {
    let imported: ImportedFile;
    before(async () => {
      imported = await readLevine('digest');
    });

    it('is recognised, with the day it was sent', () => {
      assert.equal(imported.layout, 'digest');
      assert.equal(imported.role, 'secondary');
      assert.deepEqual(imported.found.issued, { 'date-parts': [[2026, 6, 11]] });
    });

    it('has 5 insights, 4 paragraphs, 8 bullets and an open question', () => {
      assert.equal(ofKind(imported, 'prose').length, 5 + 4 + 8 + 1);
    });

    it('has one notable quote, which the page puts in no mouth', () => {
      const [quote, ...others] = ofKind(imported, 'reported');
      assert.equal(others.length, 0);
      assert.equal(quote?.voice, 'unmarked');
      assert.equal(quote?.speaker, undefined);
      assert.equal(quote && textOf(imported, quote), imported.text.split('\n')[27]);
    });
  });

  describe('the quotation list', () => {
    let imported: ImportedFile;
    let quotes: readonly Section[];
    before(async () => {
      imported = await readLevine('quotationList');
      quotes = ofKind(imported, 'reported');
    });

    it('holds 75 reported quotations in a secondary source', () => {
      assert.equal(imported.layout, 'quotation-list');
      assert.equal(imported.role, 'secondary');
      assert.equal(quotes.length, 75);
      assert.equal(
        splitPassages('s', imported.text, imported.sections).filter(({ kind }) => kind === 'reported').length,
        75,
      );
    });

    it('stands in 8 parts of 10, 9, 10, 9, 10, 9, 9 and 9 items', () => {
      const parts = ofKind(imported, 'heading').map(lineOf).slice(1);
      const counts = parts.map(
        (line, part) =>
          quotes.filter(
            (quote) => lineOf(quote) > line && lineOf(quote) < (parts[part + 1] ?? Number.POSITIVE_INFINITY),
          ).length,
      );
      assert.deepEqual(counts, [10, 9, 10, 9, 10, 9, 9, 9]);
    });

    it('claims 75 topics and 12 sources', () => {
      const sources = quotes.map(({ reported }) => reported?.claimedSource);
      assert.equal(new Set(quotes.map(({ reported }) => reported?.topic)).size, 75);
      assert.equal(new Set(sources).size, 12);
      const count = (name: string) => sources.filter((source) => source === name).length;
      assert.equal(count('Lex Fridman Podcast #108'), 12);
      assert.equal(count('Dwarkesh Podcast'), 10);
      assert.equal(count('Happy Scribe Transcripts'), 2);
    });

    it('marks the words exactly, without their quotation marks', () => {
      for (const { spans } of quotes) {
        const [start, end] = spans[0] as readonly [number, number];
        assert.equal(imported.text.charAt(start - 1), '"');
        assert.equal(imported.text.charAt(end), '"');
      }
    });

    it('says that the page, not a label, puts the words in a mouth', () => {
      const name = imported.text.trimStart().split('\n')[0]?.replace('Lessons from ', '');
      assert.ok(quotes.every(({ voice, speaker }) => voice === 'site' && speaker === name));
    });
  });

  describe('the appearances page', () => {
    let imported: ImportedFile;
    let speech: Section;
    before(async () => {
      imported = await readLevine('appearances');
      speech = ofKind(imported, 'speech')[0] as Section;
    });

    it('is one stretch of 700 spoken lines in a primary source', () => {
      assert.equal(imported.layout, 'appearances');
      assert.equal(imported.role, 'primary');
      assert.equal(ofKind(imported, 'speech').length, 1);
      assert.equal(speech.spans.length, 700);
      assert.equal(
        speech.spans.reduce((sum, [start, end]) => sum + end - start, 0),
        63_372,
      );
    });

    it('has exact offsets from the first line to the last', () => {
      assert.deepEqual(speech.spans[0], [222, 227]);
      assert.equal(speech.spans.at(-1)?.[1], imported.text.length);
    });

    it('knows the words by the page alone', () => {
      assert.equal(speech.voice, 'site');
      assert.equal(speech.speaker, imported.found.title);
    });

    it('lets no passage hold the repeated header', () => {
      const passages = splitPassages('s', imported.text, imported.sections);
      const quotable = passages.filter((passage) => passage.quotable);
      assert.ok(quotable.length > 100);
      const header = imported.text.slice(0, 222).trimEnd().split('\n').slice(-2);
      for (const { text } of quotable) assert.ok(header.every((line) => !text.includes(line)));
    });

    it('tells lines with the same words apart', () => {
      const passages = splitPassages('s', imported.text, imported.sections);
      assert.equal(new Set(passages.map(({ id }) => id)).size, passages.length);
    });
  });

  describe('the raw speech recognition', () => {
    let imported: ImportedFile;
    before(async () => {
      imported = await readLevine('speechRecognition');
    });

    it('is recognised by its missing sentence ends, as a primary source', () => {
      assert.equal(imported.layout, 'speech-recognition');
      assert.equal(imported.role, 'primary');
    });

    it('finds the advertisements, and they are not for quoting', () => {
      const starts = ofKind(imported, 'advertisement').map(({ spans }) => spans[0]?.[0]);
      const next = ofKind(imported, 'speech').map(({ spans }) => spans[0]?.[0]);
      assert.deepEqual(starts, [391, 95_440]);
      assert.ok(next.includes(2676) && next.includes(96_024));
      const passages = splitPassages('s', imported.text, imported.sections);
      assert.ok(passages.filter(({ kind }) => kind === 'advertisement').every(({ quotable }) => !quotable));
    });

    it('finds the quotation in the sign-off', () => {
      assert.deepEqual(
        ofKind(imported, 'reported').map(({ spans, speaker }) => [spans[0], speaker]),
        [[[96_084, 96_137], 'Salvador Dali']],
      );
    });

    it('marks no voice of the conversation', () => {
      assert.ok(
        ofKind(imported, 'speech').every(
          ({ voice, speaker }) => voice === 'unmarked' && speaker === undefined,
        ),
      );
    });

    it('cuts passages between words, each of a size to quote', () => {
      for (const { start, end, text } of splitPassages('s', imported.text, imported.sections)) {
        assert.ok(/(^|\s)$/u.test(imported.text.slice(Math.max(0, start - 1), start)), 'starts at a word');
        assert.ok(/^(\s|$)/u.test(imported.text.slice(end, end + 1)), 'ends at a word');
        assert.ok(text.length <= 560);
      }
    });
  });
});
