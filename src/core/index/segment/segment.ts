import type { Bitset } from './bitset.ts';
import { type BlockArray, type Blocks, SEGMENT_VERSION } from './blocks.ts';
import type { FieldPositions } from './positions.ts';
import { SegmentField } from './segmentField.ts';
import { TermTable } from './termTable.ts';

export { Bitset } from './bitset.ts';
export type { Blocks } from './blocks.ts';
export type { SegmentField } from './segmentField.ts';

/**
 * The terms of many documents, numbered from 0, frozen into typed arrays: what a MiniSearch index of the same
 * documents knows, in a fraction of the room, and with nothing to parse. It never changes; documents that are gone
 * are masked when it is searched.
 */
export interface Segment {
  readonly documentCount: number;
  readonly terms: TermTable;
  readonly fields: ReadonlyMap<string, SegmentField>;
}

/** A segment and the documents of it that are no longer there. */
export interface SegmentPart {
  readonly segment: Segment;
  readonly deleted?: Bitset;
}

/**
 * Looks at `blocks` as a segment. Their shape is checked (lengths, order of offsets), their content is not: damage there
 * gives wrong hits, but neither hangs nor throws. Cost: the offsets, once.
 *
 * @returns undefined for anything that is not a segment of this version.
 */
export function openSegment(blocks: Blocks): Segment | undefined {
  const [version, documentCount = -1, termCount = -1, fieldCount] = blocks.shape ?? [];
  if (version !== SEGMENT_VERSION || !isCount(documentCount) || !isCount(termCount)) return undefined;
  const { terms: units, termOffsets, termShared } = blocks;
  if (!(units instanceof Uint16Array) || !(termShared instanceof Uint8Array)) return undefined;
  if (!isOffsets(termOffsets, termCount, units.length) || termShared.length !== termCount) return undefined;
  const fields = new Map<string, SegmentField>();
  for (const name of fieldNames(blocks)) {
    const field = openField(blocks, name, documentCount, termCount);
    if (!field) return undefined;
    fields.set(name, field);
  }
  if (fields.size !== fieldCount) return undefined;
  return { documentCount, terms: new TermTable(units, termOffsets, termShared), fields };
}

function fieldNames(blocks: Blocks): string[] {
  return Object.keys(blocks)
    .filter((name) => name.endsWith(OFFSETS))
    .map((name) => name.slice(0, -OFFSETS.length));
}

function openField(
  blocks: Blocks,
  name: string,
  documentCount: number,
  termCount: number,
): SegmentField | undefined {
  const block = (kind: string) => blocks[`${name}.${kind}`];
  const runs = block('runs');
  const postings = runs ?? block('postings');
  const [offsets, lengths, frequent, long] = [
    block('offsets'),
    block('lengths'),
    block('frequent'),
    block('long'),
  ];
  if (!(postings instanceof Uint32Array) || !isOffsets(offsets, termCount, postings.length)) return undefined;
  if (!(lengths instanceof Uint8Array) || lengths.length !== documentCount) return undefined;
  if (!isPairs(frequent) || !isPairs(long)) return undefined;
  const total = block('total');
  const totalLength = total?.[0] ?? -1;
  if (!(total instanceof Float64Array) || !isCount(totalLength)) return undefined;
  const placed = openPositions(blocks, name, termCount);
  if (placed === 'damaged') return undefined;
  return new SegmentField(name, {
    documentCount,
    postings,
    offsets,
    lengths,
    repeats: runs !== undefined,
    large: toMap(frequent),
    longLengths: toMap(long),
    totalLength,
    ...(placed && { placed }),
  });
}

function openPositions(
  blocks: Blocks,
  name: string,
  termCount: number,
): FieldPositions | 'damaged' | undefined {
  const positions = blocks[`${name}.positions`];
  const offsets = blocks[`${name}.positionOffsets`];
  const wordy = blocks[`${name}.wordy`];
  if (!positions && !offsets && !wordy) return undefined;
  if (!(positions instanceof Uint8Array) || !(wordy instanceof Uint32Array)) return 'damaged';
  return isOffsets(offsets, termCount, positions.length)
    ? { positions, offsets, wordy: new Set(wordy), blocks: new Map() }
    : 'damaged';
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function isOffsets(offsets: BlockArray | undefined, count: number, end: number): offsets is Uint32Array {
  if (!(offsets instanceof Uint32Array) || offsets.length !== count + 1) return false;
  for (let at = 0; at < count; at++) {
    if ((offsets[at] as number) > (offsets[at + 1] as number)) return false;
  }
  return offsets[count] === end;
}

function isPairs(block: BlockArray | undefined): block is Uint32Array {
  return block instanceof Uint32Array && block.length % 2 === 0;
}

function toMap(pairs: Uint32Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) map.set(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return map;
}

const OFFSETS = '.offsets';
