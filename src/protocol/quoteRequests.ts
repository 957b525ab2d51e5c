/** What the search view and the Quick Pick ask of the server for the quote that is being made. */

import type { InsertionStyle } from '../core/citing/quotable.ts';
import type { TemplateProblem } from '../core/citing/quoteTemplate.ts';
import type { QuoteStyle } from '../core/citing/renderQuote.ts';
import type { Explanation } from '../core/features/explainNothing.ts';
import type { Stretch } from '../core/features/stretch.ts';
import type { Barrier } from '../core/features/stretchBarriers.ts';
import type { Suggestion, Suggestions } from '../core/features/suggestTerms.ts';
import type { Kind } from '../core/model/passage.ts';
import type { Position, Range } from './requests.ts';

export type {
  Barrier,
  Explanation,
  InsertionStyle,
  QuoteStyle,
  Stretch,
  Suggestion,
  Suggestions,
  TemplateProblem,
};

/**
 * What is to be quoted: a whole passage, a stretch that may begin and end elsewhere, or pieces of one source with an
 * ellipsis for what lies between them.
 */
export type QuoteRef = { readonly passageId: string } | Stretch | { readonly pieces: readonly Stretch[] };

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

/** How quotes go in where nothing else is picked; sent when the server has started, and when the settings change. */
export const configureInsertionRequest = 'verbatim/configureInsertion';

export interface InsertionSettings {
  /** One of `InsertionStyle`; anything else is `auto`. */
  readonly style: string;
  /** For the style `template`. Empty: the default one. */
  readonly template: string;
}

export interface ConfigureInsertionAnswer {
  /** What is wrong with the template, which is not used then. Absent: nothing. */
  readonly problem?: TemplateProblem;
  /** The fields that there are. */
  readonly fields: readonly string[];
}

/** The edits that put quotes into a draft: at each place all of them, one after the other. */
export const insertQuotesRequest = 'verbatim/insertQuotes';

export interface InsertQuotesParams {
  readonly uri: string;
  /** The cursors. */
  readonly positions: readonly Position[];
  readonly quotes: readonly QuoteRef[];
  /** What was picked for these quotes. Absent: as the settings, the draft and the place want it. */
  readonly style?: PickedStyle;
}

export type PickedStyle = InsertionStyle | 'citation';

export type InsertQuotesAnswer =
  | {
      /** In the order of the draft, apart from each other. */
      readonly edits: readonly TextEdit[];
      /** Where the cursors go, in the draft as it is then. */
      readonly cursors: readonly Position[];
    }
  | QuoteRefusal;

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Why nothing is inserted. */
export type QuoteRefusal =
  | {
      readonly refused:
        | 'unknown-passage'
        | 'own-text'
        | 'not-quotable'
        | 'not-here'
        | 'target-is-source'
        | 'inside-word'
        | 'inside-quotation'
        | 'empty';
    }
  /** `rule`: what was agreed with the source, in words. */
  | { readonly refused: 'ground-rule'; readonly rule: string }
  /** `barrier`: what stands in between. */
  | { readonly refused: 'crossing'; readonly barrier: Barrier };

/** What would go in, in each style; the params are those of an insertion. */
export const previewStylesRequest = 'verbatim/previewStyles';

export type PreviewStylesAnswer = { readonly styles: readonly StylePreview[] } | QuoteRefusal;

export interface StylePreview {
  readonly style: PickedStyle;
  /** What goes in, with the definition of its note. */
  readonly text: string;
  /** Whether the same goes in without a pick. */
  readonly isUsual: boolean;
}

/** Quotes as plain text with their attribution, for the clipboard, or why there is none. */
export const quoteTextsRequest = 'verbatim/quoteTexts';

export type QuoteTextsAnswer = { readonly text: string } | QuoteRefusal;

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
