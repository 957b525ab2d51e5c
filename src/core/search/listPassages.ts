import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Bitset } from '../index/segment/segment.ts';
import type { RankedPlace } from './closeFirst.ts';
import { countBetween, subtract } from './passageSets.ts';
import type { Ranking } from './rankPassages.ts';
import type { SearchContext } from './searchContext.ts';

/** Lists the passages that the fields of a query let through, in the order of the corpus. */
export function listPassages(index: CorpusIndex, { parts, among }: SearchContext, count: number): Ranking {
  const found = subtract(parts, among, [parts.map(({ deleted }) => deleted)]);
  const stretches = new Map<string, { readonly part: number; readonly source: number }>();
  for (const [part, { passages }] of parts.entries()) {
    for (const [source, { id }] of passages.sources.entries()) {
      // A source that was replaced is in several parts, and live in one of them.
      if (countBetween(found[part] as Bitset, ...passages.documentsOf(source)) > 0)
        stretches.set(id, { part, source });
    }
  }
  const places: RankedPlace[] = [];
  for (const { id } of index.sources()) {
    if (places.length >= count) break;
    const stretch = stretches.get(id);
    const [from, to] = (stretch && parts[stretch.part]?.passages.documentsOf(stretch.source)) ?? [0, 0];
    for (let document = from; document < to; document++) {
      if (stretch && found[stretch.part]?.has(document))
        places.push({ part: stretch.part, document, score: 0 });
    }
  }
  return { places, found, partial: false };
}
