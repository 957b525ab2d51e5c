/** What the extension and the language server say to each other about verification. */

import type { Range } from './requests.ts';

/** How drafts are verified; sent when the server has started, and again when the settings change. */
export interface VerificationSettings {
  /** False: only when the user asks for it. */
  readonly enabled: boolean;
  /** The profile of drafts that name none. */
  readonly profile: string;
  /** By verdict or flag: `none`, `hint`, `information`, `warning`, `error`. Anything else is as usual. */
  readonly severity: Readonly<Record<string, string>>;
  /** Globs of drafts that are left out, relative to a folder of the workspace. */
  readonly exclude: readonly string[];
  /** URIs without a slash at the end. */
  readonly workspaceFolders: readonly string[];
  /** The address of the page that explains a verdict or flag, with `{code}` for it; absent: there is none. */
  readonly explanation?: string;
  /** The client's command that shows a `WordChange` to the writer before it is made; absent: there is none. */
  readonly confirmation?: string;
}

/** A fix that changes words of a draft, for the writer to see first. */
export interface WordChange {
  readonly uri: string;
  /** Of the document that the edits are made for. */
  readonly version: number;
  /** What it does. */
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** The words around the change, as they stand and as they would. */
  readonly before: string;
  readonly after: string;
}

export const configureVerificationNotification = 'verbatim/configureVerification';

/** Verifies a draft now, also where live verification is off, and shows what was found. */
export const verifyDraftRequest = 'verbatim/verifyDraft';

export interface VerifyDraftAnswer {
  /** Why it was not verified; the counts are 0 then. */
  readonly refused?: 'not-open' | 'is-source' | 'indexing';
  readonly quotations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** Makes a fact-check packet of an open draft. */
export const packetRequest = 'verbatim/packet';

export const packetFormats = ['html', 'md', 'csv'] as const;
export type PacketFormat = (typeof packetFormats)[number];

export interface PacketParams {
  readonly uri: string;
  readonly format: PacketFormat;
  /** The writer's day, `2026-11-20`. */
  readonly day: string;
}

export type PacketAnswer =
  | { readonly text: string }
  | { readonly refused: NonNullable<VerifyDraftAnswer['refused']> };

/** The audit of the corpus as a Markdown document. */
export const auditRequest = 'verbatim/audit';

export type AuditAnswer = { readonly markdown: string } | { readonly refused: 'indexing' };

/**
 * Looks for words of sources that stand in a draft without quotation marks. From then on they are shown among its problems,
 * as long as it is open.
 */
export const borrowingsRequest = 'verbatim/borrowings';

export type BorrowingsAnswer =
  | { readonly borrowings: readonly BorrowingView[] }
  | { readonly refused: NonNullable<VerifyDraftAnswer['refused']> };

export interface BorrowingView {
  readonly range: Range;
  /** The words as the draft has them, on one line. */
  readonly text: string;
  /** The source and the place in it: `@key, 00:12:31`. */
  readonly place: string;
  /** What is to be said of them, as plain text. */
  readonly message: string;
}
