import type { Range } from './requests.ts';

/** Where a source, or a passage of it, is used in the drafts of the workspace. */
export const usesRequest = 'verbatim/uses';

export type UsesParams = { readonly sourceId: string } | { readonly passageId: string };

export interface UseView {
  readonly kind: 'quotation' | 'citation';
  /** Of the draft. */
  readonly uri: string;
  readonly range: Range;
  /** The quoted words, or the line that holds the citation. */
  readonly context: string;
}

/** What is marked in the document that shows a source: its passages that drafts quote. */
export const quotedPassagesRequest = 'verbatim/quotedPassages';

export interface QuotedPassageView {
  /** In the document that was asked about. */
  readonly range: Range;
  readonly uses: readonly UseView[];
}

/** The structure of a source: sections, pages and turns, for the outline of the document that shows it. */
export const outlineRequest = 'verbatim/outline';

export interface OutlineEntry {
  readonly name: string;
  /** What the entry is; the editor shows an icon for it. */
  readonly kind: 'heading' | 'turn' | 'place';
  readonly detail: string;
  readonly range: Range;
}

/** The passages under a selection in the document that shows a source. */
export const selectionRequest = 'verbatim/selection';

export interface SelectionParams {
  readonly uri: string;
  readonly range: Range;
}
