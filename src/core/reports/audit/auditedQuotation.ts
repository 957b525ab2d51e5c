import type { Finding } from '../../model/finding.ts';
import type { Source } from '../../model/source.ts';

/** A quotation that a secondary source reports, with what the primary sources say of it. */
export interface AuditedQuotation {
  /** The source that reports it. */
  readonly source: Source;
  /** Where its words stand in the raw text of that source. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In whose mouth the source puts the words. Absent: it does not say. */
  readonly claimedSpeaker?: string;
  /** Where the words are claimed to come from, as the source spells it. */
  readonly claimedSource?: string;
  /** That work, where it is in the corpus. */
  readonly claimedSourceId?: string;
  readonly finding: Pick<
    Finding,
    'verdict' | 'severity' | 'reason' | 'also' | 'flags' | 'match' | 'others' | 'edits'
  >;
}
