import assert from 'node:assert/strict';
import { parseBibliography } from '../../../src/core/metadata/bibliography.ts';

describe('an entry of BibTeX as a CSL item', () => {
  const itemOf = (entry: string) => parseBibliography(entry).items[0]?.item;

  const names: readonly (readonly [what: string, field: string, names: object[]])[] = [
    ['an institution in braces', '{{Lineskeep}}', [{ literal: 'Lineskeep' }]],
    ['a person of one name', '{Plato}', [{ family: 'Plato' }]],
    [
      'both beside each other',
      '{Haskett, Ione and {Sayre and Sons} and {Keep}er}',
      [{ given: 'Ione', family: 'Haskett' }, { literal: 'Sayre and Sons' }, { family: 'Keeper' }],
    ],
    [
      'an institution with accents',
      String.raw`{{Caf{\'e} de {La} Marsh}}`,
      [{ literal: 'Café de La Marsh' }],
    ],
    [
      'one in quotation marks',
      '"{Lineskeep} and Doe, Ann"',
      [{ literal: 'Lineskeep' }, { given: 'Ann', family: 'Doe' }],
    ],
  ];
  for (const [what, field, expected] of names)
    it(`has ${what} as author`, () =>
      assert.deepEqual(itemOf(`@book{k, author = ${field}}`)?.author, expected));

  it('has the interviewer’s institution too', () => {
    const item = itemOf('@misc{k, editor = {{The Long Ebb}}, editortype = {interviewer}}');
    assert.deepEqual(item?.interviewer, [{ literal: 'The Long Ebb' }]);
  });

  const types: readonly (readonly [entry: string, type: string, genre?: string])[] = [
    ['@article{k, entrysubtype = {magazine}}', 'article-magazine'],
    ['@article{k, entrysubtype = {Newspaper}}', 'article-newspaper'],
    ['@article{k, title = {A}}', 'article-journal'],
    ['@misc{k, entrysubtype = {interview}}', 'interview'],
    ['@misc{k, entrysubtype = {interview}, type = {Podcast}}', 'interview', 'Podcast'],
    ['@misc{k, entrysubtype = {constructor}}', 'document', 'constructor'],
  ];
  for (const [entry, type, genre] of types) {
    it(`is a work of the type that ${entry} says`, () => {
      assert.equal(itemOf(entry)?.type, type);
      assert.equal(itemOf(entry)?.genre, genre);
    });
  }

  it('has one number, not two', () => {
    const item = itemOf('@book{k, series = {Marsh Books}, number = {3}}');
    assert.equal(item?.['collection-number'], '3');
    assert.equal(item?.number, undefined);
  });

  it('has the site of a web page, however it is spelled', () => {
    for (const field of ['journaltitle', 'booktitle'])
      assert.equal(itemOf(`@online{k, title = {A}, ${field} = {The Site}}`)?.['container-title'], 'The Site');
  });

  it('is read in linear time', () => {
    const startedMs = performance.now();
    itemOf(`@book{k, author = {${' '.repeat(200_000)}a${'{'.repeat(1000)}${'}'.repeat(1000)}}}`);
    assert.ok(performance.now() - startedMs < 3000);
  });
});
