import papaparse from 'papaparse/papaparse.min.js';
import { plainWords } from '../plainWords.ts';
import type { Run } from '../wording.ts';
import type { Packet, PacketEntry } from './packet.ts';

/**
 * The packet as a table: RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
export function packetAsCsv({ draft, entries }: Packet): string {
  const rows = [COLUMNS.map(([name]) => name), ...entries.map((entry) => toRow(draft, entry))];
  return `\ufeff${papaparse.unparse(rows, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

function toRow(draft: string, entry: PacketEntry): string[] {
  return COLUMNS.map(([, cell]) => plainWords(cell(entry, draft)));
}

const COLUMNS: readonly (readonly [string, (entry: PacketEntry, draft: string) => string])[] = [
  ['number', ({ number }) => String(number)],
  ['draft', (_, draft) => draft],
  ['line', ({ place }) => String(place.line)],
  ['verdict', ({ verdict }) => verdict],
  ['severity', ({ severity }) => severity],
  ['flags', ({ flags }) => flags.join(' ')],
  ['message', ({ messages }) => messages.join(' ')],
  ['draft wording', ({ draftWording }) => wordsOf(draftWording)],
  ['source wording', ({ evidence }) => wordsOf(evidence?.wording ?? [])],
  ['before', ({ evidence }) => evidence?.around.before ?? ''],
  ['after', ({ evidence }) => evidence?.around.after ?? ''],
  ['claimed', ({ claim }) => claim],
  ['speaker', ({ evidence }) => evidence?.speaker ?? ''],
  ['voice', ({ evidence }) => evidence?.voice ?? ''],
  ['source', ({ evidence }) => evidence?.reference ?? ''],
  ['cite key', ({ evidence }) => evidence?.citeKey ?? ''],
  ['role', ({ evidence }) => evidence?.role ?? ''],
  ['locator', ({ evidence }) => evidence?.locator ?? ''],
  ['link', ({ evidence }) => evidence?.link ?? ''],
  ['file', ({ evidence }) => evidence?.file ?? ''],
  ['SHA-256', ({ evidence }) => evidence?.fileHash ?? ''],
];

function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

// OWASP, "CSV Injection": the signs that open a formula, their full-width forms too, also behind white space.
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;
