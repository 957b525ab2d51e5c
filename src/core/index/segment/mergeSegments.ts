import type { Bitset } from './bitset.ts';
import { type Blocks, SEGMENT_VERSION } from './blocks.ts';
import { type DocumentMove, LengthsWriter, PostingsWriter } from './fieldWriter.ts';
import { PositionsWriter } from './positions.ts';
import { eachRun } from './postings.ts';
import type { Segment, SegmentPart } from './segment.ts';
import type { Sliced } from './segmentLayout.ts';
import { compareTerms, type TermTable, TermTableWriter } from './termTable.ts';

/**
 * The segment of the documents of all `parts` without the deleted ones, in their order: those of the first part, then
 * those of the second, each numbered anew from 0. All parts have the same fields. In slices.
 */
export function* mergeSegments(parts: readonly SegmentPart[]): Sliced<Blocks> {
  const sources = moveParts(parts);
  const names = [...(parts[0]?.segment.fields.keys() ?? [])];
  const writers = names.map((name) => createWriter(name, sources));
  const positioned = names.map((name) => createPositionsWriter(name, sources));
  const terms = new TermTableWriter();
  let termCount = 0;
  let work = 0;
  for (const { terms: table, number, places } of mergedTerms(parts)) {
    for (const [at, name] of names.entries()) {
      work += addLists(writers[at], name, sources, places);
      addPositions(positioned[at], name, sources, places);
    }
    if (writers.some((writer) => writer.termHasPostings)) {
      for (const writer of writers) writer.endTerm();
      for (const writer of positioned) writer?.endTerm();
      terms.addFrom(table, number);
      termCount++;
    }
    work += WORK_OF_TERM;
    if (work < WORK_IN_SLICE) continue;
    work = 0;
    yield;
  }
  const documentCount = sources.reduce((sum, { live }) => sum + live, 0);
  const shape = Float64Array.of(SEGMENT_VERSION, documentCount, termCount, names.length);
  const blocks = { shape, ...terms.finish() };
  yield;
  for (const [at, name] of names.entries()) {
    Object.assign(blocks, writers[at]?.finish(name), positioned[at]?.finish(name));
    yield;
    Object.assign(blocks, yield* mergeLengths(name, sources, documentCount));
  }
  return blocks;
}

interface MovedPart {
  readonly segment: Segment;
  /** How many of its documents are left. */
  readonly live: number;
  readonly move: DocumentMove;
}

function moveParts(parts: readonly SegmentPart[]): MovedPart[] {
  let shift = 0;
  return parts.map(({ segment, deleted }) => {
    const live = segment.documentCount - (deleted?.count ?? 0);
    const move = { shift, ...(deleted?.count && { ranks: rank(segment.documentCount, deleted, shift) }) };
    shift += live;
    return { segment, live, move };
  });
}

function rank(count: number, deleted: Bitset, from: number): Uint32Array {
  const ranks = new Uint32Array(count + 1);
  let next = from;
  for (let document = 0; document < count; document++) {
    ranks[document] = next;
    if (!deleted.has(document)) next++;
  }
  ranks[count] = next;
  return ranks;
}

function createWriter(name: string, sources: readonly MovedPart[]): PostingsWriter {
  const fields = sources.map(({ segment }) => segment.fields.get(name));
  const atMost = fields.reduce((sum, field) => sum + (field?.arrays.postings.length ?? 0), 0);
  return new PostingsWriter(fields[0]?.arrays.repeats ?? false, atMost);
}

/** @returns undefined where one of the segments keeps no positions of the field. */
function createPositionsWriter(name: string, sources: readonly MovedPart[]): PositionsWriter | undefined {
  const all = sources.map(({ segment }) => segment.fields.get(name)?.arrays.placed);
  const atMost = all.reduce((sum, placed) => sum + (placed?.positions.length ?? 0), 0);
  if (all.length === 0 || all.includes(undefined)) return undefined;
  const writer = new PositionsWriter(atMost);
  for (const [at, placed] of all.entries()) if (placed) writer.addWordy(placed, sources[at]?.move ?? NO_MOVE);
  return writer;
}

function addPositions(
  writer: PositionsWriter | undefined,
  name: string,
  sources: readonly MovedPart[],
  places: readonly number[],
): void {
  if (!writer) return;
  for (let at = 0; at < sources.length; at++) {
    const { segment, move } = sources[at] as MovedPart;
    const place = places[at] as number;
    const field = place < 0 ? undefined : segment.fields.get(name);
    if (field) writer.addTerm(field, place, move);
  }
}

/** Every term of the parts once, in order: a segment that has it, and its number in each part (-1 where it has it not). */
function* mergedTerms(
  parts: readonly SegmentPart[],
): Generator<{ readonly terms: TermTable; readonly number: number; readonly places: readonly number[] }> {
  const tables = parts.map(({ segment: { terms } }) => terms);
  // The first term of each that did not come yet.
  const heads = tables.map(() => 0);
  for (;;) {
    let least = -1;
    for (let part = 0; part < tables.length; part++) {
      if ((heads[part] as number) >= (tables[part] as TermTable).count) continue;
      if (least < 0 || compareHeads(tables, heads, part, least) < 0) least = part;
    }
    if (least < 0) return;
    const number = heads[least] as number;
    const places = heads.map((head, part) => {
      const has = head < (tables[part] as TermTable).count && compareHeads(tables, heads, part, least) === 0;
      return has ? head : -1;
    });
    for (let part = 0; part < places.length; part++)
      if ((places[part] as number) >= 0) heads[part] = (heads[part] as number) + 1;
    yield { terms: tables[least] as TermTable, number, places };
  }
}

/** The order of the next terms of two parts, without a string for each. */
function compareHeads(
  tables: readonly TermTable[],
  heads: readonly number[],
  part: number,
  other: number,
): number {
  if (part === other) return 0;
  return compareTerms(
    tables[part] as TermTable,
    heads[part] as number,
    tables[other] as TermTable,
    heads[other] as number,
  );
}

function addLists(
  writer: PostingsWriter | undefined,
  name: string,
  sources: readonly MovedPart[],
  places: readonly number[],
): number {
  let work = 0;
  for (let at = 0; at < sources.length; at++) {
    const { segment, move } = sources[at] as MovedPart;
    const place = places[at] as number;
    const field = place < 0 ? undefined : segment.fields.get(name);
    if (!field) continue;
    const list = field.kept(place);
    work += list.to - list.from;
    if (field.arrays.repeats)
      eachRun(list, (first, last, frequency) => moveRun(first, last, frequency, move, writer));
    else writer?.addList(list, move);
  }
  return work;
}

/** What is left of a run is a run: what lay between is gone. */
function moveRun(
  first: number,
  last: number,
  frequency: number,
  { shift, ranks }: DocumentMove,
  writer: PostingsWriter | undefined,
): void {
  const from = ranks ? (ranks[first] as number) : first + shift;
  const to = ranks ? (ranks[last + 1] as number) - 1 : last + shift;
  if (from <= to) writer?.add(from, to, frequency);
}

function* mergeLengths(name: string, sources: readonly MovedPart[], documentCount: number): Sliced<Blocks> {
  const writer = new LengthsWriter(documentCount);
  for (const { segment, move } of sources) {
    const field = segment.fields.get(name);
    if (field) writer.addAll(field, move);
    yield;
  }
  return writer.finish(name);
}

const NO_MOVE: DocumentMove = { shift: 0 };
// In postings. A slice takes a millisecond or two.
const WORK_IN_SLICE = 1 << 18;
const WORK_OF_TERM = 64;
