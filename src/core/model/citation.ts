import type { TextSpan } from './textSpan.ts';

/** pandoc's citation modes. */
export type CitationMode = 'AuthorInText' | 'NormalCitation' | 'SuppressAuthor';

/** A locator as a citation gives it: a CSL locator term and its value. */
export interface CitedLocator {
  /** A CSL term such as `page`, `paragraph`, `timestamp`. */
  readonly label: string;
  readonly value: string;
}

/** One work in a citation. */
export interface CitationItem {
  /** The cite key, without `@` and braces. */
  readonly id: string;
  readonly mode: CitationMode;
  readonly prefix: string;
  /** What follows the key and the locator. */
  readonly suffix: string;
  readonly locator?: CitedLocator;
  /** All that follows the key as pandoc's reader has it, the locator with it: `, p. 33, and elsewhere`. */
  readonly tail: string;
  /** From its `@` (or `-@`) to the end of its suffix. */
  readonly start: number;
  readonly end: number;
  /** The end of its key, braces included. */
  readonly keyEnd: number;
  /** Where the locator stands, its label included; absent where there is none. */
  readonly locatorSpan?: TextSpan;
}

/** A pandoc citation: `[@key, p. 33; @other]`, or `@key [p. 33]` in the text. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly items: readonly CitationItem[];
  /** The note that holds it, by its label; absent in the text itself. */
  readonly note?: string;
  /** True for a citation within the prefix or suffix of another one. */
  readonly nested?: boolean;
}
