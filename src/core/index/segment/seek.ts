import { documentOf } from './postings.ts';

/**
 * The first place from `from` on, before `to`, whose document is not below `document`; `to` if there is none. Found in
 * steps that double: cheap where it is near.
 */
export function seek(postings: Uint32Array, from: number, to: number, document: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && documentOf(postings[low + step] as number) < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documentOf(postings[middle] as number) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}
