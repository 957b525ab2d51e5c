import type { BibEntry } from '../metadata/bibEntries.ts';
import { lineEndOf } from '../text/lines.ts';
import type { BibDialect, BibFields } from './bibFields.ts';

/** How the entries of a `.bib` file are written, as far as most of them agree. */
export interface BibManner {
  readonly dialect: BibDialect;
  /** What fields are indented by. */
  readonly indent: string;
  readonly delimiters: readonly [open: string, close: string];
  /** Blanks around the equals sign. */
  readonly beforeEquals: string;
  readonly afterEquals: string;
  /** Where names are padded so that the equals signs stand below each other: the column of the sign; 0: in each entry its own. */
  readonly column: number | undefined;
  readonly hasTrailingComma: boolean;
  /** What stands before the brace that closes an entry. */
  readonly beforeClose: string;
  readonly typeCase: LetterCase;
  readonly fieldCase: LetterCase;
  /** What stands between two entries. */
  readonly gap: string;
  readonly eol: string;
}

type LetterCase = 'lower' | 'capital' | 'upper';

/** Reads the manner of a file off its last entries; where it has none, that of BibLaTeX's manual. */
export function bibManner(text: string, entries: readonly BibEntry[], standard: BibDialect): BibManner {
  const eol = lineEndOf(text);
  const looked = entries.filter(({ type, problem }) => type !== 'string' && !problem).slice(-LOOKED_AT);
  const fields = looked.map(({ text: entry }) => [...entry.matchAll(FIELD)]);
  const all = fields.flat().map(({ groups = {} }) => groups);
  const first = looked[0];
  return {
    dialect: dialectOf(looked) ?? standard,
    indent: mostCommon(all.map(({ indent = '' }) => indent)) ?? '  ',
    delimiters: mostCommon(all.map(({ open = '{' }) => open)) === '"' ? ['"', '"'] : ['{', '}'],
    beforeEquals: all.some(({ before }) => before === '') ? '' : ' ',
    afterEquals: mostCommon(all.map(({ after = ' ' }) => after)) ?? ' ',
    column: columnOf(fields),
    hasTrailingComma: mostCommon(looked.map((entry) => String(/,\s*[})]$/u.test(entry.text)))) === 'true',
    beforeClose: mostCommon(looked.map((entry) => closingSpace(entry.text))) ?? eol,
    typeCase: caseOf(looked.map((entry) => /^@\s*(\p{L}+)/u.exec(entry.text)?.[1] ?? '')),
    fieldCase: caseOf(all.map(({ name = '' }) => name)),
    gap: first ? (mostCommon(gapsOf(text, looked)) ?? eol + eol) : eol + eol,
    eol,
  };
}

/** The entry in the manner of the file. */
export function writeBibEntry(key: string, { entryType, fields }: BibFields, manner: BibManner): string {
  const { indent, eol, beforeEquals, column } = manner;
  const longest = Math.max(...fields.map(([name]) => name.length), 0) + beforeEquals.length;
  const width = column === undefined ? 0 : Math.max(column - indent.length, longest);
  const lines = fields.map(([name, value]) => {
    const shown = inCase(name, manner.fieldCase) + beforeEquals;
    return `${indent}${shown.padEnd(width)}=${manner.afterEquals}${delimited(name, value, manner)}`;
  });
  const head = `@${inCase(entryType, manner.typeCase)}{${key}`;
  const end = manner.hasTrailingComma ? ',' : '';
  return `${[head, ...lines].join(`,${eol}`)}${end}${manner.beforeClose}}`;
}

function delimited(name: string, value: string, { delimiters: [open, close], dialect }: BibManner): string {
  if (name === 'month' && dialect === 'bibtex' && /^[a-z]{3}$/u.test(value)) return value;
  // Between quotation marks another one ends the value unless it stands in braces.
  return open === '"' ? `"${value.replace(/"/gu, '{"}')}"` : open + value + close;
}

function dialectOf(entries: readonly BibEntry[]): BibDialect | undefined {
  const names = new Set(entries.flatMap(({ type, fields }) => [`@${type}`, ...fields.keys()]));
  if (BIBLATEX_ONLY.some((name) => names.has(name))) return 'biblatex';
  return BIBTEX_ONLY.some((name) => names.has(name)) ? 'bibtex' : undefined;
}

/** The column of the equals signs where they stand below each other in most entries; 0 where it differs by entry. */
function columnOf(entries: readonly (readonly RegExpExecArray[])[]): number | undefined {
  const columns = entries
    .filter((fields) => new Set(fields.map(({ groups }) => groups?.name?.length)).size > 1)
    .map(
      (fields) =>
        new Set(fields.map(({ groups = {} }) => `${groups.indent}${groups.name}${groups.before}`.length)),
    );
  const aligned = columns.filter(({ size }) => size === 1).map((set) => [...set][0] ?? 0);
  if (aligned.length * 2 <= columns.length) return undefined;
  return new Set(aligned).size === 1 ? aligned[0] : 0;
}

function closingSpace(entry: string): string {
  return /(?<!\s)\s*(?=[})]$)/u.exec(entry)?.[0] ?? '';
}

function gapsOf(text: string, entries: readonly BibEntry[]): string[] {
  return entries.slice(1).flatMap((entry, at) => {
    const before = entries[at];
    const gap = before ? text.slice(before.start + before.text.length, entry.start) : '';
    return gap.trim() === '' && gap.includes('\n') ? [gap] : [];
  });
}

function caseOf(words: readonly string[]): LetterCase {
  const cases = words.map((word): LetterCase => {
    if (word === word.toLowerCase()) return 'lower';
    return word.length > 1 && word === word.toUpperCase() ? 'upper' : 'capital';
  });
  return (mostCommon(cases) as LetterCase | undefined) ?? 'lower';
}

function inCase(word: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return word.toUpperCase();
  return letterCase === 'lower' ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

// A field at the start of a line.
const FIELD =
  /^(?<indent>[ \t]*)(?<name>\p{L}[\p{L}\p{N}_:-]*)(?<before>[ \t]*)=(?<after>[ \t]*)(?<open>[{"]?)/gmu;
// What is written now resembles what was written last.
const LOOKED_AT = 200;
const BIBLATEX_ONLY = [
  'date',
  'journaltitle',
  'location',
  'urldate',
  'langid',
  '@online',
  '@audio',
  '@video',
  '@report',
  '@thesis',
  '@software',
];
const BIBTEX_ONLY = [
  'year',
  'journal',
  'address',
  'school',
  '@techreport',
  '@phdthesis',
  '@mastersthesis',
  '@conference',
];
