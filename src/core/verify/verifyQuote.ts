import type { Draft } from '../drafts/parseDraft.ts';
import type { Claim, Finding, Severity, Verdict } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import { roles } from '../model/source.ts';
import { attributeWording } from './attributeWording.ts';
import type { Evidence } from './evidence.ts';
import { type Profile, type ProfileName, profiles } from './profiles.ts';
import { parseQuotation } from './quotation.ts';
import { type DraftClaim, readClaim } from './readClaim.ts';

export interface VerifyOptions {
  /** Chicago, where none is named. */
  readonly profile?: ProfileName | Profile;
  /** Severities that differ from the usual ones. */
  readonly severities?: Partial<Readonly<Record<Verdict, Severity>>>;
  /**
   * Also says (`unchecked`, of no severity) of words that no source has and that nobody claims to come from one:
   * dialogue, proverbs, the writer's own interviews. For lists of all quotations; otherwise they have no finding.
   */
  readonly withUnclaimed?: boolean;
}

/**
 * What is to be said of one quote. Pure: the same quote, words around it and `evidence.version` give the same finding.
 *
 * @returns undefined for what is no quotation (scare quotes, titles, fewer than four words without a citation), and for
 *   words that nobody claims to come from a source and that none has.
 */
export function verifyQuote(
  quote: Quote,
  draft: Pick<Draft, 'text' | 'opaque'>,
  evidence: Evidence,
  options: VerifyOptions = {},
): Finding | undefined {
  const quotation = parseQuotation(draft.text, quote, draft.opaque);
  if (!isQuotation(quote, quotation.words.length)) return undefined;
  if (quote.form === 'run-in' && evidence.isTitle(quotation.words.map(({ folded }) => folded).join(' ')))
    return undefined;
  const claim = readClaim(quote, draft.text, evidence);
  const profile =
    typeof options.profile === 'object' ? options.profile : profiles[options.profile ?? 'chicago'];
  const isCited = quote.citation !== undefined;
  const judged = attributeWording({ quotation, claim, evidence, profile, form: quote.form, isCited, roles });
  if (judged.reason.code === 'no-source-named' && !options.withUnclaimed) return undefined;
  return {
    text: quote.spans.map(([start, end]) => draft.text.slice(start, end)).join(' '),
    start: quote.start,
    end: quote.end,
    form: quote.form,
    verdict: judged.verdict,
    severity: options.severities?.[judged.verdict] ?? judged.severity,
    reason: judged.reason,
    also: judged.also,
    flags: judged.flags,
    claimed: claimedOf(claim, judged.match?.citeKey),
    ...(judged.match && { match: judged.match }),
    ...(judged.others && { others: judged.others }),
    ...(judged.provenance && { provenance: judged.provenance }),
    edits: judged.edits,
  };
}

/** Of several works that are cited, the place that is given in the one that has the words. */
function claimedOf({ claimed, locators }: DraftClaim, citeKey: string | undefined): Claim {
  if (citeKey === undefined || claimed.citeKeys.length < 2 || !claimed.citeKeys.includes(citeKey))
    return claimed;
  const { locator: _first, ...rest } = claimed;
  const locator = locators.get(citeKey);
  return { ...rest, ...(locator && { locator }) };
}

function isQuotation(quote: Quote, words: number): boolean {
  if (words === 0) return false;
  return quote.citation !== undefined || words >= MIN_WORDS;
}

const MIN_WORDS = 4;
