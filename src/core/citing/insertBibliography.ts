import type { FileEdit } from '../bibliography/bibliographyFile.ts';
import {
  BIBLIOGRAPHY_END,
  BIBLIOGRAPHY_START,
  findBibliographyRegion,
} from '../drafts/bibliographyRegion.ts';
import type { CancellationSignal } from '../index/corpusFiles.ts';
import type { CslItem } from '../model/cslItem.ts';
import { lineEndOf } from '../text/lines.ts';
import type { BibliographyEntry } from './csl/bibliographyEntry.ts';
import type { CitationFormatter } from './csl/citationFormatter.ts';
import { toMarkdown } from './csl/formattedText.ts';

export interface BibliographyInsertion {
  /** The draft. */
  readonly text: string;
  /** Where to put the bibliography if the draft has none yet. Absent: at its end. */
  readonly offset?: number;
  /** The works that the draft cites and lists: `citedWorks`. */
  readonly items: readonly CslItem[];
  readonly formatter: CitationFormatter;
  readonly signal?: CancellationSignal;
}

export type InsertedBibliography =
  /** Absent edit: it is as it should be. */
  | { readonly edit?: FileEdit; readonly entries: number }
  /** The region is begun and never ended. */
  | { readonly problem: 'unclosed-region' };

/**
 * Writes the bibliography into its region of the draft, as paragraphs of Markdown, or makes that region where there is
 * none. Nothing outside of it changes, but for blank lines around a new one.
 *
 * @returns undefined where it was cancelled.
 */
export async function insertBibliography({
  text,
  offset = text.length,
  items,
  formatter,
  signal,
}: BibliographyInsertion): Promise<InsertedBibliography | undefined> {
  const region = findBibliographyRegion(text);
  if (region === 'unclosed') return { problem: 'unclosed-region' };
  const entries = await formatter.formatBibliography(items, signal);
  if (!entries) return undefined;
  const eol = lineEndOf(text);
  const inner = ['', ...entries.map(toParagraph), ''].join(eol + eol);
  if (!region) return { edit: newRegion(text, offset, inner, eol), entries: entries.length };
  if (text.slice(...region.inner) === inner) return { entries: entries.length };
  return { edit: { span: region.inner, newText: inner }, entries: entries.length };
}

function newRegion(text: string, offset: number, inner: string, eol: string): FileEdit {
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  return {
    span: [offset, offset],
    newText: blankLine(before, eol) + BIBLIOGRAPHY_START + inner + BIBLIOGRAPHY_END + lineAfter(after, eol),
  };
}

/** What makes the line before a blank one. */
function blankLine(before: string, eol: string): string {
  if (before.trim() === '' || /\n[ \t]*\r?\n$/u.test(before.slice(-MOST_BLANKS))) return '';
  return before.endsWith('\n') ? eol : eol + eol;
}

function lineAfter(after: string, eol: string): string {
  if (after.trim() === '') return /^[ \t]*\r?\n/u.test(after) ? '' : eol;
  return /^[ \t]*\r?\n/u.test(after) ? (/^[ \t]*\r?\n[ \t]*\r?\n/u.test(after) ? '' : eol) : eol + eol;
}

/** An entry on a line of its own, which no number or letter at its start may make an item of a list. */
function toParagraph({ label, text }: BibliographyEntry): string {
  const line = label ? `${toMarkdown(label)} ${toMarkdown(text)}` : toMarkdown(text);
  return line.replace(/^(\(?(?:\d{1,9}|\p{L}{1,5}))([.)])(?=\s)/u, '$1\\$2').replace(/^([-+#=:%])/u, '\\$1');
}

const MOST_BLANKS = 100;
