import assert from 'node:assert/strict';
import type { CitationFormatter } from '../../../../src/core/citing/csl/citationFormatter.ts';
import { DEFAULT_STYLE, shippedStyles } from '../../../../src/core/citing/csl/findStyle.ts';
import { toMarkdown, toPlainText } from '../../../../src/core/citing/csl/formattedText.ts';
import type { CslItem } from '../../../../src/core/model/cslItem.ts';
import { allWorks, cite, cluster, formatted, formatters, shippedText, works } from './formatting.ts';

const page = (value: string) => ({ label: 'page', value });

describe('formatting citations', () => {
  const cases: readonly (readonly [
    name: string,
    item: ReturnType<typeof cite>,
    apa: string,
    chicago: string,
  ])[] = [
    ['a work', cite('sayre2023'), '(Sayre, 2023)', '(Sayre 2023)'],
    ['a page', cite('sayre2023', { locator: page('33') }), '(Sayre, 2023, p. 33)', '(Sayre 2023, 33)'],
    [
      'pages',
      cite('sayre2023', { locator: page('33-35') }),
      '(Sayre, 2023, pp. 33–35)',
      '(Sayre 2023, 33–35)',
    ],
    [
      'a time stamp, which has no label',
      cite('haskett2021', { locator: { label: 'timestamp', value: '00:12:31' } }),
      '(Haskett, 2021, 00:12:31)',
      '(Haskett 2021, 00:12:31)',
    ],
    [
      'a paragraph',
      cite('sayre2023', { locator: { label: 'paragraph', value: '4' } }),
      '(Sayre, 2023, para. 4)',
      '(Sayre 2023, para. 4)',
    ],
    [
      'prefix and suffix, with their emphasis',
      cite('sayre2023', { prefix: 'see *also*', suffix: 'and \\*more' }),
      '(see *also* Sayre, 2023 and \\*more)',
      '(see *also* Sayre 2023 and \\*more)',
    ],
    [
      'a suffix that begins with a comma',
      cite('sayre2023', { locator: page('3'), suffix: ', passim' }),
      '(Sayre, 2023, p. 3, passim)',
      '(Sayre 2023, 3, passim)',
    ],
    [
      'a suffix with the comma that the draft has before it',
      cite('sayre2023', { locator: page('3'), suffix: 'passim', tail: ', p. 3, passim' }),
      '(Sayre, 2023, p. 3, passim)',
      '(Sayre 2023, 3, passim)',
    ],
    ['no author where the text names it', cite('sayre2023', { mode: 'SuppressAuthor' }), '(2023)', '(2023)'],
    [
      'the author in the text',
      cite('sayre2023', { mode: 'AuthorInText', locator: page('3') }),
      'Sayre (2023, p. 3)',
      'Sayre (2023, 3)',
    ],
    ['a key that is no work', cite('nobody1999'), '(**nobody1999?**)', '(**nobody1999?**)'],
  ];
  for (const [name, item, apa, chicago] of cases) {
    it(`shows ${name}`, async () => {
      assert.deepEqual(await formatted('apa', [cluster(item)], allWorks), [apa]);
      assert.deepEqual(await formatted('chicago-author-date', [cluster(item)], allWorks), [chicago]);
    });
  }

  it('sets several works in one pair of brackets, and what is missing among them', async () => {
    const clusters = [
      cluster(cite('haskett2021'), cite('nobody1999'), cite('sayre2023', { locator: page('2') })),
    ];
    assert.deepEqual(await formatted('chicago-author-date', clusters, allWorks), [
      '(Haskett 2021; Sayre 2023, 2; **nobody1999?**)',
    ]);
  });

  it('makes notes in a style of notes, and knows what stood before', async () => {
    const clusters = [
      cluster(cite('sayre2023', { prefix: 'see' })),
      cluster(cite('haskett2021', { mode: 'AuthorInText' })),
      cluster(cite('sayre2023', { locator: page('3') })),
      { ...cluster(cite('sayre2023')), note: 'own' },
    ];
    assert.deepEqual(await formatted('chicago-fullnote-bibliography', clusters, allWorks), [
      '[^See Emmett Sayre, “The Gate Was Also a Promise,” *The Tarrow Review*, April 22, 2023.]',
      'Ione Haskett[^The Winter the Gate Failed, interview by Tess Ormond, October 3, 2021, <https://example.org/ebb/12>.]',
      '[^Sayre, “The Gate Was Also a Promise,” 3.]',
      'Sayre, “The Gate Was Also a Promise”',
    ]);
  });

  it('counts one note for all citations of a note of the draft’s own', async () => {
    const inNote = (id: string) => ({ ...cluster(cite(id)), note: 'own' });
    const clusters = [
      inNote('sayre2019'),
      inNote('lineskeep2022'),
      cluster(cite('sayre2023')),
      cluster(cite('haskett2021')),
    ];
    const again = await formatted('oscola', [...clusters, cluster(cite('sayre2023'))], allWorks);
    assert.equal(again.at(-1), '[^Sayre (n 2).]');
  });

  it('keeps the brackets of a citation in a note where the style is none of notes', async () => {
    const inNote = { ...cluster(cite('sayre2023')), note: 'own' };
    assert.deepEqual(await formatted('apa', [inNote], allWorks), ['(Sayre, 2023)']);
  });

  it('gives a style of numbers no name to set into the text', async () => {
    const clusters = [cluster(cite('sayre2019', { mode: 'AuthorInText' })), cluster(cite('sayre2023'))];
    assert.deepEqual(await formatted('ieee', clusters, [works.book, works.essay]), ['\\[1\\]', '\\[2\\]']);
  });

  it('tells works of one author and year apart, and leaves alone what is not cited', async () => {
    const twin: CslItem = { ...works.essay, id: 'twin', title: 'Salt' };
    const clusters = [cluster(cite('sayre2023')), cluster(cite('twin'))];
    assert.deepEqual(await formatted('apa', clusters, [works.essay, twin]), [
      '(Sayre, 2023b)',
      '(Sayre, 2023a)',
    ]);
    assert.deepEqual(await formatted('apa', clusters.slice(0, 1), [works.essay]), ['(Sayre, 2023)']);
  });

  it('bears cite keys that are names of properties', async () => {
    for (const id of ['constructor', '__proto__', 'toString', 'length']) {
      const result = await formatted('apa', [cluster(cite(id))], [{ ...works.essay, id }]);
      assert.deepEqual(result, ['(Sayre, 2023)'], id);
    }
  });

  it('shows the key of a work of which nothing is known', async () => {
    const [shown] = await formatted('ieee', [cluster(cite('bare'))], [{ id: 'bare', type: 'book' }]);
    assert.equal(shown, '\\[1\\]');
  });
});

describe('formatting a bibliography', () => {
  const bibliography = async (style: string, items: readonly CslItem[] = allWorks) => {
    const entries = await (await formatters().get({ style })).formatBibliography(items);
    return (entries ?? []).map(({ citeKey, label, text }) => [
      citeKey,
      (label ? `${toPlainText(label)} ` : '') + toMarkdown(text),
    ]);
  };

  it('sorts and sets the entries as the style has it', async () => {
    assert.deepEqual(await bibliography('apa'), [
      [
        'haskett2021',
        'Haskett, I. (2021, October 3). *The Winter the Gate Failed* (T. Ormond, Interviewer) \\[Interview\\]. <https://example.org/ebb/12>',
      ],
      [
        'lineskeep2022',
        'Lineskeep. (2022, March 7). *Lessons from Ione Haskett*. <https://example.org/lessons?a=1&b=2>',
      ],
      ['sayre2023', 'Sayre, E. (2023, April 22). The Gate Was Also a Promise. *The Tarrow Review*.'],
      ['sayre2019', 'Sayre, E., & Haskett, I. (2019). *Salt* and *Hay*. Lineskeep.'],
    ]);
  });

  it('numbers entries in the order in which they were cited', async () => {
    const entries = await bibliography('ieee', [works.page, works.book]);
    assert.deepEqual(
      entries.map(([key, text]) => [key, text?.slice(0, 9)]),
      [
        ['lineskeep2022', '[1] Lines'],
        ['sayre2019', '[2] E. Sa'],
      ],
    );
  });

  it('sets a dash for the names of the entry before, however long the bibliography is', async () => {
    const items = Array.from(
      { length: 45 },
      (_, at): CslItem => ({
        ...works.book,
        id: `k${at}`,
        title: `Salt ${String(at).padStart(2, '0')}`,
        author: [{ family: at % 3 ? 'Sayre' : `Reed${at}`, given: 'Em' }],
      }),
    );
    const entries = await bibliography('chicago-author-date', items);
    assert.equal(entries.length, 45);
    const dashes = entries.filter(([, text]) => text?.startsWith('———.')).length;
    // Thirty by one author follow each other; all but the first show the dash.
    assert.equal(dashes, 29);
  });

  it('is made of every shipped style', async () => {
    for (const style of Object.keys(shippedStyles)) {
      const entries = await bibliography(style);
      assert.equal(entries.length, 4, style);
      assert.match(entries.join('\n'), /Winter the Gate Failed/iu, style);
    }
  });

  it('is as long as a style has one', async () => {
    const xml = shippedText('apa.csl').replace(/<bibliography.*<\/bibliography>/su, '');
    const formatter = await formatters({ 'plain.csl': xml }).get({ style: 'plain.csl' });
    assert.deepEqual(await formatter.formatBibliography(allWorks), []);
  });
});

describe('the language of citations', () => {
  const bibliography = async (style: string, language?: string) => {
    const formatter = await formatters().get({ style, ...(language && { language }) });
    const essay = { ...works.essay, issued: works.interview.issued };
    const entries = await formatter.formatBibliography([works.interview, essay]);
    return (entries ?? []).map(({ text }) => toPlainText(text)).join('\n');
  };

  it('is the draft’s before the style’s before English', async () => {
    assert.match(await bibliography('chicago-author-date'), /October 3, 2021/u);
    assert.match(await bibliography('chicago-author-date', 'de'), /3\. Oktober 2021/u);
    assert.match(await bibliography('chicago-author-date', 'fr-CA'), /3 octobre 2021/u);
    assert.match(await bibliography('oscola'), /3 October 2021/u);
    assert.match(await bibliography('oscola', 'de-AT'), /3\. Oktober 2021/u);
  });

  it('is the style’s where the draft’s is no language, and English where nobody has that', async () => {
    for (const language of ['sw', 'tlh-Latn', '../../etc', 'english', 'de_'])
      assert.match(await bibliography('chicago-author-date', language), /October 3, 2021/u, language);
  });
});

describe('the formatters', () => {
  it('use Chicago where nothing is asked for, as pandoc does', async () => {
    const { style, problem } = await formatters().get();
    assert.match(style.id, new RegExp(`${DEFAULT_STYLE}$`, 'u'));
    assert.equal(problem, undefined);
  });

  it('keep an engine for the next time, and see an edited style', async () => {
    const own: Record<string, string> = { 'own.csl': shippedText('apa.csl') };
    const all = formatters(own);
    const first = await all.get({ style: 'own.csl' });
    assert.equal(await all.get({ style: 'own.csl' }), first);
    own['own.csl'] = shippedText('ieee.csl');
    assert.match((await all.get({ style: 'own.csl' })).style.id, /ieee$/u);
  });

  it('do one thing at a time on one engine', async () => {
    const draft = (title: string) =>
      many(60).map((item): CslItem => ({ ...item, title, id: item.id + title }));
    const drafts = ['Salt', 'Hay'].map(draft);
    const format = async (formatter: CitationFormatter) => {
      const results = await Promise.all(
        drafts.map((items) => formatter.formatCitations(clustersOf(items), items)),
      );
      return results.map((result) => result?.map(({ text }) => toPlainText(text)));
    };
    const together = await format(await formatters().get({ style: 'apa' }));
    const alone = await Promise.all(
      drafts.map(async (items) =>
        (await formatters().get({ style: 'apa' })).formatCitations(clustersOf(items), items),
      ),
    );
    assert.deepEqual(
      together,
      alone.map((result) => result?.map(({ text }) => toPlainText(text))),
    );
  });

  it('stop where they are told to, and go on rightly afterwards', async () => {
    const items = many(100);
    const clusters = clustersOf(items);
    const formatter = await formatters().get({ style: 'apa' });
    const signal = { aborted: false };
    setTimeout(() => (signal.aborted = true), 15);
    assert.equal(await formatter.formatCitations(clusters, items, signal), undefined);
    const after = await formatter.formatCitations(clusters, items);
    const fresh = await (await formatters().get({ style: 'apa' })).formatCitations(clusters, items);
    assert.deepEqual(after, fresh);
  });
});

/** Works of one author and year, which take the longest to tell apart. */
function many(count: number): CslItem[] {
  return Array.from({ length: count }, (_, at) => ({ ...works.essay, id: `k${at}` }));
}

function clustersOf(items: readonly CslItem[]) {
  return items.map(({ id }) => cluster(cite(id)));
}
