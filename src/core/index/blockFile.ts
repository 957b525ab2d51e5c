import type { ByteSink, ByteSource } from './byteSource.ts';
import { checksumOf } from './checksum.ts';
import type { BlockArray, Blocks } from './segment/blocks.ts';

/**
 * A file of typed arrays by name, which is opened without parsing them:
 *
 * | part | holds |
 * |---|---|
 * | eight bytes | `VERBATIM` |
 * | stretch | bytes that are read in pieces when they are wanted, and stay on the disk. They hold checksums of their own |
 * | blocks | the arrays, each on a multiple of eight bytes: read at once |
 * | table | JSON: what the file is of, and of each block name, type, place and checksum |
 * | footer | eight doubles: magic number, version, size of the file, ends of stretch and blocks, size and checksum of the table, checksum of the footer |
 *
 * The table stands at the end, so that a file is written in one go; one that was cut off has no footer. Numbers are
 * in the byte order of the machine, and the magic number is another one in the other order.
 */
export interface BlockFile {
  /**
   * The blocks whose names begin with `prefix`, under the rest of their names. Cost: one look at them.
   *
   * @throws Error with the reason, as a clause, where one is no longer as it was written.
   */
  take(prefix: string): Blocks;
  readonly stretch: Stretch;
}

/** Where the stretch lies in the file, in bytes. */
export interface Stretch {
  readonly offset: number;
  readonly bytes: number;
}

/** What a file is of. One with another label is not opened. */
export interface BlockFileLabel {
  /** Raised when what is in the file, or how, changes its meaning. */
  readonly version: number;
  readonly subject: string;
}

/** Writes a file of blocks: first the stretch, then the blocks, then `finish`. */
export class BlockFileWriter {
  readonly #sink: ByteSink;
  readonly #table: BlockEntry[] = [];
  #offset = 0;
  #stretchEnd = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** Each piece is written before the next is asked for. */
  async writeStretch(pieces: Iterable<Uint8Array>): Promise<Stretch> {
    await this.#write(MAGIC_BYTES);
    const offset = this.#offset;
    for (const piece of pieces) await this.#write(piece);
    this.#stretchEnd = this.#offset;
    await this.#pad();
    return { offset, bytes: this.#stretchEnd - offset };
  }

  async writeBlocks(blocks: Blocks): Promise<void> {
    for (const [name, array] of Object.entries(blocks)) {
      const offset = this.#offset;
      let checksum = 0;
      for (const piece of pieces(array)) {
        checksum = checksumOf(piece, checksum);
        await this.#write(piece);
      }
      this.#table.push({ name, type: typeOf(array), offset, length: array.length, checksum });
      await this.#pad();
    }
  }

  async finish({ version, subject }: BlockFileLabel): Promise<void> {
    const blocksEnd = this.#offset;
    const table = new TextEncoder().encode(JSON.stringify({ subject, blocks: this.#table }));
    await this.#write(table);
    await this.#pad();
    const size = this.#offset + FOOTER_BYTES;
    const checksum = checksumOf(table);
    const footer = Float64Array.of(
      MAGIC,
      version,
      size,
      this.#stretchEnd,
      blocksEnd,
      table.length,
      checksum,
      0,
    );
    footer[7] = checksumOf(toBytes(footer).subarray(0, FOOTER_BYTES - 8));
    await this.#write(toBytes(footer));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (bytes.length > 0) await this.#sink.write(bytes);
    this.#offset += bytes.length;
  }

  async #pad(): Promise<void> {
    await this.#write(new Uint8Array(toEight(this.#offset) - this.#offset));
  }
}

/**
 * Opens a file of blocks: reads all of it but the stretch. Blocks are checked when they are taken.
 *
 * @throws Error with the reason, as a clause, for anything that is not such a whole file of `label`.
 */
export function openBlockFile(source: ByteSource, label: BlockFileLabel): BlockFile {
  if (source.size < MAGIC_BYTES.length + FOOTER_BYTES) throw new Error('it is no index');
  const [stretchEnd, blocksEnd, tableBytes, tableChecksum] = readFooter(source, label.version);
  const start = toEight(stretchEnd);
  // One read for everything but the stretch.
  const bytes = source.read(start, blocksEnd + tableBytes - start);
  const tableAt = blocksEnd - start;
  const table = bytes.subarray(tableAt, tableAt + tableBytes);
  if (checksumOf(table) !== tableChecksum) throw new Error('its table has changed');
  const parsed = JSON.parse(new TextDecoder().decode(table)) as { subject: string; blocks: BlockEntry[] };
  if (parsed.subject !== label.subject) throw new Error('it is the index of another corpus');
  const offset = MAGIC_BYTES.length;
  return {
    take: (prefix) =>
      Object.fromEntries(
        parsed.blocks
          .filter(({ name }) => name.startsWith(prefix))
          .map((entry) => [entry.name.slice(prefix.length), openBlock(bytes, entry, start)]),
      ),
    stretch: { offset, bytes: stretchEnd - offset },
  };
}

function readFooter(source: ByteSource, wanted: number) {
  const head = source.read(0, MAGIC_BYTES.length);
  const bytes = source.read(source.size - FOOTER_BYTES, FOOTER_BYTES).slice();
  const [magic, version, size, stretchEnd = 0, blocksEnd = 0, tableBytes = 0, tableChecksum, checksum] =
    new Float64Array(bytes.buffer);
  if (magic !== MAGIC || MAGIC_BYTES.some((byte, at) => head[at] !== byte))
    throw new Error('it is no index, or cut off');
  if (checksumOf(bytes.subarray(0, FOOTER_BYTES - 8)) !== checksum) throw new Error('its end has changed');
  if (version !== wanted) throw new Error(`it has version ${version}, not ${wanted}`);
  if (size !== source.size) throw new Error('it has not the size that it had');
  return [stretchEnd, blocksEnd, tableBytes, tableChecksum] as const;
}

function openBlock(
  bytes: Uint8Array,
  { name, type, offset, length, checksum }: BlockEntry,
  start: number,
): BlockArray {
  const array = new arrayTypes[type](bytes.buffer as ArrayBuffer, bytes.byteOffset + offset - start, length);
  let sum = 0;
  for (const piece of pieces(array)) sum = checksumOf(piece, sum);
  if (sum !== checksum) throw new Error(`its part "${name}" has changed`);
  return array;
}

interface BlockEntry {
  readonly name: string;
  readonly type: keyof typeof arrayTypes;
  /** In bytes, from the start of the file. */
  readonly offset: number;
  /** In elements. */
  readonly length: number;
  readonly checksum: number;
}

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;

function typeOf(array: BlockArray): BlockEntry['type'] {
  // Not the constructor's name: Node's Buffer is a Uint8Array with another.
  return array[Symbol.toStringTag] as BlockEntry['type'];
}

/** An array's bytes in pieces to be written, and summed, one after the other. */
function* pieces(array: BlockArray): Generator<Uint8Array> {
  const bytes = toBytes(array);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    yield piece.byteOffset % 4 === 0 ? piece : piece.slice();
  }
}

function toBytes(array: BlockArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function toEight(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

const MAGIC = 0x566572626174;
const MAGIC_BYTES = Uint8Array.from('VERBATIM', (letter) => letter.charCodeAt(0));
const FOOTER_BYTES = 64;
const PIECE_BYTES = 1024 * 1024;
