import { issuedYear } from '../model/cslItem.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';

/** One value and how many of all hits have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Counts over all hits, not only those shown; each list from the most frequent value down. */
export interface Facets {
  /** By cite key. */
  readonly source: readonly FacetCount[];
  readonly speaker: readonly FacetCount[];
  readonly role: readonly FacetCount[];
  readonly kind: readonly FacetCount[];
  readonly year: readonly FacetCount[];
}

export function countFacets(hits: Iterable<{ readonly passage: Passage; readonly source: Source }>): Facets {
  const counts = {
    source: new Map(),
    speaker: new Map(),
    role: new Map(),
    kind: new Map(),
    year: new Map(),
  } as const;
  for (const { passage, source } of hits) {
    add(counts.source, source.citeKey);
    add(counts.speaker, passage.speaker);
    add(counts.role, source.role);
    add(counts.kind, passage.kind);
    add(counts.year, issuedYear(source.item)?.toString());
  }
  return {
    source: toList(counts.source),
    speaker: toList(counts.speaker),
    role: toList(counts.role),
    kind: toList(counts.kind),
    year: toList(counts.year),
  };
}

function add(counts: Map<string, number>, value: string | undefined): void {
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function toList(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
