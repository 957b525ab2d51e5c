import type { Draft } from '../drafts/parseDraft.ts';
import type { CancellationSignal } from '../index/corpusFiles.ts';
import type { Finding } from '../model/finding.ts';
import type { Evidence } from './evidence.ts';
import { type VerifyOptions, verifyQuote } from './verifyQuote.ts';

/**
 * Verifies all quotes of a draft, in order. What is no quotation, and what the writer ignores, has no finding. A
 * cancelled run returns what it has.
 */
export function verifyDraft(
  draft: Draft,
  evidence: Evidence,
  options: VerifyOptions & { readonly signal?: CancellationSignal } = {},
): Finding[] {
  const findings: Finding[] = [];
  for (const quote of draft.quotes) {
    if (options.signal?.aborted) break;
    const finding = quote.ignored ? undefined : verifyQuote(quote, draft, evidence, options);
    if (finding) findings.push(finding);
  }
  return findings;
}
