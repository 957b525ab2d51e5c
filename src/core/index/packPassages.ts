import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { toByteSource } from './byteSource.ts';
import { toNarrowArray } from './narrowArray.ts';
import { hashName, PackedPassages, packAttributes } from './packedPassages.ts';
import { recordCapacity, toRecord, writeRecord } from './passageRecord.ts';
import { RecordStore } from './recordStore.ts';

/** Packs passages as they come, source after source. Their records are written into memory. */
export class PassagePacker {
  readonly #sources: Source[] = [];
  readonly #speakers = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #sourceOf: number[] = [];
  readonly #attributes: number[] = [];
  readonly #speakerOf: number[] = [];
  readonly #nameHash: number[] = [];
  readonly #recordStart: number[] = [];
  readonly #recordWords: number[] = [];
  readonly #records = new RecordWriter();

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

/** Records in memory, in pieces that are never moved. */
class RecordWriter {
  readonly #stores: RecordStore[] = [];
  #chunk = new Uint8Array(FIRST_CHUNK);
  #usedBytes = 0;
  #words = 0;

  /** Room for a record of at most so many bytes. */
  reserve(bytes: number): Uint8Array {
    if (this.#usedBytes + bytes > this.#chunk.length) {
      const next = Math.max(bytes, Math.min(this.#chunk.length * 2, LARGEST_CHUNK));
      this.#endChunk();
      this.#chunk = new Uint8Array(next);
    }
    return this.#chunk.subarray(this.#usedBytes);
  }

  /** Says how much of the room was used. @returns where the record begins, in words. */
  take(words: number): number {
    const start = this.#words;
    this.#usedBytes += words * 4;
    this.#words += words;
    return start;
  }

  finish(): RecordStore {
    this.#endChunk();
    return RecordStore.join(this.#stores);
  }

  #endChunk(): void {
    // What was reserved in vain is given back where it is worth a copy.
    const isWasteful = this.#usedBytes < this.#chunk.length * 0.9;
    const bytes = isWasteful ? this.#chunk.slice(0, this.#usedBytes) : this.#chunk;
    if (this.#usedBytes > 0) this.#stores.push(RecordStore.of(toByteSource(bytes), this.#usedBytes / 4));
    this.#usedBytes = 0;
  }
}

const FIRST_CHUNK = 16 * 1024;
const LARGEST_CHUNK = 1024 * 1024;
