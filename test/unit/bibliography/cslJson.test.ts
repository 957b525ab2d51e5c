import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import { parseCslJson } from '../../../src/core/metadata/cslJson.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { added, anyWork, sayre } from './works.ts';

const b = { id: 'b', type: 'book' };

describe('adding a work to a CSL-JSON file', () => {
  const cases: readonly (readonly [name: string, before: string | undefined, after: string])[] = [
    ['makes a new one', undefined, '[\n  {\n    "id": "b",\n    "type": "book"\n  }\n]\n'],
    ['fills an empty file', '\n', '[\n  {\n    "id": "b",\n    "type": "book"\n  }\n]\n'],
    ['fills an empty list', '[]', '[\n  {\n    "id": "b",\n    "type": "book"\n  }\n]'],
    [
      'indents as the file does, and ends it as it ended',
      '[\n\t{\n\t\t"id": "x",\n\t\t"type": "book"\n\t}\n]',
      '[\n\t{\n\t\t"id": "x",\n\t\t"type": "book"\n\t},\n\t{\n\t\t"id": "b",\n\t\t"type": "book"\n\t}\n]',
    ],
    [
      'keeps the line ends of Windows',
      '[\r\n    {\r\n        "id": "x"\r\n    }\r\n]\r\n',
      '[\r\n    {\r\n        "id": "x"\r\n    },\r\n    {\r\n        "id": "b",\r\n        "type": "book"\r\n    }\r\n]\r\n',
    ],
    ['stays on one line', '[{"id":"a"},{"id":"c"}]', '[{"id":"a"},{"id":"b","type":"book"},{"id":"c"}]'],
    ['keeps the blanks of one line', '[{"id": "x"}]\n', '[{"id": "x"}, {"id": "b", "type": "book"}]\n'],
    [
      'writes one work a line where the file does',
      '[\n{"id": "c", "n": 1},\n{"id": "a"}\n]\n',
      '[\n{"id": "c", "n": 1},\n{"id": "a"},\n{"id": "b", "type": "book"}\n]\n',
    ],
    [
      'puts brackets on the line of the list where the file does',
      '[{\n  "id": "x"\n}, {\n  "id": "y"\n}]\n',
      '[{\n  "id": "b",\n  "type": "book"\n}, {\n  "id": "x"\n}, {\n  "id": "y"\n}]\n',
    ],
    [
      'goes behind the last where the keys are in no order',
      '[\n  {"id": "z"},\n  {"id": "a"},\n  {"id": "c"}\n]',
      '[\n  {"id": "z"},\n  {"id": "a"},\n  {"id": "c"},\n  {"id": "b", "type": "book"}\n]',
    ],
    [
      'finds the list that Zotero’s service writes',
      '{"total": 1, "items": [{"id": "a"}]}',
      '{"total": 1, "items": [{"id": "a"}, {"id": "b", "type": "book"}]}',
    ],
    ['knows numbers for keys', '[{"id":1},{"id":2}]', '[{"id":1},{"id":2},{"id":"b","type":"book"}]'],
  ];
  for (const [name, before, after] of cases)
    it(name, () => assert.equal(added('refs.json', before, b), after));

  const broken: readonly (readonly [name: string, text: string, reason: RegExp])[] = [
    ['that has a comma too many', '[{"id":"a"},]', /^is not valid JSON/u],
    ['that is cut off', '[{"id":"a"}', /^is not valid JSON/u],
    ['that is something else', '{"name":"x"}', /^holds no list of works$/u],
    ['that is no JSON', 'references', /^is not valid JSON/u],
  ];
  for (const [name, text, reason] of broken) {
    it(`leaves a file alone ${name}, and says why`, () => {
      const { change, works } = addToBibliography([{ path: 'r.json', text }], [sayre]);
      assert.equal(change, undefined);
      const [work] = works;
      assert.ok(work?.outcome === 'failed' && work.problem.code === 'not-editable');
      assert.match(work.problem.reason, reason);
    });
  }

  it('changes no byte but those it adds, and is read back as it was', () => {
    const layout = fc.record({
      items: fc.array(anyWork, { minLength: 1, maxLength: 4 }),
      indent: fc.constantFrom(undefined, 1, 2, 4, '\t'),
      eol: fc.constantFrom('\n', '\r\n'),
      end: fc.constantFrom('', '\n', '\n\n'),
    });
    fc.assert(
      fc.property(layout, anyWork, ({ items, indent, eol, end }, item) => {
        fc.pre(items.every(({ id }) => id !== item.id));
        const text = JSON.stringify(items, null, indent).replaceAll('\n', eol) + end;
        const { change } = addToBibliography([{ path: 'r.json', text }], [item], { allowTwins: true });
        assert.ok(change);
        const [start, stop] = change.edit.span;
        assert.equal(start, stop);
        const after = text.slice(0, start) + change.edit.newText + text.slice(start);
        const all = JSON.parse(after) as CslItem[];
        assert.deepEqual(
          new Set(all.map((one) => JSON.stringify(one))),
          new Set([...items, item].map((one) => JSON.stringify(one))),
        );
        assert.deepEqual(parseCslJson(after).problems, []);
        // A file that this program wrote looks as if it had been written at once.
        assert.equal(JSON.stringify(all, null, indent).replaceAll('\n', eol) + end, after);
      }),
      { numRuns: 300 },
    );
  });
});
