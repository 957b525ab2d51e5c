import type { Finding, QuoteMatch } from '../model/finding.ts';
import type { Borrowing } from '../verify/borrowings.ts';
import { borrowingMessage, borrowingSeverity } from './borrowingMessage.ts';
import type { CheckedDraft, ReportedCorpus } from './checkedDraft.ts';
import { createPlaceTeller, type LineAndColumn } from './lineAndColumn.ts';
import { messageOf } from './messages.ts';

/**
 * The verified drafts as scripts read them: the contract of `verbatim verify --format json`. What is not known is
 * null. A draft whose own profile differs from `profile` names it.
 */
export function draftsAsJson(profile: string, drafts: readonly CheckedDraft[], corpus: ReportedCorpus) {
  return { profile, drafts: drafts.map((draft) => draftAsJson(profile, draft, corpus)) };
}

/** The place in a source as scripts read it; null where there is none. */
export function matchAsJson(match: QuoteMatch | undefined) {
  if (!match) return null;
  const { sourceId, citeKey, file, start, end, spans, text, speaker, voice, role, locator } = match;
  return {
    ...{ sourceId, citeKey, file, start, end, spans, text },
    ...{ speaker: speaker ?? null, voice, role, locator: locator ?? null },
  };
}

function draftAsJson(profile: string, draft: CheckedDraft, corpus: ReportedCorpus) {
  const placeOf = createPlaceTeller(draft.text);
  return {
    path: draft.path,
    ...(draft.profile !== profile && { profile: draft.profile }),
    quotes: draft.quotes.map(({ finding }) => findingAsJson(finding, placeOf(finding.start), corpus)),
    ...(draft.borrowings && {
      borrowings: draft.borrowings.map((each) => borrowingAsJson(each, placeOf(each.span[0]))),
    }),
  };
}

function borrowingAsJson(borrowing: Borrowing, { line, column }: LineAndColumn) {
  const { text, span, changed, isCited, match } = borrowing;
  return {
    ...{ text, start: span[0], end: span[1], line, column },
    severity: borrowingSeverity(borrowing),
    message: borrowingMessage(borrowing),
    ...{ changed, isCited, match: matchAsJson(match) },
  };
}

function findingAsJson(finding: Finding, { line, column }: LineAndColumn, corpus: ReportedCorpus) {
  const { text, start, end, form, verdict, severity, also, flags, claimed, match, edits } = finding;
  return {
    ...{ text, start, end, line, column, form, verdict, severity },
    message: messageOf(finding, corpus),
    ...{ also, flags },
    claimed: {
      citeKeys: claimed.citeKeys,
      locator: claimed.locator ?? null,
      speaker: claimed.speaker ?? null,
    },
    match: matchAsJson(match),
    edits: edits.map(({ kind, critical, draft, source }) => ({ kind, critical, draft, source })),
  };
}
