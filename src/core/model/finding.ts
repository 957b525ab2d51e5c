import type { CitedLocator } from './citation.ts';
import type { Locator, Voice } from './passage.ts';
import type { Role } from './source.ts';
import type { TextSpan } from './textSpan.ts';

/** What verification says of a quote, from good to bad in each group: wording, attribution, and what cannot be known. */
export const verdicts = [
  'verbatim',
  'adjusted',
  'marked',
  'altered',
  'misquote',
  'spliced',
  'wrong-source',
  'wrong-speaker',
  'wrong-locator',
  'secondhand',
  'own-text',
  'ambiguous',
  'not-found',
  'unchecked',
] as const;
export type Verdict = (typeof verdicts)[number];

export const severities = ['none', 'information', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** What more there is to say of a quote, without changing its verdict. */
export const flags = [
  /** A qualifier or "but" stands right before or after the quoted words. */
  'clipped',
  /** A negation stands among the words that an ellipsis leaves out. */
  'omits-negation',
  /** A bracket puts in or takes out a negation. */
  'bracket-negation',
  /** A long gap lies under an ellipsis. */
  'distant',
  /** The voice of the passage is `unmarked`: whose words they are cannot be confirmed. */
  'speaker-unconfirmed',
  /** Checked against speech recognition, not the recording. */
  'machine-transcript',
  /** Letters of other scripts or invisible characters stand inside words. */
  'homoglyphs',
  'uncited',
] as const;
export type Flag = (typeof flags)[number];

export const editKinds = [
  'insert',
  'delete',
  'replace',
  'move',
  'case',
  'punctuation',
  'filler',
  'spelling',
  'ellipsis',
  'bracket',
] as const;
export type EditKind = (typeof editKinds)[number];

/** One difference between the wording of the draft and that of the source. */
export interface Edit {
  readonly kind: EditKind;
  /** A negation, number, name, modal or quantifier is touched. */
  readonly critical: boolean;
  /** The words as the draft has them; empty where it has none. */
  readonly draft: string;
  /** The words as the source has them; empty where it has none. */
  readonly source: string;
  /** Where `draft` stands in the draft; empty at the place where words are missing. */
  readonly draftSpan: TextSpan;
  /** Where `source` stands in the raw text of the source, furniture skipped; empty where it has no such words. */
  readonly sourceSpans: readonly TextSpan[];
}

/** The place in a source that a quote was judged against. Offsets refer to the source's raw text. */
export interface QuoteMatch {
  readonly sourceId: string;
  readonly citeKey: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /**
   * One for each run of words that follow each other in the source, from its first character to its last: furniture
   * between two of its lines is inside, words under an ellipsis are not.
   */
  readonly spans: readonly TextSpan[];
  /** The words of the source there, with dots between pieces that stand apart. */
  readonly text: string;
  /** Absent: unknown, or the page's own words. */
  readonly speaker?: string;
  readonly voice: Voice;
  readonly role: Role;
  readonly locator?: Locator;
  /** The passages that the words stand in. */
  readonly passageIds: readonly string[];
}

/** What the draft says of the quote: the keys it cites, the place, and the name in the signal phrase or attribution line. */
export interface Claim {
  readonly citeKeys: readonly string[];
  readonly locator?: CitedLocator;
  readonly speaker?: string;
}

/** Why a finding says what it says: a code with the values that its message needs. Messages are made elsewhere. */
export interface Reason {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What verification says of one quote. */
export interface Finding {
  /** The words of the quote as the draft has them, lines joined with one blank. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly form: 'block' | 'run-in';
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly reason: Reason;
  /** Other verdicts that hold too, of less severity: wording and attribution are judged apart. */
  readonly also: readonly Verdict[];
  readonly flags: readonly Flag[];
  readonly claimed: Claim;
  /** Absent: the words were not found. */
  readonly match?: QuoteMatch;
  /** Other places that fit as well (`ambiguous`), or where the words stand too. */
  readonly others?: readonly QuoteMatch[];
  /** From the draft through what is reported to the work that is claimed to hold the words (`secondhand`). */
  readonly provenance?: Provenance;
  readonly edits: readonly Edit[];
}

/** The chain of a secondhand quote. */
export interface Provenance {
  /** The secondary source that has the words. */
  readonly reportedIn: string;
  /** The work that it claims to quote, as it spells it. */
  readonly claimedSource?: string;
  /** That work, where it is in the corpus. */
  readonly claimedSourceId?: string;
  /** Where several sources of the corpus may be that work, and nothing says which. */
  readonly claimedSourceIds?: readonly string[];
  /** True: it was read, or all that may be it were, and does not have the words. */
  readonly claimedSourceLacksIt?: boolean;
}
