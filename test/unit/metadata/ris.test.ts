import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRis } from '../../../src/core/metadata/ris.ts';

const ENTRY = `TY  - JOUR
AU  - Quill, Mara
A1  - Ash, Tom, Jr.
AU  - The Marsh Society
ED  - Reed, Jo
TI  - On Salt
T2  - The Ebb
PY  - 2021///
DA  - 2021/03/04/Spring
SP  - 613
EP  - 626
VL  - 13
IS  - 9
PB  - Marsh Press
SN  - 1234-5678
DO  - https://doi.org/10.1/salt
UR  - https://example.org/salt
LA  - en
L1  - files/12/salt.pdf
KW  - Primary
KW  - salt marsh
ID  - quill2021
ER  - 
`;

const one = (text: string) => parseRis(text).items[0]?.item;
const entry = (...lines: readonly string[]) => ['TY  - BOOK', ...lines, 'ER  - ', ''].join('\n');

describe('RIS', () => {
  it('becomes CSL with files and keywords', () => {
    assert.deepEqual(parseRis(ENTRY), {
      items: [
        {
          item: {
            id: 'quill2021',
            type: 'article-journal',
            author: [
              { family: 'Quill', given: 'Mara' },
              { literal: 'The Marsh Society' },
              { family: 'Ash', given: 'Tom', suffix: 'Jr.' },
            ],
            editor: [{ family: 'Reed', given: 'Jo' }],
            title: 'On Salt',
            'container-title': 'The Ebb',
            issued: { 'date-parts': [[2021, 3, 4]] },
            page: '613-626',
            volume: '13',
            issue: '9',
            publisher: 'Marsh Press',
            ISSN: '1234-5678',
            DOI: '10.1/salt',
            URL: 'https://example.org/salt',
            language: 'en',
          },
          files: ['files/12/salt.pdf'],
          keywords: ['primary', 'salt marsh'],
          line: 1,
        },
      ],
      problems: [],
    });
  });

  const spellings: Readonly<Record<string, string>> = {
    'a byte order mark': `\ufeff${ENTRY}`,
    CRLF: ENTRY.replaceAll('\n', '\r\n'),
    'no blank after the last dash': ENTRY.replace('ER  - ', 'ER  -'),
    'one blank before the dash': ENTRY.replaceAll('  - ', ' - '),
    'no end': ENTRY.replace('ER  - \n', ''),
    'blank lines': ENTRY.replaceAll('\n', '\n\n'),
  };
  for (const [name, text] of Object.entries(spellings)) {
    it(`is read with ${name}`, () => {
      const { items, problems } = parseRis(text);
      assert.deepEqual(items[0]?.item, one(ENTRY));
      assert.deepEqual(problems, []);
    });
  }

  const dates: readonly (readonly [string, readonly string[], unknown])[] = [
    ['a year', ['PY  - 2021'], [[2021]]],
    ['a year and a month', ['Y1  - 2021/03//'], [[2021, 3]]],
    ['a day with hyphens', ['DA  - 2021-03-04'], [[2021, 3, 4]]],
    ['a day of another year', ['PY  - 2021', 'DA  - 2020/01/02'], [[2021]]],
    ['a day in words beside a year', ['PY  - 2021', 'DA  - Mar 4'], [[2021]]],
    ['words', ['PY  - in press'], undefined],
  ];
  for (const [name, lines, expected] of dates)
    it(`dates a work by ${name}`, () =>
      assert.deepEqual(one(entry('TI  - x', ...lines))?.issued?.['date-parts'], expected));

  it('calls an unknown type a document', () => {
    assert.equal(one('TY  - XYZZY\nTI  - x\nER  - ')?.type, 'document');
    assert.equal(one('TY  - \nTI  - x\nER  - ')?.type, 'document');
  });

  it('numbers books by ISBN and reports by number', () => {
    assert.equal(one(entry('SN  - 978-1'))?.ISBN, '978-1');
    assert.equal(one('TY  - RPRT\nIS  - 12\nER  - ')?.number, '12');
  });

  it('makes a cite key where there is none, and makes each once', () => {
    const text = entry('AU  - Quill, Mara', 'PY  - 2021', 'TI  - On Salt');
    assert.deepEqual(
      parseRis(text + text).items.map(({ item: { id } }) => id),
      ['quill2021salt', 'quill2021saltb'],
    );
  });

  it('goes on with a value in the next line', () => {
    assert.equal(one(entry('TI  - On Salt', 'and Sand', 'T2  -', 'The Ebb'))?.title, 'On Salt and Sand');
    assert.equal(one(entry('T2  -', 'The Ebb'))?.['container-title'], 'The Ebb');
  });

  it('names local files only', () => {
    const lines = [
      'L1  - https://example.org/a.pdf',
      'L1  - file:///x/a%20b.pdf',
      'L1  - internal-pdf://1/a.pdf',
      'L1  - c.pdf',
    ];
    assert.deepEqual(parseRis(entry(...lines)).items[0]?.files, ['/x/a b.pdf', 'c.pdf']);
  });

  it('reports lines outside any entry, with their line', () => {
    assert.deepEqual(parseRis(`Made by nobody\non a day\n\n${ENTRY}TI  - lost\n`).problems, [
      { line: 1, reason: 'these lines stand in no entry' },
      { line: 27, reason: 'these lines stand in no entry' },
    ]);
  });

  it('never throws on a damaged file', () => {
    fc.assert(
      fc.property(
        fc.nat(ENTRY.length),
        fc.nat(40),
        fc.constantFrom('', '\n', 'TY  - ', 'ER  - \n', 'L1  - file:%', '-'),
        (at, length, inserted) => {
          const { items, problems } = parseRis(ENTRY.slice(0, at) + inserted + ENTRY.slice(at + length));
          assert.ok(items.length + problems.length > 0 || length + at >= ENTRY.length);
          for (const { item, line } of items) assert.ok(item.id !== '' && item.type !== '' && line >= 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
