import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { percentile } from '../measure.ts';
import { type BenchTexts, writeBenchTexts } from './benchTexts.ts';
import type { EngineName } from './engine.ts';
import type { Asked } from './engineProcess.ts';
import { ripgrepVersion } from './engines/ripgrep.ts';
import { type Measure, type Measurement, type Measurements, medianOf } from './measurement.ts';
import { type EngineHandle, startEngine, withEngine } from './startEngine.ts';

/** All engines at one size of the corpus, in `folder`. Those that would take many minutes at a million stay out there. */
export async function measureSize(folder: string, passages: number, into: Measurements): Promise<void> {
  await mkdir(folder, { recursive: true });
  const texts = join(folder, 'passages.txt');
  const made = writeBenchTexts(texts, passages);
  const names = enginesAt(passages);
  const bench: SizeBench = { folder, texts, made, passages, into };
  for (const name of names.filter((each) => each !== 'ripgrep')) {
    await measureBuild(bench, name);
    await measureReady(bench, name);
  }
  await measurePlainRead(bench);
  await measureQuestions(bench, names);
}

/** The folder of the index that `measureSize` leaves there. */
export function indexOf(folder: string, name: EngineName): string {
  return join(folder, name.replace(/\W/gu, ''), 'index');
}

interface SizeBench {
  readonly folder: string;
  readonly texts: string;
  readonly made: BenchTexts;
  readonly passages: number;
  readonly into: Measurements;
}

function enginesAt(passages: number): EngineName[] {
  const searched: EngineName[] = ['verbatim', 'SQLite FTS5'];
  if (passages < LARGE) searched.push('MiniSearch', 'lunr', 'FlexSearch');
  return ripgrepVersion() ? [...searched, 'ripgrep'] : searched;
}

async function measureBuild(bench: SizeBench, name: EngineName): Promise<void> {
  const { texts, into, made } = bench;
  const index = indexOf(bench.folder, name);
  const { ms, cpuMs, peakBytes } = await build(bench, name, index, flagsOf(name));
  const bytes = await sizeOf(name === 'verbatim' ? join(index, '..') : index);
  into.add(
    toMeasurement(bench, name, 'build', ms / 1000, 's'),
    toMeasurement(bench, name, 'build, processor', cpuMs / 1000, 's'),
    toMeasurement(bench, name, 'peak of a build', peakBytes / made.bytes, 'bytes per byte of text'),
    toMeasurement(bench, name, 'index on disk', bytes / made.bytes, 'bytes per byte of text'),
  );
  if (name !== 'verbatim') return;
  const other = join(bench.folder, 'withDefaults', 'index');
  const byDefault = await build({ ...bench, texts }, name, other, []);
  into.add(
    toMeasurement(
      bench,
      name,
      'peak of a build with V8’s defaults',
      byDefault.peakBytes / made.bytes,
      'bytes per byte of text',
    ),
  );
}

async function build({ texts }: SizeBench, name: EngineName, index: string, flags: readonly string[]) {
  await mkdir(join(index, '..'), { recursive: true });
  return withEngine(name, (engine) => engine.build({ texts, index }), flags);
}

async function measureReady(bench: SizeBench, name: EngineName): Promise<void> {
  const { folder, texts, made, into } = bench;
  const times: number[] = [];
  const first: number[] = [];
  const resident: number[] = [];
  for (let run = 0; run < READY_RUNS; run++) {
    const request = { texts, index: indexOf(folder, name) };
    const opened = await withEngine(name, (engine) => engine.open(request), flagsOf(name));
    times.push(opened.ms);
    first.push(opened.firstMs);
    resident.push(opened.residentBytes / made.bytes);
  }
  into.add(
    toMeasurement(bench, name, 'ready from disk', medianOf(times), 'ms'),
    toMeasurement(bench, name, 'first answer', medianOf(first), 'ms'),
    toMeasurement(bench, name, 'resident once open', medianOf(resident), 'bytes per byte of text'),
  );
}

/** What the disk, or the system's memory of it, takes to give the same bytes. */
async function measurePlainRead(bench: SizeBench): Promise<void> {
  const directory = join(indexOf(bench.folder, 'verbatim'), '..');
  const [file = ''] = await readdir(directory);
  const times: number[] = [];
  for (let run = 0; run < READY_RUNS; run++) {
    const startedMs = performance.now();
    await readFile(join(directory, file));
    times.push(performance.now() - startedMs);
  }
  bench.into.add(toMeasurement(bench, 'plain read', 'ready from disk', medianOf(times), 'ms'));
}

/** All engines are asked by turns, a few questions each, so that what else the machine does meets all of them. */
async function measureQuestions(bench: SizeBench, names: readonly EngineName[]): Promise<void> {
  const { folder, texts, made, into } = bench;
  const running = new Map<EngineName, EngineHandle>();
  for (const name of names) {
    const engine = startEngine(name, flagsOf(name));
    await engine.open({ texts, index: indexOf(folder, name) });
    running.set(name, engine);
  }
  const typed = made.typed.map(keystrokes);
  for (const [name, asked] of await askByTurns(running, 'type', typed)) {
    into.add(...summarize(bench, name, asked, TYPING));
  }
  for (const [name, engine] of running) {
    if (name === 'ripgrep') continue;
    const resident = (await engine.residentBytes()) / made.bytes;
    into.add(toMeasurement(bench, name, 'resident after all keystrokes', resident, 'bytes per byte of text'));
  }
  const phrases = made.phrases.map((phrase) => [phrase]);
  for (const [name, asked] of await askByTurns(running, 'phrase', phrases)) {
    into.add(...summarize(bench, name, asked, PHRASE));
  }
  for (const engine of running.values()) engine.stop();
}

function summarize(
  bench: SizeBench,
  name: EngineName,
  asked: readonly Asked[],
  { median, p95, processor, slowest }: MeasureNames,
): Measurement[] {
  const times = asked.map(({ ms }) => ms);
  const cpuTimes = asked.map(({ cpuMs }) => cpuMs);
  const all = [
    toMeasurement(bench, name, median, percentile(times, 50), 'ms'),
    toMeasurement(bench, name, p95, percentile(times, 95), 'ms'),
    toMeasurement(bench, name, slowest, Math.max(...times), 'ms'),
  ];
  // ripgrep works in processes of its own.
  if (name === 'ripgrep') return all;
  return [...all, toMeasurement(bench, name, processor, percentile(cpuTimes, 95), 'ms')];
}

/** Every prefix of a query, as one types it. */
function keystrokes(query: string): string[] {
  return Array.from(query, (_, at) => query.slice(0, at + 1));
}

/** By engine what each answer took; engines that know no such question are left out. */
async function askByTurns(
  running: ReadonlyMap<EngineName, EngineHandle>,
  kind: 'type' | 'phrase',
  rounds: readonly (readonly string[])[],
): Promise<ReadonlyMap<EngineName, readonly Asked[]>> {
  const answers = new Map<EngineName, Asked[]>();
  const spentMs = new Map<EngineName, number>();
  const knowing = [...running].filter(([name]) => KINDS[kind].has(name));
  for (const [number, questions] of rounds.entries()) {
    for (const [name, engine] of knowing) {
      const spent = spentMs.get(name) ?? 0;
      // The questions come in no order, so those that a slow engine has time for stand for all.
      if (spent > MOST_MS && name !== 'verbatim') continue;
      const asked = await engine.ask({ kind, questions });
      spentMs.set(name, spent + asked.reduce((sum, { ms }) => sum + ms, 0));
      // The first ones find the code cold, of every engine.
      if (number < WARM_UP) continue;
      answers.set(name, [...(answers.get(name) ?? []), ...asked]);
    }
  }
  for (const [name, each] of answers) console.error(`${name}: ${each.length} questions to ${kind}`);
  return answers;
}

function toMeasurement(
  { passages }: SizeBench,
  engine: Measurement['engine'],
  measure: Measure,
  value: number,
  unit: Measurement['unit'],
): Measurement {
  return { measure, engine, passages, value, unit };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const inside = await readdir(path);
  const sizes = await Promise.all(inside.map(async (name) => (await stat(join(path, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

type MeasureNames = Readonly<Record<'median' | 'p95' | 'processor' | 'slowest', Measure>>;
const TYPING: MeasureNames = {
  median: 'typing p50',
  p95: 'typing p95',
  processor: 'typing p95, processor',
  slowest: 'slowest keystroke',
};
const PHRASE: MeasureNames = {
  median: 'phrase p50',
  p95: 'phrase p95',
  processor: 'phrase p95, processor',
  slowest: 'slowest phrase',
};
const KINDS: Readonly<Record<'type' | 'phrase', ReadonlySet<EngineName>>> = {
  type: new Set(['verbatim', 'SQLite FTS5', 'MiniSearch', 'lunr', 'FlexSearch']),
  phrase: new Set(['verbatim', 'SQLite FTS5', 'MiniSearch', 'ripgrep']),
};
/** Those with which the extension starts its server; peers run as anybody's program would. */
function flagsOf(name: EngineName): readonly string[] {
  return name === 'verbatim' ? SERVER_FLAGS : [];
}

const SERVER_FLAGS = ['--max-semi-space-size=2'];
const LARGE = 1_000_000;
const READY_RUNS = 5;
const MOST_MS = 25_000;
const WARM_UP = 5;
