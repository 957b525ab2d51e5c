import type { InsertionManner } from '../citing/quotable.ts';
import type { Finding } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { Stretch } from './stretch.ts';
import type { DraftEdit } from './textEdit.ts';

/** What is shown beside a choice once it is looked at. */
export type CompletionSubject =
  | { readonly passageId: string }
  | { readonly stretch: Stretch }
  | { readonly sourceId: string };

/** One thing to choose from, as LSP wants it but with offsets. */
export interface CompletionChoice {
  readonly kind: 'quote' | 'report' | 'work' | 'locator';
  readonly label: string;
  /** Beside the label: who says it, where, with what is to be minded. */
  readonly description: string;
  /** The same in full, for where there is more room; empty where there is no more to say. */
  readonly detail: string;
  /** What the editor compares with what was typed. It begins with that, for the list is filtered here, not there. */
  readonly filterText: string;
  readonly edit: DraftEdit;
  readonly additional: readonly DraftEdit[];
  /** Where the cursor goes, into the edit's text. Absent: behind it. */
  readonly cursor?: number;
  /** Names what `completionDetails` shows once the choice is looked at. */
  readonly subject: CompletionSubject | undefined;
}

export interface CompletionRequest {
  /** Whether the writer asked for it; unasked, nothing is offered before two letters are there. */
  readonly invoked: boolean;
  /** The writer's day, `2026-11-20`: embargoes end. */
  readonly today: string;
  /** How quotes go in. Absent: as usual. */
  readonly manner?: InsertionManner;
  /** What verification says of a quote; absent or undefined where nothing is known yet. */
  findingOf?(quote: Quote): Finding | undefined;
}

/** A description that leaves room for the label: what is cut off it stands in the detail. */
export function briefly(description: string): string {
  return description.length <= DESCRIPTION_CHARACTERS
    ? description
    : `${description.slice(0, DESCRIPTION_CHARACTERS - 1).trimEnd()}…`;
}

/** The editor's list is about 50 characters wide, and cuts a label that has a long description beside it. */
export const LABEL_CHARACTERS = 26;
const DESCRIPTION_CHARACTERS = 30;
// The editor compares no more than the first 128 characters.
export const FILTER_CHARACTERS = 400;
