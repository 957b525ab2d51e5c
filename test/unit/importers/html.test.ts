import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importHtml } from '../../../src/core/importers/html.ts';
import { assertSound } from '../../support/assertSound.ts';
import { importWith, reasonOf, sectionsOf } from '../../support/importedSections.ts';
import { mutationsOf } from '../../support/mutations.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const importPage = (html: string) => importWith(importHtml, encode(html));
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const read = async (body: string) => sectionsOf(await importPage(page(body)));
const texts = async (body: string) => (await read(body)).map(({ text }) => text);
/** Long enough for Readability to take it for an article. */
const long = (words: string) =>
  `<p>${words} and the harbour was full of boats that morning, and nobody in the town knew why they had come, or who had sent them, or when they would leave.</p>`;

const ARTICLE = page(
  `<nav><a href="/">Home</a> and all of the other pages</nav><article><h1>The Long Tide</h1>${long('One')}${long('Two')}
  <blockquote><p>I have never seen so much paper.</p><p>— Ann Lee</p></blockquote>${long('Three')}
  <table><tr><th>Boat</th><th>Load</th></tr><tr><td>Ada</td><td>salt</td></tr></table>
  <ul><li>First thing</li><li>Second thing</li></ul>${long('Four')}</article><footer>© nobody at all</footer>`,
  '<title>The Long Tide</title>',
);

const TAGS = ['<td>', '</p>', '<blockquote>', '<tr>', '<q>', '</li>', '<pre>', '<!--', '<table>', '<sup>'];

describe('web pages', () => {
  it('become headings, numbered paragraphs and quotations, without what surrounds the article', async () => {
    const sections = sectionsOf(await importPage(ARTICLE));
    assert.deepEqual(
      sections.map(({ kind, place, text }) => [kind, place, text.slice(0, 14)]),
      [
        ['heading', 'section The Long Tide', 'The Long Tide'],
        ['prose', 'paragraph 1', 'One and the ha'],
        ['prose', 'paragraph 2', 'Two and the ha'],
        ['reported', 'paragraph 3', 'I have never s'],
        ['prose', 'paragraph 4', 'Three and the '],
        ['prose', 'paragraph 5', 'Boat Load'],
        ['prose', 'paragraph 6', 'Ada salt'],
        ['prose', 'paragraph 7', 'First thing'],
        ['prose', 'paragraph 8', 'Second thing'],
        ['prose', 'paragraph 9', 'Four and the h'],
      ],
    );
  });

  it('keep blocks apart by blank lines, rows and items by line ends', async () => {
    const { text } = await importPage(ARTICLE);
    assert.match(text, /^The Long Tide\n\nOne /u);
    assert.match(text, /\n\nBoat\tLoad\nAda\tsalt\n\n• First thing\n• Second thing\n\nFour /u);
  });

  it('are read whole where no article stands out', async () => {
    assert.deepEqual(await texts('<nav>Menu</nav><p>Short words.</p><aside>More</aside><form>Mail</form>'), [
      'Short words.',
    ]);
  });

  it('get paragraphs back that are taken for a box in the middle of an article', async () => {
    const box =
      'This correction stands in a box, and it is as much a part of the article as all that stands around it here: the boats came on Tuesday and not on Monday, as we wrote.';
    const sections = sectionsOf(
      await importPage(
        page(
          `<article>${long('One')}<div class="sidebar"><p>${box}</p></div>${'Two Three Four Five'.split(' ').map(long).join('')}</article>`,
        ),
      ),
    );
    assert.deepEqual(
      sections.map(({ text }) => text.slice(0, 4)),
      ['One ', 'This', 'Two ', 'Thre', 'Four', 'Five'],
    );
  });

  it('leave out what nobody sees', async () => {
    assert.deepEqual(
      await texts(
        '<script>document.write("x")</script><style>p{}</style><!-- note --><p>Seen.</p><p hidden>No.</p><p style="color:red; display: none">No.</p><p class="sr-only">No.</p><template><p>No.</p></template><noscript>No.</noscript><p>Seen<wbr>t&shy;oo.</p>',
      ),
      ['Seen.', 'Seentoo.'],
    );
  });

  it('fold white space but keep line breaks and no-break spaces', async () => {
    assert.deepEqual(await texts('<p>  One\n two&nbsp;<b> three </b>\n<i>four</i><br> five</p>'), [
      'One two three four\nfive',
    ]);
    assert.deepEqual(await texts('<p>10&nbsp;km</p>'), ['10\u00a0km']);
    assert.deepEqual(await texts('<p>b'), ['b']);
  });

  it('part paragraphs at empty lines', async () => {
    assert.deepEqual(await texts('One.<br><br>Two.<br>Still two.<pre>a\n b\n\nc</pre>'), [
      'One.',
      'Two.\nStill two.',
      'a\nb',
      'c',
    ]);
  });

  it('have no marks of notes within sentences', async () => {
    assert.deepEqual(
      await texts(
        '<p>One<sup><a href="#n1">1</a></sup> two<a href="#n2"><sup>[2]</sup></a> three<a href="#n3">[3]</a>, see part <a href="#p4">4</a> and x<sup>2</sup>.</p><p>Note. <a href="#r1">↩</a></p>',
      ),
      ['One two three, see part 4 and x2.', 'Note.'],
    );
  });

  it('offer no code for quoting', async () => {
    assert.deepEqual(
      (await read('<p>Words.</p><pre><code>let x;</code></pre>')).map(({ kind }) => kind),
      ['prose', 'boilerplate'],
    );
  });

  it('give captions to the page and not to its author', async () => {
    const [, caption] = await read(
      '<p>Words.</p><figure><figcaption>Boats, by Bo Ray.</figcaption></figure>',
    );
    assert.deepEqual([caption?.kind, caption?.voice], ['prose', 'site']);
  });

  it('arranged by tables are read as paragraphs', async () => {
    assert.deepEqual(await texts('<table><tr><td>Menu</td><td><p>One.</p><p>Two.</p></td></tr></table>'), [
      'Menu',
      'One.',
      'Two.',
    ]);
  });

  it('open with their title once', async () => {
    const { text } = await importPage(
      page('<p>Kicker</p><h3>On salt.</h3><p>Words.</p>', '<title>On Salt</title>'),
    );
    assert.equal(text, 'On Salt\n\nKicker\n\nWords.');
  });
});

describe('quotations on web pages', () => {
  const claims: Readonly<Record<string, [string, string, object]>> = {
    'a line with a dash': [
      '<p>Words here.</p><p>— Ann Lee, 1999</p>',
      'Words here.',
      { claimedSpeaker: 'Ann Lee' },
    ],
    'a dash after a line break': ['Words here.<br>– Ann Lee', 'Words here.', { claimedSpeaker: 'Ann Lee' }],
    'a footer with a work': [
      '<p>Words here.</p><footer>—Ann Lee, <cite>On Salt</cite></footer>',
      'Words here.',
      { claimedSpeaker: 'Ann Lee', claimedSource: 'On Salt' },
    ],
    'a <cite> at the end': [
      '<p>Words here. <cite>Ann Lee</cite></p>',
      'Words here.',
      { claimedSpeaker: 'Ann Lee' },
    ],
    'an address': ['<p>Words here.</p>', 'Words here.', { claimedSource: 'https://x.example/a' }],
    'nothing, for a <cite> within the words': [
      '<p>In <cite>Emma</cite> they do.</p>',
      'In Emma they do.',
      {},
    ],
    'nothing, for a line of dialogue': ['<p>— Yes?</p><p>— No, he said.</p>', '— Yes? — No, he said.', {}],
  };
  for (const [name, [inside, words, claim]] of Object.entries(claims)) {
    it(`take the claim from ${name}`, async () => {
      const cite = name === 'an address' ? ' cite="https://x.example/a"' : '';
      const [quote, ...others] = await read(`<blockquote${cite}>${inside}</blockquote>`);
      assert.deepEqual([quote?.kind, quote?.voice, quote?.text], ['reported', 'unmarked', words]);
      assert.deepEqual(quote?.reported, claim);
      assert.equal(others.length, 0);
    });
  }

  it("take the claim from a figure's caption", async () => {
    const [quote] = await read(
      '<figure><blockquote>Words.</blockquote><figcaption>—Bo Ray</figcaption></figure>',
    );
    assert.deepEqual(quote?.reported, { claimedSpeaker: 'Bo Ray' });
  });

  it('get the quotation marks that a browser shows', async () => {
    assert.deepEqual(await texts('<p>She said <q>it is <q>salt</q></q>.</p>'), ['She said “it is ‘salt’”.']);
  });

  it('are reported where they are a paragraph of their own', async () => {
    const [quote] = await read('<p><q>All of it.</q></p>');
    assert.deepEqual([quote?.kind, quote?.text], ['reported', 'All of it.']);
    const [outer] = await read('<p><q>All <q>of</q> it.</q></p>');
    assert.deepEqual([outer?.kind, outer?.text], ['reported', 'All ‘of’ it.']);
  });
});

describe("a web page's text layout", () => {
  it('is read as an interview', async () => {
    const turns = ['Ann: One.', 'Bo: Two.', 'Ann: Three.', 'Bo: Four.'].map((turn) => {
      const [name, words] = turn.split(': ');
      return `<p><b>${name}:</b> ${words}</p>`;
    });
    const imported = await importPage(page(turns.join(''), '<title>Two people</title>'));
    assert.equal(imported.layout, 'labelled-interview');
    assert.equal(imported.role, 'primary');
    assert.deepEqual(
      sectionsOf(imported).map(({ kind, speaker, text }) => [kind, speaker, text]),
      [
        ['heading', undefined, 'Two people'],
        ['speech', 'Ann', 'One.'],
        ['speech', 'Bo', 'Two.'],
        ['speech', 'Ann', 'Three.'],
        ['speech', 'Bo', 'Four.'],
      ],
    );
  });

  it('is read as a list of quotations, with places in the page', async () => {
    const items = ['One is one.', 'Two is two.', 'Three is three.'].map(
      (words) => `<li>On X: “${words}” — Source: [Talk]</li>`,
    );
    const imported = await importPage(page(`<h1>Quotes by Ann Lee</h1><ul>${items.join('')}</ul>`));
    assert.equal(imported.layout, 'quotation-list');
    assert.deepEqual(sectionsOf(imported).map(({ text, place }) => [text, place])[1], [
      'One is one.',
      'paragraph 1',
    ]);
  });

  it('is not taken from the examples of a manual', async () => {
    const example = 'Files: a\n b\n c\n d\nLicense: e\n f\n g\n h\n'.repeat(30);
    const imported = await importPage(page(`${long('One')}<pre>${example}</pre>${long('Two')}`));
    assert.equal(imported.layout, 'prose');
  });

  it('is no recognized speech for want of full stops in a list', async () => {
    const items = Array.from({ length: 60 }, (_, at) => `<li>some words of item ${at}</li>`);
    assert.equal((await importPage(page(`<p>All of them</p><ul>${items.join('')}</ul>`))).layout, 'prose');
    const words = 'so this is what they said and then we went on to the harbour '.repeat(30);
    assert.equal((await importPage(page(`<p>${words}</p>`))).layout, 'speech-recognition');
  });

  it('is the one that the metadata asks for', async () => {
    const imported = await importWith(importHtml, encode(page('<p>Words here.</p>')), 'speech-recognition');
    assert.equal(imported.layout, 'speech-recognition');
    assert.equal(sectionsOf(imported)[0]?.place, 'paragraph 1');
  });
});

describe("a web page's metadata", () => {
  const stated = async (head: string) => (await importPage(page('<p>Words here.</p>', head))).stated;

  it('comes from JSON-LD, Open Graph and the page', async () => {
    assert.deepEqual(
      await stated(
        '<title>The Long Tide - The Post</title><meta property="og:site_name" content="The Post"><link rel="canonical" href="https://post.example/tide"><script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#m","name":"Mara Voss"},{"@type":"NewsArticle","author":{"@id":"#m"},"datePublished":"2024-03-05T07:00:00Z"}]}</script>',
      ),
      {
        type: 'article-newspaper',
        title: 'The Long Tide',
        author: [{ literal: 'Mara Voss' }],
        issued: { 'date-parts': [[2024, 3, 5]] },
        'container-title': 'The Post',
        URL: 'https://post.example/tide',
        language: 'en',
      },
    );
  });

  it('comes from the fields of a paper', async () => {
    assert.deepEqual(
      await stated(
        '<meta name="citation_title" content="On Salt"><meta name="citation_author" content="Voss, Mara"><meta name="citation_author" content="Bo Ray"><meta name="citation_publication_date" content="2023/4"><meta name="citation_journal_title" content="Tides"><meta name="citation_doi" content="doi:10.1/x"><meta name="citation_firstpage" content="3"><meta name="citation_lastpage" content="9">',
      ),
      {
        type: 'article-journal',
        title: 'On Salt',
        author: [{ family: 'Voss', given: 'Mara' }, { literal: 'Bo Ray' }],
        issued: { 'date-parts': [[2023, 4]] },
        'container-title': 'Tides',
        language: 'en',
        DOI: '10.1/x',
        page: '3-9',
      },
    );
  });

  it('is absent where the page says nothing, or nothing sure', async () => {
    assert.deepEqual(
      await stated(
        '<title>A - B</title><meta property="article:author" content="https://x.example/me"><meta property="article:published_time" content="04/05/2023"><link rel="canonical" href="/a"><script type="application/ld+json">{broken</script><script type="application/ld+json">[{"@type":"Article","headline":"X"},{"@type":"Article","headline":"Y"}]</script>',
      ),
      { type: 'webpage', title: 'A - B', language: 'en' },
    );
  });

  it('has no date that is not clear', async () => {
    for (const date of ['20240305', '2024-13-01', '2024-3-45', '0024-01-01', 'March 5, 2024'])
      assert.equal(
        (await stated(`<meta property="article:published_time" content="${date}">`)).issued,
        undefined,
      );
  });

  it('does not part two names in one field', async () => {
    const { author } = await stated('<meta name="author" content="By Ann Lee, Bo Ray">');
    assert.deepEqual(author, [{ literal: 'Ann Lee, Bo Ray' }]);
  });
});

describe("a web page's encoding", () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it('is the one that it declares', async () => {
    const imported = await importWith(importHtml, bytes('<meta charset=iso-8859-2><p>\xb3\xf3d\xbc</p>'));
    assert.equal(imported.text, 'łódź');
  });

  it('is UTF-8 where the bytes are, whatever an old declaration says', async () => {
    const imported = await importWith(importHtml, encode('<meta charset="windows-1252"><p>café</p>'));
    assert.equal(imported.text, 'café');
  });

  it('is told by a byte order mark', async () => {
    const text = '\ufeff<meta charset=utf-8><p>caf\u00e9</p>';
    const utf16 = new Uint8Array(new Uint16Array([...text].map((unit) => unit.charCodeAt(0))).buffer);
    assert.equal((await importWith(importHtml, utf16)).text, 'café');
    const marked = encode('\ufeff<meta charset=iso-8859-2><p>café</p>');
    assert.equal((await importWith(importHtml, marked)).text, 'café');
    assert.equal((await importWith(importHtml, encode('\ufeff<meta charset=gbk><p>café</p>'))).text, 'café');
  });
});

describe('hostile web pages', function () {
  this.timeout(60_000);

  it('of any depth are read or refused', async () => {
    const nested = (levels: number, tag: string) => `${`<${tag}>`.repeat(levels)}<p>Deep words.</p>`;
    assert.equal((await importPage(nested(1500, 'div'))).text, 'Deep words.');
    assert.match(await reasonOf(importHtml, encode(nested(10_000, 'div'))), /nested too deeply/u);
    assert.match(await reasonOf(importHtml, encode(nested(300_000, 'b'))), /nested too deeply/u);
    assert.match(await reasonOf(importHtml, encode(nested(300_000, 'blockquote'))), /nested too deeply/u);
  });

  it('of a megabyte are read in seconds', async () => {
    const bodies = [
      long('Words').repeat(6000),
      '<div>a</div>'.repeat(90_000),
      'a<br>'.repeat(200_000),
      `<p title="${'x'.repeat(1_000_000)}">Words.</p>`,
      `<p ${Array.from({ length: 90_000 }, (_, at) => `a${at}=1`).join(' ')}>Words.</p>`,
      '&amp;'.repeat(200_000),
      `${'<div>'.repeat(400)}a${'</div>'.repeat(400)}`.repeat(100),
      `${'<div>'.repeat(400)}${long('Deep').repeat(5000)}`,
      `${'<q>a'.repeat(900)}${'word '.repeat(200_000)}`,
      '<blockquote><cite>a</cite>'.repeat(900),
    ];
    for (const body of bodies) {
      const start = performance.now();
      assertSound(await importHtml({ file: 'a.html', bytes: encode(page(body)) }));
      assert.ok(performance.now() - start < 10_000, `${body.slice(0, 20)}: ${performance.now() - start} ms`);
    }
  });

  it('that are none say so', async () => {
    assert.match(await reasonOf(importHtml, new Uint8Array([0, 1, 2, 0])), /is not text/u);
    assert.match(await reasonOf(importHtml, encode(page('<script>x</script>'))), /holds no text/u);
  });

  it('are sound whatever their bytes', async () => {
    const good = encode(ARTICLE);
    await fc.assert(
      fc.asyncProperty(mutationsOf(good, TAGS), async (bytes) => {
        assertSound(await importHtml({ file: 'a.html', bytes }));
      }),
      { numRuns: 150 },
    );
  });
});
