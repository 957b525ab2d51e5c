import type { CslDate, CslItem, CslName } from '../model/cslItem.ts';
import type { Bibliography, BibliographyItem } from './bibliography.ts';
import { freeCiteKey, makeCiteKey } from './citeKeys.ts';

/**
 * Parses RIS (the format of Reference Manager, 2001 and 2011), as publishers and libraries export it. An entry without
 * an `ID` gets a cite key made of its work; an entry that the next one cuts off, without `ER`, is used.
 */
export function parseRis(text: string): Bibliography {
  const items: BibliographyItem[] = [];
  const { entries, problems } = splitEntries(text);
  const taken = new Set<string>();
  for (const entry of entries) {
    const fields = toFields(entry);
    const id = entry.tags.get('ID')?.[0] ?? freeCiteKey(makeCiteKey(fields), (key) => taken.has(key));
    taken.add(id);
    items.push({
      item: { ...fields, id },
      files: (entry.tags.get('L1') ?? []).flatMap((path) => localPath(path) ?? []),
      keywords: (entry.tags.get('KW') ?? []).map((word) => word.toLowerCase()),
      line: entry.line,
    });
  }
  return { items, problems };
}

interface RisEntry {
  readonly line: number;
  /** Values by tag, in the order of the file; a tag may have none. */
  readonly tags: Map<string, string[]>;
}

function splitEntries(text: string): { entries: RisEntry[]; problems: { line: number; reason: string }[] } {
  const entries: RisEntry[] = [];
  const problems: { line: number; reason: string }[] = [];
  let open: RisEntry | undefined;
  let last: string[] | undefined;
  for (const [index, line] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|[\r\n]/u)
    .entries()) {
    const { tag, value = '' } = TAGGED.exec(line)?.groups ?? {};
    if (tag === 'TY') {
      open = { line: index + 1, tags: new Map() };
      entries.push(open);
    }
    if (!open && line.trim() !== '') {
      // One problem for a stretch of lines.
      if (last !== stray) problems.push({ line: index + 1, reason: 'these lines stand in no entry' });
      last = stray;
    } else if (tag === 'ER') open = last = undefined;
    else if (open && tag) last = addValue(open, tag, value.trim());
    // A long value goes on in the next line.
    else if (last && last !== stray && line.trim() !== '')
      last.push(`${last.pop() ?? ''} ${line.trim()}`.trim());
  }
  return { entries, problems };
}

function addValue({ tags }: RisEntry, tag: string, value: string): string[] {
  const values = tags.get(tag) ?? [];
  if (value !== '') values.push(value);
  tags.set(tag, values);
  return values;
}

function toFields({ tags }: RisEntry): Omit<CslItem, 'id'> & { readonly type: string } {
  const first = (...names: string[]) => names.map((name) => tags.get(name)?.[0]).find(Boolean);
  const people = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).map(toName);
  const type = TYPES[first('TY')?.toUpperCase() ?? ''] ?? 'document';
  const author = people('AU', 'A1');
  const editor = people('A2', 'ED');
  const issued = toDate(first('PY', 'Y1'), first('DA'));
  const fields = {
    title: first('TI', 'T1'),
    'container-title': first('T2', 'JF', 'JO'),
    volume: first('VL'),
    [type === 'report' ? 'number' : 'issue']: first('IS'),
    page: toPages(first('SP'), first('EP')),
    publisher: first('PB'),
    [BOOKS.has(type) ? 'ISBN' : 'ISSN']: first('SN'),
    DOI: first('DO')?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, ''),
    URL: first('UR'),
    language: first('LA'),
  };
  return {
    type,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(author.length > 0 && { author }),
    ...(editor.length > 0 && { editor }),
    ...(issued && { issued }),
  };
}

/** "Family, Given, Suffix"; a name without a comma stays whole. */
function toName(name: string): CslName {
  const [family, given, suffix] = name.split(',').map((part) => part.trim());
  if (!family || !given) return { literal: name.replace(/,\s*$/u, '') };
  return { family, given, ...(suffix && { suffix }) };
}

/** `DA` says the day where it is of the same year as `PY`; a date in words is left out. */
function toDate(year: string | undefined, day: string | undefined): CslDate | undefined {
  const [short, long] = [year, day].map((date) =>
    DATE.exec(date ?? '')
      ?.slice(1)
      .filter(Boolean)
      .map(Number),
  );
  const parts = short && long && short[0] === long[0] && long.length > short.length ? long : (short ?? long);
  return parts && { 'date-parts': [parts] };
}

function toPages(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && first !== last && !first.includes('-') ? `${first}-${last}` : (first ?? last);
}

/** The web's copy of a work is no file of the corpus. */
function localPath(path: string): string | undefined {
  if (/^(?:https?|internal-pdf):/iu.test(path)) return undefined;
  if (!/^file:/iu.test(path)) return path;
  const plain = path.replace(/^file:(?:\/\/)?(?:localhost)?/iu, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

// Stands for the value that lines outside any entry would go on.
const stray: string[] = [];
const TAGGED = /^\s*(?<tag>[A-Z][A-Z\d])\s{1,2}-(?:\s(?<value>.*))?$/u;
const DATE = /^\s*(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?(?![\d])/u;
const BOOKS = new Set([
  'book',
  'chapter',
  'entry-dictionary',
  'entry-encyclopedia',
  'paper-conference',
  'report',
]);
const TYPES: Readonly<Record<string, string | undefined>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
  ANCIENT: 'classic',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  CHART: 'figure',
  CLSWK: 'classic',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  DATA: 'dataset',
  DBASE: 'dataset',
  DICT: 'entry-dictionary',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  FIGURE: 'figure',
  GOVDOC: 'report',
  HEAR: 'hearing',
  ICOMM: 'personal_communication',
  INPR: 'article-journal',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  LEGAL: 'legislation',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MUSIC: 'musical_score',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  RPRT: 'report',
  SER: 'book',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  THES: 'thesis',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  VIDEO: 'motion_picture',
  WEB: 'webpage',
};
