import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/model/finding.ts';
import type { CheckedDraft, CheckedQuote } from '../core/reports/checkedDraft.ts';
import { describeLocator } from '../core/reports/locatorText.ts';
import { differencesOf, flagMessage, messageOf, type SourceNames } from '../core/reports/messages.ts';
import { plainWords, shorten } from '../core/reports/plainWords.ts';
import type { QuoteView } from '../protocol/draftQuotes.ts';
import { toRange } from './convert.ts';

/** The quotes of a verified draft as a view lists them. */
export function toQuoteViews(
  document: TextDocument,
  { quotes }: CheckedDraft,
  names: SourceNames,
): QuoteView[] {
  return quotes.map(({ finding }: CheckedQuote) => ({
    range: toRange(document, [finding.start, finding.end]),
    text: shorten(plainWords(finding.text), SHOWN_CHARACTERS),
    ending: endingOf(plainWords(finding.text)),
    verdict: finding.verdict,
    severity: finding.severity,
    flags: finding.flags,
    message: describe(finding, names),
    differences: differencesOf(finding),
    citeKey: finding.match?.citeKey ?? finding.claimed.citeKeys[0] ?? '',
    place: describeLocator(finding.match?.locator ?? finding.claimed.locator),
    ...(finding.match?.passageIds[0] && { passageId: finding.match.passageIds[0] }),
  }));
}

function endingOf(text: string): string {
  return text.split(' ').slice(-ENDING_WORDS).join(' ').slice(-SHOWN_CHARACTERS);
}

function describe(finding: Finding, names: SourceNames): string {
  const said = finding.severity === 'none' ? [] : [messageOf(finding, names)];
  return [...said, ...finding.flags.map((flag) => flagMessage(flag))].join('\n');
}

// Enough to recognize a quote by; a tree shows less still.
const SHOWN_CHARACTERS = 160;

const ENDING_WORDS = 6;
