import type { CancellationToken } from 'vscode-languageserver';

/** Everything that a generator gives but `undefined`, in slices between which others have their turn. */
export async function takeInSlices<T>(
  work: Generator<T | undefined, void, void>,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
): Promise<T[]> {
  const taken: T[] = [];
  let sliceEndMs = performance.now() + SLICE_MS;
  for (const each of work) {
    if (each !== undefined) taken.push(each);
    if (performance.now() < sliceEndMs) continue;
    await new Promise((resolve) => setTimeout(() => resolve(undefined), 0));
    if (token.isCancellationRequested) break;
    sliceEndMs = performance.now() + SLICE_MS;
  }
  return taken;
}

const SLICE_MS = 8;
