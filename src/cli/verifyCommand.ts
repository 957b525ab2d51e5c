import { parseDraft } from '../core/drafts/parseDraft.ts';
import { borrowingSeverity } from '../core/reports/borrowingMessage.ts';
import { checkDraft, chosenProfile } from '../core/reports/checkDraft.ts';
import { type CheckedDraft, countSeverities } from '../core/reports/checkedDraft.ts';
import { draftsAsJson } from '../core/reports/jsonReport.ts';
import { draftsAsSarif } from '../core/reports/sarifReport.ts';
import { borrowingsAsText, draftAsText, summaryAsText } from '../core/reports/textReport.ts';
import { findBorrowings } from '../core/verify/borrowings.ts';
import type { Evidence } from '../core/verify/evidence.ts';
import { type ProfileName, profileNames } from '../core/verify/profiles.ts';
import { type DraftFile, readDrafts } from './draftFiles.ts';
import { type CliIo, type CliOptions, oneOf, toJson, UsageError } from './io.ts';
import { matchedSources, openEvidence, readReportedSources } from './openEvidence.ts';
import type { ExitStatus } from './runCli.ts';
import { paintFor } from './terminal.ts';

/** `verbatim verify DRAFT… --corpus CORPUS`: every quotation of the drafts against the words of the sources. */
export async function verifyCommand(
  paths: readonly string[],
  options: CliOptions,
  io: CliIo,
): Promise<ExitStatus> {
  const format = oneOf('format', options.format, ['text', 'json', 'sarif']);
  const failOn = oneOf('fail-on', options['fail-on'], ['warning', 'error']);
  const profile = profileOption(options);
  if (paths.length === 0) throw new UsageError('Name the drafts to verify.');
  if (options.borrowings && format === 'sarif')
    throw new UsageError('--borrowings needs --format text or json.');
  const { drafts, unread } = await readDrafts(paths, io.cwd);
  for (const { path, reason } of unread) io.error(`${path}: ${reason}\n`);
  if (drafts.length === 0) throw new Error('None of the drafts could be read.');
  const { index, evidence } = await openEvidence(drafts, options, io);
  const checked = drafts.map((draft) => {
    const quotes = checkFile(draft, evidence, profile, io);
    return options.borrowings
      ? { ...quotes, borrowings: findBorrowings(parseDraft(draft.text), evidence) }
      : quotes;
  });
  const corpus = await readReportedSources(index, matchedSources(checked), io.cwd);
  if (format === 'json') io.out(toJson(draftsAsJson(profile ?? DEFAULT_PROFILE, checked, corpus)));
  else if (format === 'sarif')
    io.out(toJson(draftsAsSarif({ drafts: checked, unread, corpus, version: io.version ?? '0.0.0' })));
  else {
    const paint = paintFor(io);
    for (const draft of checked) io.out(draftAsText(draft, corpus, paint) + borrowingsAsText(draft, paint));
    io.out(summaryAsText(checked, paint));
  }
  return statusOf(checked, failOn, unread.length);
}

/** The profile of the command line; undefined lets each draft choose. */
export function profileOption({ profile }: CliOptions): ProfileName | undefined {
  return profile === undefined ? undefined : oneOf('profile', profile, profileNames);
}

/** Verifies one draft by the profile of the command line, else by its own. */
export function checkFile(
  draft: DraftFile,
  evidence: Evidence,
  profile: ProfileName | undefined,
  io: CliIo,
): CheckedDraft {
  const own = chosenProfile(draft.text);
  if (own.unknown !== undefined && !profile)
    io.error(`${draft.path}: there is no profile "${own.unknown}"; ${DEFAULT_PROFILE} is used.\n`);
  return checkDraft(draft, evidence, profile ?? own.profile ?? DEFAULT_PROFILE);
}

/** 1 where something needs attention: findings as severe as `failOn`, or drafts that nobody checked. */
export function statusOf(
  checked: readonly CheckedDraft[],
  failOn: 'warning' | 'error',
  unread: number,
): ExitStatus {
  const { error, warning } = countSeverities(checked);
  const isBorrowed = checked.some(({ borrowings = [] }) =>
    borrowings.some((borrowing) => borrowingSeverity(borrowing) === 'warning'),
  );
  return error > 0 || (failOn === 'warning' && (warning > 0 || isBorrowed)) || unread > 0 ? 1 : 0;
}

export const DEFAULT_PROFILE: ProfileName = 'chicago';
