import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteSource, type Scratch, toByteSource } from '../../core/index/byteSource.ts';

/**
 * Opens a file for reading by place. It stays open, whatever becomes of its name, until nobody holds the source any
 * more.
 *
 * @returns undefined where it cannot be opened.
 */
export function openFileSource(path: string): ByteSource | undefined {
  try {
    const file = new OpenFile(openSync(path, 'r'));
    return new FileSource(file, 0, fstatSync(file.descriptor).size);
  } catch {
    return undefined;
  }
}

/** Puts bytes into a file in `directory` that has no name, and is gone when nobody reads of it any more. */
export function createScratch(directory: string): Scratch {
  let last: WeakRef<OpenFile> | undefined;
  let size = 0;
  return (bytes) => {
    try {
      let file = last?.deref();
      if (!file) {
        file = openNameless(directory);
        last = new WeakRef(file);
        size = 0;
      }
      const offset = size;
      for (let done = 0; done < bytes.length; )
        done += writeSync(file.descriptor, bytes, done, bytes.length - done, offset + done);
      size += bytes.length;
      return new FileSource(file, offset, bytes.length);
    } catch {
      // A full disk, for one. Memory will do.
      return toByteSource(bytes.slice());
    }
  };
}

function openNameless(directory: string): OpenFile {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${SCRATCH}${randomUUID()}.tmp`);
  const file = new OpenFile(openSync(path, 'wx+'));
  try {
    unlinkSync(path);
  } catch {
    // Where an open file keeps its name, it is removed with other leftovers.
  }
  return file;
}

class FileSource implements ByteSource {
  readonly size: number;
  readonly #file: OpenFile;
  readonly #start: number;

  constructor(file: OpenFile, start: number, size: number) {
    this.#file = file;
    this.#start = start;
    this.size = size;
  }

  read(offset: number, length: number, room?: Uint8Array): Uint8Array {
    if (offset + length > this.size) throw new Error('it ends too early');
    const bytes = room && room.length >= length ? room.subarray(0, length) : allocate(length);
    for (let done = 0; done < length; ) {
      const wanted = Math.min(length - done, MAX_READ_BYTES);
      const count = readSync(this.#file.descriptor, bytes, done, wanted, this.#start + offset + done);
      if (count === 0) throw new Error('it ends too early');
      done += count;
    }
    return bytes;
  }
}

/** A plain array on memory of Node's pool, for the slices of a Buffer are not copies. */
function allocate(length: number): Uint8Array {
  const { buffer, byteOffset } = Buffer.allocUnsafe(length);
  return new Uint8Array(buffer, byteOffset, length);
}

/** A file that is closed when the last source of it is gone: sources are shared, and nobody can say who is the last. */
class OpenFile {
  readonly descriptor: number;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
    abandoned.register(this, descriptor);
  }
}

const abandoned = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

/** How the names of scratch files begin, as long as they have any. */
export const SCRATCH = 'scratch.';
// The system reads less than 2 GB at once.
const MAX_READ_BYTES = 1 << 30;
