import { parse } from 'yaml';
import type { CslDate, CslItem, CslName } from '../model/cslItem.ts';
import { nameFromText } from './names.ts';

/** The YAML block that opens a Markdown file. */
export interface FrontMatter {
  /** Where the text after the block starts; 0 when there is none. */
  readonly bodyStart: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why the block could not be read, for the user. */
  readonly problem?: string;
}

/** Reads `---` … `---` (or `...`) at the very start of `text`. A broken block is reported and skipped, never guessed at. */
export function parseFrontMatter(text: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(text);
  if (!match) return { bodyStart: 0, fields: {} };
  const bodyStart = match[0].length;
  try {
    // Aliases are off: a few lines of them can stand for gigabytes.
    const fields: unknown = parse(match[1] ?? '', { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    return { bodyStart, fields: isRecord(fields) ? fields : {} };
  } catch (error) {
    const [firstLine] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { bodyStart, fields: {}, problem: `its front matter is not valid YAML: ${firstLine}` };
  }
}

/** The fields of front matter that CSL knows, in CSL's form. pandoc's and Quarto's spellings are read. */
export function frontMatterItem(fields: FrontMatter['fields']): Partial<CslItem> {
  const author = toNames(fields.author);
  const interviewer = toNames(fields.interviewer);
  const issued = toDate(fields.issued ?? fields.date);
  return {
    ...pickText(fields, [
      'title',
      'type',
      'container-title',
      'publisher',
      'URL',
      'note',
      'number',
      'language',
    ]),
    ...(typeof fields.lang === 'string' && { language: fields.lang }),
    ...(author.length > 0 && { author }),
    ...(interviewer.length > 0 && { interviewer }),
    ...(issued && { issued }),
  };
}

/** The words of a `keywords` field, whether a list or one string with commas. */
export function keywordsOf(value: unknown): string[] {
  const words = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? value.split(/[,;]/u)
      : [];
  return words.map((word) => word.trim().toLowerCase()).filter(Boolean);
}

function pickText(fields: FrontMatter['fields'], names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = fields[name] ?? fields[name.toLowerCase()];
    if (typeof value === 'string' || typeof value === 'number') picked[name] = String(value);
  }
  return picked;
}

function toNames(value: unknown): CslName[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.flatMap((entry): CslName[] => {
    if (typeof entry === 'string' && entry.trim()) return [nameFromText(entry)];
    if (!isRecord(entry)) return [];
    if (typeof entry.name === 'string') return [nameFromText(entry.name)];
    const parts = Object.entries(entry).filter(([, part]) => typeof part === 'string');
    return parts.length > 0 ? [Object.fromEntries(parts) as CslName] : [];
  });
}

function toDate(value: unknown): CslDate | undefined {
  if (isRecord(value) && Array.isArray(value['date-parts'])) return value as CslDate;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(String(value ?? ''));
  if (!parts) return typeof value === 'string' && value.trim() ? { literal: value.trim() } : undefined;
  return { 'date-parts': [parts.slice(1).filter(Boolean).map(Number)] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
