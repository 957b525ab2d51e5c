import assert from 'node:assert/strict';
import { findEntry, findEntryKey } from '../../../src/core/metadata/findEntry.ts';

describe('finding the entry of a cite key', () => {
  const cases: readonly (readonly [file: string, text: string, entry: string])[] = [
    ['a.bib', '@book{other, title={x}}\n@book{key1, title={y}}\n', '@book{key1, title={y}}'],
    ['a.json', '[{"id": "key10"}, {"id": "key1"}]', '"id": "key1"'],
    ['a.yaml', 'references:\n- id: key1\n  title: x\n', '- id: key1'],
    ['a.ris', 'TY  - BOOK\nID  - key1\nER  - \n', 'ID  - key1'],
  ];
  for (const [file, text, entry] of cases) {
    it(`works in ${file.slice(2)} files`, () => {
      const span = findEntry(file, text, 'key1');
      assert.ok(span);
      assert.equal(text.slice(...span), entry);
    });
  }

  it('tells the key from the rest of its entry', () => {
    for (const [file, text] of [...cases, ['b.bib', '@book{book, title = {The book}}', ''] as const]) {
      const key = file === 'b.bib' ? 'book' : 'key1';
      const span = findEntryKey(file, text, key);
      assert.ok(span, file);
      assert.equal(text.slice(...span), key);
    }
    assert.deepEqual(findEntryKey('b.bib', '@book{book, title = {The book}}', 'book'), [6, 10]);
  });

  it('takes a key for itself, whatever it means to a regular expression', () => {
    assert.equal(findEntry('a.json', '[{"id": "aXb"}]', 'a.b'), undefined);
    assert.ok(findEntry('a.json', '[{"id": "a.b(c"}]', 'a.b(c'));
  });

  it('finds nothing where there is no such entry', () => {
    for (const [file, text] of cases) assert.equal(findEntry(file, text, 'key2'), undefined);
  });
});
