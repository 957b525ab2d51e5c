import { type Kind, kinds, type Passage, type Voice, voices } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { DamagedIndexError, type PassageTable, type TextReader } from './indexPart.ts';
import type { NarrowArray } from './narrowArray.ts';
import { readRecord, readRecordText, TEXT_OFFSET, utf8Length } from './passageRecord.ts';
import { RecordReader } from './recordReader.ts';
import type { RecordStore } from './recordStore.ts';

/** What is known of each passage without reading its record: about 13 bytes a passage. */
export interface PassageColumns {
  /** Number of the source. Never falls from one passage to the next. */
  readonly sourceOf: NarrowArray;
  /** Kind, voice and quotability, see `packAttributes`. */
  readonly attributes: Uint8Array;
  /** Number of the speaker, 0 for nobody. */
  readonly speakerOf: NarrowArray;
  /** Hash of the id's own part. */
  readonly nameHash: Uint32Array;
  /** Where the record begins in the store, in words. */
  readonly recordStart: Uint32Array;
  readonly recordWords: NarrowArray;
}

export interface PackedPassagesInit {
  readonly sources: readonly Source[];
  /** By number; number 0 is nobody. */
  readonly speakers: readonly (string | undefined)[];
  readonly columns: PassageColumns;
  readonly records: RecordStore;
}

/** Passages in columns, their records wherever the store keeps them. Nothing of it changes, but where that is. */
export class PackedPassages implements PassageTable {
  readonly count: number;
  readonly sources: readonly Source[];
  readonly speakers: readonly (string | undefined)[];
  #columns: PassageColumns;
  #records: RecordStore;
  /** For each source the number of its first passage; one more than there are sources. */
  readonly #firsts: Uint32Array;

  /** @throws DamagedIndexError where the columns do not fit each other. Cost: one look at each passage. */
  constructor({ sources, speakers, columns, records }: PackedPassagesInit) {
    this.count = columns.sourceOf.length;
    this.sources = sources;
    this.speakers = speakers;
    this.#columns = columns;
    this.#records = records;
    for (const column of Object.values(columns))
      if (column.length !== this.count) throw new DamagedIndexError('passages are missing');
    this.#firsts = firstPassages(columns.sourceOf, sources.length);
  }

  kind(document: number): Kind {
    return kinds[this.#attributes(document) & 7] as Kind;
  }

  voice(document: number): Voice {
    return voices[(this.#attributes(document) >>> 3) & 7] as Voice;
  }

  quotable(document: number): boolean {
    return this.#attributes(document) >= QUOTABLE;
  }

  sourceNumber(document: number): number {
    return this.#columns.sourceOf[document] ?? 0;
  }

  sourceAt(document: number): Source {
    return this.sources[this.sourceNumber(document)] as Source;
  }

  documentsOf(sourceNumber: number): readonly [from: number, to: number] {
    return [this.#firsts[sourceNumber] ?? this.count, this.#firsts[sourceNumber + 1] ?? this.count];
  }

  speakerNumber(document: number): number {
    return this.#columns.speakerOf[document] ?? 0;
  }

  speaker(document: number): string | undefined {
    return this.speakers[this.speakerNumber(document)];
  }

  text(document: number): string {
    return readRecordText(this.#record(document));
  }

  texts(): TextReader {
    const { recordStart, recordWords } = this.#columns;
    const reader = new RecordReader(this.#records);
    return {
      read(document, take) {
        const words = recordWords[document] ?? 0;
        const at = reader.seek(recordStart[document] ?? 0, words);
        const length = utf8Length(reader.words, at, at + words);
        if (length < 0) return undefined;
        const from = at * 4 + TEXT_OFFSET;
        return take(reader.bytes, from, from + length);
      },
    };
  }

  passage(document: number): Passage {
    return this.#decode(document, this.#record(document));
  }

  /** All passages of a source, read at once where their records lie behind each other. */
  passagesOf(sourceNumber: number): Passage[] {
    const [from, to] = this.documentsOf(sourceNumber);
    const passages: Passage[] = [];
    for (const run of this.runs(from, to)) {
      const bytes = this.#records.read(run.start, run.words);
      for (let document = run.from; document < run.to; document++) {
        const at = ((this.#columns.recordStart[document] ?? 0) - run.start) * 4;
        const record = bytes.subarray(at, at + (this.#columns.recordWords[document] ?? 0) * 4);
        passages.push(this.#decode(document, record));
      }
    }
    return passages;
  }

  /** The passage of this source whose id has `name` for its own part. Cost: the source's hashes. */
  find(sourceNumber: number, name: string): Passage | undefined {
    const [from, to] = this.documentsOf(sourceNumber);
    const { nameHash } = this.#columns;
    const hash = hashName(name);
    for (let document = from; document < to; document++) {
      if (nameHash[document] !== hash) continue;
      const passage = this.passage(document);
      if (passage.id.length === passage.sourceId.length + 1 + name.length && passage.id.endsWith(name))
        return passage;
    }
    return undefined;
  }

  /** The records of the passages `from` to before `to`, as stretches that can be read at once, in their order. */
  *runs(from: number, to: number): Generator<RecordRun> {
    const { recordStart, recordWords } = this.#columns;
    let document = from;
    while (document < to) {
      const first = document;
      const start = recordStart[first] ?? 0;
      const room = Math.min(MAX_RUN_WORDS, this.#records.wordsFrom(start));
      let words = 0;
      do words += recordWords[document++] ?? 0;
      while (
        document < to &&
        recordStart[document] === start + words &&
        words + (recordWords[document] ?? 0) <= room
      );
      yield { from: first, to: document, start, words };
    }
  }

  get columns(): PassageColumns {
    return this.#columns;
  }

  get records(): RecordStore {
    return this.#records;
  }

  /** The same records are now kept elsewhere. */
  moveRecords(recordStart: Uint32Array, records: RecordStore): void {
    this.#columns = { ...this.#columns, recordStart };
    this.#records = records;
  }

  #attributes(document: number): number {
    return this.#columns.attributes[document] ?? 0;
  }

  #record(document: number): Uint8Array {
    const { recordStart, recordWords } = this.#columns;
    return this.#records.read(recordStart[document] ?? 0, recordWords[document] ?? 0);
  }

  #decode(document: number, bytes: Uint8Array): Passage {
    const { start, end, name, text, locator, details } = readRecord(bytes);
    const sourceId = this.sourceAt(document).id;
    const speaker = this.speaker(document);
    return {
      id: `${sourceId}.${name}`,
      ...{ sourceId, start, end, text },
      spans: [[start, end]],
      ...{ kind: this.kind(document), voice: this.voice(document), quotable: this.quotable(document) },
      ...(speaker !== undefined && { speaker }),
      ...(locator && { locator }),
      ...(details && JSON.parse(details)),
    };
  }
}

/** Records that lie behind each other: those of the passages `from` to before `to`. */
export interface RecordRun {
  readonly from: number;
  readonly to: number;
  /** Both in words. */
  readonly start: number;
  readonly words: number;
}

/** Kind (3 bits), voice (3 bits) and quotability of a passage in one byte. */
export function packAttributes({ kind, voice, quotable }: Passage): number {
  return kinds.indexOf(kind) | (voices.indexOf(voice) << 3) | (quotable ? QUOTABLE : 0);
}

/** 32 bits by which the own part of a passage's id is looked for among those of its source. */
export function hashName(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function firstPassages(sourceOf: NarrowArray, sourceCount: number): Uint32Array {
  const firsts = new Uint32Array(sourceCount + 1);
  let source = 0;
  for (let document = 0; document < sourceOf.length; document++) {
    const next = sourceOf[document] ?? 0;
    if (next < source || next >= sourceCount) throw new DamagedIndexError('sources are missing');
    while (source < next) firsts[++source] = document;
  }
  firsts.fill(sourceOf.length, source + 1);
  return firsts;
}

const QUOTABLE = 64;
/** What is read at once when a whole source or a whole part is gone through: 256 KB, but for a longer record. */
export const MAX_RUN_WORDS = 64 * 1024;
