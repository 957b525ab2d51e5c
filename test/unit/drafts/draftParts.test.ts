import assert from 'node:assert/strict';
import { isOpaque, parseDraft } from '../../../src/core/drafts/parseDraft.ts';

describe('the front matter of a draft', () => {
  it('names bibliographies, style and language', () => {
    const text = '---\nbibliography: [refs.bib, more.json]\ncsl: apa.csl\nlang: en-GB\n---\n\nWords.';
    assert.deepEqual(parseDraft(text).frontMatter, {
      end: text.indexOf('\nWords'),
      bibliography: ['refs.bib', 'more.json'],
      csl: 'apa.csl',
      lang: 'en-GB',
      ignored: false,
    });
  });

  it('may name one bibliography, or none', () => {
    assert.deepEqual(parseDraft('---\nbibliography: refs.bib\n---\n').frontMatter.bibliography, ['refs.bib']);
    assert.deepEqual(parseDraft('Words.').frontMatter, { end: 0, bibliography: [], ignored: false });
  });

  it('may stand behind a byte order mark', () => {
    const { frontMatter, citations } = parseDraft('\ufeff---\ncsl: a.csl\n---\n\n[@a]');
    assert.deepEqual([frontMatter.csl, frontMatter.end, citations[0]?.start], ['a.csl', 20, 21]);
  });

  it('says why it cannot be read', () => {
    assert.match(parseDraft('---\nfoo: [\n---\n').frontMatter.problem ?? '', /not valid YAML/u);
  });
});

describe('the notes of a draft', () => {
  const notes = (md: string) =>
    parseDraft(md).notes.map(({ label, definition, references }) => [
      label,
      definition && md.slice(...definition),
      references.map((span) => md.slice(...span)),
    ]);

  it('have a label, words and references', () => {
    assert.deepEqual(
      notes('One[^a] two[^b] three[^a].\n\n[^a]: First\nlazy.\n\n    More.\n\n[^b]: Second.'),
      [
        ['a', 'First\nlazy.\n\n    More.', ['[^a]', '[^a]']],
        ['b', 'Second.', ['[^b]']],
      ],
    );
  });

  it('end where the next one starts', () => {
    assert.deepEqual(notes('One[^a] two[^b].\n\n[^a]: First.\n[^b]: Second.'), [
      ['a', 'First.', ['[^a]']],
      ['b', 'Second.', ['[^b]']],
    ]);
  });

  it('may be undefined, or unused', () => {
    assert.deepEqual(notes('One[^a].\n\n[^b]: Words.'), [
      ['a', undefined, ['[^a]']],
      ['b', 'Words.', []],
    ]);
  });

  it('may stand in the text', () => {
    assert.deepEqual(notes('One^[two] three.'), [['^3', 'two', ['^[two]']]]);
  });

  it('hold citations that say so', () => {
    const { citations } = parseDraft('One @a[^n] ^[@b].\n\n[^n]: See [@c].');
    assert.deepEqual(
      citations.map(({ items, note }) => [items[0]?.id, note]),
      [
        ['a', undefined],
        ['b', '^11'],
        ['c', 'n'],
      ],
    );
  });
});

describe('what is opaque in a draft', () => {
  const opaque = (md: string) => parseDraft(md).opaque.map((span) => md.slice(...span));

  it('is code, math, HTML, addresses, attributes, comments and definitions', () => {
    assert.deepEqual(opaque('`a` $b$ <i>c</i> [d](e "f") <http://g> [h]{.i} <!-- j -->'), [
      '`a`',
      '$b$',
      '<i>',
      '</i>',
      '(e "f")',
      '<http://g>',
      '{.i}',
      '<!-- j -->',
    ]);
    assert.deepEqual(opaque('    code\n\n~~~\ncode\n~~~\n\n[a]: b\n\n<!-- c\n\nd -->\n\n# e {#f}'), [
      '    code',
      '~~~\ncode\n~~~',
      '[a]: b',
      '<!-- c\n\nd -->',
      '# ',
      ' {#f}',
    ]);
  });

  it('is nothing of what only looks like it', () => {
    assert.deepEqual(opaque('A `b, $5 and $6, c < d, e (f), <!-- g, ``` h\n\n```\ni'), []);
  });

  it('is found at any place', () => {
    const draft = parseDraft('One `two` three `four` five.');
    assert.deepEqual(
      [0, 3, 4, 8, 9, 17, 27].map((at) => isOpaque(draft, [at, at + 1])),
      [false, false, true, true, false, true, false],
    );
  });
});

describe('a citation item', () => {
  it('tells its key, prefix, suffix, locator and what pandoc has for a suffix, with their places', () => {
    const [citation] = parseDraft('Words [see @a, p. 33, and so on; -@{bc/d}x].').citations;
    assert.deepEqual(citation?.items, [
      {
        id: 'a',
        mode: 'NormalCitation',
        prefix: 'see',
        suffix: 'and so on',
        locator: { label: 'page', value: '33' },
        tail: ', p.\u00a033, and so on',
        start: 11,
        end: 31,
        keyEnd: 13,
        locatorSpan: [15, 20],
      },
      {
        id: 'bc/d',
        mode: 'SuppressAuthor',
        prefix: '',
        suffix: 'x',
        tail: 'x',
        start: 33,
        end: 42,
        keyEnd: 41,
      },
    ]);
  });

  it('marks a citation within another one as nested', () => {
    const { citations } = parseDraft('[@a; see @b and [@c]]');
    assert.deepEqual(
      citations.map(({ items, nested }) => [items.map(({ id }) => id), nested]),
      [
        [['a', 'b'], undefined],
        [['c'], true],
      ],
    );
  });
});
