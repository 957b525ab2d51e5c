import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../core/index/byteSource.ts';

/**
 * Opens a file for reading by place. It stays open, whatever becomes of its name, until nobody holds the source any
 * more.
 *
 * @returns undefined where it cannot be opened.
 */
export function openFileSource(path: string): ByteSource | undefined {
  try {
    const descriptor = openSync(path, 'r');
    const source = new FileSource(descriptor, fstatSync(descriptor).size);
    abandoned.register(source, descriptor);
    return source;
  } catch {
    return undefined;
  }
}

class FileSource implements ByteSource {
  readonly size: number;
  readonly #descriptor: number;

  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.size = size;
  }

  read(offset: number, length: number): Uint8Array {
    // A plain array on Node's memory, for the slices of a Buffer are not copies.
    const { buffer, byteOffset } = Buffer.allocUnsafe(length);
    const bytes = new Uint8Array(buffer, byteOffset, length);
    for (let done = 0; done < length; ) {
      const wanted = Math.min(length - done, MAX_READ_BYTES);
      const count = readSync(this.#descriptor, bytes, done, wanted, offset + done);
      if (count === 0) throw new Error('it ends too early');
      done += count;
    }
    return bytes;
  }
}

/** A source is shared by all that came to know it, and nobody can say who is the last. */
const abandoned = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

// The system reads less than 2 GB at once.
const MAX_READ_BYTES = 1 << 30;
