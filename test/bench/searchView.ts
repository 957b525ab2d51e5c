import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLargeCorpus } from '../support/largeCorpus.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { type Figure, percentile } from './measure.ts';

/**
 * From a keystroke in the search view of the running VS Code to its painted hits, as the page's own marks have it, with
 * the share of the search, of the way to the server and back, and of the painting; and how smoothly thousands of hits
 * scroll.
 */
export async function* benchSearchView(sizes: readonly number[] = [1000, 100_000]): AsyncGenerator<Figure> {
  for (const passages of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    let bench: Workbench | undefined;
    try {
      const corpus = join(folder, 'corpus');
      await writeLargeCorpus(corpus, passages);
      await writeFile(join(folder, 'draft.md'), '');
      const settings = { 'verbatim.corpus.folders': [corpus] };
      bench = await openWorkbench({ workspace: folder, file: 'draft.md', settings });
      await bench.page
        .locator('.statusbar-item', { hasText: /\d+ sources/u })
        .waitFor({ timeout: INDEXED_AFTER_MS });
      await bench.runCommand('Verbatim: Search Sources');
      const view = await bench.frameOf('verbatim.searchView');
      yield* keystrokes(view, passages);
      if (passages >= SCROLLED_HITS) yield* scrolling(bench, view, passages);
    } finally {
      await bench?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

type Frame = Awaited<ReturnType<Workbench['frameOf']>>;

/** What a mark of the page holds, in milliseconds since the page began. */
interface Keystroke {
  readonly duration: number;
  readonly typedMs: number;
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly searchMs: number;
  readonly end: number;
}

async function* keystrokes(view: Frame, passages: number): AsyncGenerator<Figure> {
  const box = view.locator('#query');
  for (const query of queries) {
    await box.fill('');
    await box.pressSequentially(query, { delay: TYPED_EVERY_MS });
  }
  const measured = await view.evaluate<readonly Keystroke[]>(`
    performance.getEntriesByName('verbatim:keystroke')
      .map(({ duration, startTime, detail }) => ({ duration, end: startTime + duration, ...detail }))
  `);
  // The first ones find code and index cold.
  const warm = measured.slice(WARM_UP);
  const parts: readonly (readonly [string, (stroke: Keystroke) => number])[] = [
    ['', ({ duration }) => duration],
    [', search', ({ searchMs }) => searchMs],
    [', there and back', ({ sentMs, receivedMs, searchMs }) => receivedMs - sentMs - searchMs],
    [', waiting for the search before', ({ typedMs, sentMs }) => sentMs - typedMs],
    [', painting', ({ receivedMs, end }) => end - receivedMs],
  ];
  for (const [part, take] of parts) {
    const values = warm.map(take);
    const name = `search view, ${passages} passages, keystroke to paint${part}`;
    yield { name: `${name}, median`, unit: 'ms', value: percentile(values, 50) };
    yield { name: `${name}, p95`, unit: 'ms', value: percentile(values, 95) };
  }
  yield { name: `search view, ${passages} passages, keystrokes measured`, unit: '', value: warm.length };
}

/** Turns the wheel over the hits of a common word, and counts frames. */
async function* scrolling({ page }: Workbench, view: Frame, passages: number): AsyncGenerator<Figure> {
  await view.locator('#query').fill('the');
  await view.locator('#status', { hasText: /\d,\d{3} passages/u }).waitFor();
  const list = await view.locator('#scroller').boundingBox();
  if (!list) throw new Error('There is no list to scroll.');
  await page.mouse.move(list.x + 60, list.y + 100);
  await view.evaluate(`
    globalThis.frames_ = [];
    globalThis.countFrame = (ms) => { frames_.push(ms); globalThis.counting = requestAnimationFrame(countFrame); };
    requestAnimationFrame(countFrame);
    undefined
  `);
  for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, TURN_PIXELS);
  const frames = await view.evaluate<readonly number[]>('cancelAnimationFrame(counting); frames_');
  const waiting = await view.locator('.hit.waiting').count();
  const gaps = frames.slice(1).map((ms, at) => ms - (frames[at] ?? ms));
  const reached = await view.evaluate<number>("document.querySelector('#scroller').scrollTop");
  const name = `search view, ${passages} passages, scrolling`;
  yield { name: `${name}, frame median`, unit: 'ms', value: percentile(gaps, 50), goal: '17 (60 a second)' };
  yield { name: `${name}, frame p95`, unit: 'ms', value: percentile(gaps, 95) };
  yield { name: `${name}, way`, unit: 'px', value: reached };
  yield { name: `${name}, hits on show that are still to come`, unit: '', value: waiting };
}

const queries = [
  'the gate was open',
  'eelgrass came back',
  'keeper of the marsh',
  'water under the bridge',
  'she said nothing about tide',
  '"the winter" flood',
  'old promise role:primary',
  'sallt mash',
] as const;
const WARM_UP = 10;
const TYPED_EVERY_MS = 120;
const SCROLLED_HITS = 5000;
const TURNS = 120;
const TURN_PIXELS = 400;
const INDEXED_AFTER_MS = 300_000;

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  for await (const { name, value, unit } of benchSearchView(sizes.length > 0 ? sizes : undefined)) {
    console.log(`${name}: ${value.toFixed(1)} ${unit}`);
  }
}
