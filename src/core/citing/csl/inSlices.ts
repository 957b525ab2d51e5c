import type { CancellationSignal } from '../../index/corpusFiles.ts';

/**
 * Runs work that yields now and then, and lets others have their turn between its slices.
 *
 * @returns undefined where it was cancelled; the work is then left where it stood.
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  signal?: CancellationSignal,
  sliceMs = 10,
): Promise<Result | undefined> {
  let sliceEndMs = Date.now() + sliceMs;
  for (;;) {
    if (signal?.aborted) return undefined;
    const step = work.next();
    if (step.done) return step.value;
    if (Date.now() < sliceEndMs) continue;
    await new Promise((resolve) => setTimeout(() => resolve(undefined), 0));
    sliceEndMs = Date.now() + sliceMs;
  }
}
