import assert from 'node:assert/strict';
import { importSource } from '../../../src/core/importers/importSource.ts';
import { begunWords, isBegun } from '../../../src/extension/begunQuote.ts';
import { freeFileName, noteFile, noteFileName } from '../../../src/extension/noteFile.ts';

describe('a source made of the clipboard', () => {
  it('is read back with what the writer said of it, whatever that holds', async () => {
    const fields = { title: 'He said: "no" #1', author: 'Ray, Bo', date: '2024-03', url: '' };
    const bytes = new TextEncoder().encode(noteFile(fields, 'First words.\r\n\r\nMore words.'));
    const imported = await importSource({ file: 'a.md', bytes });
    assert.ok('stated' in imported);
    assert.equal(imported.stated.title, fields.title);
    assert.deepEqual(imported.stated.author, [{ family: 'Ray', given: 'Bo' }]);
    assert.deepEqual(imported.stated.issued, { 'date-parts': [[2024, 3]] });
    assert.equal(imported.stated.URL, undefined);
    assert.equal(imported.sections.length, 2);
  });

  it('gets a name that every system takes', () => {
    assert.equal(noteFileName('../A/B: “Täglich”?'), 'a-b-täglich.md');
    assert.equal(noteFileName('???'), 'note.md');
  });

  it('never takes a name that is there', () => {
    const there = new Set(['a.md', 'a (2).md']);
    assert.equal(
      freeFileName('a.md', (name) => there.has(name)),
      'a (3).md',
    );
  });
});

describe('a begun quote', () => {
  const cases: readonly (readonly [before: string, words: string | undefined])[] = [
    ['> the pin', 'the pin'],
    ['  - > the pin', 'the pin'],
    ['She said “the pin', 'the pin'],
    ['She said "the pin', 'the pin'],
    ['She said "the pin" and', undefined],
    ['Plain words', undefined],
  ];
  for (const [before, words] of cases) {
    it(`is ${words === undefined ? 'not ' : ''}seen in ${before}`, () =>
      assert.equal(begunWords(before), words));
  }

  it('includes citations', () => {
    assert.ok(isBegun('as @say'));
    assert.ok(isBegun('as [see @say, '));
    assert.ok(!isBegun('plain '));
    assert.ok(!isBegun('done [@say, p. 3] '));
  });
});
