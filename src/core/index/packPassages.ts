import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { type Scratch, toByteSource } from './byteSource.ts';
import { toNarrowArray } from './narrowArray.ts';
import { hashName, PackedPassages, packAttributes } from './packedPassages.ts';
import { recordCapacity, toRecord, writeRecord } from './passageRecord.ts';
import { RecordStore } from './recordStore.ts';

/** Packs passages as they come, source after source. */
export class PassagePacker {
  readonly #sources: Source[] = [];
  readonly #speakers = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #sourceOf: number[] = [];
  readonly #attributes: number[] = [];
  readonly #speakerOf: number[] = [];
  readonly #nameHash: number[] = [];
  readonly #recordStart: number[] = [];
  readonly #recordWords: number[] = [];
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
    const words = writeRecord(this.#records.reserve(recordCapacity(record)), record);
    this.#sourceOf.push(this.#sources.length - 1);
    this.#attributes.push(packAttributes(passage));
    this.#speakerOf.push(this.#speakerNumber(passage.speaker));
    this.#nameHash.push(hashName(record.name));
    this.#recordStart.push(this.#records.take(words));
    this.#recordWords.push(words);
  }

  finish(): PackedPassages {
    return new PackedPassages({
      sources: this.#sources,
      speakers: [...this.#speakers.keys()],
      columns: {
        sourceOf: toNarrowArray(this.#sourceOf),
        attributes: Uint8Array.from(this.#attributes),
        speakerOf: toNarrowArray(this.#speakerOf),
        nameHash: Uint32Array.from(this.#nameHash),
        recordStart: Uint32Array.from(this.#recordStart),
        recordWords: toNarrowArray(this.#recordWords),
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
  #piece = new Uint8Array(FIRST_PIECE);
  #usedBytes = 0;
  #words = 0;

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  /** Room for a record of at most so many bytes. */
  reserve(bytes: number): Uint8Array {
    if (this.#usedBytes + bytes > this.#piece.length) {
      this.#putAway();
      const wanted = Math.max(bytes, Math.min(this.#piece.length * 2, LARGEST_PIECE));
      if (wanted > this.#piece.length) this.#piece = new Uint8Array(wanted);
    }
    return this.#piece.subarray(this.#usedBytes);
  }

  /** Says how much of the room was used. @returns where the record begins, in words. */
  take(words: number): number {
    const start = this.#words;
    this.#usedBytes += words * 4;
    this.#words += words;
    return start;
  }

  finish(): RecordStore {
    this.#putAway();
    return RecordStore.join(this.#stores);
  }

  #putAway(): void {
    if (this.#usedBytes === 0) return;
    const bytes = this.#scratch(this.#piece.subarray(0, this.#usedBytes));
    this.#stores.push(RecordStore.of(bytes, this.#usedBytes / 4));
    this.#usedBytes = 0;
  }
}

const FIRST_PIECE = 16 * 1024;
const LARGEST_PIECE = 1024 * 1024;
