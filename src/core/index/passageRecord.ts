import type { Locator, Passage } from '../model/passage.ts';
import { checksumOf, checksumOfWords } from './checksum.ts';
import { DamagedIndexError } from './indexPart.ts';

/**
 * What is kept of a passage beside the columns. As bytes: five 32-bit words (see `HEADER`), then text, name, the
 * locator's value and the details as JSON, filled up to whole words with zeros.
 */
export interface PassageRecord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The id without its source's. */
  readonly name: string;
  /** Where it is as short as locators are; others are among the details. */
  readonly locator: Locator | undefined;
  /** Whatever else a passage has, as JSON: claims, quotations, spans where there are several. Empty for nothing. */
  readonly details: string;
}

/** What of a passage its record keeps. */
export function toRecord(passage: Passage): PassageRecord {
  const { start, end, text, spans, locator } = passage;
  const [span] = spans;
  const isOneStretch = spans.length === 1 && span?.[0] === start && span[1] === end;
  const isShort = isShortLocator(locator);
  let details: Record<string, unknown> | undefined;
  for (const key in passage) {
    if (KEPT_APART.has(key)) continue;
    details ??= {};
    details[key] = passage[key as keyof Passage];
  }
  if (!isOneStretch) details = { ...details, spans };
  if (locator && !isShort) details = { ...details, locator };
  return {
    ...{ start, end, text, name: nameOf(passage) },
    locator: isShort ? locator : undefined,
    details: details ? JSON.stringify(details) : '',
  };
}

/** At most so many bytes are written for a record: UTF-8 takes up to three for a code unit. */
export function recordCapacity({ text, name, locator, details }: PassageRecord): number {
  const units = text.length + name.length + (locator?.value.length ?? 0) + details.length;
  return HEADER_BYTES + 3 * units + 3;
}

/** Where records are written: the same memory as bytes and as words. */
export class RecordRoom {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;

  /** @param size in bytes, a multiple of four. */
  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.words = new Uint32Array(this.bytes.buffer);
  }
}

/**
 * Writes a record that begins at the word `from`.
 *
 * @returns how many words it took.
 */
export function writeRecord({ bytes, words }: RecordRoom, from: number, record: PassageRecord): number {
  const { start, end, text, name, locator, details } = record;
  const isUtf8 = text.isWellFormed();
  let at = from * 4 + HEADER_BYTES;
  const textBytes = isUtf8 ? writeUtf8(bytes, at, text) : writeUtf16(bytes, at, text);
  at += textBytes;
  const nameBytes = writeUtf8(bytes, at, name);
  at += nameBytes;
  const valueBytes = locator ? writeUtf8(bytes, at, locator.value) : 0;
  at += valueBytes;
  if (details) at += writeUtf8(bytes, at, details);
  while (at % 4 > 0) bytes[at++] = 0;
  words[from + HEADER.start] = start;
  words[from + HEADER.length] = end - start;
  words[from + HEADER.text] = textBytes | (isUtf8 ? 0 : UTF16);
  const label = locator ? 1 + labels.indexOf(locator.label) : 0;
  words[from + HEADER.names] = nameBytes | (valueBytes << 12) | (label << 24);
  words[from + HEADER.checksum] = checksumOfWords(words, from + 1, at / 4);
  return at / 4 - from;
}

/** The text of a record. @throws DamagedIndexError where its bytes are not those that were written. */
export function readRecordText(bytes: Uint8Array): string {
  const header = readHeader(bytes);
  return decodeText(bytes.subarray(HEADER_BYTES, header.name), header.isUtf16);
}

/** How many bytes from its start the text of a record begins. */
export const TEXT_OFFSET = 20;

/**
 * How many bytes of UTF-8 the text has of the record that lies in `words` from `from` to before `to`; -1 for a text that
 * UTF-8 cannot hold. For who goes through thousands: nothing is made of the record.
 *
 * @throws DamagedIndexError where it is not what was written.
 */
export function utf8Length(words: Uint32Array, from: number, to: number): number {
  if (to - from < HEADER_BYTES / 4) throw new DamagedIndexError('a passage is cut off');
  if (checksumOfWords(words, from + 1, to) !== words[from + HEADER.checksum])
    throw new DamagedIndexError('a passage has changed');
  const textBytes = words[from + HEADER.text] as number;
  return textBytes >= UTF16 ? -1 : textBytes;
}

/** @throws DamagedIndexError where its bytes are not those that were written. */
export function readRecord(bytes: Uint8Array): PassageRecord {
  const { start, end, name, value, details, label, isUtf16 } = readHeader(bytes);
  let stop = bytes.length;
  while (stop > details && bytes[stop - 1] === 0) stop--;
  return {
    ...{ start, end, text: decodeText(bytes.subarray(HEADER_BYTES, name), isUtf16) },
    name: utf8.decode(bytes.subarray(name, value)),
    locator: label && { label, value: utf8.decode(bytes.subarray(value, details)) },
    details: stop > details ? utf8.decode(bytes.subarray(details, stop)) : '',
  };
}

/** What the header says, and where the parts of the record begin. */
function readHeader(bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES) throw new DamagedIndexError('a passage is cut off');
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_BYTES / 4);
  if (header[HEADER.checksum] !== checksumOf(bytes.subarray(4)))
    throw new DamagedIndexError('a passage has changed');
  const start = header[HEADER.start] ?? 0;
  const textBytes = header[HEADER.text] ?? 0;
  const names = header[HEADER.names] ?? 0;
  const name = HEADER_BYTES + (textBytes & ~UTF16);
  const value = name + (names & 0xfff);
  return {
    ...{ start, end: start + (header[HEADER.length] ?? 0), name, value },
    details: value + ((names >>> 12) & 0xfff),
    label: labels[(names >>> 24) - 1],
    isUtf16: (textBytes & UTF16) !== 0,
  };
}

/** The part of a passage's id that is its own. */
function nameOf({ id, sourceId }: Passage): string {
  if (!id.startsWith(`${sourceId}.`)) throw new Error(`The id ${id} does not begin with its source's`);
  const name = id.slice(sourceId.length + 1);
  if (name.length > MAX_UNITS) throw new Error(`The id ${id} is too long`);
  return name;
}

function isShortLocator(locator: Locator | undefined): locator is Locator {
  if (!locator || locator.value.length > MAX_UNITS || !locator.value.isWellFormed()) return false;
  return labels.includes(locator.label) && Object.keys(locator).length === 2;
}

function writeUtf8(target: Uint8Array, at: number, text: string): number {
  if (text.length <= FEW_UNITS && writeAscii(target, at, text)) return text.length;
  return encoder.encodeInto(text, target.subarray(at)).written;
}

/** For names and numbers it is faster than a call of the encoder. False for text that is not ASCII. */
function writeAscii(target: Uint8Array, at: number, text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit > 127) return false;
    target[at + offset] = unit;
  }
  return true;
}

/** Text with halves of characters in it, which UTF-8 cannot hold: it comes back as it was. */
function writeUtf16(target: Uint8Array, at: number, text: string): number {
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    target[at + 2 * offset] = unit & 0xff;
    target[at + 2 * offset + 1] = unit >>> 8;
  }
  return 2 * text.length;
}

function decodeText(bytes: Uint8Array, isUtf16: boolean): string {
  if (!isUtf16) return utf8.decode(bytes);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  return text;
}

/** What of a passage lies in columns, or in the record as itself. */
const KEPT_APART: ReadonlySet<string> = new Set<keyof Passage>([
  ...(['id', 'sourceId', 'start', 'end', 'text', 'spans', 'locator'] as const),
  ...(['kind', 'voice', 'quotable', 'speaker'] as const),
]);
/**
 * The words of the header: checksum of all that follows; start and length in the source; bytes of the text, with the
 * top bit for UTF-16; bytes of the name (12 bits) and of the locator's value (12), number of its label (0: none).
 */
const HEADER = { checksum: 0, start: 1, length: 2, text: 3, names: 4 } as const;
const HEADER_BYTES = TEXT_OFFSET;
const UTF16 = 0x80000000;
/** A name or a value has at most 4095 bytes. */
const MAX_UNITS = Math.floor(0xfff / 3);
// Only ever added to at the end: files hold their numbers.
const labels: readonly Locator['label'][] = ['page', 'timestamp', 'section', 'chapter', 'paragraph', 'line'];
const FEW_UNITS = 32;
const encoder = new TextEncoder();
// A byte order mark in the middle of a source is a character like others.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
