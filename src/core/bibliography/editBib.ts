import { type BibEntry, splitBibEntries } from '../metadata/bibEntries.ts';
import type { CslItem } from '../model/cslItem.ts';
import { type BibDialect, toBibFields } from './bibFields.ts';
import type { FileEdit } from './bibliographyFile.ts';
import { type BibManner, bibManner, writeBibEntry } from './bibManner.ts';
import { placeOfEntry } from './placeOfEntry.ts';

/**
 * The edit that adds a work to a `.bib` file as an entry in the file's own manner, and at its place where the file is
 * sorted by key. No other character changes.
 *
 * @param standard the dialect where the entries of the file do not tell.
 * @returns why it cannot be edited, in words that go on from the file's name.
 */
export function editBib(
  text: string,
  item: CslItem,
  standard: BibDialect,
): (FileEdit & { readonly lost: readonly string[] }) | { readonly reason: string } {
  if (!WRITABLE_KEY.test(item.id)) return { reason: `cannot hold the cite key "${item.id}"` };
  const entries = splitBibEntries(text);
  const broken = entries.find(({ problem }) => problem?.startsWith('is never closed'));
  if (broken) return { reason: `has an entry that is never closed (line ${broken.line})` };
  const works = entries.filter(({ type, problem }) => type !== 'string' && !problem);
  const manner = bibManner(text, works, standard);
  const fields = toBibFields(item, manner.dialect);
  const written = writeBibEntry(item.id, fields, manner);
  return { ...place(text, works, item.id, written, manner), lost: fields.lost };
}

function place(
  text: string,
  works: readonly BibEntry[],
  key: string,
  written: string,
  { gap, eol }: BibManner,
): FileEdit {
  const at = placeOfEntry(
    works.map((entry) => entry.key),
    key,
  );
  const before = works[at - 1];
  const next = works[at];
  // Right behind the entry before it, so that a comment stays with the entry that it stands above.
  if (before) return insertion(endOf(text, before), gap + written);
  if (next) return insertion(startOf(text, next), written + gap);
  const end = text.trimEnd().length;
  const lead = end === 0 ? '' : eol + eol;
  // A file ends with a line end; what is there stays.
  return insertion(end, lead + written + (text.length > end ? '' : eol));
}

/** Where an entry ends, with a comment behind its brace. */
function endOf(text: string, entry: BibEntry): number {
  const end = entry.start + entry.text.length;
  const rest = /^[^\r\n]*/u.exec(text.slice(end, end + MAX_COMMENT))?.[0] ?? '';
  return rest.includes('@') ? end : end + rest.trimEnd().length;
}

/** Where an entry starts, with the comments right above it, unless these open the file. */
function startOf(text: string, entry: BibEntry): number {
  let start = text.lastIndexOf('\n', entry.start - 1) + 1;
  if (text.slice(start, entry.start).trim() !== '') return entry.start;
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(above, start);
    if (line.trim() === '' || line.includes('}')) return start;
    if (above === 0) return entry.start;
    start = above;
  }
  return start;
}

function insertion(offset: number, newText: string): FileEdit {
  return { span: [offset, offset], newText };
}

// What BibTeX and its kin take for a key.
const WRITABLE_KEY = /^[^\s,{}()"#%'=~\\]+$/u;
const MAX_COMMENT = 1000;
