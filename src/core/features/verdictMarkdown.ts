import type { Finding, Severity } from '../model/finding.ts';
import { flagMessage, messageOf, type SourceNames } from '../reports/messages.ts';
import { verdictHelp } from '../reports/verdictHelp.ts';
import { escapeMarkdown } from '../text/markdownText.ts';

/** What a finding says, for a hover: a sign and the verdict, what it means here, and what its flags add. */
export function verdictMarkdown(finding: Finding, names: SourceNames): string {
  const { verdict, severity, flags } = finding;
  const head = `${SIGNS[severity]} **${escapeMarkdown(verdictHelp[verdict].title)}**`;
  const said = severity === 'none' ? [] : [messageOf(finding, names)];
  // Flags that the verdict's own sentence does not hold.
  const added = flags.map((flag) => flagMessage(flag));
  return [head, ...[...said, ...added].map((sentence) => escapeMarkdown(sentence))].join('\n\n');
}

/** A sign for each severity that needs no icon font: it also stands in plain text. */
const SIGNS: Readonly<Record<Severity, string>> = { none: '✓', information: '?', warning: '✗', error: '✗' };
