import type { Explanation, QuoteRef, Suggestions, SurroundingsView } from './quoteRequests.ts';
import type { CorpusStatus, SearchAnswer, SearchParams } from './requests.ts';

/** From the search view to the extension. `sequence` comes back with the answer; older answers are dropped. */
export type SearchViewRequest =
  | { readonly type: 'ready' }
  /** Says that the page is alive: see `ping`. */
  | { readonly type: 'pong' }
  | ({ readonly type: 'search'; readonly sequence: number } & SearchParams)
  | { readonly type: 'suggest'; readonly sequence: number; readonly query: string; readonly cursor: number }
  | { readonly type: 'explain'; readonly sequence: number; readonly query: string; readonly within?: string }
  | {
      readonly type: 'surroundings';
      readonly sequence: number;
      readonly passageId: string;
      readonly before: number;
      readonly after: number;
    }
  /** One quote, or those of the basket, which is emptied once they are in. `ask`: the user picks the style. */
  | {
      readonly type: 'insert';
      readonly quotes: readonly QuoteRef[];
      readonly style?: 'citation' | 'ask';
      readonly isBasket?: boolean;
    }
  | { readonly type: 'copy'; readonly quotes: readonly QuoteRef[] }
  /** The text of a quote that may be dragged away next: a drag must know its text when it begins. */
  | { readonly type: 'grab'; readonly sequence: number; readonly quotes: readonly QuoteRef[] }
  | { readonly type: 'open'; readonly passageId: string }
  | { readonly type: 'chooseCorpus' }
  | { readonly type: 'showProblems' };

/** From the extension to the search view. */
export type SearchViewMessage =
  | { readonly type: 'status'; readonly status: CorpusStatus }
  | { readonly type: 'answer'; readonly sequence: number; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly sequence: number; readonly message: string }
  | { readonly type: 'suggestions'; readonly sequence: number; readonly suggestions: Suggestions }
  | {
      readonly type: 'surroundings';
      readonly sequence: number;
      readonly surroundings: SurroundingsView | null;
    }
  | { readonly type: 'explanation'; readonly sequence: number; readonly explanation: Explanation }
  | { readonly type: 'grabbed'; readonly sequence: number; readonly text: string | null }
  /** The passages that the draft quotes, which the writer is at work on. */
  | { readonly type: 'used'; readonly passageIds: readonly string[] }
  /** A command asked for the search box, perhaps with a query. */
  | { readonly type: 'focus'; readonly query?: string }
  /** A command does what a key or a button of the view does. */
  | { readonly type: 'act'; readonly action: SearchViewAction }
  /** Asks for a `pong`. A page that does not answer is made anew. */
  | { readonly type: 'ping' };

/** What commands do in the view. */
export const searchViewActions = [
  'insert',
  'insertAs',
  'cite',
  'copy',
  'open',
  'collect',
  'insertBasket',
  'clearBasket',
  'toggleGroups',
  'toggleFilter',
] as const;
export type SearchViewAction = (typeof searchViewActions)[number];

/** What a dragged quote carries besides its plain text: the quotes as JSON, for the drop into a draft. */
export const draggedQuotesType = 'application/vnd.verbatim.quotes+json';

/** The same of a dragged source: its citation. */
export const draggedCitationType = 'application/vnd.verbatim.citation';

/** What a message from the webview must look like before it is acted upon: webviews show other people's text. */
export function isSearchViewRequest(value: unknown): value is SearchViewRequest {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Readonly<Record<string, unknown>>;
  switch (message.type) {
    case 'ready':
    case 'pong':
    case 'chooseCorpus':
    case 'showProblems':
      return true;
    case 'search':
      return isSearch(message);
    case 'suggest':
      return isText(message.query) && isCount(message.cursor) && isCount(message.sequence);
    case 'explain':
      return isText(message.query) && isCount(message.sequence) && isOptionalText(message.within);
    case 'surroundings':
      return isText(message.passageId) && [message.sequence, message.before, message.after].every(isCount);
    case 'insert':
      return isQuotes(message.quotes) && [undefined, 'citation', 'ask'].includes(message.style as undefined);
    case 'copy':
      return isQuotes(message.quotes);
    case 'grab':
      return isQuotes(message.quotes) && isCount(message.sequence);
    case 'open':
      return isText(message.passageId);
    default:
      return false;
  }
}

/** Whether a value is a list of quotes, not longer than anybody collects. */
export function isQuotes(value: unknown): value is readonly QuoteRef[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_QUOTES && value.every(isQuote);
}

function isSearch(message: Readonly<Record<string, unknown>>): boolean {
  return (
    isText(message.query) &&
    [message.sequence, message.limit].every(isCount) &&
    (message.offset === undefined || isCount(message.offset)) &&
    isOptionalText(message.within) &&
    (message.order === undefined || message.order === 'rank' || message.order === 'source')
  );
}

function isQuote(value: unknown): value is QuoteRef {
  if (typeof value !== 'object' || value === null) return false;
  const { passageId, pieces } = value as Readonly<Record<string, unknown>>;
  return isText(passageId) || isStretch(value) || (Array.isArray(pieces) && pieces.every(isStretch));
}

function isStretch(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sourceId, from, to } = value as Readonly<Record<string, unknown>>;
  return isText(sourceId) && isEnd(from) && isEnd(to);
}

function isEnd(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { passageId, offset } = value as Readonly<Record<string, unknown>>;
  return isText(passageId) && isCount(offset);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_CHARACTERS;
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || isText(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const MAX_QUOTES = 200;
// A whole page may be pasted into the box.
const MAX_CHARACTERS = 100_000;
