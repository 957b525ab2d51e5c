import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile } from '../../../src/core/importers/importSource.ts';
import { importPdf } from '../../../src/core/importers/pdf.ts';
import { splitPassages } from '../../../src/core/passages/splitPassages.ts';
import { assertSound } from '../../support/assertSound.ts';
import { CODED, makePdf, type PdfFile, type PlacedText, setLines, wrap } from '../../support/pdfFiles.ts';

async function importFile(file: PdfFile, name = 'source.pdf'): Promise<ImportedFile> {
  const imported = await importPdf({ file: name, bytes: makePdf(file) });
  assertSound(imported);
  if ('reason' in imported) throw new Error(imported.reason);
  return imported;
}

async function reasonOf(file: PdfFile): Promise<string> {
  const imported = await importPdf({ file: 'source.pdf', bytes: makePdf(file) });
  return 'reason' in imported ? imported.reason : '';
}

const read = ({ text, sections }: ImportedFile) =>
  sections.map(({ kind, speaker, locator, spans }) => ({
    kind,
    speaker,
    page: locator?.value,
    text: spans.map(([start, end]) => text.slice(start, end)).join(' '),
  }));

const flat = (text: string) => text.replaceAll('\n\n', ' ');
const textOf = async (...pages: (readonly PlacedText[])[]) => (await importFile({ pages })).text;

/** Sentences that are all different, as pages of running text need. */
const sentences = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `The tide of number ${words[(from + at) % words.length]} came in late.`,
  ).join(' ');
const words = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

describe('the text of a PDF', () => {
  it('joins lines into paragraphs and keeps paragraphs apart by space', async () => {
    const text = await textOf([
      ...setLines([
        'The first paragraph runs over the end of its',
        'line and fills the next one up to its edge.',
      ]),
      ...setLines(['The second stands below it.'], { y: 660 }),
    ]);
    assert.equal(
      text,
      'The first paragraph runs over the end of its line and fills the next one up to its edge.\n\nThe second stands below it.',
    );
  });

  it('keeps paragraphs apart by their indentation', async () => {
    const text = await textOf([
      ...setLines(['The first paragraph runs over a line and'], { x: 90 }),
      ...setLines(['it fills the next one up to its edge, too.'], { y: 688 }),
      ...setLines(['The second paragraph is a little further'], { x: 90, y: 676 }),
      ...setLines(['in, and a line at the left edge follows it.'], { y: 664 }),
    ]);
    assert.deepEqual(
      text.split('\n\n').map((paragraph) => paragraph.slice(0, 10)),
      ['The first ', 'The second'],
    );
  });

  it('ends a paragraph where the line had room for the next word', async () => {
    const text = await textOf(
      setLines([
        'The first paragraph is as wide as the page allows it to be.',
        'It ends here.',
        'The second begins at the same margin and it is wide as well',
        'and ends as lines do.',
      ]),
    );
    assert.equal(text.split('\n\n').length, 2);
  });

  it('joins words by the gap between them, whatever pieces they were drawn in', async () => {
    const text = await textOf([
      { text: 'sa', x: 72, y: 700 },
      { text: 'lt', x: 84, y: 700 },
      { text: 'and', x: 102, y: 700 },
      { text: 'water', x: 124, y: 700 },
    ]);
    assert.equal(text, 'salt and water');
  });

  it('undoes the hyphenation of line ends', async () => {
    const text = await textOf(
      setLines(['Nobody had foreseen the conse-', 'quences of salt, nor was any-', 'one told.']),
    );
    assert.equal(text, 'Nobody had foreseen the consequences of salt, nor was anyone told.');
  });

  it('keeps the hyphen of a word that the document writes with one', async () => {
    const text = await textOf(
      setLines([
        'He was a well-known cook in his town and he was well-',
        'known abroad, and in every post-',
        'War book.',
      ]),
    );
    assert.equal(
      text,
      'He was a well-known cook in his town and he was well-known abroad, and in every post-War book.',
    );
  });

  it('keeps a hyphen that stands for a word to come', async () => {
    assert.equal(
      await textOf(setLines(['There were two-', 'and three-masted ships.'])),
      'There were two- and three-masted ships.',
    );
  });

  it('breaks web addresses at no blank', async () => {
    assert.equal(
      await textOf(setLines(['Read https://example.org/why-', 'not.html first.'])),
      'Read https://example.org/why-not.html first.',
    );
  });

  it('takes ligatures apart', async () => {
    const text = await textOf(
      setLines([`The ${CODED.ligature}sh of${CODED.ligature}ce.`], { font: 'coded' }),
    );
    assert.equal(text, 'The fish office.');
  });

  it('undoes hyphenation by soft hyphens, and shows those within a line as hyphens', async () => {
    const shy = CODED.softHyphen;
    const text = await textOf(
      setLines([`A well${shy}known hyphen${shy}`, 'ation of words.'], { font: 'coded' }),
    );
    assert.equal(text, 'A well-known hyphenation of words.');
  });

  it('leaves out text that does not stand upright', async () => {
    const text = await textOf([
      ...setLines(['Salt is not a secret.']),
      { text: 'CONFIDENTIAL', x: 200, y: 300, size: 60, rotated: 45 },
      { text: 'arXiv:1234', x: 30, y: 300, rotated: 90 },
    ]);
    assert.equal(text, 'Salt is not a secret.');
  });

  it('reads a page that is turned as it is looked at', async () => {
    const line = { text: 'Salt lies across.', x: 300, y: 100, rotated: 90 };
    const file = Buffer.from(makePdf({ pages: [[line, { text: 'Aside.', x: 72, y: 72 }]] })).toString(
      'latin1',
    );
    const bytes = Buffer.from(
      file.replace('/Type /Page /Parent', '/Type /Page /Rotate 90 /Parent'),
      'latin1',
    );
    const imported = await importPdf({ file: 'a.pdf', bytes });
    assert.equal('text' in imported && imported.text, 'Salt lies across.');
  });
});

describe('columns', () => {
  const left = wrap(sentences(0, 14), 36);
  const right = wrap(sentences(5, 14), 36).map((line) => line.replace('tide', 'wind'));
  const columns = [...setLines(left, { x: 60, y: 640 }), ...setLines(right, { x: 316, y: 640 })];

  it('are read one after the other, below the title that crosses them', async () => {
    const title = { text: 'A Title That Stands Over Both Columns', x: 120, y: 700, size: 16 };
    assert.equal(flat(await textOf([title, ...columns])), [title.text, ...left, ...right].join(' '));
  });

  it('are seen where the lines of both stand at different heights', async () => {
    const shifted = [...setLines(left, { x: 60, y: 640 }), ...setLines(right, { x: 316, y: 635 })];
    assert.equal(flat(await textOf(shifted)), [...left, ...right].join(' '));
  });

  it('lose nothing that stands between them', async () => {
    assert.match(await textOf([...columns, { text: '§', x: 285, y: 580 }]), /§/u);
  });

  it('may be three', async () => {
    const three = [0, 1, 2].map((at) =>
      wrap(sentences(4 * at, 12), 22).map((line) => line.replace('tide', 'abc'[at] ?? '')),
    );
    const page = three.flatMap((lines, at) => setLines(lines, { x: 50 + 170 * at }));
    assert.equal(flat(await textOf(page)), three.map((lines) => lines.join(' ')).join(' '));
  });

  it('are not made of the cells of a table', async () => {
    const cells = words.slice(0, 8).map((word, at) => [
      { text: at === 3 ? 'salt that was taken out of the sea here' : 'salt', x: 60, y: 700 - 12 * at },
      {
        text: at === 3 ? 'and sold for more than it was worth then' : `at ${word}`,
        x: 316,
        y: 700 - 12 * at,
      },
    ]);
    assert.match(await textOf(cells.flat()), /^salt at one/u);
    assert.match(await textOf(cells.filter((_, at) => at !== 3).flat()), /^salt at one/u);
  });

  it('are not made of names and the words beside them, long as the names may be', async () => {
    const turns = words.slice(0, 8).flatMap((word, at) => [
      { text: 'ANN ELIZABETH OF HULL:', x: 60, y: 700 - 12 * at },
      { text: `My number is ${word}, and that is all there is to it.`, x: 220, y: 700 - 12 * at },
    ]);
    assert.match(await textOf(turns), /^ANN ELIZABETH OF HULL: My number is one/u);
  });

  it('are not made of labels and the words beside them', async () => {
    const turns = words.slice(0, 8).map((word, at) => [
      { text: at % 2 ? 'BO:' : 'ANN:', x: 60, y: 700 - 30 * at },
      { text: `My number is ${word}, and that is all.`, x: 130, y: 700 - 30 * at },
    ]);
    assert.match(
      await textOf(turns.flat()),
      /^ANN: My number is one, and that is all\.\n\nBO: My number is two/u,
    );
  });
});

describe('running headers, footers and page numbers', () => {
  const body = (page: number) => setLines(wrap(`${sentences(page * 3, 12)} Page ends.`), { y: 680 });
  const header = (page: number) => ({ text: `SALT AND SEA ${page}`, x: 250, y: 750, size: 9 });
  const pages = [0, 1, 2, 3].map((page) => [header(page + 7), ...body(page)]);

  it('are no part of the text', async () => {
    assert.doesNotMatch(await textOf(...pages), /SALT AND SEA/u);
  });

  it('do not divide a paragraph that runs over the page', async () => {
    const text = await textOf(
      [header(1), ...setLines(['This sentence begins on the first page of all and'], { y: 100 })],
      [header(2), ...setLines(['ends on the second, where another one begins.'], { y: 700 })],
    );
    assert.equal(
      text,
      'This sentence begins on the first page of all and ends on the second, where another one begins.',
    );
  });

  it('are taken where they stand in the place of all others though they read differently', async () => {
    const own = pages.map((page, at) =>
      at === 2 ? [{ ...header(0), text: 'A HEAD OF ITS OWN' }, ...page.slice(1)] : page,
    );
    assert.doesNotMatch(await textOf(...own, ...own), /HEAD OF ITS OWN/u);
  });

  it('are not seen in the first lines of pages that differ', async () => {
    const text = await textOf(
      ...['Salt', 'Water', 'Fish'].map((word) =>
        setLines([`${word} comes first here.`, 'So it ends.'], { y: 720 }),
      ),
    );
    assert.match(text, /Salt comes.*Water comes.*Fish comes/su);
  });
});

describe('the locators of a PDF', () => {
  const page = (number: string, at: number) => [
    ...setLines(wrap(`${sentences(at, 6)} This is the page.`), { y: 680 }),
    { text: number, x: 300, y: 40 },
  ];
  const pagesOf = async (file: PdfFile) => [
    ...new Set(read(await importFile(file)).map((section) => section.page)),
  ];

  it('are the page labels of the file', async () => {
    const pages = [0, 1, 2, 3].map((at) => page('', at));
    assert.deepEqual(await pagesOf({ pages, labels: { 0: 'r', 2: 'D' } }), ['i', 'ii', '1', '2']);
  });

  it('are the printed numbers where the file has no labels', async () => {
    const pages = ['xi', 'xii', '1', '2', '3'].map(page);
    assert.deepEqual(await pagesOf({ pages }), ['xi', 'xii', '1', '2', '3']);
  });

  it('go on over a page without a number', async () => {
    assert.deepEqual(await pagesOf({ pages: ['233', '234', '', '236', '237'].map(page) }), [
      '233',
      '234',
      '235',
      '236',
      '237',
    ]);
  });

  it('are counted where nothing is printed, and stand in brackets where that would name another page', async () => {
    assert.deepEqual(await pagesOf({ pages: ['', ''].map(page) }), ['1', '2']);
    assert.deepEqual(await pagesOf({ pages: ['', '', '', '1', '2', '3'].map(page) }), [
      '[1]',
      '[2]',
      '[3]',
      '1',
      '2',
      '3',
    ]);
  });

  it('do not follow numbers that do not count the pages', async () => {
    assert.deepEqual(await pagesOf({ pages: ['1912', '1847', '1790'].map(page) }), ['1', '2', '3']);
  });

  it('give every passage the page of its first word', async () => {
    const imported = await importFile({
      pages: [
        setLines(['One stands on the first page. Two begins on the first page and'], { y: 60 }),
        setLines(['ends on the second page. Three stands on the second page.'], { y: 720 }),
      ],
    });
    assert.deepEqual(
      splitPassages('s', imported.text, imported.sections).map(({ text, locator }) => [text, locator?.value]),
      [
        ['One stands on the first page. Two begins on the first page and ends on the second page.', '1'],
        ['Three stands on the second page.', '2'],
      ],
    );
  });
});

describe('notes and headings', () => {
  const note = { text: '3 A note about this, in smaller type.', x: 72, y: 80, size: 8 };

  it('keeps footnotes out of the sentence that runs over them', async () => {
    const text = await textOf(
      [...setLines(wrap(`${sentences(0, 8)} And here it goes`), { y: 250 }), note],
      setLines(['on, on the next page, to its end.']),
    );
    assert.match(text, /here it goes on, on the next page, to its end\.\n\n3 A note/u);
  });

  it('never joins a word and the mark of its note', async () => {
    const text = await textOf([
      { text: 'Salt', x: 72, y: 700 },
      { text: '1', x: 96, y: 704, size: 6 },
      { text: 'and water.', x: 106, y: 700 },
      { text: '2,3', x: 166, y: 704, size: 6 },
    ]);
    assert.equal(text, 'Salt and water.');
  });

  it('keeps exponents, ordinals and lowered digits', async () => {
    const text = await textOf([
      { text: '10', x: 72, y: 700 },
      { text: '3', x: 84, y: 704, size: 6 },
      { text: 'in the 19', x: 94, y: 700 },
      { text: 'th', x: 148, y: 704, size: 6 },
      { text: 'year of H', x: 162, y: 700 },
      { text: '2', x: 216, y: 698, size: 6 },
      { text: 'O', x: 219.6, y: 700 },
      { text: 'and of my 2', x: 232, y: 700 },
      { text: 'e', x: 298, y: 704, size: 6 },
    ]);
    assert.equal(text, '10³ in the 19th year of H2O and of my 2e');
  });

  it('knows headings by larger or bold type', async () => {
    const sections = read(
      await importFile({
        pages: [
          [
            { text: 'On Salt', x: 72, y: 720, size: 18 },
            ...setLines(wrap(sentences(0, 6)), { y: 690 }),
            { text: 'Its history', x: 72, y: 580, font: 'bold' },
            ...setLines(wrap(sentences(6, 6)), { y: 566 }),
          ],
        ],
      }),
    );
    assert.deepEqual(
      sections.map(({ kind }) => kind),
      ['heading', 'prose', 'heading', 'prose'],
    );
  });

  it('never offers the lines of a contents page', async () => {
    const page = setLines([
      'Salt . . . . . . . . . 3',
      'Water . . . . . . . . 17',
      'Fish . . . . . . . . . 29',
    ]);
    assert.ok(read(await importFile({ pages: [page] })).every(({ kind }) => kind === 'boilerplate'));
  });
});

describe('an interview in a PDF', () => {
  const turn = (at: number) =>
    `${at % 2 ? 'BO RAY' : 'ANN LEE'}: This is turn ${words[at]}. ${sentences(at, 2)}`;
  const lines = (from: number) => setLines([0, 1, 2, 3].flatMap((at) => wrap(turn(from + at))));

  it('comes out as turns with their speakers and pages', async () => {
    const imported = await importFile({ pages: [lines(0), lines(4)] });
    assert.equal(imported.layout, 'labelled-interview');
    assert.deepEqual(
      read(imported).map(({ speaker, page, text }) => [speaker, page, /turn (\w+)/u.exec(text)?.[1]]),
      words.slice(0, 8).map((word, at) => [at % 2 ? 'BO RAY' : 'ANN LEE', at < 4 ? '1' : '2', word]),
    );
  });

  it('begins a turn at its label, however full the line before', async () => {
    const turns = [
      'Q: Did you ever taste the salt of that year?',
      'A: I did, and it was the best that I have had.',
    ];
    const imported = await importFile({
      pages: [setLines([...turns, ...turns].map((line) => line.padEnd(46, '.')))],
    });
    assert.deepEqual(
      read(imported).map(({ speaker }) => speaker),
      ['Q', 'A', 'Q', 'A'],
    );
  });

  it('keeps a footnote out of the turn above it', async () => {
    const note = { text: '1 A note of the editor.', x: 72, y: 80, size: 7 };
    const imported = await importFile({ pages: [[...lines(0), note], lines(4)] });
    assert.deepEqual(
      read(imported)
        .filter(({ text }) => text.includes('editor'))
        .map(({ kind, speaker, text }) => [kind, speaker, text]),
      [['prose', undefined, '1 A note of the editor.']],
    );
  });
});

describe('what a PDF states of itself', () => {
  const pages = [setLines(['Salt and water.'])];
  const stated = async (info: Record<string, string>) =>
    (await importFile({ pages, info }, 'shelf/salt-and-sea.pdf')).stated;

  it('is its title, authors and language', async () => {
    const file = { pages, info: { Title: 'On Salt', Author: 'Lee, Ann; Bo Ray' }, language: 'en-GB' };
    assert.deepEqual((await importFile(file)).stated, {
      title: 'On Salt',
      author: [{ family: 'Lee', given: 'Ann' }, { literal: 'Bo Ray' }],
      language: 'en-GB',
    });
  });

  for (const title of [
    'Microsoft Word - salt.doc',
    'salt.indd',
    'Untitled',
    'Salt and Sea',
    'PII: S0140-6736',
    ' ',
  ])
    it(`is not the title "${title}"`, async () => assert.deepEqual(await stated({ Title: title }), {}));
  for (const author of ['Microsoft Office User', 'jsmith', 'Administrator', ' ', 'ann@example.org'])
    it(`is not the author "${author}"`, async () => assert.deepEqual(await stated({ Author: author }), {}));
});

describe('a PDF that cannot be used', () => {
  const pages = [setLines(['Salt and water.'])];

  it('says that it is encrypted', async () => {
    assert.match(await reasonOf({ pages, encrypted: true }), /^is encrypted: open it with its password/u);
  });

  it('says that it is broken', async () => {
    const imported = await importPdf({
      file: 'a.pdf',
      bytes: new TextEncoder().encode('%PDF-1.7 and no more'),
    });
    assert.match('reason' in imported ? imported.reason : '', /^is not a readable PDF: /u);
  });

  it('says that it has no text layer', async () => {
    assert.match(await reasonOf({ pages: [[], []], pictures: [0, 1] }), /^has no text layer: .* needs OCR/u);
  });

  it('is used where only some pages have no text, with a warning that counts them', async () => {
    const imported = await importFile({ pages: [...pages, [], [], []], pictures: [1, 3] });
    assert.equal(imported.warning, '2 of its 4 pages have no text layer');
  });

  it('leaves the bytes as they were', async () => {
    const bytes = makePdf({ pages });
    await importPdf({ file: 'a.pdf', bytes });
    assert.deepEqual(bytes, makePdf({ pages }));
  });

  it('never breaks an import, whatever is wrong in it', async () => {
    const whole = makePdf({
      pages: [lineage(0), lineage(3), lineage(6)],
      info: { Title: 'On Salt' },
      labels: { 0: 'r', 1: 'D' },
      language: 'en',
    });
    const place = fc.nat(whole.length - 1);
    const mutations = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(mutations, fc.option(place, { freq: 3 }), async (flips, cut) => {
        const bytes = whole.slice(0, cut ?? whole.length);
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
        assertSound(await importPdf({ file: 'a.pdf', bytes }));
      }),
      { numRuns: 150, interruptAfterTimeLimit: 10_000 },
    );
  });

  const lineage = (at: number) => [
    ...setLines(wrap(sentences(at, 8)), { y: 680 }),
    { text: String(at), x: 300, y: 40 },
  ];
});
