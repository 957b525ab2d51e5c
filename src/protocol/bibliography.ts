import type { Position, Range } from './requests.ts';

/** What the workspace says of citations; sent when the server has started, and again when the settings change. */
export const configureCitationsNotification = 'verbatim/configureCitations';

export interface CitationsConfiguration {
  /** Bibliographies of drafts that name none, relative to the draft or the workspace. */
  readonly bibliographies: readonly string[];
  /** The citation style of drafts that name none; empty: Chicago. */
  readonly style: string;
}

/**
 * Server to client: the text of a bibliography as an editor has it, saved or not; null where none has it open. What is put
 * into a file must fit the text that the writer sees.
 */
export const openTextRequest = 'verbatim/openText';

/** Adds the sources that an open draft cites to its bibliography, where they are missing. */
export const addCitedWorksRequest = 'verbatim/addCitedWorks';

export interface AddCitedWorksParams {
  readonly uri: string;
  /** Only these cite keys; absent: all that the draft cites. */
  readonly keys?: readonly string[];
}

export interface AddCitedWorksAnswer {
  /** The file that changes; absent: nothing does. */
  readonly change?: {
    readonly uri: string;
    /** True where there is no such file yet. */
    readonly isNew: boolean;
    readonly range: Range;
    readonly newText: string;
  };
  readonly added: readonly string[];
  /** What could not be done and why, in sentences for the user. */
  readonly problems: readonly string[];
}

/** The edit that writes a draft's bibliography into its region, or makes that region at the cursor. */
export const insertBibliographyRequest = 'verbatim/insertBibliography';

export interface InsertBibliographyParams {
  readonly uri: string;
  readonly position: Position;
}

export type InsertBibliographyAnswer =
  | {
      readonly edits: readonly { readonly range: Range; readonly newText: string }[];
      readonly entries: number;
    }
  | { readonly refused: 'not-open' | 'unclosed-region' | 'nothing-cited' };
