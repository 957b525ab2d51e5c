import assert from 'node:assert/strict';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import { isClash, isSameWork } from '../../../src/core/bibliography/sameWork.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { haskett, sayre } from './works.ts';

const json = (...items: object[]) => JSON.stringify(items);
const outcomes = (files: { path: string; text?: string; isReadOnly?: boolean }[], ...items: CslItem[]) => {
  const { change, works } = addToBibliography(files, items);
  return { change: change?.path, works: works.map(({ outcome }) => outcome) };
};

describe('adding works to a draft’s bibliography', () => {
  it('makes no edit for what is there, in whichever of its files', () => {
    const files = [
      { path: 'a.bib', text: '' },
      { path: 'b.json', text: json(haskett) },
    ];
    assert.deepEqual(outcomes(files, haskett), { change: undefined, works: ['present'] });
  });

  it('adds to the first file that can be written and whose format it knows', () => {
    const files = [
      { path: 'a.ris', text: '' },
      { path: 'b.enl', text: '' },
      { path: 'c.json', text: '[]', isReadOnly: true },
      { path: 'd.bib', text: '' },
      { path: 'e.json', text: '[]' },
    ];
    assert.deepEqual(outcomes(files, haskett), { change: 'd.bib', works: ['added'] });
  });

  it('says where nothing can be written', () => {
    const problemOf = (path: string, isReadOnly: boolean) => {
      const [work] = addToBibliography([{ path, text: '[]', isReadOnly }], [haskett]).works;
      return work?.outcome === 'failed' ? work.problem : undefined;
    };
    assert.deepEqual(problemOf('a.json', true), { code: 'read-only', path: 'a.json' });
    assert.deepEqual(problemOf('a.ris', false), { code: 'no-writable-file' });
  });

  it('asks about a key that another work has, with both', () => {
    const other = { ...sayre, title: 'Hay', author: [{ family: 'Reed' }] };
    const { change, works } = addToBibliography([{ path: 'a.json', text: json(other) }], [sayre]);
    assert.equal(change, undefined);
    assert.deepEqual(works, [
      { outcome: 'clash', key: 'sayre2023', path: 'a.json', wanted: sayre, present: other },
    ]);
  });

  it('does not add a work again that is there under another key, unless it is told to', () => {
    const files = [{ path: 'a.json', text: json({ ...sayre, id: 'promise' }) }];
    assert.deepEqual(addToBibliography(files, [sayre]), {
      works: [{ outcome: 'twin', key: 'sayre2023', path: 'a.json', presentKey: 'promise' }],
    });
    assert.equal(addToBibliography(files, [sayre], { allowTwins: true }).works[0]?.outcome, 'added');
  });

  it('adds several works in one edit, and each of them once', () => {
    const files = [{ path: 'a.json', text: '[\n  {"id": "z"},\n  {"id": "m"}\n]\n' }];
    const { change, works } = addToBibliography(files, [sayre, haskett, sayre]);
    assert.deepEqual(
      works.map(({ outcome }) => outcome),
      ['added', 'added', 'present'],
    );
    assert.ok(change);
    const text = files[0]?.text ?? '';
    const [start, end] = change.edit.span;
    const after = JSON.parse(text.slice(0, start) + change.edit.newText + text.slice(end));
    assert.deepEqual(
      after.map(({ id }: CslItem) => id),
      ['z', 'm', 'sayre2023', 'haskett2021'],
    );
  });

  it('says that a file is new', () => {
    assert.equal(addToBibliography([{ path: 'references.json' }], [sayre]).change?.isNew, true);
    assert.equal(addToBibliography([{ path: 'references.json', text: '' }], [sayre]).change?.isNew, false);
  });

  it('adds to ten thousand works in a moment', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...sayre, id: `k${at}`, title: `Salt ${at}` }));
    const text = JSON.stringify(many, null, 2);
    const startedMs = performance.now();
    assert.deepEqual(outcomes([{ path: 'a.json', text }], haskett), { change: 'a.json', works: ['added'] });
    assert.ok(performance.now() - startedMs < 5000);
  });
});

describe('whether two items are one work', () => {
  const cases: readonly (readonly [name: string, change: Partial<CslItem>, same: boolean, clash: boolean])[] =
    [
      ['of the same metadata', {}, true, false],
      ['whose titles differ in marks and case', { title: 'the gate was also — a promise' }, true, false],
      ['of another year', { issued: { 'date-parts': [[1999]] } }, false, false],
      ['with a subtitle', { title: 'The Gate Was Also a Promise: Notes' }, false, false],
      ['without a title', { title: '' }, false, false],
      ['of another title', { title: 'Hay' }, false, true],
      ['of another author', { author: [{ family: 'Reed' }] }, false, true],
      ['of no author', { author: [] }, false, false],
    ];
  for (const [name, change, same, clash] of cases) {
    it(`is judged for works ${name}`, () => {
      assert.equal(isSameWork(sayre, { ...sayre, ...change }), same);
      assert.equal(isClash(sayre, { ...sayre, ...change }), clash);
    });
  }

  it('is judged by the DOI before all else, however it is spelled', () => {
    const [a, b] = [
      { ...sayre, DOI: '10.1/ABC' },
      { ...haskett, DOI: 'https://doi.org/10.1/abc' },
    ];
    assert.equal(isSameWork(a, b), true);
    assert.equal(isClash(a, b), false);
    assert.equal(isSameWork(a, { ...a, DOI: '10.1/x' }), false);
    assert.equal(isClash(a, { ...a, DOI: '10.1/x' }), true);
  });

  it('takes two records at one address for two works, unless they have one title', () => {
    const transcript = { ...haskett, title: 'Unedited Recording' };
    assert.equal(isSameWork(haskett, transcript), false);
    const spelled = { ...haskett, author: [], URL: 'http://www.example.org/ebb_12/#t=3' };
    assert.equal(isSameWork(haskett, spelled), true);
    assert.equal(isClash(haskett, transcript), false);
  });
});
