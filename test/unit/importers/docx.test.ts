import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { importDocx } from '../../../src/core/importers/docx.ts';
import { assertSound } from '../../support/assertSound.ts';
import { importWith, reasonOf, sectionsOf } from '../../support/importedSections.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { docx, notes, paragraph, properties, run, word, zip } from '../../support/officeFiles.ts';

const read = async (body: string, parts: Record<string, string> = {}) =>
  sectionsOf(await importWith(importDocx, docx(body, parts)));
const texts = async (body: string) => (await read(body)).map(({ text }) => text);
const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const cell = (...paragraphs: string[]) =>
  `<w:tc>${paragraphs.map((text) => paragraph(text)).join('')}</w:tc>`;

const BODY = [
  paragraph('On Salt', 'Title'),
  paragraph('Salt 3', 'Verzeichnis1'),
  paragraph('Beginnings', 'berschrift1'),
  `<w:p>${run('One')}${reference('footnote', 2)}${run(' and two.')}</w:p>`,
  paragraph('Words of somebody.', 'Zitat'),
  `<w:tbl><w:tr>${cell('Boat')}${cell('Load')}</w:tr><w:tr>${cell('Ada')}${cell('salt')}</w:tr></w:tbl>`,
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>First</w:t></w:r></w:p>',
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Second</w:t></w:r></w:p>',
  `<w:p>${run('Three')}${reference('endnote', 1)}${reference('footnote', 1)}${run('.')}</w:p>`,
].join('');
const NOTES = {
  'word/footnotes.xml': notes('footnote', ['Later note.', 'Earlier note.', 'Orphan.']),
  'word/endnotes.xml': notes('endnote', ['At the end.']),
};

describe('Word documents', () => {
  it('become headings, numbered paragraphs and quotations, with their notes after them', async () => {
    assert.deepEqual(
      (await read(BODY, NOTES)).map(({ kind, place, text }) => [kind, place, text]),
      [
        ['heading', 'section On Salt', 'On Salt'],
        ['boilerplate', undefined, 'Salt 3'],
        ['heading', 'section Beginnings', 'Beginnings'],
        ['prose', 'paragraph 1', 'One and two.'],
        ['reported', 'paragraph 2', 'Words of somebody.'],
        ['prose', 'paragraph 3', 'Boat Load'],
        ['prose', 'paragraph 4', 'Ada salt'],
        ['prose', 'paragraph 5', 'First'],
        ['prose', 'paragraph 6', 'Second'],
        ['prose', 'paragraph 7', 'Three.'],
        ['prose', 'section note 1', 'Earlier note.'],
        ['prose', 'section note 2', 'Later note.'],
        ['prose', 'section endnote 1', 'At the end.'],
      ],
    );
  });

  it('keep paragraphs apart by blank lines, rows and items by line ends', async () => {
    const { text } = await importWith(importDocx, docx(BODY, NOTES));
    assert.match(
      text,
      /somebody\.\n\nBoat\tLoad\nAda\tsalt\n\n• First\n• Second\n\nThree\.\n\nEarlier note\./u,
    );
  });

  it('read as with all changes accepted', async () => {
    assert.deepEqual(
      await texts(
        `<w:p>${run('She ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>${run('always ')}</w:ins><w:moveFrom>${run('gone')}</w:moveFrom><w:moveTo>${run('came.')}</w:moveTo></w:p>`,
      ),
      ['She always came.'],
    );
  });

  it('go on where the mark of a paragraph was deleted', async () => {
    const deleted = '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>';
    assert.deepEqual(await texts(`<w:p>${deleted}${run('One ')}</w:p>${paragraph('two.')}`), ['One two.']);
    assert.deepEqual(await texts(`<w:p>${deleted}${run('Last.')}</w:p>`), ['Last.']);
  });

  it('have tabs as blanks, line breaks, no soft hyphens and real no-break hyphens', async () => {
    assert.deepEqual(
      await texts(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:lastRenderedPageBreak/><w:t>f</w:t></w:r></w:p>',
      ),
      ['A b\ncd\u2011ef'],
    );
  });

  it('leave out hidden text, field codes and what Word repeats for older programs', async () => {
    assert.deepEqual(
      await texts(
        `<w:p>${run('Seen')}${run('hidden', '<w:vanish/>')}${run('.', '<w:vanish w:val="0"/>')}<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice>${run(' Once.')}</mc:Choice><mc:Fallback>${run(' Twice.')}</mc:Fallback></mc:AlternateContent></w:p>`,
      ),
      ['Seen. Once.'],
    );
  });

  it('have text boxes after the paragraph that holds them', async () => {
    assert.deepEqual(
      await texts(
        `<w:p>${run('Around ')}<w:r><w:txbxContent>${paragraph('Boxed.')}</w:txbxContent></w:r>${run('it.')}</w:p>`,
      ),
      ['Around it.', 'Boxed.'],
    );
  });

  it('arranged by tables are read as paragraphs', async () => {
    assert.deepEqual(await texts(`<w:tbl><w:tr>${cell('Side')}${cell('One.', 'Two.')}</w:tr></w:tbl>`), [
      'Side',
      'One.',
      'Two.',
    ]);
  });

  it('know styles by their outline level and by what they are based on', async () => {
    const body = `${paragraph('Chapter', 'Gliederung')}${paragraph('Quoted.', 'Eigener')}${paragraph('Plain.', 'Unknown')}`;
    assert.deepEqual(
      (await read(body)).map(({ kind }) => kind),
      ['heading', 'reported', 'prose'],
    );
  });

  it('find their styles wherever the relationships lead', async () => {
    const related = (target: string) => ({
      'word/_rels/document.xml.rels': `<Relationships xmlns="r"><Relationship Type="x/styles" Target="${target}"/></Relationships>`,
    });
    for (const target of ['/word/styles.xml', '../word/./styles.xml', 'Styles.xml'])
      assert.equal((await read(paragraph('Title', 'berschrift1'), related(target)))[0]?.kind, 'heading');
  });

  it('are read as interviews', async () => {
    const turns = ['Ann Lee: One.', 'Bo Ray: Two.', 'Ann Lee: Three.', 'Bo Ray: Four.'].map((turn) =>
      paragraph(turn),
    );
    const imported = await importWith(importDocx, docx(turns.join('')));
    assert.equal(imported.layout, 'labelled-interview');
    assert.deepEqual(sectionsOf(imported).map(({ speaker, text }) => [speaker, text])[1], ['Bo Ray', 'Two.']);
  });

  it('state title, authors and language, and no date of publication', async () => {
    const stated = async (fields: string) =>
      (await importWith(importDocx, docx(paragraph('Words.'), { 'docProps/core.xml': properties(fields) })))
        .stated;
    assert.deepEqual(
      await stated(
        '<dc:title>On Salt</dc:title><dc:creator>Mara Voss; Bo Ray</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created>',
      ),
      { title: 'On Salt', author: [{ literal: 'Mara Voss' }, { literal: 'Bo Ray' }], language: 'en-GB' },
    );
    assert.deepEqual(
      await stated('<dc:title>Microsoft Word - a.doc</dc:title><dc:creator>Windows User</dc:creator>'),
      {},
    );
  });

  it('are found under other names and without styles and properties', async () => {
    const archive = docx('', {
      'word/document.xml': undefined,
      'word/document2.xml': word('document', `<w:body>${paragraph('Words.')}</w:body>`),
      'word/styles.xml': undefined,
      'docProps/core.xml': undefined,
      '_rels/.rels':
        '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>',
    });
    assert.equal((await importWith(importDocx, archive)).text, 'Words.');
  });
});

describe('files that are no readable Word documents', () => {
  const reason = (bytes: Uint8Array) => reasonOf(importDocx, bytes);
  const utf16 = (text: string) => [...text].flatMap((character) => [character.charCodeAt(0), 0]);
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  it('say why', async () => {
    assert.equal(await reason(Uint8Array.from(OLE)), 'is encrypted');
    assert.equal(await reason(Uint8Array.from([...OLE, ...utf16('EncryptedPackage')])), 'is encrypted');
    assert.match(
      await reason(Uint8Array.from([...OLE, 1, ...utf16('WordDocument')])),
      /^is a document of Word 97/u,
    );
    assert.equal(await reason(strToU8('words')), 'is not a Word document: it is no ZIP archive');
    assert.equal(
      await reason(zip({ 'a.txt': 'words' })),
      'is not a Word document: word/document.xml is missing',
    );
    assert.equal(await reason(docx('')), 'holds no text');
    assert.match(await reason(docx(paragraph('Words.')).slice(0, -40)), /^is a broken ZIP archive/u);
    assert.match(await reason(docx('<w:p>')), /^is damaged: word\/document\.xml is not well-formed XML/u);
  });

  /** The document with one field of its part's line in the archive's list changed. */
  const withField = (offset: number, change: (value: number) => number) => {
    const bytes = docx(paragraph('Words.'));
    const view = new DataView(bytes.buffer);
    const names = new TextDecoder('latin1').decode(bytes);
    const at = names.lastIndexOf('word/document.xml') - 46;
    assert.equal(view.getUint32(at, true), 0x02014b50);
    view.setUint32(at + offset, change(view.getUint32(at + offset, true)) >>> 0, true);
    return bytes;
  };

  it('are damaged where a part is not what the archive says it is', async () => {
    const [CRC, PACKED, SIZE, NAME_LENGTH, OFFSET] = [16, 20, 24, 28, 42];
    const damaged = /^is damaged: word\/document\.xml cannot be unpacked/u;
    assert.match(await reason(withField(CRC, (crc) => crc ^ 1)), damaged);
    assert.match(await reason(withField(PACKED, (size) => size - 9)), damaged);
    assert.match(await reason(withField(PACKED, () => 0xffffff)), damaged);
    assert.match(await reason(withField(SIZE, (size) => size + 1)), damaged);
    assert.match(await reason(withField(SIZE, (size) => size - 1)), damaged);
    assert.match(await reason(withField(OFFSET, () => 0xfffffff0)), damaged);
    assert.match(await reason(withField(OFFSET, (at) => at + 1)), damaged);
    assert.match(await reason(withField(NAME_LENGTH, () => 0xffff)), /^is a broken ZIP archive/u);
  });

  it('are encrypted where a part is', async () => {
    const FLAGS = 8;
    assert.equal(await reason(withField(FLAGS, (flags) => flags | 1)), 'is encrypted');
  });
});

describe('hostile Word documents', function () {
  this.timeout(60_000);
  const reason = (bytes: Uint8Array) => reasonOf(importDocx, bytes);

  it('cannot grow by entities', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${word('document', `<w:body>${paragraph('&b;')}</w:body>`).replace(/^<\?xml.*?\?>/u, '')}`;
    assert.match(
      await reason(docx('', { 'word/document.xml': bomb })),
      /^is damaged: word\/document\.xml has a document type declaration/u,
    );
    assert.match(await reason(docx(paragraph('&b;'))), /^is damaged: word\/document\.xml/u);
  });

  it('cannot grow when they are unpacked, whatever size they declare', async () => {
    const bomb = docx('', { 'word/document.xml': ' '.repeat(65 * 1024 * 1024) });
    assert.match(await reason(bomb), /^is too large when it is unpacked: word\/document\.xml/u);
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1e6)
        view.setUint32(at + 24, 1000, true);
    }
    const start = performance.now();
    assert.match(await reason(bomb), /^is damaged: word\/document\.xml cannot be unpacked/u);
    assert.ok(performance.now() - start < 1000);
  });

  it('are refused when they are nested without measure', async () => {
    assert.match(await reason(docx('<w:p>'.repeat(100_000))), /nested too deeply/u);
    const nested = `${'<w:sdt>'.repeat(900)}${paragraph('Words.')}${'</w:sdt>'.repeat(900)}`;
    assert.deepEqual(await texts(nested), ['Words.']);
  });

  it('of many parts are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`p${at}`, '']));
    assert.match(await reason(zip(parts)), /^is a ZIP archive of more than 20000 parts/u);
  });

  it('survive styles that are based on each other', async () => {
    const styles = ['a', 'b'].map(
      (id, at) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${at ? 'a' : 'b'}"/></w:style>`,
    );
    const sections = await read(paragraph('Words.', 'a'), {
      'word/styles.xml': word('styles', styles.join('')),
    });
    assert.equal(sections[0]?.text, 'Words.');
  });

  it('are sound whatever their bytes', async () => {
    await fc.assert(
      fc.asyncProperty(mutationsOf(docx(BODY, NOTES)), async (bytes) => {
        assertSound(await importDocx({ file: 'a.docx', bytes }));
      }),
      { numRuns: 150 },
    );
  });

  it('are sound whatever their XML', async () => {
    const pieces = ['<w:p>', '</w:p>', '<w:tc/>', '<w:tr/>', '<w:del/>', '<w:footnote/>', '<w:t>x</w:t>'];
    await fc.assert(
      fc.asyncProperty(mutationsOf(strToU8(BODY), pieces), async (bytes) => {
        assertSound(
          await importDocx({ file: 'a.docx', bytes: docx(new TextDecoder().decode(bytes), NOTES) }),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are sound whatever elements they are made of', async () => {
    const name = fc.constantFrom(
      'p',
      'tbl',
      'tr',
      'tc',
      'r',
      't',
      'del',
      'pPr',
      'rPr',
      'footnote',
      'sdt',
      'numId',
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('words', '<w:br/>', paragraph('More words.', 'Zitat')),
        fc
          .tuple(name, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([tag, inside]) => `<w:${tag}>${inside.join('')}</w:${tag}>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (body) => {
        assertSound(await importDocx({ file: 'a.docx', bytes: docx(body) }));
      }),
      { numRuns: 300 },
    );
  });
});
