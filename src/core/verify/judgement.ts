import type { Finding, Reason, Severity, Verdict } from '../model/finding.ts';

/** A finding without what the draft alone says. */
export interface Judgement
  extends Pick<
    Finding,
    'verdict' | 'reason' | 'also' | 'flags' | 'edits' | 'match' | 'others' | 'provenance'
  > {
  readonly severity: Severity;
}

/** One thing to say of a quote: of its wording, its source, its speaker, its place. */
export interface Remark {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly severity: Severity;
}
