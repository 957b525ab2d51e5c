import type { Finding } from '../../model/finding.ts';
import type { AuditedQuotation } from '../../verify/auditCorpus.ts';
import { keysInARow, messageOf, placeText, type SourceNames, sentence } from '../messages.ts';

/** What the audit says of one reported quotation, in a sentence of plain text. */
export function auditMessage(audited: AuditedQuotation, names: SourceNames): string {
  const { finding, claimedSource, claimedSourceId, claimedSourceIds } = audited;
  if (claimedSource && claimedSourceIds && !finding.match) {
    const keys = claimedSourceIds.flatMap((id) => names.source(id)?.citeKey ?? []);
    const code = finding.verdict === 'not-found' ? 'audit-not-in-any' : 'audit-several';
    return sentence(code, { claimedSource, places: keysInARow(keys) });
  }
  const claimed = claimedSourceId && names.source(claimedSourceId);
  if (finding.verdict === 'unchecked' && claimedSource) return sentence('audit-unchecked', { claimedSource });
  if (finding.verdict === 'wrong-source' && claimedSource && !claimed && finding.match)
    return sentence('audit-elsewhere', { claimedSource, place: placeText(finding.match) });
  if (finding.verdict === 'not-found' && claimed)
    return sentence('audit-not-found', { claimedPlace: `@${claimed.citeKey}` });
  return messageOf(toFinding(audited, claimed ? [claimed.citeKey] : []), names, undefined, 'the-report');
}

function toFinding(
  { start, end, text, claimedSpeaker, finding }: AuditedQuotation,
  citeKeys: string[],
): Finding {
  const claimed = { citeKeys, ...(claimedSpeaker && { speaker: claimedSpeaker }) };
  return { ...finding, start, end, text, form: 'run-in', claimed };
}
