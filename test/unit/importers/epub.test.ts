import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { importEpub } from '../../../src/core/importers/epub.ts';
import { assertSound } from '../../support/assertSound.ts';
import { importWith, reasonOf, sectionsOf } from '../../support/importedSections.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { type BookParts, epub, zip } from '../../support/officeFiles.ts';

const importBook = (book: BookParts) => importWith(importEpub, epub(book));
const places = async (book: BookParts) =>
  sectionsOf(await importBook(book)).map(({ place, text }) => [place, text]);
const nav = (...entries: string[]) =>
  `<nav epub:type="toc"><ol>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ol></nav>`;
const link = (href: string, label: string) => `<a href="${href}">${label}</a>`;

const BOOK: BookParts = {
  chapters: [
    '<h1>One</h1><p>The first words. <span epub:type="pagebreak" id="p2" title="2"/>The second words.</p>',
    '<p>Still there.</p><blockquote><p>Quoted.</p></blockquote>',
  ],
  navigation: nav(link('text/c1.xhtml', 'One'), link('text/c2.xhtml', 'Two')),
};

describe('e-books', () => {
  it('state what they are', async () => {
    const imported = await importBook(BOOK);
    assert.equal(imported.role, 'primary');
    assert.deepEqual(imported.stated, {
      type: 'book',
      title: 'The Tide Book',
      author: [{ family: 'Voss', given: 'Mara' }],
      publisher: 'Quay Press',
      issued: { 'date-parts': [[2019]] },
      language: 'en',
      ISBN: '9783161484100',
    });
  });

  it('of EPUB 2 state it in attributes', async () => {
    const metadata =
      '<dc:title>T</dc:title><dc:creator opf:role="aut" opf:file-as="Beethoven, Ludwig van">Ludwig van Beethoven</dc:creator><dc:creator opf:role="edt">Acme, Inc.</dc:creator><dc:contributor opf:role="bkp">calibre</dc:contributor><dc:date opf:event="modification">2021-01-01</dc:date><dc:date opf:event="publication">1999</dc:date><dc:identifier>urn:isbn:9783161484101</dc:identifier><dc:identifier opf:scheme="ISBN">3-16-148410-1</dc:identifier><dc:identifier opf:scheme="ISBN">3-16-148410-X</dc:identifier>';
    assert.deepEqual((await importBook({ ...BOOK, metadata })).stated, {
      type: 'book',
      title: 'T',
      author: [{ family: 'Beethoven', given: 'Ludwig van' }],
      editor: [{ literal: 'Acme, Inc.' }],
      issued: { 'date-parts': [[1999]] },
      ISBN: '316148410X',
    });
  });

  it('do not state what is not sure', async () => {
    const metadata =
      '<dc:title>T</dc:title><dc:creator opf:file-as="Quay, The">Mara Voss</dc:creator><dc:date>0101-01-01</dc:date><dc:identifier>9783161484100</dc:identifier>';
    assert.deepEqual((await importBook({ ...BOOK, metadata })).stated, {
      type: 'book',
      title: 'T',
      author: [{ literal: 'Mara Voss' }],
    });
  });

  it('are read in the order of the spine, and their words stand in chapters', async () => {
    const chapters = ['<h1>Salt</h1><p>One.</p>', '<p>Two.</p>', '<p>Three.</p>'];
    assert.deepEqual(
      await places({
        chapters,
        navigation: nav(link('text/c1.xhtml', 'On Salt'), link('text/c3.xhtml', 'On Tar')),
      }),
      [
        ['chapter On Salt', 'Salt'],
        ['chapter On Salt', 'One.'],
        ['chapter On Salt', 'Two.'],
        ['chapter On Tar', 'Three.'],
      ],
    );
  });

  it('without a table of contents have chapters by heading or number', async () => {
    assert.deepEqual(await places({ chapters: ['<h1>Salt</h1><p>One.</p>', '<p>Two.</p>'] }), [
      ['chapter Salt', 'Salt'],
      ['chapter Salt', 'One.'],
      ['chapter 2', 'Two.'],
    ]);
  });

  it('have chapters under parts, but no sections, and chapters within one file', async () => {
    const chapters = [
      '<h1>Part</h1>',
      '<p>One.</p><p id="s">In it.</p>',
      '<p>Two.</p><h2 id="b">B</h2><p>Three.</p>',
    ];
    const part = `${link('text/c1.xhtml', 'Part')}<ol><li>${link('text/c2.xhtml', 'A')}<ol><li>${link('text/c2.xhtml#s', 'Section')}</li></ol></li></ol>`;
    assert.deepEqual(
      await places({
        chapters,
        navigation: nav(part, link('text/c3.xhtml', 'Last'), link('text/c3.xhtml#b', 'B')),
      }),
      [
        ['chapter Part', 'Part'],
        ['chapter A', 'One.'],
        ['chapter A', 'In it.'],
        ['chapter Last', 'Two.'],
        ['chapter B', 'B'],
        ['chapter B', 'Three.'],
      ],
    );
  });

  it('have chapters one level down where the book is the only entry', async () => {
    const chapters = ['<h1>Book</h1><h2 id="a">A</h2><h2 id="b">B</h2>'];
    const under = `<ol><li>${link('text/c1.xhtml#a', 'A')}</li><li>${link('text/c1.xhtml#b', 'B')}</li></ol>`;
    assert.deepEqual(
      await places({ chapters, navigation: nav(`${link('text/c1.xhtml', 'Book')}${under}`) }),
      [
        ['chapter Book', 'Book'],
        ['chapter A', 'A'],
        ['chapter B', 'B'],
      ],
    );
  });

  it('have the first of several names for one place', async () => {
    const navigation = nav(link('text/c1.xhtml', 'A'), link('text/c1.xhtml', 'Also A'));
    assert.deepEqual(await places({ chapters: ['<p>One.</p>'], navigation }), [['chapter A', 'One.']]);
  });

  it('have chapters from an NCX', async () => {
    const ncx =
      '<navMap><navPoint><navLabel><text>First</text></navLabel><content src="text/c1.xhtml"/></navPoint><navPoint><navLabel><text>Second</text></navLabel><content src="text/c2.xhtml"/></navPoint></navMap>';
    assert.deepEqual(
      (await places({ chapters: ['<p>One.</p>', '<p>Two.</p>'], ncx })).map(([place]) => place),
      ['chapter First', 'chapter Second'],
    );
  });

  it('have pages where a print page is marked, cut between sentences', async () => {
    assert.deepEqual(await places(BOOK), [
      ['chapter One', 'One'],
      ['chapter One', 'The first words.'],
      ['page 2', 'The second words.'],
      ['page 2', 'Still there.'],
      ['page 2', 'Quoted.'],
    ]);
  });

  it('have two pages for the sentence that runs over', async () => {
    const mark = (page: number) => `<span role="doc-pagebreak" aria-label="Page ${page}."></span>`;
    assert.deepEqual(
      await places({ chapters: [`${mark(1)}<p>One here. Two ${mark(2)}runs over. Three.</p>`] }),
      [
        ['page 1', 'One here.'],
        ['page 1-2', 'Two runs over.'],
        ['page 2', 'Three.'],
      ],
    );
  });

  it('have pages from their list of pages, from file to file', async () => {
    const pages = `<nav epub:type="page-list"><ol><li>${link('text/c1.xhtml#x', 'iv')}</li><li>${link('text/c3.xhtml', 'v')}</li></ol></nav>`;
    assert.deepEqual(
      await places({
        chapters: ['<p id="x">One.</p>', '<p>Two.</p>', '<p>Three.</p>'],
        navigation: `${nav(link('text/c1.xhtml', 'A'), link('text/c2.xhtml', 'B'))}${pages}`,
      }),
      [
        ['page iv', 'One.'],
        ['page iv', 'Two.'],
        ['page v', 'Three.'],
      ],
    );
  });

  it('keep the page where a chapter begins on it', async () => {
    assert.deepEqual(
      await places({
        chapters: ['<p>One.</p><p><span epub:type="pagebreak" title="2"/>Two.</p><h2 id="b">B</h2>'],
        navigation: nav(link('text/c1.xhtml', 'A'), link('text/c1.xhtml#b', 'B')),
      }),
      [
        ['chapter A', 'One.'],
        ['page 2', 'Two.'],
        ['page 2', 'B'],
      ],
    );
  });

  it('offer no cover, no copyright page and no table of contents for quoting', async () => {
    const sections = sectionsOf(
      await importBook({
        chapters: [
          '<p>Cover.</p>',
          '<section epub:type="copyright-page"><p>©</p></section>',
          '<p>Words.</p>',
        ],
        guide: '<reference type="cover" href="text/c1.xhtml"/>',
        navigation: `<h1>Contents</h1>${nav(link('text/c3.xhtml', 'A'))}`,
      }),
    );
    assert.deepEqual(
      sections.map(({ kind, text }) => [kind, text]),
      [
        ['boilerplate', 'Contents'],
        ['boilerplate', 'Cover.'],
        ['boilerplate', '©'],
        ['prose', 'Words.'],
      ],
    );
  });

  it('have notes as paragraphs and no marks of notes within sentences', async () => {
    const chapter =
      '<p>One<a epub:type="noteref" href="#n">1</a> two.</p><aside epub:type="footnote" id="n"><p>A note.</p></aside>';
    assert.deepEqual(
      (await places({ chapters: [chapter] })).map(([, text]) => text),
      ['One two.', 'A note.'],
    );
  });

  it('with interviews keep their chapters', async () => {
    const turns = (words: string) => `<p>ANN: ${words}.</p><p>BO: More ${words}.</p>`;
    const imported = await importBook({ chapters: [turns('Salt'), turns('Tar')] });
    assert.equal(imported.layout, 'labelled-interview');
    assert.deepEqual(
      sectionsOf(imported).map(({ speaker, place }) => [speaker, place]),
      [
        ['ANN', 'chapter 1'],
        ['BO', 'chapter 1'],
        ['ANN', 'chapter 2'],
        ['BO', 'chapter 2'],
      ],
    );
  });

  it('say which chapters are missing', async () => {
    const imported = await importBook({ ...BOOK, parts: { 'OEBPS/text/c2.xhtml': undefined } });
    assert.match(imported.warning ?? '', /^lacks 1 of the 3 documents/u);
  });
});

describe('files that are no readable e-books', () => {
  const reason = (bytes: Uint8Array) => reasonOf(importEpub, bytes);
  const encrypted = (algorithm: string, file: string) =>
    epub({
      ...BOOK,
      parts: {
        'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="${algorithm}"/><e:CipherData><e:CipherReference URI="${file}"/></e:CipherData></e:EncryptedData></encryption>`,
      },
    });

  it('say why', async () => {
    assert.equal(await reason(strToU8('words')), 'is not an EPUB: it is no ZIP archive');
    assert.equal(await reason(zip({ a: 'b' })), 'is not an EPUB: META-INF/container.xml is missing');
    assert.equal(
      await reason(epub({ ...BOOK, parts: { 'OEBPS/book.opf': undefined } })),
      'is incomplete: OEBPS/book.opf is missing',
    );
    assert.match(
      await reason(epub({ ...BOOK, parts: { 'OEBPS/book.opf': '<a>' } })),
      /^is damaged: OEBPS\/book\.opf/u,
    );
    assert.equal(await reason(epub({ chapters: [''] })), 'holds no text');
  });

  it('are protected where a chapter is encrypted, not where a font is', async () => {
    const aes = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
    assert.equal(await reason(encrypted(aes, 'OEBPS/text/c1.xhtml')), 'is protected by DRM');
    assert.equal(await reason(encrypted('http://www.idpf.org/2008/embedding', 'OEBPS/font.otf')), '');
    assert.equal(await reason(encrypted(aes, 'OEBPS/cover.jpg')), '');
  });

  it('are refused when a chapter is nested without measure', async () => {
    assert.match(
      await reason(epub({ chapters: ['<div>'.repeat(10_000)] })),
      /c1\.xhtml is nested too deeply/u,
    );
  });

  it('cannot grow by entities', async () => {
    const bomb = '<!DOCTYPE package [<!ENTITY a "ha">]><package>&a;</package>';
    assert.match(
      await reason(epub({ ...BOOK, parts: { 'OEBPS/book.opf': bomb } })),
      /document type declaration/u,
    );
  });

  it('are sound whatever their bytes', async () => {
    await fc.assert(
      fc.asyncProperty(mutationsOf(epub(BOOK)), async (bytes) => {
        assertSound(await importEpub({ file: 'a.epub', bytes }));
      }),
      { numRuns: 150 },
    );
  });

  it('are sound whatever their chapters', async () => {
    const chapter =
      '<p id="a">One. Two<span epub:type="pagebreak" title="1"/> three. Four.</p><blockquote>Five <span epub:type="pagebreak" title="2"/>six.</blockquote><p id="b">Seven<a href="#x">[1]</a>.</p>';
    const navigation = nav(link('text/c1.xhtml#a', 'A'), link('text/c1.xhtml#b', 'B'));
    const pieces = [
      '<span epub:type="pagebreak" title="9"/>',
      '<p>',
      '</p>',
      '<blockquote>',
      '<td>',
      '<q>',
      '<sup>',
    ];
    await fc.assert(
      fc.asyncProperty(mutationsOf(strToU8(chapter), pieces), async (bytes) => {
        const book = epub({ chapters: [new TextDecoder().decode(bytes), chapter], navigation });
        assertSound(await importEpub({ file: 'a.epub', bytes: book }));
      }),
      { numRuns: 200 },
    );
  });
});
