import type { Source } from '../../model/source.ts';
import { escapeMarkdown } from '../../text/markdownText.ts';
import type { AuditedQuotation } from '../../verify/auditCorpus.ts';
import { countVerdicts, type ReportedCorpus } from '../checkedDraft.ts';
import { matchAsJson } from '../jsonReport.ts';
import { createPlaceTeller } from '../lineAndColumn.ts';
import { toMarkedLines } from '../markedLines.ts';
import { placeText, type SourceNames } from '../messages.ts';
import { plainWords, shorten } from '../plainWords.ts';
import type { Paint } from '../textReport.ts';
import { type Run, sourceWording } from '../wording.ts';
import { auditMessage } from './auditMessage.ts';

/** The audit as scripts read it: the contract of `verbatim audit --format json`. What is not known is null. */
export function auditAsJson(audited: readonly AuditedQuotation[]) {
  return {
    quotes: audited.map(({ source, start, end, text, finding, ...claim }) => ({
      file: source.file,
      ...{ start, end, text },
      claimedSpeaker: claim.claimedSpeaker ?? null,
      claimedSource: claim.claimedSource ?? null,
      claimedSourceId: claim.claimedSourceId ?? null,
      verdict: finding.verdict,
      match: matchAsJson(finding.match),
    })),
    counts: countVerdicts(audited.map(({ finding }) => finding)),
  };
}

/** The audit for a terminal: a few lines for each quotation that is not what the primary sources have, then counts. */
export function auditAsText(
  audited: readonly AuditedQuotation[],
  corpus: ReportedCorpus,
  paint: Paint,
): string {
  const tellers = new Map<string, ReturnType<typeof createPlaceTeller>>();
  const lines = audited.flatMap((each) => {
    const { source, start, text, finding } = each;
    if (finding.severity === 'none') return [];
    const raw = corpus.rawText(source.id);
    const tell = tellers.get(source.id) ?? createPlaceTeller(raw ?? '');
    tellers.set(source.id, tell);
    const place = raw === undefined ? '' : `:${tell(start).line}`;
    return [
      `${paint(`${plainWords(source.file)}${place}:`, 'bold')} ${paint(finding.verdict, finding.severity)}`,
      `  ${auditMessage(each, corpus)}`,
      ...wording('list', [{ text }], paint),
      ...wording('source', sourceWording(finding), paint),
      '',
    ];
  });
  return `${[...lines, countsAsText(audited)].join('\n')}\n`;
}

/** The audit as a page: a table for each source that reports quotations. */
export function auditAsMarkdown(audited: readonly AuditedQuotation[], names: SourceNames): string {
  const bySource = new Map<Source, AuditedQuotation[]>();
  for (const each of audited) bySource.set(each.source, [...(bySource.get(each.source) ?? []), each]);
  return [
    '# Corpus audit',
    'Every quotation that a secondary source reports, held against the primary sources.',
    escapeMarkdown(countsAsText(audited)),
    ...[...bySource].map(([source, quotations]) => sourceAsMarkdown(source, quotations, names)),
    '',
  ].join('\n\n');
}

function sourceAsMarkdown(
  source: Source,
  quotations: readonly AuditedQuotation[],
  names: SourceNames,
): string {
  const rows = quotations.map((each) => {
    const { text, claimedSource, claimedSpeaker, finding } = each;
    const claim = [claimedSpeaker, claimedSource].filter(Boolean).join(', ');
    const found = finding.match ? `${placeText(finding.match)}: ${shorten(finding.match.text, LONGEST)}` : '';
    const cells = [shorten(text, LONGEST), claim, auditMessage(each, names), found];
    return `| **${finding.verdict}** | ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
  return [
    `## ${escapeMarkdown(source.title)} (\\@${escapeMarkdown(source.citeKey)}, ${escapeMarkdown(source.file)})`,
    [
      '| verdict | quotation | claimed of | what the audit says | found |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

function wording(label: string, runs: readonly Run[], paint: Paint): string[] {
  return toMarkedLines(runs, WIDTH).flatMap(({ text, marks }, at) => {
    const lead = paint(at === 0 ? `  ${label.padEnd(8)}` : ' '.repeat(10), 'dim');
    return marks.trim() ? [`${lead}${text}`, `${' '.repeat(10)}${marks}`] : [`${lead}${text}`];
  });
}

/** `75 quotations: 22 not-found, 51 unchecked.` */
function countsAsText(audited: readonly AuditedQuotation[]): string {
  const counts = Object.entries(countVerdicts(audited.map(({ finding }) => finding)));
  const parts = counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return `${audited.length} quotation${audited.length === 1 ? '' : 's'}: ${parts || 'none'}.`;
}

const WIDTH = 70;
// A table of longer cells is hard to read; the source has the rest.
const LONGEST = 240;
