import type { Sliced } from './segmentLayout.ts';

/** Sorts different terms by their code units, a run at a time: a whole vocabulary in one go would stop everything else. */
export function* sortTerms(terms: readonly string[]): Sliced<readonly string[]> {
  let runs: (readonly string[])[] = [];
  for (let at = 0; at < terms.length; at += RUN) {
    runs.push(terms.slice(at, at + RUN).sort());
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
