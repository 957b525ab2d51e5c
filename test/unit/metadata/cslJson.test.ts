import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCslJson } from '../../../src/core/metadata/cslJson.ts';

const item = {
  id: 'quill2021',
  type: 'book',
  title: 'On Salt',
  author: [{ family: 'Quill', given: 'Mara' }],
};

const parse = (...items: readonly unknown[]) => parseCslJson(JSON.stringify(items, undefined, 2));

describe('CSL-JSON', () => {
  it('is read from a list, with the line of each item', () => {
    const { items, problems } = parseCslJson(
      `[\n  ${JSON.stringify(item)},\n\n  ${JSON.stringify({ ...item, id: 7 })}\n]\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      items.map(({ item: { id }, line }) => [id, line]),
      [
        ['quill2021', 2],
        ['7', 4],
      ],
    );
    assert.deepEqual(items[0]?.item, item);
  });

  it('is read from an object of items', () => {
    const text = JSON.stringify({
      config: { items: 'none', list: [1, { items: [2] }] },
      items: [item],
      more: [],
    });
    assert.deepEqual(
      parseCslJson(`\ufeff${text}`).items.map(({ item: { id } }) => id),
      ['quill2021'],
    );
  });

  const files: readonly (readonly [string, object, readonly string[]])[] = [
    ['its file field', { file: 'Text:texts/a.pdf:application/pdf;b.txt' }, ['texts/a.pdf', 'b.txt']],
    ['its custom field', { custom: { file: 'a.txt' } }, ['a.txt']],
    ['a list of files', { file: ['a.txt', 'b.txt'] }, ['a.txt', 'b.txt']],
    [
      'its attachments',
      {
        attachments: [
          { localPath: '/x/a.pdf', path: 'storage:a.pdf' },
          { path: 'b.pdf' },
          { path: 'storage:c.pdf' },
          { title: 'link' },
        ],
      },
      ['/x/a.pdf', 'b.pdf'],
    ],
  ];
  for (const [name, fields, expected] of files)
    it(`names the files of ${name}`, () =>
      assert.deepEqual(parse({ ...item, ...fields }).items[0]?.files, expected));

  it('keeps files and keywords out of the item, which travels into drafts', () => {
    const [entry] = parse({
      ...item,
      keyword: 'Primary, Salt marsh',
      file: 'a',
      attachments: [],
      custom: { file: 'a', x: 1 },
    }).items;
    assert.deepEqual(entry?.keywords, ['primary', 'salt marsh']);
    assert.deepEqual(entry?.item, { ...item, custom: { x: 1 } });
  });

  const faults: readonly (readonly [string, unknown, RegExp])[] = [
    ['no id', { ...item, id: undefined }, /item 2 has no id/u],
    ['no type', { ...item, type: '' }, /item 2 \("quill2021"\) has no type/u],
    ['a title that is a list', { ...item, title: ['a'] }, /"title" that is no text/u],
    ['an author that is a string', { ...item, author: 'Mara Quill' }, /"author" that is no list of names/u],
    ['a name without parts', { ...item, editor: [{}] }, /"editor" that is no list of names/u],
    ['a date in words', { ...item, issued: 'spring' }, /"issued" that is no date/u],
    ['a date without lists', { ...item, issued: { 'date-parts': [2021] } }, /"issued" that is no date/u],
    ['a volume that is an object', { ...item, volume: {} }, /"volume" that is neither/u],
    ['Zotero’s own format', { itemType: 'book', title: 'x' }, /export it as CSL JSON/u],
    ['a number', 7, /is no item/u],
  ];
  for (const [name, bad, reason] of faults) {
    it(`reports an item with ${name} and uses the others`, () => {
      const { items, problems } = parse(item, bad, { ...item, id: 'ash2022' });
      assert.deepEqual(
        items.map(({ item: { id } }) => id),
        ['quill2021', 'ash2022'],
      );
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.reason ?? '', reason);
      assert.ok((problems[0]?.line ?? 0) > 2);
    });
  }

  it('loses only the item that is no valid JSON', () => {
    const { items, problems } = parseCslJson(
      `[${JSON.stringify(item)},\n{"id": "b" "type": "book"},\n${JSON.stringify({ ...item, id: 'c' })},\n]`,
    );
    assert.deepEqual(
      items.map(({ item: { id } }) => id),
      ['quill2021', 'c'],
    );
    assert.deepEqual(problems, [{ line: 2, reason: 'item 2 is not valid JSON' }]);
  });

  it('takes brackets and commas inside a string for words', () => {
    const title = 'On ], {"items": [ and \\" salt\\';
    assert.equal(parse({ ...item, title }).items[0]?.item.title, title);
  });

  it('leaves out a date that is not known', () => {
    assert.equal(parse({ ...item, issued: { 'date-parts': [[null]] } }).items[0]?.item.issued, undefined);
    assert.deepEqual(parse({ ...item, issued: { 'date-parts': [['2022', 2]] } }).items[0]?.item.issued, {
      'date-parts': [['2022', 2]],
    });
  });

  it('reports a list that is never closed and uses what is whole', () => {
    const { items, problems } = parseCslJson(`[${JSON.stringify(item)},\n{"id": "b",`);
    assert.equal(items.length, 1);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [2, 2],
    );
  });

  it('says so where there is no list', () => {
    for (const text of ['', '7', '{}', '{"items": {}}', 'words'])
      assert.match(parseCslJson(text).problems[0]?.reason ?? '', /no list of items/u);
    assert.deepEqual(parseCslJson('[]'), { items: [], problems: [] });
  });

  it('never throws, and never loses an item silently', () => {
    const good = JSON.stringify([item, { ...item, id: 'b' }], undefined, 1);
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.nat(20),
        fc.constantFrom('', '"', '{', ']', ',', '\\', '\n'),
        (at, length, inserted) => {
          const { items, problems } = parseCslJson(good.slice(0, at) + inserted + good.slice(at + length));
          assert.ok(items.length + problems.length > 0 || good.slice(0, at).trim().length + length >= 1);
          for (const { line } of problems) assert.ok(line >= 1);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void parseCslJson(JSON.stringify([value, { items: value }]))),
    );
  });
});
