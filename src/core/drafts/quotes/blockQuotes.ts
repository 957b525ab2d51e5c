import type { TextSpan } from '../../model/textSpan.ts';
import { findAttributionLine } from './attributionLine.ts';
import type { Pointer } from './citedBy.ts';

/** A block quote, its offsets those of the draft. */
export interface BlockQuote {
  readonly spans: readonly TextSpan[];
  readonly attribution?: TextSpan;
  /** The introduction's last sentence, where it leads up to the quote. */
  readonly context: readonly TextSpan[];
  readonly pointers: readonly Pointer[];
}

/** The text of a block quote, in the draft's offsets. */
export interface QuotedText {
  /** Line by line, without marks, white space at the ends, citations and notes. */
  readonly lines: readonly (readonly TextSpan[])[];
  /** The same lines whole. */
  readonly wholeLines: readonly TextSpan[];
  readonly pointers: readonly Pointer[];
}

/** What stands before and behind a block quote. */
export interface QuoteNeighbors {
  /** The sentence before it where that ends with a colon, with its citations. */
  readonly introduction?: { readonly span: TextSpan; readonly pointers: readonly Pointer[] };
  /** A paragraph behind it that is nothing but a citation, or an attribution line. */
  readonly signature?: { readonly attribution?: TextSpan; readonly pointers: readonly Pointer[] };
}

/**
 * Reads a block quote: its words up to the attribution line, and what says where they are from: the attribution line, the
 * last citation or note in it, the paragraph behind it, the sentence before it. Undefined for what is none: a
 * callout (`[!note]`), a quote without words.
 */
export function readBlockQuote(
  draft: string,
  { lines, wholeLines, pointers }: QuotedText,
  { introduction, signature }: QuoteNeighbors,
): BlockQuote | undefined {
  const first = wholeLines[0];
  if (!first || CALLOUT.test(draft.slice(...first))) return undefined;
  const line = findAttributionLine(draft, wholeLines);
  const spans = lines.slice(0, line?.line).flat();
  if (!spans.some((span) => /[\p{L}\p{N}]/u.test(draft.slice(...span)))) return undefined;
  const own = line ? pointers.filter(({ start }) => start >= line.dash) : [];
  const attribution = line?.words ?? signature?.attribution;
  return {
    spans,
    ...(attribution && { attribution }),
    context: introduction ? [introduction.span] : [],
    pointers: [
      ...own,
      ...pointers.filter((pointer) => !own.includes(pointer)).reverse(),
      ...(signature?.pointers ?? []),
      ...(introduction?.pointers ?? []),
    ],
  };
}

const CALLOUT = /^\[![\w-]+\]/u;
