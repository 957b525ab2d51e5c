import type { Bitset } from './bitset.ts';
import { type Blocks, SEGMENT_VERSION } from './blocks.ts';
import { LengthsWriter, PostingsWriter } from './fieldWriter.ts';
import { documentOf, frequencyAt } from './postings.ts';
import type { Segment, SegmentPart } from './segment.ts';
import type { Sliced } from './segmentLayout.ts';
import { TermTableWriter } from './termTable.ts';

/**
 * The segment of the documents of all `parts` without the deleted ones, in their order: those of the first part, then
 * those of the second, each numbered anew from 0. All parts have the same fields. In slices.
 */
export function* mergeSegments(parts: readonly SegmentPart[]): Sliced<Blocks> {
  const sources = number(parts);
  const names = [...(parts[0]?.segment.fields.keys() ?? [])];
  const writers = names.map((name) => createWriter(name, sources));
  const terms = new TermTableWriter();
  let termCount = 0;
  let work = 0;
  for (const { term, places } of mergedTerms(parts)) {
    for (const [at, name] of names.entries()) work += addLists(writers[at], name, sources, places);
    if (writers.some((writer) => writer.termHasPostings)) {
      for (const writer of writers) writer.endTerm();
      terms.add(term);
      termCount++;
    }
    if (++work < WORK_IN_SLICE) continue;
    work = 0;
    yield;
  }
  const documentCount = sources.reduce((sum, { live }) => sum + live, 0);
  const blocks = {
    shape: Float64Array.of(SEGMENT_VERSION, documentCount, termCount, names.length),
    ...terms.finish(),
  };
  for (const [at, name] of names.entries()) {
    Object.assign(blocks, writers[at]?.finish(name), mergeLengths(name, sources).finish(name));
    yield;
  }
  return blocks;
}

interface NumberedPart {
  readonly segment: Segment;
  readonly live: number;
  /** The new number of each document; undefined for a deleted one. Without deleted ones all move by `shift`. */
  readonly shift: number;
  readonly numbers: Int32Array | undefined;
}

function number(parts: readonly SegmentPart[]): NumberedPart[] {
  let shift = 0;
  return parts.map(({ segment, deleted }) => {
    const part = {
      segment,
      shift,
      live: segment.documentCount - (deleted?.count ?? 0),
      numbers: deleted?.count ? renumber(segment.documentCount, deleted, shift) : undefined,
    };
    shift += part.live;
    return part;
  });
}

function renumber(count: number, deleted: Bitset, from: number): Int32Array {
  const numbers = new Int32Array(count);
  let next = from;
  for (let document = 0; document < count; document++)
    numbers[document] = deleted.has(document) ? -1 : next++;
  return numbers;
}

function createWriter(name: string, sources: readonly NumberedPart[]): PostingsWriter {
  const fields = sources.map(({ segment }) => segment.fields.get(name));
  const atMost = fields.reduce((sum, field) => sum + (field?.arrays.postings.length ?? 0), 0);
  return new PostingsWriter(fields[0]?.arrays.repeats ?? false, atMost);
}

/** Every term of the parts once, in order, with its number in each part (-1 where it is none of its terms). */
export function* mergedTerms(
  parts: readonly SegmentPart[],
): Generator<{ readonly term: string; readonly places: readonly number[] }> {
  const heads = parts.map(({ segment: { terms } }) => ({ terms, at: 0, term: termAt(terms, 0) }));
  for (;;) {
    let term: string | undefined;
    for (const head of heads) {
      if (head.term !== undefined && (term === undefined || head.term < term)) term = head.term;
    }
    if (term === undefined) return;
    const places = heads.map((head) => {
      if (head.term !== term) return -1;
      head.term = termAt(head.terms, head.at + 1);
      return head.at++;
    });
    yield { term, places };
  }
}

function termAt(terms: Segment['terms'], at: number): string | undefined {
  return at < terms.count ? terms.term(at) : undefined;
}

function addLists(
  writer: PostingsWriter | undefined,
  name: string,
  sources: readonly NumberedPart[],
  places: readonly number[],
): number {
  let work = 0;
  for (const [at, { segment, numbers, shift }] of sources.entries()) {
    const place = places[at] ?? -1;
    const list = place < 0 ? undefined : segment.fields.get(name)?.list(place);
    if (!list) continue;
    for (let entry = list.from; entry < list.to; entry++) {
      const document = documentOf(list.postings[entry] ?? 0);
      const moved = numbers ? (numbers[document] ?? -1) : document + shift;
      if (moved >= 0) writer?.add(moved, moved, frequencyAt(list, entry));
    }
    work += list.to - list.from;
  }
  return work;
}

function mergeLengths(name: string, sources: readonly NumberedPart[]): LengthsWriter {
  const writer = new LengthsWriter(sources.reduce((sum, { live }) => sum + live, 0));
  for (const { segment, numbers } of sources) {
    const field = segment.fields.get(name);
    for (let document = 0; document < segment.documentCount; document++) {
      if (!numbers || (numbers[document] ?? -1) >= 0) writer.add(field?.length(document) ?? 0);
    }
  }
  return writer;
}

const WORK_IN_SLICE = 1 << 18;
