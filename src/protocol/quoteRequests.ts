/** What the search view and the Quick Pick ask of the server for the quote that is being made. */

import type { Explanation } from '../core/features/explainNothing.ts';
import type { Stretch } from '../core/features/stretch.ts';
import type { Barrier } from '../core/features/stretchBarriers.ts';
import type { Suggestion, Suggestions } from '../core/features/suggestTerms.ts';
import type { Kind } from '../core/model/passage.ts';
import type { InsertionAnswer, Position } from './requests.ts';

export type { Barrier, Explanation, Stretch, Suggestion, Suggestions };

/** What is to be quoted: a whole passage, or a stretch that may begin and end elsewhere. */
export type QuoteRef = { readonly passageId: string } | Stretch;

/** A passage with those around it; null for an unknown one. */
export const surroundingsRequest = 'verbatim/surroundings';

export interface SurroundingsParams {
  readonly passageId: string;
  /** How many passages before and after it. */
  readonly before: number;
  readonly after: number;
}

export interface SurroundingPassageView {
  readonly passageId: string;
  readonly text: string;
  /** Where words begin and end, as pairs of offsets into `text` in one list. */
  readonly words: readonly number[];
  /** Sentences, likewise. */
  readonly sentences: readonly number[];
  readonly kind: Kind;
  /** Whose words, as hits say it. */
  readonly evidence: string;
  /** The locator as people read it, or empty. */
  readonly place: string;
  /** Why a quote cannot come here from the passage before. Absent: it can, or there is none. */
  readonly barrier?: Barrier;
  /** What stands between this passage and the one before. */
  readonly joint: '' | ' ';
}

export interface SurroundingsView {
  readonly sourceId: string;
  readonly title: string;
  readonly passages: readonly SurroundingPassageView[];
  /** Where the passage that was asked for stands among them. */
  readonly at: number;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** The edits that put quotes into a draft, one after the other. */
export const insertQuotesRequest = 'verbatim/insertQuotes';

export interface InsertQuotesParams {
  readonly uri: string;
  readonly position: Position;
  readonly quotes: readonly QuoteRef[];
  /** Absent: a block quote or a run-in quote, as the place asks for. */
  readonly style?: 'citation';
}

/** With `crossing`: what stands in between. */
export type InsertQuotesAnswer =
  | InsertionAnswer
  | { readonly refused: 'crossing'; readonly barrier: Barrier }
  | { readonly refused: 'inside-word' | 'inside-quotation' | 'empty' };

/** Quotes as plain text with their attribution, for the clipboard, or why there is none. */
export const quoteTextsRequest = 'verbatim/quoteTexts';

export type QuoteTextsAnswer = { readonly text: string } | Extract<InsertQuotesAnswer, { refused: unknown }>;

/** The passages that the quotes of a draft stand in, by id. */
export const usedPassagesRequest = 'verbatim/usedPassages';

/** Why a search found nothing, and how it would find something. */
export const explainNothingRequest = 'verbatim/explainNothing';

export interface ExplainNothingParams {
  readonly query: string;
  readonly within?: string;
}

/** How a query may go on at its cursor. */
export const suggestionsRequest = 'verbatim/suggestions';

export interface SuggestionsParams {
  readonly query: string;
  /** Offset into the query. */
  readonly cursor: number;
}
