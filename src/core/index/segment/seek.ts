/**
 * The first place from `from` on, before `to`, whose document is not below `document`; `to` if there is none. Found in
 * steps that double: cheap where it is near.
 */
export function seek(postings: Uint32Array, from: number, to: number, document: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (postings[low + step] as number) >>> 8 < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] as number) >>> 8 < document) low = middle + 1;
    else high = middle;
  }
  return low;
}
