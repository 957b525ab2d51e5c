import type { Draft } from '../drafts/parseDraft.ts';
import type { Finding, Flag, QuoteMatch, Reason, Severity, Verdict } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import { attributeWording } from './attributeWording.ts';
import type { Evidence } from './evidence.ts';
import { type Profile, type ProfileName, profiles } from './profiles.ts';
import { parseQuotation } from './quotation.ts';
import { readClaim } from './readClaim.ts';
import { defaultSeverities } from './severities.ts';

export interface VerifyOptions {
  /** Chicago, where none is named. */
  readonly profile?: ProfileName | Profile;
  /** Severities that differ from the usual ones. */
  readonly severities?: Partial<Readonly<Record<Verdict, Severity>>>;
}

/**
 * What is to be said of one quote. Pure: the same quote, words around it and `evidence.version` give the same finding.
 *
 * @returns undefined for what is no quotation: scare quotes, titles and fewer than four words without a citation.
 */
export function verifyQuote(
  quote: Quote,
  draft: Pick<Draft, 'text' | 'opaque'>,
  evidence: Evidence,
  options: VerifyOptions = {},
): Finding | undefined {
  const quotation = parseQuotation(draft.text, quote, draft.opaque);
  const claim = readClaim(quote, draft.text, evidence);
  if (!isQuotation(quote, quotation.words.length)) return undefined;
  const profile =
    typeof options.profile === 'object' ? options.profile : profiles[options.profile ?? 'chicago'];
  const judged = attributeWording({ quote, quotation, claim, evidence, profile });
  return {
    text: quote.spans.map(([start, end]) => draft.text.slice(start, end)).join(' '),
    start: quote.start,
    end: quote.end,
    form: quote.form,
    verdict: judged.verdict,
    severity: severityOf(judged, options),
    reason: judged.reason,
    also: judged.also,
    flags: judged.flags,
    claimed: claim.claimed,
    ...(judged.match && { match: judged.match }),
    ...(judged.others && judged.others.length > 0 && { others: judged.others }),
    ...(judged.provenance && { provenance: judged.provenance }),
    edits: judged.edits,
  };
}

/** A finding without what the draft alone says. */
export interface Judgement extends Pick<Finding, 'verdict' | 'also' | 'edits' | 'provenance'> {
  readonly reason: Reason;
  readonly flags: readonly Flag[];
  readonly match?: QuoteMatch;
  readonly others?: readonly QuoteMatch[];
  /** Where it is not the usual one of the verdict. */
  readonly severity?: Severity;
}

function isQuotation(quote: Quote, words: number): boolean {
  if (words === 0) return false;
  return quote.citation !== undefined || words >= MIN_WORDS;
}

function severityOf({ verdict, edits, severity }: Judgement, { severities }: VerifyOptions): Severity {
  const chosen = severities?.[verdict];
  if (chosen) return chosen;
  if (severity) return severity;
  if (verdict === 'misquote' && edits.some(({ critical }) => critical)) return 'error';
  return defaultSeverities[verdict];
}

const MIN_WORDS = 4;
