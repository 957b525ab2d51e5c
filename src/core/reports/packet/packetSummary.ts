import { verdicts } from '../../model/finding.ts';
import { countVerdicts } from '../checkedDraft.ts';
import type { Packet } from './packet.ts';

/** What stands at the head of a packet, in lines of plain text. */
export function packetSummary({ draft, draftHash, profile, day, entries }: Packet): string[] {
  const counts = countVerdicts(entries);
  const found = verdicts.flatMap((verdict) => (counts[verdict] ? `${counts[verdict]} ${verdict}` : []));
  return [
    `${entries.length} quotation${entries.length === 1 ? '' : 's'}: ${found.join(', ') || 'none'}.`,
    `Quoting rules: ${profile}. Made ${day}.`,
    draftHash ? `SHA-256 of ${draft}: ${draftHash}` : `${draft} was not saved when this was made.`,
  ];
}
