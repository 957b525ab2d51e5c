import type { TextSpan } from './textSpan.ts';

/** What a stretch of a source is. The last two are never offered for quoting. */
export const kinds = ['speech', 'prose', 'reported', 'heading', 'advertisement', 'boilerplate'] as const;
export type Kind = (typeof kinds)[number];

/**
 * Whose words a passage holds, and how that is known: `labelled` (a speaker label in the text), `author` (the
 * sole author of the work), `site` (the page says so, or the words are the page's own), `inferred` (from the
 * work's title or the words around), `unmarked` (nobody says).
 */
export const voices = ['labelled', 'author', 'site', 'inferred', 'unmarked'] as const;
export type Voice = (typeof voices)[number];

/** Where in a source: a CSL locator term with its value, `{ label: 'timestamp', value: '00:12:31' }`. */
export interface Locator {
  readonly label: 'page' | 'timestamp' | 'section' | 'chapter' | 'paragraph' | 'line';
  readonly value: string;
}

/** What a source claims about a quotation that it reports. Nothing of it is verified. */
export interface ReportedClaim {
  /** What the quotation is said to be about. */
  readonly topic?: string;
  /** In whose mouth the source puts the words. Absent: the source does not say. */
  readonly claimedSpeaker?: string;
  /** Where the words are claimed to come from, as the source spells it. */
  readonly claimedSource?: string;
}

/** A quotation inside the prose of a source, with offsets into the source's text, without its marks. */
export interface ReportedQuotation {
  readonly start: number;
  readonly end: number;
  /** Whom the text names with a verb of saying. Absent: it names nobody. */
  readonly claimedSpeaker?: string;
}

/** What every stretch of a source carries, from the importer's sections down to the passages. */
export interface Attributes {
  readonly kind: Kind;
  readonly voice: Voice;
  /** Who says it, as far as `voice` goes. Absent: unknown, or the page's own words. */
  readonly speaker?: string;
  readonly locator?: Locator;
  readonly reported?: ReportedClaim;
}

/**
 * What an importer finds: a stretch of text with one voice. `spans` are in order and do not overlap; what lies
 * between two of them is furniture (a repeated header, a page footer) and belongs to no passage.
 */
export interface Section extends Attributes {
  readonly spans: readonly TextSpan[];
}

/** A quotable stretch of one source. Passages of a source do not overlap. */
export interface Passage extends Section {
  /** Same file, same ids; an edit changes only the ids near it. */
  readonly id: string;
  readonly sourceId: string;
  /** Where the first span starts in the source's text. */
  readonly start: number;
  /** Where the last span ends. */
  readonly end: number;
  /** The words: the raw text of the spans, joined with one blank. */
  readonly text: string;
  readonly quotable: boolean;
  /** What it quotes in its turn, in the order of the text. Absent: nothing was found. */
  readonly quotations?: readonly ReportedQuotation[];
}

/** Whether passages of this kind may be offered for quoting. */
export function isQuotableKind(kind: Kind): boolean {
  return kind !== 'advertisement' && kind !== 'boilerplate' && kind !== 'heading';
}
