import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { addToBibliography } from '../../src/core/bibliography/addToBibliography.ts';
import type { CitationCluster } from '../../src/core/citing/csl/citationCluster.ts';
import { type CitationFormatter, CitationFormatters } from '../../src/core/citing/csl/citationFormatter.ts';
import type { Citeproc } from '../../src/core/citing/csl/citeproc.ts';
import { type CslNode, parseCslXml } from '../../src/core/citing/csl/cslNode.ts';
import type { CslItem } from '../../src/core/model/cslItem.ts';
import { type Figure, medianMs } from './measure.ts';

const data = join(import.meta.dirname, '..', '..', 'media', 'csl');
const citeproc = createRequire(import.meta.url)('citeproc') as Citeproc;
const readShipped = (name: string) => readFile(join(data, name), 'utf8').catch(() => undefined);
const CITATIONS = 200;

/** Formatting 200 citations of 200 works with their bibliography, beside the bare processor; adding a work to a large file. */
export async function* benchCiting(): AsyncGenerator<Figure> {
  for (const style of ['apa', 'chicago-author-date', 'chicago-fullnote-bibliography'])
    yield* formatting(style);
  yield* adding();
}

async function* formatting(style: string): AsyncGenerator<Figure> {
  const create = () =>
    new CitationFormatters({ readShipped, loadCiteproc: async () => citeproc }).get({ style });
  const name = (what: string) => `format ${CITATIONS} citations, ${style}, ${what}`;
  const bare = await bareProcessor(style);
  const works = makeWorks(CITATIONS);
  // Once for the compiler: what is cold is the style's engine, not the machine.
  await formatAll(await create(), works);
  yield {
    name: name('cold'),
    unit: 'ms',
    value: await medianMs(async () => formatAll(await create(), works), 3),
    peer: { name: 'bare citeproc', value: await medianMs(() => bare(works)(), 3) },
  };
  const formatter = await create();
  await formatAll(formatter, works);
  const again = bare(works);
  again();
  yield {
    name: name('warm'),
    unit: 'ms',
    value: await medianMs(() => formatAll(formatter, works), 3),
    peer: { name: 'bare citeproc', value: await medianMs(again, 3) },
  };
  let more = CITATIONS;
  yield {
    name: name('one more each time'),
    unit: 'ms',
    value: await medianMs(() => formatAll(formatter, makeWorks(++more)), 3),
  };
  yield {
    name: name('longest stop of others'),
    unit: 'ms',
    value: await longestStopMs(async () => formatAll(await create(), makeWorks(CITATIONS))),
  };
}

async function* adding(): AsyncGenerator<Figure> {
  const works = makeWorks(1000);
  const bib = addToBibliography([{ path: 'x.bib' }], works.slice(0, 100)).change?.edit.newText ?? '';
  const copies = Array.from({ length: 10 }, (_, at) => bib.replace(/\{work(\d+),/gu, `{copy${at}x$1,`)).join(
    '\n',
  );
  const [work] = makeWorks(1).map((one) => ({ ...one, id: 'new', title: 'New' }));
  for (const [path, text] of [
    ['x.bib', copies],
    ['x.json', JSON.stringify(works, null, 2)],
  ] as const) {
    yield {
      name: `add a work to ${path} of 1,000`,
      unit: 'ms',
      value: await medianMs(() => addToBibliography([{ path, text }], work ? [work] : [])),
    };
  }
}

async function formatAll(formatter: CitationFormatter, works: readonly CslItem[]): Promise<void> {
  await formatter.formatCitations(works.map(toCluster), works);
  await formatter.formatBibliography(works);
}

function toCluster({ id }: CslItem, at: number): CitationCluster {
  const locator = { label: 'page', value: String(at + 1) };
  return { items: [{ id, mode: 'NormalCitation', prefix: at % 5 ? '' : 'see', suffix: '', locator }] };
}

/** The same by citeproc alone, in one go: a function that makes an engine with its first call and keeps it. */
async function bareProcessor(style: string): Promise<(works: readonly CslItem[]) => () => void> {
  const xml = (await readShipped(`${style}.csl`)) ?? '';
  const locale = (await readShipped('locales-en-US.xml')) ?? '';
  return (works) => {
    const items = new Map(works.map((item) => [item.id, item]));
    const system = {
      retrieveLocale: () => nodeOf(locale),
      retrieveItem: (id: string) => items.get(id) ?? {},
    };
    let engine: BareEngine | undefined;
    return () => {
      engine ??= new citeproc.Engine(system, nodeOf(xml), 'en-US', false) as unknown as BareEngine;
      engine.rebuildProcessorState(works.map((work, at) => toBare(work, at)));
      engine.makeBibliography();
    };
  };
}

interface BareEngine {
  rebuildProcessorState(citations: readonly object[]): unknown;
  makeBibliography(): unknown;
}

function toBare({ id }: CslItem, at: number): object {
  const item = { id, label: 'page', locator: String(at + 1), ...(at % 5 === 0 && { prefix: 'see ' }) };
  return { citationID: `c${at}`, citationItems: [item], properties: { noteIndex: at + 1 } };
}

function nodeOf(xml: string): CslNode {
  const node = parseCslXml(xml);
  if ('reason' in node) throw new Error(node.reason);
  return node;
}

/** The longest time for which nobody else had a turn while `work` went on. */
async function longestStopMs(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  for (let last = performance.now(); !isDone; ) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await done;
  return longest;
}

/** Works as writers cite them: several a person, some of one year. */
function makeWorks(count: number): CslItem[] {
  const types = ['book', 'article-journal', 'webpage', 'interview'];
  return Array.from({ length: count }, (_, at) => ({
    id: `work${at}`,
    type: types[at % types.length] ?? 'book',
    title: `What the marsh said in year ${at}`,
    author: [
      { family: `Haskett${at % 50}`, given: 'Ione' },
      { family: `Sayre${at % 7}`, given: 'Em' },
    ],
    issued: { 'date-parts': [[2000 + (at % 20)]] },
    'container-title': 'The Tarrow Review',
    page: '1-20',
    URL: `https://example.org/${at}`,
  }));
}
