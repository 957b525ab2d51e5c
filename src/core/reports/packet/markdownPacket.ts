import { escapeMarkdown } from '../../text/markdownText.ts';
import { verdictHelp } from '../verdictHelp.ts';
import type { Run } from '../wording.ts';
import { gapBefore } from '../wordsAround.ts';
import type { Packet, PacketEntry, PacketEvidence } from './packet.ts';
import { packetSummary } from './packetSummary.ts';

/** The packet as Markdown; all words of drafts and sources are escaped, and those that differ are bold. */
export function packetAsMarkdown(packet: Packet): string {
  return [
    `# Fact-check packet: ${escapeMarkdown(packet.draft)}`,
    packetSummary(packet).map(escapeMarkdown).join('  \n'),
    ...packet.entries.map(entryAsMarkdown),
    '',
  ].join('\n\n');
}

function entryAsMarkdown(entry: PacketEntry): string {
  const { number, place, verdict, messages, draftWording, claim, evidence } = entry;
  return [
    `## ${number}. ${verdictHelp[verdict].title} (line ${place.line})`,
    `**${verdict}.** ${messages.map(escapeMarkdown).join(' ')}`,
    `In the draft${claim && ` (${escapeMarkdown(claim)})`}:`,
    `> ${runsAsMarkdown(draftWording)}`,
    ...(evidence ? evidenceAsMarkdown(evidence) : ['In no source.']),
    '- [ ] Checked by: ________ Date: ________',
  ].join('\n\n');
}

function evidenceAsMarkdown(evidence: PacketEvidence): string[] {
  const { around, wording, speaker, voice, reference, citeKey, role, locator, link, file, fileHash } =
    evidence;
  const facts: readonly (readonly [string, string])[] = [
    ['Speaker', speaker ? `${escapeMarkdown(speaker)} (${voice})` : voice],
    ['Source', `${escapeMarkdown(reference)}, \\@${escapeMarkdown(citeKey)} (${role})`],
    ['Place', escapeMarkdown(locator) || 'not given'],
    ['Link', link ? `<${link}>` : 'none'],
    ['File', escapeMarkdown(file)],
    ['SHA-256', fileHash ?? 'not read'],
  ];
  const words = `${runsAsMarkdown(wording)}${gapBefore(around.after)}${escapeMarkdown(around.after)}`;
  return [
    'In the source:',
    `> ${[escapeMarkdown(around.before), words].filter(Boolean).join(' ')}`,
    facts.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
  ];
}

/** Words that differ are bold; where words are missing stands a caret. */
function runsAsMarkdown(runs: readonly Run[]): string {
  return runs
    .map(({ text, mark }) => {
      if (mark && text.trim() === '') return `**‸**${text && ' '}`;
      const words = escapeMarkdown(text);
      const [lead, trail] = [/^\s/u.test(text) ? ' ' : '', /\s$/u.test(text) ? ' ' : ''];
      return mark ? `${lead}**${words}**${trail}` : `${lead}${words}${trail}`;
    })
    .join('')
    .trim();
}
