/**
 * Bytes that are read by their place, at once: an open file, or a buffer. What was opened never changes, whatever
 * happens to the file's name, and is given back when nobody holds it any more.
 */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`. They start on a multiple of eight in their buffer where `offset` is one.
   *
   * @param room may be used for them, if it is large enough: who reads much can so do without new memory each time.
   * @throws Error where they cannot be read.
   */
  read(offset: number, length: number, room?: Uint8Array): Uint8Array;
}

/** Takes bytes in their order. Rejects where they cannot be kept, as on a full disk. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/**
 * Puts bytes where they can be read again for the time being, if possible not in memory. They may be overwritten
 * afterwards. Never fails: what finds no other place is copied.
 */
export type Scratch = (bytes: Uint8Array) => ByteSource;

/** Bytes in memory as a source. They are not copied where they are aligned, as bytes with a buffer of their own are. */
export function toByteSource(bytes: Uint8Array): ByteSource {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return {
    size: aligned.length,
    read(offset, length) {
      if (offset < 0 || offset + length > aligned.length) throw new Error('it ends too early');
      return aligned.subarray(offset, offset + length);
    },
  };
}

/** What `write` wrote, as one run of bytes. */
export async function collectBytes(write: (sink: ByteSink) => Promise<void>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await write({ write: async (bytes) => void pieces.push(bytes.slice()) });
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
