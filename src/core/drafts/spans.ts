import type { TextSpan } from '../model/textSpan.ts';

/** The pieces of `span` that are left when `cuts` are taken out. Cost: the cuts within it. */
export function cut(span: TextSpan, cuts: readonly TextSpan[]): TextSpan[] {
  const pieces: TextSpan[] = [];
  let from = span[0];
  for (let at = firstReaching(cuts, from); at < cuts.length; at++) {
    const [start, end] = cuts[at] ?? [0, 0];
    if (start >= span[1]) break;
    if (start > from) pieces.push([from, start]);
    from = Math.max(from, end);
  }
  if (from < span[1]) pieces.push([from, span[1]]);
  return pieces;
}

/** Where in `spans`, which are in the order of their starts, those begin that may reach `offset`. */
export function firstReaching(spans: readonly TextSpan[], offset: number): number {
  let first = firstIndex(spans.length, (at) => (spans[at]?.[0] ?? 0) >= offset);
  // Spans may hold one another (a link holds its address); few do.
  while (first > 0 && (spans[first - 1]?.[1] ?? 0) > offset) first--;
  return first;
}

/** Those of `items`, which are in the order of their starts, that start within `span`. */
export function startingWithin<T>(
  items: readonly T[],
  startOf: (item: T) => number,
  [start, end]: TextSpan,
): readonly T[] {
  const indexOf = (offset: number) => firstIndex(items.length, (at) => startOf(items[at] as T) >= offset);
  return items.slice(indexOf(start), indexOf(end));
}

/** The first index from which on `holds` is true, `length` when it never is. Cost: the logarithm of `length`. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
