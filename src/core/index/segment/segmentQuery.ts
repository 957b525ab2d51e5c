import type { Bitset } from './bitset.ts';
import type { Bm25 } from './bm25.ts';

/** What is looked for: a word, several queries combined, or every document. */
export type SegmentQuery = TermQuery | CombinedQuery | 'everything';

/** A word of the query, with MiniSearch's meaning of `prefix`, `fuzzy` and `boost`. */
export interface TermQuery {
  /** The term that is looked for, as the index has it. It names the word in `queryTerms`. */
  readonly term: string;
  /**
   * Terms of the index that are scored as one in the place of `term`: their frequencies are summed, and their document
   * frequency is the number of documents that hold any of them. `prefix` and `fuzzy` do not apply to them.
   */
  readonly group?: readonly string[];
  /** Also terms that begin with `term`. Default false. */
  readonly prefix?: boolean;
  /**
   * Also terms at most so many edits away: a fraction below 1 of the term's length, bounded by `maxFuzzy`, or a whole
   * number. `true` is 0.2. Default false.
   */
  readonly fuzzy?: boolean | number;
  /** Multiplies the term's scores. Default 1. */
  readonly boost?: number;
  /** The fields to look in, where not those of the options. */
  readonly fields?: readonly string[];
}

/**
 * Queries combined as MiniSearch combines them: OR finds what any finds, AND what all find, and both add scores; AND_NOT
 * finds what the first finds and no other does.
 */
export interface CombinedQuery {
  readonly combineWith: 'OR' | 'AND' | 'AND_NOT';
  readonly queries: readonly SegmentQuery[];
}

/** MiniSearch's options, under its names and with its defaults, and a few more. */
export interface SegmentSearchOptions {
  /** Default: all. */
  readonly fields?: readonly string[];
  /** By field. Default 1. */
  readonly boost?: Readonly<Record<string, number>>;
  /** What a term near the word, or one that begins with it, counts for against the word. Default 0.45 and 0.375. */
  readonly weights?: { readonly fuzzy?: number; readonly prefix?: number };
  /** Most edits where `fuzzy` is a fraction. Default 6. */
  readonly maxFuzzy?: number;
  /** Default: MiniSearch's. */
  readonly bm25?: Bm25;
  /** A word stands for at most so many terms by `fuzzy`, the closest and then the most frequent. Default: all there are. */
  readonly maxExpansions?: number;
  /** Whether scores are multiplied by how many of the words a document has, as MiniSearch does. Default true. */
  readonly coordination?: boolean;
  /** How many hits are wanted. Default 50. */
  readonly limit?: number;
  /** For each part the documents that may be found; all, where it has none. Costs hardly anything. */
  readonly among?: readonly (Bitset | undefined)[];
  /** Whether a document may be found. Called for all that match, after `among`. */
  readonly filter?: (part: number, document: number) => boolean;
  /** Multiplies scores. Default: nothing. */
  readonly boostDocument?: DocumentBoost;
  /** Asked every few milliseconds. Once it says true the search ends with what it has, and `partial`. */
  readonly isOverdue?: () => boolean;
}

/** Multiplies scores by something of the document itself. */
export interface DocumentBoost {
  /** Greater than 0, at most `most`. Called for documents that may be among the hits, so not for all that match. */
  of(part: number, document: number): number;
  /** The greatest that `of` gives. */
  readonly most: number;
}

export interface SegmentHit {
  /** Place of its part in the list that was searched. */
  readonly part: number;
  /** Its number in the part's segment. */
  readonly document: number;
  readonly score: number;
}

/** By what a hit matches. */
export interface MatchedTerms {
  /** Terms of the index; for a group all that stand in the document. */
  readonly terms: readonly string[];
  /** Words of the query, as `TermQuery.term`. */
  readonly queryTerms: readonly string[];
}

export interface SegmentResult {
  /** The best hits, best first; equal ones in the order of parts and documents. */
  readonly hits: readonly SegmentHit[];
  /** How many documents match. */
  readonly total: number;
  /** For each part the documents that match: for counting facets. */
  readonly matches: readonly Bitset[];
  /** True when the search ended before everything was looked at: what it found is right, but there may be better. */
  readonly partial: boolean;
  /** For each hit by what it matches. Looked up when asked: cost as a search among the hits. */
  matchedTerms(): readonly MatchedTerms[];
}
