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
    const [parsed] = plugins.input.chain([...strings, entry.text].join('\n'), { generateGraph: false });
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

/** What citation-js leaves out: the number of an episode, the series as its container, interviewers. */
function completeItem(parsed: Record<string, unknown>, { key, fields }: BibEntry): CslItem {
  const {
    'citation-key': _key,
    keyword: _keyword,
    editor,
    ...rest
  } = parsed as Record<string, unknown> & { editor?: CslName[] };
  const isInterviewer = fields.get('editortype')?.trim().toLowerCase() === 'interviewer';
  const number = fields.get('number')?.trim();
  return {
    ...rest,
    ...(editor && { [isInterviewer ? 'interviewer' : 'editor']: editor }),
    ...(number && rest.number === undefined && rest.issue === undefined && { number }),
    id: key,
    type: typeof rest.type === 'string' ? rest.type : 'document',
  };
}
