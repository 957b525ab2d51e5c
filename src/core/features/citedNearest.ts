import type { Draft } from '../drafts/parseDraft.ts';

/**
 * The cite keys of a draft with their place when they are put in order of nearness to `offset`: 0 for the nearest. A
 * citation that holds `offset` does not count: it is being typed.
 */
export function citedNearest({ citations }: Draft, offset: number): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  for (const { start, end, items } of citations) {
    if (start <= offset && offset < end) continue;
    const distance = start > offset ? start - offset : offset - end;
    for (const { id } of items) {
      if (distance < (distances.get(id) ?? Number.POSITIVE_INFINITY)) distances.set(id, distance);
    }
  }
  const nearest = [...distances].sort(([, a], [, b]) => a - b);
  return new Map(nearest.map(([id], place) => [id, place]));
}
