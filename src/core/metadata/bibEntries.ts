import { createLineCounter } from '../text/lines.ts';

/**
 * Splits a BibTeX or BibLaTeX file into its entries, tolerantly: a broken entry costs itself, not the file. Field
 * values are kept raw; what they mean is `bibliography.ts`'s concern.
 */
export interface BibEntry {
  /** The entry's type in lower case: `book`, `audio`, `string`. */
  readonly type: string;
  /** Empty where the entry has none. */
  readonly key: string;
  /** The whole entry as it stands. */
  readonly text: string;
  readonly start: number;
  /** From 1. */
  readonly line: number;
  /** Raw values by lower-case name, without the braces or quotes around them. */
  readonly fields: ReadonlyMap<string, string>;
  /** Set where the entry never ends or has no key. */
  readonly problem?: string;
}

/** All entries of `text` in order, comments and preambles left out. Linear in its length. */
export function splitBibEntries(text: string): BibEntry[] {
  const entries: BibEntry[] = [];
  const lineOf = createLineCounter(text);
  const opening = /@\s*(?<type>\p{L}+)\s*[{(]/gu;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const type = match.groups?.type?.toLowerCase() ?? '';
    const bodyStart = match.index + match[0].length;
    const bodyEnd = closingBrace(text, bodyStart);
    const place = { start: match.index, line: lineOf(match.index) };
    if (bodyEnd === undefined) {
      entries.push(brokenEntry(text, place, type));
      // The next entry at a line start is a new chance.
      opening.lastIndex = nextEntryStart(text, bodyStart);
      continue;
    }
    opening.lastIndex = bodyEnd + 1;
    if (type === 'comment' || type === 'preamble') continue;
    entries.push(readEntry(text, place, type, bodyStart, bodyEnd));
  }
  return entries;
}

type Place = Pick<BibEntry, 'start' | 'line'>;

function readEntry(text: string, place: Place, type: string, bodyStart: number, bodyEnd: number): BibEntry {
  const body = text.slice(bodyStart, bodyEnd);
  const comma = body.indexOf(',');
  const key = type === 'string' ? '' : body.slice(0, comma < 0 ? body.length : comma).trim();
  const entry = {
    type,
    key,
    text: text.slice(place.start, bodyEnd + 1),
    ...place,
    fields: readFields(body, type === 'string' ? 0 : comma + 1),
  };
  if (type !== 'string' && (key === '' || key.includes('=')))
    return { ...entry, key: '', problem: 'has no cite key' };
  return entry;
}

function brokenEntry(text: string, place: Place, type: string): BibEntry {
  const end = nextEntryStart(text, place.start + 1);
  return {
    type,
    key: '',
    text: text.slice(place.start, end),
    ...place,
    fields: new Map(),
    problem: 'is never closed: a brace is missing',
  };
}

function readFields(body: string, from: number): Map<string, string> {
  const fields = new Map<string, string>();
  const name = /\s*(?<name>[\p{L}][\p{L}\p{N}_:-]*)\s*=\s*/uy;
  let offset = from;
  while (offset < body.length) {
    name.lastIndex = offset;
    const match = name.exec(body);
    if (!match) {
      offset++;
      continue;
    }
    const { value, end } = readValue(body, name.lastIndex);
    const key = match.groups?.name?.toLowerCase() ?? '';
    if (!fields.has(key)) fields.set(key, value);
    offset = end;
  }
  return fields;
}

function readValue(body: string, from: number): { value: string; end: number } {
  const opener = body.charAt(from);
  if (opener === '{') {
    const close = closingBrace(body, from + 1) ?? body.length;
    return { value: body.slice(from + 1, close), end: close + 1 };
  }
  if (opener === '"') {
    const close = closingQuote(body, from + 1);
    return { value: body.slice(from + 1, close), end: close + 1 };
  }
  const comma = body.indexOf(',', from);
  const end = comma < 0 ? body.length : comma;
  return { value: body.slice(from, end).trim(), end: end + 1 };
}

/** Where the brace closes that was opened just before `from`; undefined when it never does. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  for (let offset = from; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') offset++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return offset;
    // An entry that begins at a line start inside an open brace: the brace was forgotten.
    else if (character === '@' && depth > 0 && ENTRY_AT_LINE_START.test(text.slice(offset - 1, offset + 40)))
      return undefined;
  }
  return undefined;
}

function closingQuote(text: string, from: number): number {
  let depth = 0;
  for (let offset = from; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') offset++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '"' && depth === 0) return offset;
  }
  return text.length;
}

function nextEntryStart(text: string, from: number): number {
  const next = text.slice(from).search(/\n@\p{L}+\s*[{(]/u);
  return next < 0 ? text.length : from + next + 1;
}

const ENTRY_AT_LINE_START = /^\n@\p{L}+\s*[{(]\s*[^\s,={}]+\s*,/u;
