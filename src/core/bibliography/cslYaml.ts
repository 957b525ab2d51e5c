import { parse } from 'yaml';
import type { Bibliography, BibliographyItem } from '../metadata/bibliography.ts';
import { markdownToCslMarkup } from '../metadata/cslMarkup.ts';
import type { CslDate, CslItem, CslName } from '../model/cslItem.ts';

/**
 * Parses a bibliography in CSL-YAML, as pandoc reads it: a list `references`, whose texts are Markdown and whose dates
 * may be EDTF (`2021-10-03`).
 */
export function parseCslYaml(text: string): Bibliography {
  try {
    // Aliases are off: a few lines of them can stand for gigabytes.
    const fields: unknown = parse(withoutFences(text), {
      maxAliasCount: 0,
      schema: 'core',
      logLevel: 'error',
    });
    if (!isRecord(fields) || !Array.isArray(fields.references))
      return { items: [], problems: [{ line: 1, reason: 'this file holds no list of references' }] };
    return readReferences(fields.references);
  } catch (error) {
    const [firstLine] = (error instanceof Error ? error.message : String(error)).split('\n');
    const line = Number(/\bline (\d+)/u.exec(firstLine ?? '')?.[1] ?? 1);
    return { items: [], problems: [{ line, reason: `this file is not valid YAML: ${firstLine}` }] };
  }
}

/** The works of a `references` list, in a file or in the front matter of a draft. */
export function readReferences(references: readonly unknown[]): Bibliography {
  const items: BibliographyItem[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const [index, reference] of references.entries()) {
    const item = toItem(reference);
    if (item) items.push({ item, files: [], keywords: [], line: 1 });
    else problems.push({ line: 1, reason: `reference ${index + 1} has no id` });
  }
  return { items, problems };
}

/** Its text with the lines that fence a block of metadata in Markdown blanked out; offsets stay. */
export function withoutFences(text: string): string {
  return text.replace(/^(?:---|\.\.\.)(?=[ \t]*\r?$)/gmu, '   ');
}

function toItem(reference: unknown): CslItem | undefined {
  if (!isRecord(reference)) return undefined;
  const { id, type, ...fields } = reference;
  if ((typeof id !== 'string' && typeof id !== 'number') || String(id).trim() === '') return undefined;
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const known = DATES.has(name) ? toDate(value) : toValue(name, value);
    if (known !== undefined) read[name] = known;
  }
  return { ...read, id: String(id), type: typeof type === 'string' ? type : 'document' } as CslItem;
}

function toValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return markdownToCslMarkup(value.trim());
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const names = Array.isArray(value) ? value : NAMES.test(name) && value ? [value] : [];
  const people = names.flatMap((person): CslName[] => {
    if (typeof person === 'string') return [{ literal: markdownToCslMarkup(person) }];
    if (!isRecord(person)) return [];
    const parts = Object.entries(person).filter(([, part]) => typeof part === 'string');
    return [Object.fromEntries(parts.map(([part, words]) => [part, markdownToCslMarkup(words as string)]))];
  });
  return people.length > 0 ? people : undefined;
}

function toDate(value: unknown): CslDate | undefined {
  if (typeof value === 'number') return { 'date-parts': [[value]] };
  if (typeof value === 'string') return edtfDate(value.trim());
  if (isRecord(value) && Array.isArray(value['date-parts'])) return value as CslDate;
  if (isRecord(value) && typeof value.literal === 'string') return { literal: value.literal };
  const dates = (Array.isArray(value) ? value : [value]).flatMap((date) =>
    isRecord(date) ? [partsOf(date)] : [],
  );
  return dates.length > 0 && dates.every((date) => date.length > 0) ? { 'date-parts': dates } : undefined;
}

function edtfDate(text: string): CslDate | undefined {
  if (!/^-?\d{4}(?:-\d\d){0,2}~?(?:\/-?\d{4}(?:-\d\d){0,2}~?)?$/u.test(text))
    return text ? { literal: text } : undefined;
  const dates = text.split('/').map((date) =>
    date
      .replace('~', '')
      .split(/(?<=\d)-/u)
      .map(Number),
  );
  return { 'date-parts': dates, ...(text.includes('~') && { circa: true }) };
}

function partsOf(date: Record<string, unknown>): number[] {
  const parts = [date.year, date.month, date.day].map((part) => Number(part ?? Number.NaN));
  const end = parts.findIndex((part) => !Number.isInteger(part));
  return end < 0 ? parts : parts.slice(0, end);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DATES = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);
const NAMES =
  /^(?:author|editor|translator|interviewer|director|recipient|container-author|collection-editor|composer)$/u;
