import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import { toBibFields } from '../../../src/core/bibliography/bibFields.ts';
import { parseBibliography } from '../../../src/core/metadata/bibliography.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { hasPandoc } from '../citing/csl/pandoc.ts';
import { added, anyWork, haskett, sayre } from './works.ts';

const book = (key: string) => `@book{${key},\n  title = {T}\n}`;

describe('adding a work to a .bib file', () => {
  const cases: readonly (readonly [
    name: string,
    path: string,
    before: string | undefined,
    item: CslItem,
    after: string,
  ])[] = [
    [
      'makes a new one in the manner of BibLaTeX',
      'refs.bib',
      undefined,
      haskett,
      `@misc{haskett2021,
  author = {Haskett, Ione},
  editor = {Ormond, Tess},
  editortype = {interviewer},
  title = {{The Winter the Gate Failed}},
  date = {2021-10-03},
  url = {https://example.org/ebb_12},
  entrysubtype = {interview}
}
`,
    ],
    [
      'aligns the equals signs as the file does, with its commas',
      'refs.bib',
      `% Works on the marsh.

@book{sayre2019,
  author    = {Sayre, Emmett},
  title     = {Salt},
  date      = {2019},
}
`,
      sayre,
      `% Works on the marsh.

@book{sayre2019,
  author    = {Sayre, Emmett},
  title     = {Salt},
  date      = {2019},
}

@article{sayre2023,
  author       = {Sayre, Emmett},
  title        = {{The Gate Was \\emph{Also} a Promise}},
  journaltitle = {The Tarrow Review},
  date         = {2023-04-22},
  entrysubtype = {magazine},
}
`,
    ],
    [
      'writes BibTeX with tabs and quotation marks where the file does',
      'refs.bib',
      '@ARTICLE{a2019,\n\tAUTHOR="Sayre, Em",\n\tJOURNAL="Tarrow",\n\tYEAR="2019"}\n@ARTICLE{b2019,\n\tYEAR="2019"}\n',
      { ...sayre, id: 'c2023', type: 'article-journal', title: 'On "salt"' },
      '@ARTICLE{a2019,\n\tAUTHOR="Sayre, Em",\n\tJOURNAL="Tarrow",\n\tYEAR="2019"}\n@ARTICLE{b2019,\n\tYEAR="2019"}\n@ARTICLE{c2023,\n\tAUTHOR="Sayre, Emmett",\n\tTITLE="On {"}salt{"}",\n\tJOURNAL="The Tarrow Review",\n\tYEAR="2023",\n\tMONTH=apr,\n\tDAY="22"}\n',
    ],
    [
      'keeps the line ends of Windows',
      'refs.bib',
      '@book{a,\r\n  date = {2019}\r\n}\r\n',
      { id: 'b', type: 'book', title: 'Salt' },
      '@book{a,\r\n  date = {2019}\r\n}\r\n\r\n@book{b,\r\n  title = {Salt}\r\n}\r\n',
    ],
    [
      'puts an entry at its place where the keys are sorted',
      'refs.bib',
      `${book('a')}\n\n% about c\n${book('c')}\n\n${book('d')}\n`,
      { id: 'b', type: 'book', title: 'Salt' },
      `${book('a')}\n\n@book{b,\n  title = {Salt}\n}\n\n% about c\n${book('c')}\n\n${book('d')}\n`,
    ],
    [
      'puts the first entry above the comment of the next, and below that of the file',
      'refs.bib',
      `% My works\n\n% about c\n${book('c')}\n\n${book('d')}\n`,
      { id: 'b', type: 'book', title: 'Salt' },
      `% My works\n\n@book{b,\n  title = {Salt}\n}\n\n% about c\n${book('c')}\n\n${book('d')}\n`,
    ],
    [
      'leaves comments and the notes of other programs where they are',
      'refs.bib',
      `${book('x')} % mine\n\n@Comment{jabref-meta: grouping}\n`,
      { id: 'b', type: 'book', title: 'Salt' },
      `${book('x')} % mine\n\n@book{b,\n  title = {Salt}\n}\n\n@Comment{jabref-meta: grouping}\n`,
    ],
    [
      'goes behind what is no entry',
      'refs.bib',
      '% only a comment',
      { id: 'b', type: 'book', title: 'Salt' },
      '% only a comment\n\n@book{b,\n  title = {Salt}\n}\n',
    ],
    [
      'writes BibTeX into a file that is named so',
      'refs.bibtex',
      '',
      { ...sayre, id: 'b', type: 'thesis', publisher: 'Marsh College' },
      '@phdthesis{b,\n  author = {Sayre, Emmett},\n  title = {{The Gate Was \\emph{Also} a Promise}},\n  series = {{The Tarrow Review}},\n  school = {Marsh College},\n  year = {2023},\n  month = apr,\n  day = {22}\n}\n',
    ],
  ];
  for (const [name, path, before, item, after] of cases)
    it(name, () => assert.equal(added(path, before, item), after));

  it('says what the notation has no place for', () => {
    const { works } = addToBibliography(
      [{ path: 'r.bib', text: '' }],
      [{ ...haskett, scale: '1:100', recipient: [{ literal: 'x' }] }],
    );
    assert.deepEqual(works, [
      { outcome: 'added', key: 'haskett2021', path: 'r.bib', lost: ['scale', 'recipient'] },
    ]);
    assert.deepEqual(toBibFields({ id: 'a', type: 'webpage' }, 'bibtex').lost, ['type']);
  });

  it('refuses a file in which an entry is never closed, and keys that it could not hold', () => {
    const outcome = (text: string, item: CslItem) => addToBibliography([{ path: 'r.bib', text }], [item]);
    const broken = outcome(`${book('a')}\n@book{b, title = {T}\n`, sayre);
    assert.equal(broken.change, undefined);
    assert.deepEqual(broken.works, [
      {
        outcome: 'failed',
        key: 'sayre2023',
        problem: {
          code: 'not-editable',
          path: 'r.bib',
          reason: 'has an entry that is never closed (line 4)',
        },
      },
    ]);
    assert.match(JSON.stringify(outcome('', { ...sayre, id: 'a,b' }).works), /cannot hold the cite key/u);
  });

  it('changes no byte but those it adds, and is read back as it was', () => {
    const files = fc.constantFrom(
      '@book{aa,\n  title = {A}\n}\n',
      '@Book{zz,\n\ttitle={A},\n\tpublisher={B},\n}\n\n@Book{aa,\n\ttitle={A}}',
      '@comment{x}\r\n@online{m,\r\n    title        = "A",\r\n    date         = "2020"\r\n}\r\n\r\n\r\n',
      '',
    );
    fc.assert(
      fc.property(files, anyWork, (text, item) => {
        const { change } = addToBibliography([{ path: 'r.bib', text }], [item]);
        assert.ok(change);
        assert.equal(change.edit.span[0], change.edit.span[1]);
        const after =
          text.slice(0, change.edit.span[0]) + change.edit.newText + text.slice(change.edit.span[0]);
        const { items, problems } = parseBibliography(after);
        assert.deepEqual(problems, []);
        assert.deepEqual(items.find(({ item: { id } }) => id === item.id)?.item, item);
        assert.equal(items.length, parseBibliography(text).items.length + 1);
      }),
      { numRuns: 150 },
    );
  });

  it('is read by pandoc as it was, but for types and dates that it does not know', function () {
    // Debian: apt-get install pandoc.
    if (!hasPandoc) this.skip();
    const items = fc
      .sample(anyWork, { numRuns: 300, seed: 7 })
      .map((item, at) => ({ ...item, id: `w${at}` }));
    const text = items.reduce((bib, item) => added('refs.bib', bib, item), '');
    const json = execFileSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], {
      input: text,
      encoding: 'utf8',
    });
    const read = new Map((JSON.parse(json) as CslItem[]).map((item) => [item.id, item]));
    for (const item of items) assert.deepEqual(read.get(item.id), asPandocKnows(item));
  });
});

/** pandoc 2.17 takes no dates in words, and knows these types as others. */
function asPandocKnows(item: CslItem): CslItem {
  const types = new Map([
    ['interview', ''],
    ['broadcast', 'song'],
    ['post-weblog', 'webpage'],
  ]);
  return {
    ...item,
    type: types.get(item.type) ?? item.type,
    ...(item.issued?.literal && { issued: { 'date-parts': [] } }),
  };
}
