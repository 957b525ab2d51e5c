import type { CancellationSignal } from './corpusFiles.ts';
import type { Sliced } from './segment/segmentLayout.ts';

/**
 * Does long work in slices between which others get their turn, and gets one itself only after them.
 *
 * @returns undefined when it was cancelled: the work is then given up where it stands.
 */
export async function runInSlices<Result>(
  work: Sliced<Result>,
  signal?: CancellationSignal,
): Promise<Result | undefined> {
  for (;;) {
    const endMs = Date.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (Date.now() < endMs);
    await yieldToOthers();
    if (signal?.aborted) {
      work.return(undefined as never);
      return undefined;
    }
  }
}

/** Lets requests that came in meanwhile be answered. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

// Short enough for a keystroke not to notice, long enough for the pauses to cost little.
const SLICE_MS = 8;
