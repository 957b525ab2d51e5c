/**
 * What the extension and the language server say to each other besides LSP. Method names and payloads only: both
 * sides add their own connection. Positions are LSP's (line and UTF-16 character, from 0).
 */

import type { Stretch } from '../core/features/stretch.ts';
import type { Kind, Locator, Voice } from '../core/model/passage.ts';
import type { FileProblem, Role } from '../core/model/source.ts';
import type { Facets } from '../core/search/facets.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Which corpus, sent with `initialize` and again in `verbatim/configure` when the settings change. */
export interface CorpusSettings {
  /** URIs without a slash at the end. */
  readonly folders: readonly string[];
  /** Globs, relative to a folder, of files that are no sources: excluded ones and drafts. */
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
  /** True for the sample corpus, shown to people who have not chosen a folder yet. */
  readonly isSample: boolean;
  /** A snapshot that ships with the corpus, relative to its (only) folder. */
  readonly shippedSnapshot?: string;
}

export interface InitializationOptions {
  readonly corpus: CorpusSettings;
  /** Where the server may keep snapshots; absent where it has no files of its own. */
  readonly cacheDirectory?: string;
  /** The client's command that adds cited works to a bibliography, for fixes and after an insertion. Absent: none. */
  readonly addCitedWorksCommand?: string;
  /** Whether the client answers `openTextRequest`. Absent: it is not asked. */
  readonly sharesOpenTexts?: boolean;
  /** Commands that hovers may link to. */
  readonly hoverCommands: {
    readonly openPassage: string;
    readonly openSource: string;
    readonly copyQuote: string;
    readonly showUses: string;
  };
}

export const configureNotification = 'verbatim/configure';

/** Server to client, whenever it changes. */
export const statusNotification = 'verbatim/status';

export interface CorpusStatus {
  readonly state: 'indexing' | 'ready';
  readonly isSample: boolean;
  readonly folders: readonly string[];
  readonly sources: number;
  readonly passages: number;
  readonly problems: readonly FileProblem[];
  /** True where the last update was cancelled: the corpus is not complete. */
  readonly cancelled: boolean;
  /** How long the last update took. */
  readonly elapsedMs: number;
}

export const statusRequest = 'verbatim/getStatus';
export const reindexRequest = 'verbatim/reindex';

export const searchRequest = 'verbatim/search';

export interface SearchParams {
  readonly query: string;
  readonly limit: number;
  readonly offset?: number;
  /** `source`: the hits of each source together, sources by their best hit. Default: by rank. */
  readonly order?: 'rank' | 'source';
  /** Only hits that also have these words, the last of which may be unfinished. */
  readonly within?: string;
}

/** A hit as the views show it. */
export interface HitView {
  readonly passageId: string;
  readonly sourceId: string;
  readonly citeKey: string;
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly score: number;
  readonly kind: Kind;
  readonly role: Role;
  readonly voice: Voice;
  readonly speaker?: string;
  readonly locator?: Locator;
  /** Whose words, with what is to be minded. */
  readonly evidence: string;
  /** A sentence of caution, or empty. */
  readonly caution: string;
  /** The locator as people read it, or empty. */
  readonly place: string;
  /** Offsets into `text`. */
  readonly highlights: readonly (readonly [number, number])[];
  /** The part of the text that shows best why it was found, cut between words. */
  readonly snippet: {
    readonly text: string;
    /** Where it stands in the passage's `text`. */
    readonly span: readonly [number, number];
    /** Offsets into the snippet's `text`. */
    readonly highlights: readonly (readonly [number, number])[];
  };
}

export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  readonly elapsedMs: number;
  readonly hits: readonly HitView[];
  /** Counted over all hits. */
  readonly facets: Facets;
  /** True when the answer was cut off before everything was looked at. */
  readonly partial: boolean;
  /** The query with unknown words replaced by words of the corpus, where that finds something. */
  readonly didYouMean?: string;
}

/** A passage as plain text with its attribution, for the clipboard. */
export const quoteTextRequest = 'verbatim/quoteText';

/** Where a passage, a stretch or a source stands. */
export const placeRequest = 'verbatim/place';

export type PlaceParams =
  | { readonly passageId: string }
  | { readonly stretch: Stretch }
  /** `original`: the file itself, whatever its format. */
  | { readonly sourceId: string; readonly original?: boolean };

export interface Place {
  /** Of the file, or under `sourceTextScheme` with the source's id as its query. */
  readonly uri: string;
  readonly range?: Range;
}

/** The text of a source that is no text file, for a read-only document under this scheme. */
export const sourceTextRequest = 'verbatim/sourceText';
export const sourceTextScheme = 'verbatim-source';

/** Whether a document is a source of the corpus, which nothing is inserted into. */
export const isSourceRequest = 'verbatim/isSource';

/** Server to client, where the server has no files of its own: the web. Binary content travels as it is. */
export const listFilesRequest = 'verbatim/files/list';
export const readFileRequest = 'verbatim/files/read';
export const loadSnapshotRequest = 'verbatim/snapshots/load';
export const saveSnapshotRequest = 'verbatim/snapshots/save';
export const discardSnapshotRequest = 'verbatim/snapshots/discard';
