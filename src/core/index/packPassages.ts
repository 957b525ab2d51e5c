import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { type Scratch, toByteSource } from './byteSource.ts';
import { GrowingColumn } from './growingColumn.ts';
import { hashName, PackedPassages, packAttributes } from './packedPassages.ts';
import { type PassageRecord, RecordRoom, recordCapacity, toRecord, writeRecord } from './passageRecord.ts';
import { RecordStore } from './recordStore.ts';

/** Packs passages as they come, source after source. */
export class PassagePacker {
  readonly #sources: Source[] = [];
  readonly #speakers = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #sourceOf = new GrowingColumn();
  readonly #attributes = new GrowingColumn();
  readonly #speakerOf = new GrowingColumn();
  readonly #nameHash = new GrowingColumn();
  readonly #recordStart = new GrowingColumn();
  readonly #recordWords = new GrowingColumn();
  readonly #records: RecordWriter;

  /** @param scratch where the records are put. By default they stay in memory. */
  constructor(scratch: Scratch = (bytes) => toByteSource(bytes.slice())) {
    this.#records = new RecordWriter(scratch);
  }

  /** The passages that follow are this source's. */
  begin(source: Source): void {
    this.#sources.push(source);
  }

  add(passage: Passage): void {
    const record = toRecord(passage);
    const words = this.#records.write(record);
    this.#sourceOf.push(this.#sources.length - 1);
    this.#attributes.push(packAttributes(passage));
    this.#speakerOf.push(this.#speakerNumber(passage.speaker));
    this.#nameHash.push(hashName(record.name));
    this.#recordStart.push(this.#records.words - words);
    this.#recordWords.push(words);
  }

  finish(): PackedPassages {
    return new PackedPassages({
      sources: this.#sources,
      speakers: [...this.#speakers.keys()],
      columns: {
        sourceOf: this.#sourceOf.finishNarrow(),
        attributes: Uint8Array.from(this.#attributes.finish()),
        speakerOf: this.#speakerOf.finishNarrow(),
        nameHash: this.#nameHash.finish(),
        recordStart: this.#recordStart.finish(),
        recordWords: this.#recordWords.finishNarrow(),
      },
      records: this.#records.finish(),
    });
  }

  #speakerNumber(speaker: string | undefined): number {
    let number = this.#speakers.get(speaker);
    if (number === undefined) {
      number = this.#speakers.size;
      this.#speakers.set(speaker, number);
    }
    return number;
  }
}

/** Writes records one behind the other, and puts them away in pieces. */
class RecordWriter {
  readonly #scratch: Scratch;
  readonly #stores: RecordStore[] = [];
  #piece = new RecordRoom(FIRST_PIECE);
  /** Of the piece, in words. */
  #used = 0;
  #words = 0;

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  /** How many words were written. */
  get words(): number {
    return this.#words;
  }

  /** @returns how many words it took. */
  write(record: PassageRecord): number {
    this.#reserve(recordCapacity(record));
    const words = writeRecord(this.#piece, this.#used, record);
    this.#used += words;
    this.#words += words;
    return words;
  }

  finish(): RecordStore {
    this.#putAway();
    return RecordStore.join(this.#stores);
  }

  #reserve(bytes: number): void {
    const { length } = this.#piece.bytes;
    if (this.#used * 4 + bytes <= length) return;
    this.#putAway();
    const wanted = Math.max(Math.ceil(bytes / 4) * 4, Math.min(length * 2, LARGEST_PIECE));
    if (wanted > length) this.#piece = new RecordRoom(wanted);
  }

  #putAway(): void {
    if (this.#used === 0) return;
    const bytes = this.#scratch(this.#piece.bytes.subarray(0, this.#used * 4));
    this.#stores.push(RecordStore.of(bytes, this.#used));
    this.#used = 0;
  }
}

const FIRST_PIECE = 16 * 1024;
const LARGEST_PIECE = 1024 * 1024;
