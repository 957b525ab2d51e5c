import { type Draft, isOpaque } from '../drafts/parseDraft.ts';
import { openQuotationMark } from '../drafts/quotes.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { citingContext, paragraphStart } from './citingContext.ts';

/** What the writer is about to quote at a place in the draft, by what stands before it. */
export type QuotingContext =
  | {
      readonly form: 'block';
      readonly query: string;
      /** What the insertion replaces: the words typed after `>`. */
      readonly replace: TextSpan;
      /** What each further line of the quote begins with, `> ` included. */
      readonly linePrefix: string;
      /** Where the line starts that needs a blank line before it, for pandoc to see a block quote. */
      readonly blankLineBefore?: number;
      readonly blankLineAfter: boolean;
    }
  | {
      readonly form: 'run-in';
      readonly query: string;
      /** From the opening mark to behind a closing one that the editor set. */
      readonly replace: TextSpan;
      readonly openingMark: string;
    };

/** Reads the context at `offset`; undefined where nothing of ours should be offered. */
export function quotingContext(draft: Draft, offset: number): QuotingContext | undefined {
  const { text } = draft;
  if (isOpaque(draft, [Math.max(0, offset - 1), offset]) || isOpaque(draft, [offset, offset + 1]))
    return undefined;
  const citing = citingContext(draft, offset);
  if (citing && (citing.form === 'locator' || citing.begunBy !== 'bracket')) return undefined;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const lineEnd = newline < 0 ? text.length : newline;
  return blockContext(text, lineStart, offset, lineEnd) ?? runInContext(draft, offset, lineEnd);
}

function blockContext(
  text: string,
  lineStart: number,
  offset: number,
  lineEnd: number,
): QuotingContext | undefined {
  const match = BLOCK_LINE.exec(text.slice(lineStart, offset));
  if (!match || text.slice(offset, lineEnd).trim() !== '') return undefined;
  const prefix = match.groups?.prefix ?? '';
  const query = match.groups?.query ?? '';
  const before = previousLine(text, lineStart);
  // Further lines of a quote that is being typed by hand, and its attribution, are the writer's own business.
  if (/^\s*>\s*\S/u.test(before) || /^(?:—|–|--)/u.test(query)) return undefined;
  const followed = text.slice(lineEnd).replace(/^\r?\n/u, '');
  const needsBlank = before.trim() !== '' && !/^\s*>/u.test(before) && !LIST_MARK.test(prefix);
  return {
    form: 'block',
    query,
    replace: [lineStart + prefix.length, offset],
    linePrefix: prefix.replace(LIST_MARK, (mark) => ' '.repeat(mark.length)).replace(/>\s*$/u, '> '),
    ...(needsBlank && { blankLineBefore: lineStart }),
    blankLineAfter: followed !== '' && !/^[ \t]*(?:\r?\n|$)/u.test(followed),
  };
}

function runInContext(draft: Draft, offset: number, lineEnd: number): QuotingContext | undefined {
  const { text } = draft;
  if (/^[\p{L}\p{N}]/u.test(text.slice(offset, offset + 2))) return undefined;
  const start = paragraphStart(text, offset);
  const open = openQuotationMark(text, start, offset, draft.opaque);
  if (open === undefined) return undefined;
  const query = text.slice(open + 1, offset);
  if (query.length > MAX_QUERY || query.includes('\n')) return undefined;
  const closing = text.slice(offset, Math.min(lineEnd, offset + 1));
  const end = offset + (/["”“»」]/u.test(closing) ? 1 : 0);
  // Closed and cited it is finished: other words in its place would go under its citation.
  if (end > offset && isCitedAt(draft, end)) return undefined;
  return { form: 'run-in', query, replace: [open, end], openingMark: text.charAt(open) };
}

function isCitedAt({ text, citations }: Draft, offset: number): boolean {
  return citations.some(({ start }) => start >= offset && text.slice(offset, start).trim() === '');
}

function previousLine(text: string, lineStart: number): string {
  if (lineStart === 0) return '';
  const start = text.lastIndexOf('\n', lineStart - 2) + 1;
  return text.slice(start, lineStart - 1).replace(/\r$/u, '');
}

// Up to a list mark and any depth of quoting: "- > words", ">> words".
const BLOCK_LINE = /^(?<prefix>\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:>[ \t]?)+)(?<query>.*)$/u;
const LIST_MARK = /(?:[-*+]|\d{1,9}[.)])(?=\s)/u;
// Longer than that it is the writer's own dialogue, not a search.
const MAX_QUERY = 200;
