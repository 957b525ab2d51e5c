import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CslItem, CslName } from '../model/cslItem.ts';
import { type BibEntry, splitBibEntries } from './bibEntries.ts';
import { parseFileField } from './fileField.ts';
import { keywordsOf } from './frontMatter.ts';

/** One work of a bibliography, with what Verbatim needs besides CSL. */
export interface BibliographyItem {
  readonly item: CslItem;
  /** Paths as the `file` field names them, relative to the bibliography or absolute. */
  readonly files: readonly string[];
  /** In lower case. `primary`, `secondary` and `own` set the role. */
  readonly keywords: readonly string[];
  /** The layout of the file, where the entry's field `layout` names one. */
  readonly layout?: string;
  /** The line on which the entry starts, from 1. */
  readonly line: number;
}

export interface Bibliography {
  readonly items: readonly BibliographyItem[];
  /** Entries that could not be used, each with its line (from 1). */
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
}

/**
 * Parses BibTeX or BibLaTeX. citation-js maps an entry to CSL; it is given one entry at a time, because one that it
 * cannot read would cost it the file. About 0.1 ms an entry.
 */
export function parseBibliography(text: string): Bibliography {
  const items: BibliographyItem[] = [];
  const problems: { line: number; reason: string }[] = [];
  const entries = splitBibEntries(text);
  const strings = entries
    .filter(({ type, problem }) => type === 'string' && !problem)
    .map((entry) => entry.text);
  for (const entry of entries) {
    if (entry.type === 'string' && !entry.problem) continue;
    const result = entry.problem ? `this entry ${entry.problem}` : toItem(entry, strings);
    if (typeof result === 'string') problems.push({ line: entry.line, reason: result });
    else items.push(result);
  }
  return { items, problems };
}

function toItem(entry: BibEntry, strings: readonly string[]): BibliographyItem | string {
  try {
    const text = [...strings, containerAsReader(entry)].join('\n');
    const [parsed] = plugins.input.chain(text, { generateGraph: false });
    const layout = entry.fields.get('layout')?.trim();
    if (!parsed) return `the entry "${entry.key}" could not be read`;
    return {
      item: completeItem(parsed, entry),
      files: parseFileField(entry.fields.get('file') ?? ''),
      keywords: keywordsOf(entry.fields.get('keywords')),
      ...(layout && { layout }),
      line: entry.line,
    };
  } catch (error) {
    const [firstLine] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `the entry "${entry.key}" could not be read: ${firstLine}`;
  }
}

/** citation-js reads the container of what is no article from `booktitle` only; pandoc wants `journaltitle` for pages. */
function containerAsReader({ type, text, fields }: BibEntry): string {
  if (!WEB_PAGES.has(type) || fields.has('booktitle')) return text;
  return text.replace(/(?<=[,{(]\s*)journaltitle(?=\s*=)/iu, 'booktitle');
}

/** What citation-js leaves out: the number of an episode, interviewers, names that are no persons', types. */
function completeItem(parsed: Record<string, unknown>, { key, fields }: BibEntry): CslItem {
  const {
    'citation-key': _key,
    keyword: _keyword,
    editor,
    ...rest
  } = parsed as Record<string, unknown> & { editor?: CslName[] };
  const isInterviewer = fields.get('editortype')?.trim().toLowerCase() === 'interviewer';
  const number = fields.get('number')?.trim();
  const isNumbered = ['number', 'issue', 'collection-number'].some((name) => rest[name] !== undefined);
  const type = typeof rest.type === 'string' ? rest.type : 'document';
  const subtype = CSL_TYPES.get(fields.get('entrysubtype')?.trim().toLowerCase() ?? '');
  if (subtype && !fields.has('type')) delete rest.genre;
  const named = { ...rest, ...(editor && { [isInterviewer ? 'interviewer' : 'editor']: editor }) };
  return {
    ...named,
    ...literalNames(named, fields, isInterviewer),
    ...(number && !isNumbered && { number }),
    id: key,
    type: subtype ?? type,
  };
}

/** A name wholly in braces is that of an institution, and has no parts. */
function literalNames(
  item: Record<string, unknown>,
  fields: BibEntry['fields'],
  isInterviewer: boolean,
): Record<string, CslName[]> {
  const literal: Record<string, CslName[]> = {};
  for (const field of NAME_FIELDS) {
    const raw = splitNames(fields.get(field) ?? '');
    const variable = field === 'editor' && isInterviewer ? 'interviewer' : (NAME_VARIABLES[field] ?? field);
    const names = item[variable] as CslName[] | undefined;
    if (!names || names.length !== raw.length) continue;
    literal[variable] = names.map((name, at) =>
      name.family !== undefined && name.given === undefined && isBraced(raw[at] ?? '')
        ? { literal: name.family }
        : name,
    );
  }
  return literal;
}

/** The names of a field between the words "and" that stand outside of braces. */
function splitNames(raw: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let open = '';
  for (const piece of raw.split(/(\\.|[{}]|(?<!\s)\s+and\s+)/su)) {
    if (piece === '{') depth++;
    else if (piece === '}') depth--;
    if (depth === 0 && /^\s+and\s+$/u.test(piece)) {
      names.push(open);
      open = '';
    } else open += piece;
  }
  return [...names, open].map((name) => name.trim());
}

/** Whether the brace that opens the name is the one that ends it. */
function isBraced(name: string): boolean {
  let depth = 0;
  for (const [at, { 0: brace, index }] of [...name.matchAll(/(?<!\\)[{}]/gu)].entries()) {
    if (at === 0 && (brace !== '{' || index !== 0)) return false;
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return index === name.length - 1;
  }
  return false;
}

const WEB_PAGES = new Set(['online', 'electronic', 'www']);
const NAME_FIELDS = ['author', 'editor', 'translator', 'bookauthor'];
const NAME_VARIABLES: Readonly<Record<string, string>> = { bookauthor: 'container-author' };
/**
 * What `entrysubtype` says more exactly than the entry's type: pandoc's two words for articles, and the CSL types that
 * BibTeX has no entry for.
 */
const CSL_TYPES: ReadonlyMap<string, string> = new Map([
  ['magazine', 'article-magazine'],
  ['newspaper', 'article-newspaper'],
  ...[
    'broadcast',
    'classic',
    'collection',
    'entry-dictionary',
    'entry-encyclopedia',
    'event',
    'hearing',
    'interview',
    'map',
    'pamphlet',
    'post',
    'post-weblog',
    'regulation',
    'speech',
  ].map((type) => [type, type] as const),
]);
