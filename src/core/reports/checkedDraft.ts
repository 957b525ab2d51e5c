import type { Finding, Flag, Severity, Verdict } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import type { Borrowing } from '../verify/borrowings.ts';

/** A quote with what verification says of it. */
export interface CheckedQuote {
  readonly quote: Quote;
  readonly finding: Finding;
}

/** A draft whose quotes were verified: what every report is made of. */
export interface CheckedDraft {
  /** As the user named it, with forward slashes. */
  readonly path: string;
  /** A URI, relative to where the program runs if it lies below. */
  readonly uri: string;
  readonly text: string;
  /** Whose quoting rules applied. */
  readonly profile: string;
  /** In the order of the text. */
  readonly quotes: readonly CheckedQuote[];
  /** Words of sources without quotation marks, in the order of the text. Absent: they were not looked for. */
  readonly borrowings?: readonly Borrowing[];
}

/** What reports need of the corpus. */
export interface ReportedCorpus {
  source(id: string): Source | undefined;
  passage(id: string): Passage | undefined;
  /** The address of the source's file, made as the drafts' addresses are. */
  uri(sourceId: string): string | undefined;
  /** The text that offsets refer to, where the source is a text file: lines can be told in it. */
  rawText(sourceId: string): string | undefined;
}

/** A finding is what needs the writer's attention; the rest is clean. */
export function needsAttention({ severity }: Finding): boolean {
  return severity !== 'none';
}

/** Flags of clean quotes that a reader of the report wants to know: what is marked may still say something else. */
export function tellingFlags({ severity, flags }: Pick<Finding, 'severity' | 'flags'>): readonly Flag[] {
  return severity === 'none' ? flags.filter((flag) => TELLING.has(flag)) : [];
}

const TELLING: ReadonlySet<Flag> = new Set(['omits-negation', 'bracket-negation', 'homoglyphs']);

/** How many quotes of the drafts have each severity. */
export function countSeverities(drafts: readonly CheckedDraft[]): Readonly<Record<Severity, number>> {
  const counts = { none: 0, information: 0, warning: 0, error: 0 };
  for (const { quotes } of drafts) for (const { finding } of quotes) counts[finding.severity]++;
  return counts;
}

/** How many there are of each verdict; verdicts that nothing has are left out. */
export function countVerdicts(
  found: readonly { readonly verdict: Verdict }[],
): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of found) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
