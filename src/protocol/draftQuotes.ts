import type { Flag, Severity, Verdict } from '../core/model/finding.ts';
import type { Range } from './requests.ts';

/** Server to client: the quotes of an open draft with their verdicts, whenever they were verified anew. */
export const draftQuotesNotification = 'verbatim/draftQuotes';

export interface DraftQuotes {
  readonly uri: string;
  /** In the order of the text; null where the document is not verified: it is left out, or verification is off. */
  readonly quotes: readonly QuoteView[] | null;
}

export interface QuoteView {
  readonly range: Range;
  /** The words on one line, shortened. */
  readonly text: string;
  /** Its last words on one line, half a dozen at most: by them it is found where there are no offsets. */
  readonly ending: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly flags: readonly Flag[];
  /** What is to be said of it in a sentence; empty for a clean quote without flags. */
  readonly message: string;
  /** How its words differ from those of the source, in a few words; empty where that is not what is wrong. */
  readonly differences: string;
  /** The source that it was found in, else the one that it cites; empty where there is neither. */
  readonly citeKey: string;
  /** Where in the source, as people read it; may be empty. */
  readonly place: string;
  /** The passage that it was found in. Absent: it was not found. */
  readonly passageId?: string;
}
