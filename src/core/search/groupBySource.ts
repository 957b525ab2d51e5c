import type { IndexPart } from '../index/indexPart.ts';
import type { RankedPlace } from './closeFirst.ts';

/**
 * The hits of each source together, sources by their best hit. Hits are grouped by the thousand, so that a page is the
 * same whichever page was asked for before: a source with more may come again further down.
 */
export function groupBySource(parts: readonly IndexPart[], places: readonly RankedPlace[]): RankedPlace[] {
  const grouped: RankedPlace[] = [];
  for (let from = 0; from < places.length; from += GROUPED) {
    const sources = new Map<string, RankedPlace[]>();
    for (const place of places.slice(from, from + GROUPED)) {
      const id = parts[place.part]?.passages.sourceAt(place.document).id ?? '';
      const known = sources.get(id);
      if (known) known.push(place);
      else sources.set(id, [place]);
    }
    grouped.push(...[...sources.values()].flat());
  }
  return grouped;
}

/** How many hits have to be ranked so that the first `count` can be grouped. */
export function toGroup(count: number): number {
  return Math.ceil(count / GROUPED) * GROUPED;
}

const GROUPED = 1000;
