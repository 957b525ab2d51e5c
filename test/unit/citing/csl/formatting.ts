import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CitationCluster, CitedWork } from '../../../../src/core/citing/csl/citationCluster.ts';
import {
  CitationFormatters,
  type FormatterRequest,
} from '../../../../src/core/citing/csl/citationFormatter.ts';
import type { Citeproc } from '../../../../src/core/citing/csl/citeproc.ts';
import type { StyleFiles } from '../../../../src/core/citing/csl/findStyle.ts';
import { toMarkdown } from '../../../../src/core/citing/csl/formattedText.ts';
import type { CslItem } from '../../../../src/core/model/cslItem.ts';

const data = join(import.meta.dirname, '..', '..', '..', '..', 'media', 'csl');
export const processor = createRequire(import.meta.url).resolve('citeproc');

export const loadCiteproc = async (): Promise<Citeproc> => createRequire(import.meta.url)(processor);

export const shippedText = (name: string): string => readFileSync(join(data, name), 'utf8');

/** The shipped styles, and the user's files by their path. */
export function styleFiles(own: Readonly<Record<string, string | Error>> = {}): StyleFiles {
  return {
    readShipped: (name) => readFile(join(data, name), 'utf8').catch(() => undefined),
    readUser: async (path) => {
      const text = own[path];
      if (text instanceof Error) throw text;
      return text;
    },
  };
}

export function formatters(own?: Readonly<Record<string, string | Error>>) {
  const { readShipped, readUser } = styleFiles(own);
  const all = new CitationFormatters({ readShipped, loadCiteproc });
  return { get: (request: FormatterRequest = {}) => all.get({ readUser, ...request }) };
}

export function cite(id: string, rest: Partial<CitedWork> = {}): CitedWork {
  return { id, mode: 'NormalCitation', prefix: '', suffix: '', ...rest };
}

export const cluster = (...items: CitationCluster['items']): CitationCluster => ({ items });

/** The citations as Markdown in a style, with the text of their notes behind them in brackets. */
export async function formatted(
  style: string,
  clusters: readonly CitationCluster[],
  items: readonly CslItem[],
): Promise<string[]> {
  const formatter = await formatters().get({ style });
  const citations = await formatter.formatCitations(clusters, items);
  return (citations ?? []).map(({ text, note }) => toMarkdown(text) + (note ? `[^${toMarkdown(note)}]` : ''));
}

const haskett = { family: 'Haskett', given: 'Ione' };
const sayre = { family: 'Sayre', given: 'Emmett' };

/** Works of the sample corpus, and one more by a person who has one there. */
export const works = {
  interview: {
    id: 'haskett2021',
    type: 'interview',
    title: 'The Winter the Gate Failed',
    author: [haskett],
    interviewer: [{ family: 'Ormond', given: 'Tess' }],
    issued: { 'date-parts': [[2021, 10, 3]] },
    URL: 'https://example.org/ebb/12',
  },
  essay: {
    id: 'sayre2023',
    type: 'article-magazine',
    title: 'The Gate Was Also a Promise',
    author: [sayre],
    'container-title': 'The Tarrow Review',
    issued: { 'date-parts': [[2023, 4, 22]] },
  },
  book: {
    id: 'sayre2019',
    type: 'book',
    title: 'Salt <i>and</i> Hay',
    author: [sayre, haskett],
    publisher: 'Lineskeep',
    'publisher-place': 'Wessick',
    issued: { 'date-parts': [[2019]] },
  },
  page: {
    id: 'lineskeep2022',
    type: 'webpage',
    title: 'Lessons from Ione Haskett',
    author: [{ literal: 'Lineskeep' }],
    issued: { 'date-parts': [[2022, 3, 7]] },
    URL: 'https://example.org/lessons?a=1&b=2',
  },
} satisfies Record<string, CslItem>;
export const allWorks: readonly CslItem[] = Object.values(works);
