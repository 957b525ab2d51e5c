import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile } from '../../../src/core/importers/importSource.ts';
import { importReadwiseCsv } from '../../../src/core/importers/readwiseCsv.ts';
import { assertSound } from '../../support/assertSound.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const HEADER =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n';

const importCsv = (text: string) => importReadwiseCsv({ file: 'readwise.csv', bytes: encode(text) });

async function read(rows: string, header = HEADER): Promise<ImportedFile> {
  const imported = await importCsv(header + rows);
  if ('reason' in imported) throw new Error(imported.reason);
  assertSound(imported);
  return imported;
}

const wordsOf = ({ text, sections }: ImportedFile, kind: string) =>
  sections
    .filter((section) => section.kind === kind)
    .map(({ spans }) => spans.map(([start, end]) => text.slice(start, end)).join(' '));

describe('highlights from Readwise', () => {
  it('are reports, a paragraph each', async () => {
    const imported = await read(
      '"The tide, kept ""its"" ledger.",On Salt,Mara Quill,B00,,yellow,,page,33,2024-03-04 10:30:00+00:00,\nTwo tides.,On Sand,Tom Ash,,,,,location,120,,\n',
    );
    assert.equal(imported.layout, 'highlights');
    assert.equal(imported.role, 'secondary');
    assert.equal(imported.text, 'The tide, kept "its" ledger.\n\nTwo tides.');
    assert.deepEqual(imported.sections, [
      {
        kind: 'reported',
        voice: 'labelled',
        speaker: 'Mara Quill',
        spans: [[0, 28]],
        locator: { label: 'page', value: '33' },
        reported: { claimedSpeaker: 'Mara Quill', claimedSource: 'On Salt' },
      },
      {
        kind: 'reported',
        voice: 'labelled',
        speaker: 'Tom Ash',
        spans: [[30, 40]],
        reported: { claimedSpeaker: 'Tom Ash', claimedSource: 'On Sand' },
      },
    ]);
  });

  it('may run over several lines', async () => {
    const imported = await read('"One tide.\r\n\r\nTwo tides.",On Salt,Mara Quill,,,,,page,3,,\n');
    assert.deepEqual(wordsOf(imported, 'reported'), ['One tide. Two tides.']);
    assert.equal(imported.text, 'One tide.\nTwo tides.');
  });

  it('never put the reader’s notes in the author’s mouth', async () => {
    const imported = await read(
      'One tide.,On Salt,Mara Quill,,My thought.,,,page,3,,\n,On Salt,Mara Quill,,Alone.,,,page,4,,\n',
    );
    assert.deepEqual(wordsOf(imported, 'boilerplate'), ['My thought.', 'Alone.']);
    assert.deepEqual(wordsOf(imported, 'reported'), ['One tide.']);
  });

  it('are nobody’s where no author is given', async () => {
    const [section] = (await read('One tide.,On Salt,,,,,,,,,\n')).sections;
    assert.equal(section?.voice, 'unmarked');
    assert.deepEqual(section?.reported, { claimedSource: 'On Salt' });
  });

  it('leave the names of several authors as they stand', async () => {
    const [section] = (await read('One tide.,On Salt,"Mara Quill, Tom Ash",,,,,page,3,,\n')).sections;
    assert.equal(section?.speaker, 'Mara Quill, Tom Ash');
  });

  it('are kept once, and pictures not at all', async () => {
    const imported = await read(
      'One tide.,On Salt,Mara Quill,,,,,page,3,,\nOne tide. Two.,On Salt,Mara Quill,,,,,page,3,,\n![](https://example.org/a.png),On Salt,Mara Quill,,,,,page,4,,\n',
    );
    assert.deepEqual(wordsOf(imported, 'reported'), ['One tide. Two.']);
  });

  const spellings: Readonly<Record<string, string>> = {
    'a byte order mark': `\ufeff${HEADER}One tide.,On Salt,Mara Quill,,,,,page,3,,\n`,
    'CRLF and blank rows':
      `${HEADER}\n\nOne tide.,On Salt,Mara Quill,,,,,page,3,,\n,,,,,,,,,,\n \n`.replaceAll('\n', '\r\n'),
    semicolons: `${HEADER}One tide.,On Salt,Mara Quill,,,,,page,3,,\n`.replaceAll(',', ';'),
    'blanks around the columns':
      'Highlight , Book Title,Book Author,Location Type,Location\nOne tide.,On Salt,Mara Quill,Page, 3 \n',
    'columns in another order':
      'Book Author,Location,Location Type,Book Title,Highlight\nMara Quill,3,page,On Salt,One tide.\n',
  };
  for (const [name, text] of Object.entries(spellings)) {
    it(`are read with ${name}`, async () => {
      const imported = await read(text, '');
      assert.equal(imported.text, 'One tide.');
      assert.equal(imported.sections[0]?.locator?.value, '3');
      assert.equal(imported.sections[0]?.speaker, 'Mara Quill');
    });
  }

  it('report a row that is broken', async () => {
    assert.match(
      (await read('One tide.,On Salt,Mara Quill,,,,,page,3,,\nTwo,too,few\n')).warning ?? '',
      /row 3 has not as many fields/u,
    );
  });

  it('are told from other tables', async () => {
    for (const [text, reason] of [
      ['Name,Price\nsalt,3\n', /lacks the columns/u],
      ['words alone', /lacks the columns/u],
      ['', /lacks the columns/u],
      [HEADER, /no highlights/u],
    ] as const) {
      const imported = await importCsv(text);
      assert.match('reason' in imported ? imported.reason : '', reason);
    }
  });
});

describe('damaged tables of highlights', () => {
  it('are read soundly or refused with a reason', async () => {
    const good = `${HEADER}"One ""tide"".",On Salt,Mara Quill,,"My\nthought",,,page,3,,\nTwo tides.,On Sand,Tom Ash,,,,,location,9,,\n`;
    const edit = fc.tuple(fc.nat(), fc.nat(20), fc.constantFrom('', '"', ',', '\n', '\r', ';', 'é'));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
        let damaged = good;
        for (const [at, length, inserted] of edits) {
          const offset = at % (damaged.length + 1);
          damaged = damaged.slice(0, offset) + inserted + damaged.slice(offset + length);
        }
        assertSound(await importCsv(damaged));
      }),
      { numRuns: 500 },
    );
  });
});
