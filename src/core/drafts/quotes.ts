import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { findMarks } from './quotes/quotationMarks.ts';
import { firstReaching } from './spans.ts';

/** The words of a quote, lines joined with one blank. */
export function quoteText(text: string, { spans }: Quote): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' ');
}

/**
 * The quotation mark that is open at `offset` in the paragraph from `start`, or undefined. Single marks are not
 * counted: while one types, an apostrophe looks the same.
 *
 * @param opaque stretches in rising order in which marks mean nothing.
 */
export function openQuotationMark(
  text: string,
  start: number,
  offset: number,
  opaque: readonly TextSpan[],
): number | undefined {
  const skips = opaque.slice(firstReaching(opaque, start), firstReaching(opaque, offset));
  const { unclosed } = findMarks(text, start, offset, skips, { isTyped: true });
  return unclosed !== undefined && OPENING.includes(text.charAt(unclosed)) ? unclosed : undefined;
}

const OPENING = '"“«„「';
