import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import esbuild from 'esbuild';
import fc from 'fast-check';
import type { CitationCluster } from '../../../../src/core/citing/csl/citationCluster.ts';
import type { CslItem } from '../../../../src/core/model/cslItem.ts';
import { allWorks, cite, cluster, formatters, processor, shippedText } from './formatting.ts';

const names = fc.array(
  fc.record({
    family: fc.constantFrom('Sayre', 'Haskett', 'Reed'),
    given: fc.constantFrom('Em', 'Ione', 'A.'),
  }),
  { minLength: 1, maxLength: 3 },
);
const item = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  type: fc.constantFrom('book', 'interview', 'webpage', 'article-journal'),
  title: fc.constantFrom('Salt', 'Hay', 'The Gate'),
  author: names,
  issued: fc.constantFrom(...[2019, 2020].map((year) => ({ 'date-parts': [[year]] }))),
});
const library = fc
  .array(item, { minLength: 1, maxLength: 6 })
  .map((items) => [...new Map(items.map((one) => [one.id, one])).values()]);

describe('a formatter that has worked before', () => {
  for (const style of ['apa', 'chicago-author-date', 'chicago-fullnote-bibliography', 'ieee']) {
    it(`formats the next draft as a new one does, in ${style}`, async function () {
      this.timeout(60_000);
      const warm = await formatters().get({ style });
      const draft = fc.tuple(library, fc.infiniteStream(fc.nat()));
      await fc.assert(
        fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 3 }), async (drafts) => {
          for (const [items, picks] of drafts) {
            const clusters: CitationCluster[] = items.flatMap(({ id }) => {
              const other = items[picks.next().value % items.length]?.id ?? id;
              return [cluster(cite(id)), cluster(cite(other, { mode: 'AuthorInText' }))];
            });
            const cold = await formatters().get({ style });
            assert.deepEqual(
              await warm.formatCitations(clusters, items),
              await cold.formatCitations(clusters, items),
            );
            assert.deepEqual(await warm.formatBibliography(items), await cold.formatBibliography(items));
          }
        }),
        { numRuns: style === 'apa' ? 8 : 25 },
      );
    });
  }
});

describe('items of other people', () => {
  it('are formatted whatever is in them', async function () {
    this.timeout(60_000);
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('<i>', '</i>', '<span class="nocase">', '“', '$&', '{{', 'a'.repeat(5000), '1-', '—'),
      fc.double(),
      fc.constant(null),
      fc.array(
        fc.dictionary(fc.constantFrom('family', 'given', 'literal', 'suffix'), fc.string({ maxLength: 9 })),
        { maxLength: 3 },
      ),
      fc.record({ 'date-parts': fc.array(fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 4 })))) }),
      fc.record({ raw: fc.string({ maxLength: 12 }) }),
    );
    const field = fc.constantFrom(
      ...[
        'title',
        'author',
        'editor',
        'issued',
        'accessed',
        'container-title',
        'URL',
        'page',
        'note',
        'number',
        'volume',
        'publisher',
        'language',
        'DOI',
        'genre',
        'custom',
        'title-short',
      ],
    );
    const anything = fc
      .dictionary(field, value)
      .map((fields): CslItem => ({ ...fields, id: 'x', type: 'interview' }));
    const all = formatters();
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom('apa', 'oscola', 'chicago-fullnote-bibliography'),
        async (one, style) => {
          const formatter = await all.get({ style });
          const citations = await formatter.formatCitations(
            [cluster(cite('x', { locator: { label: 'page', value: '3' } }))],
            [one],
          );
          assert.equal(citations?.length, 1);
          await formatter.formatBibliography([one]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('do not take time without measure', async () => {
    const long = {
      id: 'x',
      type: 'book',
      title: '<i>'.repeat(100_000),
      author: Array.from({ length: 10_000 }, () => ({ family: 'A' })),
    };
    const formatter = await formatters().get({ style: 'apa' });
    const startedMs = performance.now();
    await formatter.formatBibliography([long]);
    assert.ok(performance.now() - startedMs < 5000);
  });
});

describe('a worker without document, process or files', () => {
  it('formats citations there', async function () {
    this.timeout(60_000);
    const entry = new URL('../../../../src/core/citing/csl/citationFormatter.ts', import.meta.url).pathname;
    const bundle = await esbuild.build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'core',
    });
    const texts = Object.fromEntries(
      ['apa.csl', 'chicago-author-date.csl', 'locales-en-US.xml'].map((name) => [name, shippedText(name)]),
    );
    const worker = vm.createContext({
      setTimeout,
      texts,
      works: allWorks,
      clusters: [cluster(cite('sayre2023'))],
    });
    vm.runInContext(`var module = {}; (function () { ${readFileSync(processor, 'utf8')} })();`, worker);
    vm.runInContext(bundle.outputFiles[0]?.text ?? '', worker);
    const result = await vm.runInContext(
      `new core.CitationFormatters({
        readShipped: async (name) => texts[name],
        loadCiteproc: async () => module.exports,
      }).get({ style: 'apa' }).then(async (formatter) => [
        (await formatter.formatCitations(clusters, works))[0].text[0].text,
        (await formatter.formatBibliography(works)).length,
      ])`,
      worker,
    );
    assert.deepEqual([...result], ['(Sayre, 2023)', 4]);
  });
});
