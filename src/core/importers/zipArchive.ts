import { Inflate } from 'fflate';
import { XmlError } from './xml.ts';

/** A ZIP archive whose parts are inflated one by one, as they are asked for. */
export interface ZipArchive {
  /** Names of all parts, in the archive's order. */
  readonly names: readonly string[];
  /** Whether the archive holds the part; upper and lower case are the same, as OPC says of part names. */
  has(name: string): boolean;
  /** The part's bytes. @throws ZipError where there is none, or it is broken, encrypted or too large. */
  read(name: string): Uint8Array;
}

/** Why an archive or one of its parts cannot be read, in words that go on from the file's name. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** Whether the bytes begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3). Only its list of parts is read. Sizes are limited before anything is
 * inflated, by what the list declares, and while inflating, by what comes out: a list can lie.
 *
 * @throws ZipError where the list of parts is missing, broken or too long.
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, findDirectoryEnd(view));
  const byName = new Map<string, Entry>();
  // The first of two parts with one name counts, always.
  for (const entry of entries) {
    const name = entry.name.toLowerCase();
    if (!byName.has(name)) byName.set(name, entry);
  }
  let total = 0;
  return {
    names: entries.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read(name) {
      const entry = byName.get(name.toLowerCase());
      if (!entry) throw new ZipError(`is incomplete: ${name} is missing`);
      total += entry.size;
      if (entry.size > MAX_PART_BYTES || total > MAX_TOTAL_BYTES)
        throw new ZipError(`is too large when it is unpacked: ${entry.name}`);
      return readEntry(view, entry);
    },
  };
}

/**
 * Runs what reads a part's XML.
 *
 * @throws ZipError that names `part` where the XML is broken.
 */
export function naming<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new ZipError(`is damaged: ${part} ${error.message}`);
    throw error;
  }
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  /** As declared. */
  readonly size: number;
  /** Where the part's own header stands. */
  readonly offset: number;
}

/** The end record is the last thing in the file but for a comment of at most 65,535 bytes. */
function findDirectoryEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_RECORD_BYTES - 0xffff);
  for (let at = view.byteLength - END_RECORD_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new ZipError('is a broken ZIP archive: its end is missing');
}

function readDirectory(view: DataView, end: number): Entry[] {
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new ZipError(`is a ZIP archive of more than ${MAX_ENTRIES} parts`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + DIRECTORY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_SIGNATURE) throw brokenList();
    const variable = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + DIRECTORY_BYTES + variable.reduce((sum, length) => sum + length, 0);
    if (next > end) throw brokenList();
    entries.push(readListed(view, at, variable[0] ?? 0));
    at = next;
  }
  return entries;
}

function brokenList(): ZipError {
  return new ZipError('is a broken ZIP archive: its list of parts cannot be read');
}

function readListed(view: DataView, at: number, nameLength: number): Entry {
  const name = bytesAt(view, at + DIRECTORY_BYTES, nameLength);
  return {
    name: new TextDecoder('utf-8').decode(name).replaceAll('\\', '/').replace(/^\/+/u, ''),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function readEntry(view: DataView, entry: Entry): Uint8Array {
  if (entry.flags & ENCRYPTED) throw new ZipError('is encrypted');
  const start = dataStart(view, entry);
  if (start + entry.compressedSize > view.byteLength) throw brokenPart(entry);
  const data = bytesAt(view, start, entry.compressedSize);
  const content =
    entry.method === STORED ? data : entry.method === DEFLATED ? inflate(data, entry) : undefined;
  if (!content) throw new ZipError(`is packed in a way that cannot be read: ${entry.name}`);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw brokenPart(entry);
  return content;
}

function dataStart(view: DataView, entry: Entry): number {
  const { offset } = entry;
  if (offset + LOCAL_BYTES > view.byteLength || view.getUint32(offset, true) !== LOCAL_SIGNATURE)
    throw brokenPart(entry);
  return offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** In slices: one slice of input yields a thousand times its size at most, and the limit is looked at after each. */
function inflate(data: Uint8Array, entry: Entry): Uint8Array {
  const content = new Uint8Array(entry.size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > content.length) throw brokenPart(entry);
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += SLICE_BYTES)
      stream.push(data.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= data.length);
  } catch {
    throw brokenPart(entry);
  }
  return content.subarray(0, length);
}

function brokenPart({ name }: Entry): ZipError {
  return new ZipError(`is damaged: ${name} cannot be unpacked`);
}

function bytesAt(view: DataView, start: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, length);
}

/** ISO 3309, as ZIP uses it. A damaged part can still inflate, to other words. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_RECORD_BYTES = 22;
const DIRECTORY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
// A book of a thousand chapters with its pictures has a few thousand parts.
const MAX_ENTRIES = 20_000;
// The text of a very long book is 10 MB; XML of a large document is some times that.
const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 4 * MAX_PART_BYTES;
const SLICE_BYTES = 16 * 1024;
