import { curlyMarks, type QuotationMarks, type QuoteStyle, renderQuote } from '../citing/renderQuote.ts';
import { type Draft, isOpaque } from '../drafts/parseDraft.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { type QuotingContext, quotingContext } from './quotingContext.ts';
import { type DraftEdit, lineEndOf } from './textEdit.ts';

/** The edits that put a passage into a draft, as one undo step, and where the cursor goes after it. */
export interface Insertion {
  readonly edit: DraftEdit;
  /** Blank lines that pandoc needs around a block quote, where they lie outside `edit`. */
  readonly additional: readonly DraftEdit[];
}

/** Completes what the writer began with `>` or a quotation mark. */
export function completeQuote(
  draft: Draft,
  context: QuotingContext,
  passage: Passage,
  source: Source,
): Insertion {
  const eol = lineEndOf(draft.text);
  if (context.form === 'run-in') {
    const newText = renderQuote(passage, source, 'run-in', marksFor(context.openingMark));
    return { edit: { span: context.replace, newText }, additional: [] };
  }
  const lines = renderQuote(passage, source, 'block')
    .split('\n')
    .map((line) => line.replace(/^> ?/u, ''));
  const [first = '', ...rest] = lines;
  const newText = [first, ...rest.map((line) => (context.linePrefix + line).trimEnd())].join(eol);
  const start = context.blankLineBefore;
  // The writer may not have typed the blank after ">" yet.
  const blank = draft.text.charAt(context.replace[0] - 1) === '>' ? ' ' : '';
  return {
    edit: { span: context.replace, newText: blank + newText + (context.blankLineAfter ? eol : '') },
    additional: start === undefined ? [] : [{ span: [start, start], newText: eol }],
  };
}

/**
 * Puts a passage at a place where nothing was begun: a block quote on an empty line, a run-in quote inside a line,
 * unless `style` says otherwise.
 */
export function insertQuote(
  draft: Draft,
  offset: number,
  passage: Passage,
  source: Source,
  style?: QuoteStyle,
): Insertion | undefined {
  if (isOpaque(draft, [Math.max(0, offset - 1), offset]) && isOpaque(draft, [offset, offset + 1]))
    return undefined;
  const begun = quotingContext(draft, offset);
  if (begun && (style === undefined || style === begun.form)) {
    return completeQuote(draft, begun, passage, source);
  }
  const { text } = draft;
  const line = lineAround(text, offset);
  const chosen = style ?? (line.text.trim() === '' ? 'block' : 'run-in');
  const eol = lineEndOf(text);
  const words = renderQuote(passage, source, chosen).split('\n').join(eol);
  if (chosen !== 'block')
    return { edit: { span: [offset, offset], newText: spaced(text, offset, words) }, additional: [] };
  const place = line.text.trim() === '' ? line.start : line.end;
  const before = gapBefore(text, place, eol);
  const after = gapAfter(text, line.end, eol);
  const span = line.text.trim() === '' ? ([line.start, line.end] as const) : ([line.end, line.end] as const);
  return { edit: { span, newText: before + words + after }, additional: [] };
}

function marksFor(openingMark: string): QuotationMarks {
  switch (openingMark) {
    case '"':
      return { open: '"', close: '"' };
    case '«':
      return { open: '«', close: '»' };
    case '„':
      return { open: '„', close: '“' };
    case '「':
      return { open: '「', close: '」' };
    default:
      return curlyMarks;
  }
}

function lineAround(text: string, offset: number): { start: number; end: number; text: string } {
  // From -1 on, `lastIndexOf` would look at the first character.
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const rawEnd = newline < 0 ? text.length : newline;
  const end = rawEnd > start && text.charAt(rawEnd - 1) === '\r' ? rawEnd - 1 : rawEnd;
  return { start, end, text: text.slice(start, end) };
}

function spaced(text: string, offset: number, words: string): string {
  const before = /[\p{L}\p{N}.,;:!?)\]]/u.test(text.charAt(offset - 1)) ? ' ' : '';
  const after = /[\p{L}\p{N}([]/u.test(text.charAt(offset)) ? ' ' : '';
  return before + words + after;
}

/** What makes the line before `place` blank. */
function gapBefore(text: string, place: number, eol: string): string {
  if (place === 0) return '';
  if (text.charAt(place - 1) !== '\n') return eol + eol;
  const before = text.slice(0, place - 1).replace(/\r$/u, '');
  return before === '' || before.endsWith('\n') ? '' : eol;
}

function gapAfter(text: string, place: number, eol: string): string {
  const after = text.slice(place).replace(/^\r?\n/u, '');
  return after === '' || /^[ \t]*\r?\n/u.test(after) ? '' : eol;
}
