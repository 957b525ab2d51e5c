import type { Sliced } from './segmentLayout.ts';

/**
 * Sorts `count` different terms by their code units, a run at a time: a whole vocabulary in one go would stop everything
 * else.
 */
export function* sortTerms(count: number, termAt: (at: number) => string): Sliced<readonly string[]> {
  let runs: (readonly string[])[] = [];
  for (let from = 0; from < count; from += RUN) {
    const run: string[] = [];
    for (let at = from; at < Math.min(count, from + RUN); at++) run.push(termAt(at));
    runs.push(run.sort());
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly string[])[] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? []));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge(a: readonly string[], b: readonly string[]): Sliced<readonly string[]> {
  const merged: string[] = [];
  let inA = 0;
  let inB = 0;
  while (inA < a.length || inB < b.length) {
    const fromA = a[inA];
    const fromB = b[inB];
    if (fromB === undefined || (fromA !== undefined && fromA < fromB)) {
      merged.push(fromA ?? '');
      inA++;
    } else {
      merged.push(fromB);
      inB++;
    }
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}

const RUN = 8192;
