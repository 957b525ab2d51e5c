import { dayOf } from '../core/model/groundRules.ts';
import { packetAsCsv } from '../core/reports/packet/csvPacket.ts';
import { packetAsHtml } from '../core/reports/packet/htmlPacket.ts';
import { packetAsMarkdown } from '../core/reports/packet/markdownPacket.ts';
import { toPacket } from '../core/reports/packet/packet.ts';
import { readDrafts } from './draftFiles.ts';
import { type CliIo, type CliOptions, oneOf, UsageError } from './io.ts';
import { matchedSources, openEvidence, readReportedSources, sha256 } from './openEvidence.ts';
import type { ExitStatus } from './runCli.ts';
import { checkFile, profileOption, statusOf } from './verifyCommand.ts';

/** `verbatim packet DRAFT --corpus CORPUS`: what a fact-checker needs to check the draft's quotations by hand. */
export async function packetCommand(
  [path, ...rest]: readonly string[],
  options: CliOptions,
  io: CliIo,
): Promise<ExitStatus> {
  const format = oneOf('format', options.format, ['html', 'md', 'csv']);
  const profile = profileOption(options);
  if (!path || rest.length > 0) throw new UsageError('Name one draft.');
  const { drafts, unread } = await readDrafts([path], io.cwd);
  const [file] = drafts;
  if (!file) throw new Error(`${path}: ${unread[0]?.reason}`);
  const { index, evidence } = await openEvidence(drafts, options, io);
  const checked = checkFile(file, evidence, profile, io);
  const sources = await readReportedSources(index, matchedSources([checked]), io.cwd);
  const packet = toPacket(checked, sources, { day: dayOf(new Date()), draftHash: sha256(file.bytes) });
  io.out(WRITERS[format](packet));
  return statusOf([checked], 'warning', 0);
}

const WRITERS = { html: packetAsHtml, md: packetAsMarkdown, csv: packetAsCsv } as const;
