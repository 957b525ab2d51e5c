import type { CslItem } from './cslItem.ts';
import type { GroundRule } from './groundRules.ts';

/**
 * What a source is evidence of. `primary` is the record of the words (transcript, recording, book, paper),
 * `secondary` reports words said elsewhere (article, summary, list of quotes), `own` is the writer's: never evidence.
 */
export const roles = ['primary', 'secondary', 'own'] as const;
export type Role = (typeof roles)[number];

/** How the text of a file is laid out; recognised by its structure, never by its name. */
export const layouts = [
  'labelled-interview',
  'quotation-list',
  'appearances',
  'episode-summary',
  'digest',
  'speech-recognition',
  'subtitles',
  'transcript-json',
  'clippings',
  'highlights',
  'prose',
] as const;
export type Layout = (typeof layouts)[number];

/** One work in the corpus. */
export interface Source {
  /** Stable as long as the file keeps its place in the corpus folder. */
  readonly id: string;
  /** Unique in the corpus. From the metadata, where it is never changed, else made once from what is known. */
  readonly citeKey: string;
  /** The corpus folder as the host names it (a URI), without a slash at its end. */
  readonly folder: string;
  /** Path relative to the folder, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly role: Role;
  readonly layout: Layout;
  /** Why this layout was chosen, in words. */
  readonly layoutReason: string;
  readonly item: CslItem;
  /** Length of the decoded text in UTF-16 code units. */
  readonly characters: number;
  /** What was agreed about the use of its words. Absent: nothing. */
  readonly groundRule?: GroundRule;
  /** A problem that did not keep the file from being used, in words for the user. */
  readonly warning?: string;
}

/** What is wrong with a file of the corpus, in words for the user that go on from the file's name. */
export interface FileProblem {
  readonly file: string;
  /** The corpus folder that holds it. */
  readonly folder: string;
  readonly reason: string;
  /** True where nothing is wrong with the file but its size. */
  readonly isTooLarge?: boolean;
  /** Line in the file, from 1, where the reason has one (a broken bibliography entry). */
  readonly line?: number;
  /** True where the file, or its last good version, is in the corpus all the same. */
  readonly used?: boolean;
}
