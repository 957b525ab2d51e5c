import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CitationCluster, CitedWork } from '../../../../src/core/citing/csl/citationCluster.ts';
import { type FormattedText, toPlainText } from '../../../../src/core/citing/csl/formattedText.ts';
import { allWorks, cite, cluster, formatters } from './formatting.ts';
import { hasPandoc, pandocCitations } from './pandoc.ts';

const media = join(import.meta.dirname, '..', '..', '..', '..', 'media', 'csl');
const at = (label: string, value: string) => ({ locator: { label, value } });

const clusters: readonly CitationCluster[] = [
  cluster(cite('sayre2023')),
  cluster(cite('haskett2021', { mode: 'AuthorInText' })),
  cluster(cite('haskett2021', { mode: 'SuppressAuthor', ...at('page', '3') })),
  cluster(
    cite('sayre2023', { prefix: 'see', ...at('page', '3-4'), suffix: ', and elsewhere' }),
    cite('haskett2021', { prefix: 'also' }),
  ),
  cluster(cite('sayre2023', { suffix: 'and *more*' })),
  cluster(cite('sayre2019', { mode: 'AuthorInText', ...at('page', '12') })),
  cluster(cite('sayre2019', at('chapter', '2'))),
  cluster(cite('lineskeep2022', at('paragraph', '4'))),
  cluster(cite('lineskeep2022', { prefix: 'Bo Ray in' })),
  cluster(
    cite('lineskeep2022', { prefix: 'attributed to Bo Ray, quoted in', ...at('section', '2') }),
    cite('sayre2019'),
  ),
  cluster(cite('sayre2023'), cite('sayre2019'), cite('haskett2021')),
  cluster(cite('haskett2021')),
  cluster(cite('haskett2021', at('timestamp', '00:12:31'))),
  cluster(cite('haskett2021', at('page', '4'))),
  cluster(cite('nobody1999')),
  cluster(cite('sayre2023'), cite('nobody1999')),
];

/** Where the two differ: what pandoc 2.17 shows, instead of ours. */
const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // A time stamp is a page to pandoc; these styles say so.
  apa: { '(Haskett, 2021, 00:12:31)': '(Haskett, 2021, p. 00:12:31)' },
  'harvard-cite-them-right': { '(Haskett, 2021, 00:12:31)': '(Haskett, 2021, p. 00:12:31)' },
  ieee: {
    '[2, 00:12:31]': '[2, p. 00:12:31]',
    // pandoc leaves out a term that this style takes from the locale.
    '[2] I. Haskett, “The Winter the Gate Failed,” Oct. 03, 2021. [Online]. Available: https://example.org/ebb/12':
      '[2] I. Haskett, “The Winter the Gate Failed,” Oct. 03, 2021. Available: https://example.org/ebb/12',
  },
};
const styles = [
  'apa',
  'chicago-author-date',
  'chicago-fullnote-bibliography',
  'modern-language-association',
  'ieee',
  'oscola',
  'harvard-cite-them-right',
];

describe('what we show and what pandoc exports', () => {
  before(function () {
    // Debian: apt-get install pandoc.
    if (!hasPandoc) this.skip();
  });

  for (const style of styles) {
    it(`is the same text in ${style}, but for differences that are known`, async () => {
      const draft = clusters.map(toMarkdown).join(' stands here, ');
      const theirs = pandocCitations(draft, join(media, `${style}.csl`), allWorks);
      const ours = await format(style);
      const differing = known[style] ?? {};
      assert.deepEqual(
        ours.citations.map((text) => differing[text] ?? text),
        theirs.citations,
      );
      assert.deepEqual(
        ours.entries.map((text) => differing[text] ?? text),
        theirs.entries,
      );
    });
  }
});

async function format(style: string) {
  const formatter = await formatters().get({ style });
  const cited = new Set(clusters.flatMap(({ items }) => items.map(({ id }) => id)));
  const items = [...cited].flatMap((key) => allWorks.filter(({ id }) => id === key));
  const citations = (await formatter.formatCitations(clusters, items)) ?? [];
  const entries = (await formatter.formatBibliography(items)) ?? [];
  const plain = (text?: FormattedText) => (text ? toPlainText(text) : '');
  return {
    citations: citations.map(({ text, note }) => plain(text) + (note ? `[^${plain(note)}]` : '')),
    entries: entries.map(({ label, text }) => `${plain(label)} ${plain(text)}`.trim()),
  };
}

/** The citation as a writer types it. */
function toMarkdown({ items }: CitationCluster): string {
  const [first, ...others] = items.map((item) => {
    const sign = item.mode === 'SuppressAuthor' ? '-@' : '@';
    return { start: `${item.prefix} ${sign}${item.id}`.trim(), rest: restOf(item) };
  });
  if (!first) return '';
  if (items[0]?.mode !== 'AuthorInText')
    return `[${[first, ...others].map(({ start, rest }) => start + rest).join('; ')}]`;
  return first.rest ? `${first.start} [${first.rest.replace(/^, /u, '')}]` : first.start;
}

function restOf({ locator, suffix }: CitedWork): string {
  const place = locator ? `, ${labels[locator.label] ?? ''}${locator.value}` : '';
  return place + (suffix.startsWith(',') || suffix === '' ? suffix : ` ${suffix}`);
}

const labels: Readonly<Record<string, string>> = {
  page: 'p. ',
  paragraph: 'para. ',
  chapter: 'chap. ',
  section: 'sec. ',
};
