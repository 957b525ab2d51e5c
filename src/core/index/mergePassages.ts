import type { Source } from '../model/source.ts';
import { narrowArray } from './narrowArray.ts';
import { PackedPassages, type PassageColumns } from './packedPassages.ts';
import { RecordStore } from './recordStore.ts';
import type { Sliced } from './segment/segmentLayout.ts';

/** Passages, and which of their sources go along. */
export interface PassagesPart {
  readonly passages: PackedPassages;
  /** By source number: 0 for those that are gone. */
  readonly live: Uint8Array;
}

/**
 * The passages of the live sources of all parts, in their order, numbered anew: as `mergeSegments` numbers their
 * documents. Their records stay where they are. In slices.
 */
export function* mergePassages(parts: readonly PassagesPart[]): Sliced<PackedPassages> {
  const sources: Source[] = [];
  const speakers = new Map<string | undefined, number>([[undefined, 0]]);
  const columns = createColumns(parts);
  let base = 0;
  let document = 0;
  let work = 0;
  // Records may be moved while the work is under way: their places and their store must be of one moment.
  const inputs = parts.map((part) => ({
    ...part,
    old: part.passages.columns,
    records: part.passages.records,
  }));
  for (const { passages, live, old, records } of inputs) {
    const speakerNumbers = passages.speakers.map((speaker) => numberOf(speakers, speaker));
    for (const [number, source] of passages.sources.entries()) {
      if (!live[number]) continue;
      const [from, to] = passages.documentsOf(number);
      copyColumns(old, [from, to], columns, document);
      for (let at = document; at < document + to - from; at++) {
        columns.sourceOf[at] = sources.length;
        columns.speakerOf[at] = speakerNumbers[columns.speakerOf[at] ?? 0] ?? 0;
        columns.recordStart[at] = (columns.recordStart[at] ?? 0) + base;
      }
      sources.push(source);
      document += to - from;
      work += to - from;
      if (work > WORK_IN_SLICE) {
        work = 0;
        yield;
      }
    }
    base += records.words;
  }
  const records = RecordStore.join(inputs.map(({ records }) => records));
  return new PackedPassages({ sources, speakers: [...speakers.keys()], columns, records });
}

/** Empty columns with room for all live passages. */
function createColumns(parts: readonly PassagesPart[]): PassageColumns {
  let count = 0;
  let sourceCount = 0;
  let speakerCount = 0;
  let recordBytes = 0;
  for (const { passages, live } of parts) {
    for (let number = 0; number < live.length; number++) {
      const [from, to] = passages.documentsOf(number);
      if (live[number]) count += to - from;
    }
    sourceCount += live.length;
    speakerCount += passages.speakers.length;
    recordBytes = Math.max(recordBytes, passages.columns.recordWords.BYTES_PER_ELEMENT);
  }
  return {
    sourceOf: narrowArray(count, sourceCount),
    attributes: new Uint8Array(count),
    speakerOf: narrowArray(count, speakerCount),
    nameHash: new Uint32Array(count),
    recordStart: new Uint32Array(count),
    recordWords: narrowArray(count, 2 ** (8 * recordBytes) - 1),
  };
}

function copyColumns(
  source: PassageColumns,
  [from, to]: readonly [number, number],
  target: PassageColumns,
  at: number,
): void {
  for (const name of Object.keys(target) as (keyof PassageColumns)[])
    target[name].set(source[name].subarray(from, to), at);
}

function numberOf(speakers: Map<string | undefined, number>, speaker: string | undefined): number {
  const known = speakers.get(speaker);
  if (known !== undefined) return known;
  speakers.set(speaker, speakers.size);
  return speakers.size - 1;
}

const WORK_IN_SLICE = 1 << 18;
