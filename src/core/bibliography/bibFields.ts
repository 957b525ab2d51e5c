import type { CslDate, CslItem, CslName } from '../model/cslItem.ts';
import { toLatex, toLatexAddress, toLatexListed, toLatexTitle } from './latex.ts';

/** A work as an entry of a `.bib` file. */
export interface BibFields {
  /** `article`, `online`, … */
  readonly entryType: string;
  /** Names and values in LaTeX, in the order in which they are written. `month` is a macro and goes without braces. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Fields of the item that the notation has no place for. */
  readonly lost: readonly string[];
}

export type BibDialect = 'biblatex' | 'bibtex';

/**
 * A CSL item in the fields of BibLaTeX or BibTeX, such that pandoc and our own reader make the same item of it again.
 * The correspondence is that of pandoc (module `Text.Pandoc.Citeproc.BibTeX`); where the two notations differ in what
 * they can say, `lost` names it.
 */
export function toBibFields(item: CslItem, dialect: BibDialect): BibFields {
  const { entryType, subtype, isExact } = entryTypeOf(item.type, dialect);
  const fields: [string, string][] = [];
  const lost: string[] = isExact ? [] : ['type'];
  for (const name of orderedFields(item)) {
    const written = writeField(name, item, { entryType, dialect });
    if (written) fields.push(...written);
    else lost.push(name);
  }
  if (subtype) fields.push(['entrysubtype', subtype]);
  if (dialect === 'biblatex' && hasPrefixes(item)) fields.push(['options', 'useprefix=true']);
  return { entryType, fields, lost };
}

interface EntryContext {
  readonly entryType: string;
  readonly dialect: BibDialect;
}

function entryTypeOf(
  type: string,
  dialect: BibDialect,
): { readonly entryType: string; readonly subtype?: string; readonly isExact: boolean } {
  const own = (dialect === 'bibtex' ? BIBTEX_TYPES : BIBLATEX_TYPES).get(type);
  if (own) return { entryType: own, isExact: true };
  const [kin = 'misc', subtype] = KINDRED_TYPES.get(type) ?? [];
  // Of the types of kin BibTeX has only these.
  const entryType = dialect === 'biblatex' || kin === 'article' ? kin : 'misc';
  if (subtype) return { entryType, subtype, isExact: entryType === kin };
  return { entryType, isExact: type === 'document' };
}

/** What the item has to say, authors and title first. */
function orderedFields(item: CslItem): string[] {
  const names = Object.keys(item).filter((name) => !NOT_WRITTEN.has(name) && isSaid(item[name]));
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return names.sort((a, b) => rank(a) - rank(b));
}

/** The fields for one of the item's; undefined where there are none. */
function writeField(
  name: string,
  item: CslItem,
  context: EntryContext,
): readonly [string, string][] | undefined {
  const value = item[name];
  if (NAMES.has(name)) return writeNames(name, value, item);
  if (DATES.has(name)) return writeDate(name, value, context);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const field = fieldName(name, item, context);
  if (!field) return undefined;
  if (name === 'URL' || name === 'DOI') return [[field, toLatexAddress(text)]];
  if (name === 'page') return [[field, toLatex(text).replace(/(?<=\d)-(?:\{\})?-?(?=\d)|[–—]/gu, '--')]];
  if (LISTS.has(name)) return [[field, toLatexListed(text)]];
  return [[field, TITLES.has(name) && !field.startsWith('journal') ? toLatexTitle(text) : toLatex(text)]];
}

/** The field that a text goes into, by the kind of the work. */
function fieldName(name: string, item: CslItem, { entryType, dialect }: EntryContext): string | undefined {
  const isBibtex = dialect === 'bibtex';
  switch (name) {
    case 'container-title':
      if (entryType === 'article') return isBibtex ? 'journal' : 'journaltitle';
      if (BOOK_PARTS.has(entryType)) return 'booktitle';
      if (entryType === 'online') return 'journaltitle';
      // Neither notation knows the show of a broadcast; a series is shown at least.
      return item['collection-title'] === undefined ? 'series' : undefined;
    case 'number':
      return entryType === 'article' || NUMBERED_BY_SERIES.has(entryType) ? undefined : 'number';
    case 'issue':
      return entryType === 'article' ? 'number' : undefined;
    case 'collection-number':
      return NUMBERED_BY_SERIES.has(entryType) ? 'number' : undefined;
    case 'publisher':
      if (entryType === 'thesis' || entryType === 'report' || entryType === 'techreport')
        return 'institution';
      return entryType.endsWith('thesis') ? 'school' : 'publisher';
    case 'publisher-place':
      return isBibtex ? 'address' : 'location';
    case 'number-of-volumes':
      return entryType === 'book' ? 'volumes' : undefined;
    default:
      return FIELDS.get(name);
  }
}

function writeNames(name: string, value: unknown, item: CslItem): readonly [string, string][] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = (value as CslName[]).map(writeName).filter(Boolean).join(' and ');
  if (name !== 'interviewer') {
    const field = FIELDS.get(name);
    return field && names ? [[field, names]] : undefined;
  }
  // Interviewers are editors of a kind; beside editors there is no room for them.
  if (item.editor !== undefined) return undefined;
  return [
    ['editor', names],
    ['editortype', 'interviewer'],
  ];
}

/** `von Last, Jr, First`; an institution in braces, so that it has no parts. */
function writeName(name: CslName): string {
  if (name.literal) return `{${toLatex(name.literal)}}`;
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const family = [particle, namePart(name.family ?? '', true)].filter(Boolean).join(' ');
  if (!name.given && !name.suffix) return family;
  return [family, name.suffix, namePart(name.given ?? '', false)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** A part of a name that readers would cut up goes in braces. */
function namePart(part: string, isFamily: boolean): string {
  const latex = toLatex(part);
  const isCutUp =
    /,|(?:^|\s)(?:and|others)(?:\s|$)/iu.test(part) || (isFamily && /(?:^|\s)\p{Ll}/u.test(part));
  return isCutUp ? `{${latex}}` : latex;
}

function writeDate(
  name: string,
  value: unknown,
  { dialect }: EntryContext,
): readonly [string, string][] | undefined {
  const date = value as CslDate & { readonly circa?: unknown };
  if (name !== 'issued') return writeEdtf(DATES.get(name) ?? '', date);
  if (date.literal) return [['year', toLatex(date.literal)]];
  const parts = date['date-parts'] ?? [];
  const [year, month, day] = (parts[0] ?? []).map(Number);
  if (dialect === 'biblatex') return writeEdtf('date', date);
  if (parts.length !== 1 || year === undefined || date.circa) return undefined;
  return [
    ['year', String(year)],
    ...(month ? [['month', MONTHS[month - 1] ?? String(month)] as [string, string]] : []),
    ...(day ? [['day', String(day)] as [string, string]] : []),
  ];
}

/** The Extended Date/Time Format that BibLaTeX takes: `2021-10-03`, `2021-02/2021-03`, `1900~`. */
function writeEdtf(
  field: string,
  date: CslDate & { readonly circa?: unknown },
): readonly [string, string][] | undefined {
  const parts = date['date-parts'];
  if (!parts || parts.length === 0 || parts.length > 2) return undefined;
  const isSound = parts.every((one) => one.length > 0 && one.every((part) => Number.isInteger(Number(part))));
  if (!isSound || parts.some(([year]) => Number(year) < 0)) return undefined;
  const written = parts.map((one) =>
    one.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
  );
  return [[field, written.join('/') + (date.circa ? '~' : '')]];
}

/** Whether a name is sorted under its particle ("van der Voss" under V), which BibLaTeX does only where it is told to. */
function hasPrefixes(item: CslItem): boolean {
  return [...NAMES].some((name) => {
    const names = item[name];
    return Array.isArray(names) && names.some((one: CslName) => one['non-dropping-particle']);
  });
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

// What travels with an item for our own use, or would carry the writer's files and notes about.
const NOT_WRITTEN = new Set([
  'id',
  'type',
  'custom',
  'keyword',
  'abstract',
  'annote',
  'citation-key',
  'citation-label',
]);
const ORDER = [
  'author',
  'editor',
  'interviewer',
  'translator',
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'volume',
  'issue',
  'number',
  'collection-number',
  'edition',
  'publisher',
  'publisher-place',
  'issued',
  'page',
];
const TITLES = new Set(['title', 'title-short', 'container-title', 'collection-title', 'event-title']);
const LISTS = new Set(['publisher', 'publisher-place']);
const BOOK_PARTS = new Set(['incollection', 'inproceedings', 'inreference']);
const NUMBERED_BY_SERIES = new Set(['book', 'incollection']);
const NAMES = new Set(['author', 'editor', 'translator', 'interviewer', 'container-author']);
const DATES: ReadonlyMap<string, string> = new Map([
  ['issued', 'date'],
  ['accessed', 'urldate'],
  ['original-date', 'origdate'],
  ['event-date', 'eventdate'],
]);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['title', 'title'],
  ['title-short', 'shorttitle'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['page', 'pages'],
  ['number-of-pages', 'pagetotal'],
  ['chapter-number', 'chapter'],
  ['URL', 'url'],
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['note', 'note'],
  ['language', 'language'],
  ['genre', 'type'],
  ['version', 'version'],
  ['status', 'pubstate'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
]);
const BIBTEX_TYPES: ReadonlyMap<string, string> = new Map([
  ['article-journal', 'article'],
  ['book', 'book'],
  ['chapter', 'incollection'],
  ['paper-conference', 'inproceedings'],
  ['report', 'techreport'],
  ['manuscript', 'unpublished'],
  ['thesis', 'phdthesis'],
]);
const BIBLATEX_TYPES: ReadonlyMap<string, string> = new Map([
  ['article-journal', 'article'],
  ['book', 'book'],
  ['chapter', 'incollection'],
  ['paper-conference', 'inproceedings'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['webpage', 'online'],
  ['software', 'software'],
  ['dataset', 'dataset'],
  ['manuscript', 'unpublished'],
  ['personal_communication', 'letter'],
  ['motion_picture', 'video'],
  ['song', 'audio'],
  ['musical_score', 'music'],
  ['graphic', 'artwork'],
  ['figure', 'image'],
  ['legal_case', 'jurisdiction'],
  ['legislation', 'legislation'],
  ['treaty', 'legal'],
  ['patent', 'patent'],
  ['performance', 'performance'],
  ['periodical', 'periodical'],
  ['review', 'review'],
  ['standard', 'standard'],
  ['entry', 'inreference'],
]);
/** Types without an entry of their own: the nearest entry, and what `entrysubtype` says then. */
const KINDRED_TYPES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['article-magazine', ['article', 'magazine']],
  ['article-newspaper', ['article', 'newspaper']],
  ['interview', ['misc', 'interview']],
  ['broadcast', ['audio', 'broadcast']],
  ['speech', ['unpublished', 'speech']],
  ['post', ['online', 'post']],
  ['post-weblog', ['online', 'post-weblog']],
  ['entry-dictionary', ['inreference', 'entry-dictionary']],
  ['entry-encyclopedia', ['inreference', 'entry-encyclopedia']],
  ['hearing', ['legal', 'hearing']],
  ['regulation', ['legal', 'regulation']],
  ['map', ['misc', 'map']],
  ['pamphlet', ['misc', 'pamphlet']],
  ['event', ['misc', 'event']],
  ['classic', ['unpublished', 'classic']],
  ['collection', ['misc', 'collection']],
]);
