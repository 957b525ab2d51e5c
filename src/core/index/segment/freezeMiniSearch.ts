import type MiniSearch from 'minisearch';
import { type Blocks, SEGMENT_VERSION } from './blocks.ts';
import { LengthsWriter, PostingsWriter } from './fieldWriter.ts';
import { type SegmentLayout, searchLayout } from './segmentLayout.ts';
import { TermTableWriter } from './termTable.ts';

export interface FrozenMiniSearch {
  readonly blocks: Blocks;
  /** MiniSearch's ids by document number: in the order in which they were added, without those discarded. */
  readonly ids: readonly unknown[];
}

/** The segment of what `miniSearch` holds, the same as packing its documents anew. Cost: its postings, as `toJSON`. */
export function freezeMiniSearch<T>(
  miniSearch: MiniSearch<T>,
  { repeating }: Pick<SegmentLayout, 'repeating'> = searchLayout,
): FrozenMiniSearch {
  const json = miniSearch.toJSON();
  const shortIds = Object.keys(json.documentIds);
  const numbers = new Map(shortIds.map((shortId, number) => [shortId, number]));
  const terms = new TermTableWriter();
  const count = json.index.reduce((sum, [, byField]) => sum + countPostings(byField), 0);
  const fields = Object.entries(json.fieldIds).map(([name, fieldId]) => ({
    name,
    fieldId: String(fieldId),
    postings: new PostingsWriter(repeating.includes(name), count),
    lengths: toLengths(shortIds.map((shortId) => json.fieldLength[shortId]?.[fieldId] ?? 0)),
  }));
  let termCount = 0;
  for (const [term, byField] of [...json.index].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { fieldId, postings } of fields) addPostings(postings, byField[fieldId] ?? {}, numbers);
    // Those of discarded documents linger in MiniSearch until it is vacuumed.
    if (!fields.some(({ postings }) => postings.termHasPostings)) continue;
    for (const { postings } of fields) postings.endTerm();
    terms.add(term);
    termCount++;
  }
  const blocks = {
    shape: Float64Array.of(SEGMENT_VERSION, shortIds.length, termCount, fields.length),
    ...terms.finish(),
  };
  for (const { name, postings, lengths } of fields)
    Object.assign(blocks, postings.finish(name), lengths.finish(name));
  return { blocks, ids: shortIds.map((shortId) => json.documentIds[shortId]) };
}

type Frequencies = Readonly<Record<string, number>>;

function countPostings(byField: object): number {
  return Object.values(byField).reduce((sum, frequencies) => sum + Object.keys(frequencies).length, 0);
}

function toLengths(lengths: readonly number[]): LengthsWriter {
  const writer = new LengthsWriter(lengths.length);
  for (const length of lengths) writer.add(length);
  return writer;
}

function addPostings(
  writer: PostingsWriter,
  frequencies: Frequencies,
  numbers: ReadonlyMap<string, number>,
): void {
  // Keys that are whole numbers come in ascending order.
  for (const [shortId, frequency] of Object.entries(frequencies)) {
    const number = numbers.get(shortId);
    if (number !== undefined) writer.add(number, number, frequency);
  }
}
