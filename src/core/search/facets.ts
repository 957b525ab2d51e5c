import type { IndexPart, PassageTable } from '../index/indexPart.ts';
import { type Bitset, lowestBit } from '../index/segment/bitset.ts';
import { issuedYear } from '../model/cslItem.ts';
import { kinds } from '../model/passage.ts';
import { roles } from '../model/source.ts';
import { countBetween } from './passageSets.ts';

/** One value and how many of all hits have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Counts over all hits, not only those shown; each list from the most frequent value down, 200 at most. */
export interface Facets {
  /** By cite key. */
  readonly source: readonly FacetCount[];
  readonly speaker: readonly FacetCount[];
  readonly role: readonly FacetCount[];
  readonly kind: readonly FacetCount[];
  readonly year: readonly FacetCount[];
}

/** Counts the passages of `found`. Cost: their number and the sources', a few nanoseconds each. */
export function countFacets(parts: readonly IndexPart[], found: readonly Bitset[]): Facets {
  const counts = {
    source: new Counts(),
    speaker: new Counts(),
    role: new Counts(),
    kind: new Counts(),
    year: new Counts(),
  };
  for (const [part, { passages }] of parts.entries()) {
    const matches = found[part];
    if (!matches || matches.count === 0) continue;
    const columns = columnsOf(passages);
    const bySource = countSources(passages, matches);
    const { bySpeaker, byKind } = countPassages(passages, columns, matches);
    counts.source.addAll(columns.keys, bySource);
    counts.speaker.addAll(passages.speakers, bySpeaker);
    counts.role.addAll(roles, addUp(bySource, columns.roleOf, roles.length));
    counts.kind.addAll(kinds, byKind);
    counts.year.addAll(columns.years, addUp(bySource, columns.yearOf, columns.years.length));
  }
  return {
    source: counts.source.toList(),
    speaker: counts.speaker.toList(),
    role: counts.role.toList(),
    kind: counts.kind.toList(),
    year: counts.year.toList(),
  };
}

/** How many passages each source has in `matches`. Those of a source lie side by side: 32 of them are counted at once. */
function countSources(passages: PassageTable, matches: Bitset): Uint32Array {
  const counts = new Uint32Array(passages.sources.length);
  if (matches.count > counts.length) {
    for (let source = 0; source < counts.length; source++)
      counts[source] = countBetween(matches, ...passages.documentsOf(source));
  } else {
    forEachOf(matches, (document) => (counts[passages.sourceNumber(document)] as number)++);
  }
  return counts;
}

/** How many passages each speaker and each kind has in `matches`, counted together. */
function countPassages(passages: PassageTable, { speakerAndKind }: PassageColumns, matches: Bitset) {
  const together = new Uint32Array(passages.speakers.length * kinds.length);
  forEachOf(matches, (document) => (together[speakerAndKind[document] as number] as number)++);
  const bySpeaker = new Uint32Array(passages.speakers.length);
  const byKind = new Uint32Array(kinds.length);
  for (let at = 0; at < together.length; at++) {
    const count = together[at] as number;
    (bySpeaker[Math.floor(at / kinds.length)] as number) += count;
    (byKind[at % kinds.length] as number) += count;
  }
  return { bySpeaker, byKind };
}

function forEachOf({ words }: Bitset, visit: (document: number) => void): void {
  for (let place = 0; place < words.length; place++) {
    for (let word = words[place] as number; word !== 0; word &= word - 1) visit(place * 32 + lowestBit(word));
  }
}

/** What is counted of a table's passages and sources, by their numbers. */
interface PassageColumns {
  /** For each passage its speaker's number times how many kinds there are, plus its kind's. */
  readonly speakerAndKind: Uint16Array | Uint32Array;
  readonly keys: readonly string[];
  /** Each year once; the first stands for none. */
  readonly years: readonly (string | undefined)[];
  /** For each source its place in `years`. */
  readonly yearOf: Uint16Array;
  /** For each source its place in `roles`. */
  readonly roleOf: Uint8Array;
}

function columnsOf(passages: PassageTable): PassageColumns {
  let columns = known.get(passages);
  if (!columns) {
    columns = makeColumns(passages);
    known.set(passages, columns);
  }
  return columns;
}

const known = new WeakMap<PassageTable, PassageColumns>();

function makeColumns(passages: PassageTable): PassageColumns {
  const { sources, speakers, count } = passages;
  const speakerAndKind =
    speakers.length * kinds.length < 2 ** 16 ? new Uint16Array(count) : new Uint32Array(count);
  for (let document = 0; document < count; document++) {
    speakerAndKind[document] =
      passages.speakerNumber(document) * kinds.length + kinds.indexOf(passages.kind(document));
  }
  const stated = sources.map(({ item }) => issuedYear(item)?.toString());
  const years = [undefined, ...new Set(stated.filter((year) => year !== undefined))];
  const places = new Map(years.map((year, place) => [year, place]));
  return {
    speakerAndKind,
    keys: sources.map(({ citeKey }) => citeKey),
    years,
    yearOf: Uint16Array.from(stated, (year) => places.get(year) ?? 0),
    roleOf: Uint8Array.from(sources, ({ role }) => roles.indexOf(role)),
  };
}

function addUp(bySource: Uint32Array, numberOf: Uint8Array | Uint16Array, values: number): Uint32Array {
  const counts = new Uint32Array(values);
  for (let source = 0; source < bySource.length; source++)
    (counts[numberOf[source] as number] as number) += bySource[source] as number;
  return counts;
}

class Counts {
  readonly #counts = new Map<string, number>();

  /** Adds counts of values by their numbers: the largest of them, where there are thousands. */
  addAll(values: readonly (string | undefined)[], counts: Uint32Array): void {
    const least = leastOfLargest(counts, MAX_VALUES);
    // Of those that are just large enough the first ones do.
    let room = MAX_VALUES - counts.reduce((larger, count) => larger + Number(count > least), 0);
    for (let number = 0; number < counts.length; number++) {
      const count = counts[number] as number;
      const value = values[number];
      if (count < least || !value || (count === least && room-- <= 0)) continue;
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    }
  }

  toList(): FacetCount[] {
    return [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_VALUES);
  }
}

/** How large the smallest of the `wanted` largest counts is, at least 1. Found by counting the counts. */
function leastOfLargest(counts: Uint32Array, wanted: number): number {
  if (counts.length <= wanted) return 1;
  const often = new Uint32Array(
    Math.min(
      MANY,
      counts.reduce((most, count) => Math.max(most, count), 0),
    ) + 1,
  );
  for (const count of counts) (often[Math.min(count, MANY)] as number)++;
  let least = often.length - 1;
  for (let left = wanted; least > 1; least--) {
    left -= often[least] as number;
    if (left <= 0) return least;
  }
  return 1;
}

// All sources with more passages than these that match are taken for equal.
const MANY = 4096;
// Nobody chooses from more, and thousands of sources would take longer to send than the hits.
const MAX_VALUES = 200;
