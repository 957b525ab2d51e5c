import type { CslItem } from '../model/cslItem.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { createLineCounter } from '../text/lines.ts';
import type { Bibliography, BibliographyItem } from './bibliography.ts';
import { parseFileField } from './fileField.ts';
import { keywordsOf } from './frontMatter.ts';

/**
 * Parses a bibliography in CSL-JSON: a list of items, or `{"items": […]}` as Zotero's service writes it. Items are
 * parsed one by one, because a comma too many would cost the whole file. Linear in its length.
 */
export function parseCslJson(text: string): Bibliography {
  const items: BibliographyItem[] = [];
  const problems: { line: number; reason: string }[] = [];
  const start = findList(text);
  if (start === undefined)
    return { items, problems: [{ line: 1, reason: 'this file holds no list of items' }] };
  const { slices, end } = splitList(text, start);
  const lineOf = createLineCounter(text);
  for (const [index, slice] of slices.entries()) {
    const line = lineOf(slice.start);
    const result = readItem(slice.text, line);
    if (typeof result !== 'string') items.push(result);
    else problems.push({ line, reason: `item ${index + 1} ${result}` });
  }
  if (end === undefined)
    problems.push({ line: lineOf(text.length), reason: 'the list of items is never closed' });
  return { items, problems };
}

/**
 * Where the list of items stands in the file, between its brackets, and each item in it; undefined where there is no
 * list, or it is never closed.
 */
export function locateCslItems(
  text: string,
): { readonly list: TextSpan; readonly items: readonly TextSpan[] } | undefined {
  const start = findList(text);
  const { slices, end } = start === undefined ? { slices: [], end: undefined } : splitList(text, start);
  if (start === undefined || end === undefined) return undefined;
  return { list: [start, end], items: slices.map((slice) => [slice.start, slice.start + slice.text.length]) };
}

/** Where the list of items starts, after its bracket; undefined where the file holds none. */
function findList(text: string): number | undefined {
  const opening = /^\s*(?<bracket>[[{])/u.exec(text);
  if (!opening) return undefined;
  if (opening.groups?.bracket === '[') return opening[0].length;
  let depth = 0;
  for (const { token, index } of tokensFrom(text, 0)) {
    if (depth === 1 && token === '"items"') {
      const list = LIST_VALUE.exec(text.slice(index + token.length, index + token.length + 1000));
      if (list) return index + token.length + list[0].length;
    }
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
  }
  return undefined;
}

interface Slice {
  readonly text: string;
  readonly start: number;
}

/** The elements of a list between the commas of its own level, and where it is closed. */
function splitList(text: string, from: number): { slices: Slice[]; end?: number } {
  const slices: Slice[] = [];
  let depth = 0;
  let start = from;
  const close = (end: number) => {
    const slice = text.slice(start, end);
    const lead = slice.length - slice.trimStart().length;
    if (slice.trim() !== '') slices.push({ text: slice.trim(), start: start + lead });
    start = end + 1;
  };
  for (const { token, index } of tokensFrom(text, from)) {
    if (token === '{' || token === '[') depth++;
    else if (depth === 0 && token === ',') close(index);
    else if (depth === 0 && token === ']') {
      close(index);
      return { slices, end: index };
    } else if (token === '}' || token === ']') depth--;
  }
  close(text.length);
  return { slices };
}

/** Brackets, commas and strings; strings whole, so that what they hold is no bracket. */
function* tokensFrom(text: string, from: number): Generator<{ token: string; index: number }> {
  for (let index = from; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') {
      const end = stringEnd(text, index);
      yield { token: text.slice(index, end), index };
      index = end - 1;
    } else if ('{}[],'.includes(character)) yield { token: character, index };
  }
}

function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charAt(quote - 1 - backslashes) === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** The item, or what is wrong with it, in words that go on from its number. */
function readItem(json: string, line: number): BibliographyItem | string {
  let fields: unknown;
  try {
    fields = JSON.parse(json);
  } catch {
    return 'is not valid JSON';
  }
  if (!isFields(fields)) return 'is no item of a bibliography';
  if ('itemType' in fields && !('type' in fields)) return 'is in Zotero’s own format: export it as CSL JSON';
  const { id } = fields;
  if ((typeof id !== 'string' && typeof id !== 'number') || String(id).trim() === '') return 'has no id';
  const fault = findFault(fields);
  if (fault) return `("${id}") ${fault}`;
  // Files and keywords are the writer's own and would travel with the item into a draft's bibliography.
  const { file: _file, attachments: _attachments, keyword, custom, ...rest } = fields;
  const kept = isFields(custom)
    ? Object.fromEntries(Object.entries(custom).filter(([name]) => name !== 'file'))
    : {};
  const { issued, ...undated } = rest;
  return {
    item: {
      ...undated,
      ...(isDated(issued) && { issued }),
      ...(Object.keys(kept).length > 0 && { custom: kept }),
      id: String(id),
    } as unknown as CslItem,
    files: filesOf(fields),
    keywords: keywordsOf(keyword),
    line,
  };
}

function findFault(fields: Fields): string | undefined {
  if (typeof fields.type !== 'string' || fields.type === '') return 'has no type';
  const text = TEXT_FIELDS.find((name) => name in fields && typeof fields[name] !== 'string');
  if (text) return `has a "${text}" that is no text`;
  const names = NAME_FIELDS.find((name) => name in fields && !isNames(fields[name]));
  if (names) return `has an "${names}" that is no list of names`;
  const number = NUMBER_FIELDS.find((name) => name in fields && !isNumeric(fields[name]));
  if (number) return `has a "${number}" that is neither text nor a number`;
  return 'issued' in fields && !isDate(fields.issued) ? 'has an "issued" that is no date' : undefined;
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((name) => isFields(name) && NAME_PARTS.some((part) => isText(name[part])))
  );
}

function isDate(value: unknown): boolean {
  if (!isFields(value)) return false;
  const parts = value['date-parts'];
  if (parts === undefined) return true;
  const isPart = (part: unknown) => isNumeric(part) || part === null;
  return Array.isArray(parts) && parts.every((date) => Array.isArray(date) && date.every(isPart));
}

/** Crossref writes `[[null]]` for a date that it does not know. */
function isDated(issued: unknown): boolean {
  if (!isFields(issued)) return false;
  const parts = issued['date-parts'];
  return (
    !Array.isArray(parts) ||
    (parts.length > 0 && parts.every((date: unknown[]) => date.length > 0 && !date.includes(null)))
  );
}

/** CSL has no field for files; these are where programs and their users put them. */
function filesOf({ file, custom, attachments }: Fields): string[] {
  const fields = [file, isFields(custom) ? custom.file : undefined].flatMap((value) => value ?? []);
  const paths = Array.isArray(attachments) ? attachments.map(attachedPath) : [];
  return [...new Set([...fields.filter(isText).flatMap(parseFileField), ...paths.filter(isText)])];
}

/** `storage:` and `attachments:` are folders that only Zotero knows. */
function attachedPath(attachment: unknown): string | undefined {
  if (!isFields(attachment)) return undefined;
  return [attachment.localPath, attachment.path]
    .filter(isText)
    .find((path) => !/^(?:storage|attachments):/u.test(path));
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

const LIST_VALUE = /^\s*:\s*\[/u;
const TEXT_FIELDS = [
  'title',
  'container-title',
  'collection-title',
  'publisher',
  'URL',
  'DOI',
  'note',
  'language',
];
const NUMBER_FIELDS = ['number', 'collection-number', 'volume', 'issue', 'page'];
const NAME_FIELDS = ['author', 'editor', 'interviewer', 'translator'];
const NAME_PARTS = ['family', 'given', 'literal'];
