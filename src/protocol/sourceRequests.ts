import type { Layout, Role } from '../core/model/source.ts';

/** The sources of the corpus as the Sources view lists them, ordered by folder and file. */
export const sourcesRequest = 'verbatim/sources';

export interface SourceView {
  readonly id: string;
  readonly citeKey: string;
  /** The inside of its citation: the key with `@`, and with braces where pandoc wants them. */
  readonly cite: string;
  readonly title: string;
  readonly folder: string;
  readonly file: string;
  /** The file's address. */
  readonly uri: string;
  readonly role: Role;
  /** A CSL type, such as `interview`. */
  readonly type: string;
  readonly layout: Layout;
  /** Author and year, as a citation would show them. */
  readonly authorYear: string;
  /** The work in one short line. */
  readonly reference: string;
  readonly passages: number;
  readonly quotable: number;
  /** What was agreed about its words, or what is to be minded; empty where there is nothing. */
  readonly caution: string;
}

/** Where the metadata of a source stands: its entry in a bibliography of the corpus; null where it has none. */
export const metadataPlaceRequest = 'verbatim/metadataPlace';
