import type { Passage } from '../model/passage.ts';
import { checksumOf } from './checksum.ts';
import { DamagedIndexError } from './indexPart.ts';

/**
 * A passage as it is kept beside the others: six 32-bit words (checksum of all that follows, start, length in the
 * source, bytes of text, of details, of the name with the encoding in the top bit), then text, name and details, filled
 * up to whole words. The name is the id without its source's; details are what search never asks for (locator, claims,
 * quotations, spans where there are several), as JSON.
 */
export interface PassageRecord {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly text: string;
  readonly details: Partial<Passage>;
}

/** What of a passage its record keeps; the rest lies in columns. */
export function toRecord(passage: Passage): PassageRecord {
  const { id, sourceId, start, end, text, kind, voice, quotable, speaker, spans, ...details } = passage;
  const [span] = spans;
  const isOneStretch = spans.length === 1 && span?.[0] === start && span[1] === end;
  return { start, end, text, name: nameOf(passage), details: isOneStretch ? details : { ...details, spans } };
}

/** The part of a passage's id that is its own. */
export function nameOf({ id, sourceId }: Passage): string {
  if (!id.startsWith(`${sourceId}.`)) throw new Error(`The id ${id} does not begin with its source's`);
  return id.slice(sourceId.length + 1);
}

/** At most so many bytes are written for a record. */
export function recordCapacity({ text, name }: PassageRecord, details: string): number {
  // UTF-8 takes up to three bytes for a code unit.
  return HEADER_WORDS * 4 + 3 * (text.length + name.length + details.length) + 3;
}

/** The details as they are written. */
export function detailsOf({ details }: PassageRecord): string {
  for (const _ in details) return JSON.stringify(details);
  return '';
}

/**
 * Writes a record at the start of `target`, which must lie on a multiple of four in its buffer.
 *
 * @returns how many words it took.
 */
export function writeRecord(target: Uint8Array, record: PassageRecord, details: string): number {
  const { start, end, text, name } = record;
  const isUtf8 = text.isWellFormed();
  let at = HEADER_WORDS * 4;
  const textBytes = isUtf8 ? writeUtf8(target, at, text) : writeUtf16(target, at, text);
  at += textBytes;
  const nameBytes = writeUtf8(target, at, name);
  at += nameBytes;
  const detailBytes = details ? writeUtf8(target, at, details) : 0;
  at += detailBytes;
  while (at % 4 > 0) target[at++] = 0;
  const words = new Uint32Array(target.buffer, target.byteOffset, HEADER_WORDS);
  words[1] = start;
  words[2] = end - start;
  words[3] = textBytes;
  words[4] = detailBytes;
  words[5] = (isUtf8 ? 0 : UTF16) | nameBytes;
  words[0] = checksumOf(target.subarray(4, at));
  return at / 4;
}

/** The text of a record. @throws DamagedIndexError where its bytes are not those that were written. */
export function readRecordText(bytes: Uint8Array): string {
  const header = readHeader(bytes);
  return decodeText(bytes.subarray(header.text, header.name), header.isUtf16);
}

/** @throws DamagedIndexError where its bytes are not those that were written. */
export function readRecord(bytes: Uint8Array): PassageRecord {
  const { start, end, text, name, details, stop, isUtf16 } = readHeader(bytes);
  return {
    start,
    end,
    text: decodeText(bytes.subarray(text, name), isUtf16),
    name: utf8.decode(bytes.subarray(name, details)),
    details: stop > details ? JSON.parse(utf8.decode(bytes.subarray(details, stop))) : {},
  };
}

/** Where a record's parts begin. */
function readHeader(bytes: Uint8Array) {
  if (bytes.length < HEADER_WORDS * 4) throw new DamagedIndexError('a passage is cut off');
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_WORDS);
  if (words[0] !== checksumOf(bytes.subarray(4))) throw new DamagedIndexError('a passage has changed');
  const [, start = 0, length = 0, textBytes = 0, detailBytes = 0, nameWord = 0] = words;
  const text = HEADER_WORDS * 4;
  const name = text + textBytes;
  const details = name + (nameWord & ~UTF16);
  return {
    ...{ start, end: start + length, text, name, details, stop: details + detailBytes },
    isUtf16: (nameWord & UTF16) !== 0,
  };
}

function writeUtf8(target: Uint8Array, at: number, text: string): number {
  return encoder.encodeInto(text, target.subarray(at)).written;
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

const HEADER_WORDS = 6;
const UTF16 = 0x80000000;
const encoder = new TextEncoder();
// A byte order mark in the middle of a source is a character like others.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
