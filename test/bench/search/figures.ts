import type { Figure } from '../measure.ts';
import type { EngineName } from './engine.ts';
import type { Measure, Measurement, Measurements } from './measurement.ts';
import type { UpdateFigures } from './updateProcess.ts';

/** What was promised of search at one size of the corpus, beside what was measured. */
export function toFigures(measured: Measurements, passages: number): Figure[] {
  const isLarge = passages >= 1_000_000;
  const isGoalSize = passages >= 100_000;
  const beside = (measure: Measure, peer: Measurement['engine'], atMost?: number, goal?: string) =>
    compare(measured, passages, measure, peer, isGoalSize ? atMost : undefined, goal);
  const alone = (measure: Measure, atMost?: number) =>
    measuredAlone(measured, passages, measure, isGoalSize ? atMost : undefined);
  return [
    ...(isLarge ? [] : beside('ready from disk', 'MiniSearch', 1 / 50, '50 times faster')),
    ...beside('ready from disk', 'plain read', isLarge ? 5 : undefined, 'under 5 times'),
    ...alone('first answer'),
    ...PEERS.flatMap((peer) =>
      peer === 'SQLite FTS5'
        ? beside('typing p95', peer, 1 / 10, 'at most a tenth')
        : beside('typing p95', peer),
    ),
    ...beside('typing p95, processor', 'SQLite FTS5', 1 / 10, 'at most a tenth'),
    ...alone('typing p50'),
    ...alone('slowest keystroke'),
    ...beside('phrase p95', 'ripgrep', 1 / 5, '5 times lower'),
    ...beside('phrase p95', 'SQLite FTS5'),
    ...beside('phrase p95', 'MiniSearch'),
    ...beside('phrase p50', 'ripgrep'),
    ...alone('slowest phrase', 500),
    ...alone('resident once open', 1.5),
    ...alone('resident after all keystrokes', 1.5),
    ...beside('resident after all keystrokes', 'SQLite FTS5'),
    ...beside('resident after all keystrokes', 'MiniSearch'),
    ...alone('peak of a build', 6),
    ...alone('peak of a build with V8’s defaults', 6),
    ...beside('build', 'SQLite FTS5', 1, 'at least as fast'),
    ...beside('build, processor', 'SQLite FTS5', 1, 'at least as fast'),
    ...beside('build', 'MiniSearch'),
    ...beside('build', 'lunr'),
    ...beside('build', 'FlexSearch'),
    ...beside('index on disk', 'SQLite FTS5'),
  ];
}

export function toUpdateFigures(update: UpdateFigures, passages: number): Figure[] {
  const { mergeMs, mergeCpuMs, searchableMs, cancelMs, cancelMedianMs, cancels } = update;
  const name = (what: string) => `search, ${passages} passages, ${what}`;
  const atMost = (limit: number, value: number) => ({ goal: `≤ ${limit}`, isMet: value <= limit });
  return [
    { name: name('5,000 more merged'), unit: 'ms', value: mergeMs, goal: 'about 50' },
    { name: name('5,000 more merged, processor'), unit: 'ms', value: mergeCpuMs, goal: 'about 50' },
    {
      ...{ name: name('from import to found'), unit: 'ms', value: searchableMs },
      ...atMost(50, searchableMs),
    },
    { name: name(`a build cancelled ${cancels} times, median wait`), unit: 'ms', value: cancelMedianMs },
    {
      ...{ name: name(`a build cancelled ${cancels} times, longest wait`), unit: 'ms', value: cancelMs },
      ...atMost(100, cancelMs),
    },
  ];
}

/** The figure beside a peer's; none where the peer was not measured. `atMost` is the ratio that was promised. */
function compare(
  measured: Measurements,
  passages: number,
  measure: Measure,
  peer: Measurement['engine'],
  atMost?: number,
  goal?: string,
): Figure[] {
  const own = measured.find(measure, 'verbatim', passages);
  const other = measured.find(measure, peer, passages);
  if (!own || !other) return [];
  return [
    {
      ...{ name: nameOf(own), unit: own.unit, value: own.value },
      peer: { name: peer, value: other.value },
      ...(atMost !== undefined && { goal: goal ?? '', isMet: own.value <= atMost * other.value }),
    },
  ];
}

function measuredAlone(
  measured: Measurements,
  passages: number,
  measure: Measure,
  atMost?: number,
): Figure[] {
  const own = measured.find(measure, 'verbatim', passages);
  if (!own) return [];
  return [
    {
      ...{ name: nameOf(own), unit: own.unit, value: own.value },
      ...(atMost !== undefined && { goal: `< ${atMost}`, isMet: own.value < atMost }),
    },
  ];
}

function nameOf({ measure, passages }: Measurement): string {
  return `search, ${passages} passages, ${measure}`;
}

const PEERS: readonly EngineName[] = ['SQLite FTS5', 'MiniSearch', 'lunr', 'FlexSearch'];
