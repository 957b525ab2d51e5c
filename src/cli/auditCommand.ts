import { auditAsJson, auditAsText } from '../core/reports/audit/auditReports.ts';
import { type AuditedQuotation, auditCorpus } from '../core/verify/auditCorpus.ts';
import { type CliIo, type CliOptions, oneOf, toJson, UsageError } from './io.ts';
import { openEvidence, readReportedSources } from './openEvidence.ts';
import type { ExitStatus } from './runCli.ts';
import { paintFor } from './terminal.ts';
import { profileOption } from './verifyCommand.ts';

/** `verbatim audit CORPUS`: every quotation that a secondary source reports, against the primary sources. */
export async function auditCommand(
  [folder, ...rest]: readonly string[],
  options: CliOptions,
  io: CliIo,
): Promise<ExitStatus> {
  const format = oneOf('format', options.format, ['text', 'json']);
  const profile = profileOption(options);
  if (!folder || rest.length > 0) throw new UsageError('Name one corpus folder.');
  const { index, evidence } = await openEvidence([], { ...options, corpus: folder }, io);
  const audited = auditCorpus(evidence, { ...(profile && { profile }) });
  if (format === 'json') io.out(toJson(auditAsJson(audited)));
  else
    io.out(auditAsText(audited, await readReportedSources(index, sourceIds(audited), io.cwd), paintFor(io)));
  return audited.some(({ finding }) => finding.severity === 'error' || finding.severity === 'warning')
    ? 1
    : 0;
}

/** Of the sources that report, and of those that have the words. */
function sourceIds(audited: readonly AuditedQuotation[]): string[] {
  return audited.flatMap(({ source, finding }) => [
    source.id,
    ...(finding.match ? [finding.match.sourceId] : []),
  ]);
}
