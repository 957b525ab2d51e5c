import type { InsertQuotesAnswer, QuoteRef } from './quoteRequests.ts';
import type { Range } from './requests.ts';

/** How a pasted text goes into a draft as a quote. */
export const pasteRequest = 'verbatim/paste';

export interface PasteParams {
  /** Of the draft. */
  readonly uri: string;
  /** What the paste replaces. */
  readonly range: Range;
  readonly text: string;
  /** Where the text was copied from, if that is known. Absent: it is looked for by its words. */
  readonly copied?: CopiedWords;
}

/** What a copy carries besides its text: places in a document that shows a source, or what a command of ours copied. */
export type CopiedWords =
  | { readonly uri: string; readonly ranges: readonly Range[] }
  | { readonly quotes: readonly QuoteRef[] };

export interface PasteAnswer {
  /** The ways to quote it; none where it stands in no source, or where a quote would not be one. */
  readonly choices: readonly PasteChoice[];
  /** In how many places the words stand: more than there are choices where they are many, and then at least so many. */
  readonly places: number;
  /** True where the words were copied out of a source, and are enough for a quotation. */
  readonly isFromSource: boolean;
  /** Why there is no choice although the words are a source's. */
  readonly refused?: Extract<InsertQuotesAnswer, { refused: unknown }>;
}

export interface PasteChoice {
  /** Whose words, as hits say it. */
  readonly evidence: string;
  readonly title: string;
  /** The locator as people read it, or empty. */
  readonly place: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** Where the cursor goes, in the text of which edit, where that is not behind the quote. */
  readonly cursor?: { readonly edit: number; readonly offset: number };
}

/** The type under which a copy out of a source carries its places, as JSON of `CopiedWords`. */
export const copiedWordsType = 'application/vnd.verbatim.copied+json';

/** Whether `value` says where a copy comes from; what stands on the clipboard may be anything. */
export function isCopiedWords(value: unknown): value is CopiedWords {
  if (typeof value !== 'object' || value === null) return false;
  if (!('uri' in value) || typeof value.uri !== 'string') return false;
  return 'ranges' in value && Array.isArray(value.ranges) && value.ranges.every(isRange);
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null) return false;
  return 'start' in value && isPosition(value.start) && 'end' in value && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'line' in value &&
    Number.isInteger(value.line) &&
    'character' in value &&
    Number.isInteger(value.character)
  );
}
