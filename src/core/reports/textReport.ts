import type { QuoteMatch, Severity } from '../model/finding.ts';
import { borrowingMessage, borrowingSeverity, UNQUOTED } from './borrowingMessage.ts';
import {
  type CheckedDraft,
  type CheckedQuote,
  countSeverities,
  needsAttention,
  type ReportedCorpus,
  tellingFlags,
} from './checkedDraft.ts';
import { createPlaceTeller, type LineAndColumn } from './lineAndColumn.ts';
import { type MarkedLine, toMarkedLines } from './markedLines.ts';
import { alsoMessage, flagMessage, messageOf, placeText } from './messages.ts';
import { plainWords } from './plainWords.ts';
import { draftWording, sourceWording } from './wording.ts';

/** Styles a stretch of text for a terminal; without colors it returns the text. */
export type Paint = (text: string, style: 'bold' | 'dim' | 'differs' | 'critical' | Severity) => string;

/**
 * What the report says of one draft: a screen for each quote that needs attention, or whose marks hide or make a negation;
 * empty where all is clean.
 */
export function draftAsText(draft: CheckedDraft, corpus: ReportedCorpus, paint: Paint): string {
  const place = createPlaceTeller(draft.text);
  return draft.quotes
    .filter(({ finding }) => needsAttention(finding) || tellingFlags(finding).length > 0)
    .map((checked) => problemAsText(draft, checked, place(checked.finding.start), corpus, paint))
    .join('');
}

/** Words of sources that stand without quotation marks: each with its place and what is said of it. */
export function borrowingsAsText({ path, text, borrowings = [] }: CheckedDraft, paint: Paint): string {
  const place = createPlaceTeller(text);
  return borrowings
    .map((borrowing) => {
      const { line, column } = place(borrowing.span[0]);
      const severity = borrowingSeverity(borrowing);
      const word = severity === 'information' ? 'note' : severity;
      return [
        `${paint(`${plainWords(path)}:${line}:${column}:`, 'bold')} ${paint(`${word}: ${UNQUOTED}`, severity)}`,
        `  ${borrowingMessage(borrowing)}`,
        '',
        `  ${paint('draft   ', 'dim')}${plainWords(borrowing.text)}`,
        '',
        '',
      ].join('\n');
    })
    .join('');
}

/** `12 quotations in 2 drafts: 1 error, 2 warnings, 1 note, 8 clean.` */
export function summaryAsText(drafts: readonly CheckedDraft[], paint: Paint): string {
  const { error, warning, information, none } = countSeverities(drafts);
  const total = error + warning + information + none;
  const parts = [
    error > 0 && paint(count(error, 'error'), 'error'),
    warning > 0 && paint(count(warning, 'warning'), 'warning'),
    information > 0 && paint(count(information, 'note'), 'information'),
    paint(`${none} clean`, 'none'),
  ].filter(Boolean);
  const isLookedFor = drafts.some(({ borrowings }) => borrowings);
  const borrowed = drafts.reduce((sum, { borrowings = [] }) => sum + borrowings.length, 0);
  const unconfirmed = drafts.flatMap(({ quotes }) =>
    quotes.filter(
      ({ finding: { claimed, flags } }) => claimed.speaker && flags.includes('speaker-unconfirmed'),
    ),
  ).length;
  const also = [
    isLookedFor && ` Without quotation marks: ${borrowed}.`,
    unconfirmed > 0 && ` Named speakers that the source does not mark: ${unconfirmed}.`,
  ]
    .filter(Boolean)
    .join('');
  return `${count(total, 'quotation')} in ${count(drafts.length, 'draft')}: ${parts.join(', ')}.${also}\n`;
}

function problemAsText(
  draft: CheckedDraft,
  { quote, finding }: CheckedQuote,
  { line, column }: LineAndColumn,
  corpus: ReportedCorpus,
  paint: Paint,
): string {
  const { severity, verdict, also, flags, match } = finding;
  const isClean = severity === 'none';
  const shown = isClean ? 'information' : severity;
  const heading = `${shown === 'information' ? 'note' : shown}: ${isClean ? tellingFlags(finding).join(', ') : verdict}`;
  const remarks = [
    messageOf(finding, corpus),
    ...also.map((other) => alsoMessage(other, finding, corpus)),
    ...flags.map((flag) => flagMessage(flag)),
  ];
  return [
    `${paint(`${plainWords(draft.path)}:${line}:${column}:`, 'bold')} ${paint(heading, shown)}`,
    ...remarks.map((remark) => `  ${remark}`),
    '',
    ...wordingLines('draft', toMarkedLines(draftWording(draft.text, quote, finding), WIDTH), paint),
    ...wordingLines('source', toMarkedLines(sourceWording(finding), WIDTH), paint),
    ...(match ? [paint(`${MARGIN}${evidenceLine(match, corpus)}`, 'dim')] : []),
    '',
    '',
  ].join('\n');
}

function wordingLines(label: string, lines: readonly MarkedLine[], paint: Paint): string[] {
  return lines.flatMap(({ text, marks }, at) => {
    const lead = at === 0 ? `  ${label.padEnd(MARGIN.length - 2)}` : MARGIN;
    const shown = `${paint(lead, 'dim')}${painted(text, marks, paint)}`;
    return marks.trim() ? [shown, `${MARGIN}${marks}`] : [shown];
  });
}

function painted(text: string, marks: string, paint: Paint): string {
  return text.replace(/\S+/gu, (word, offset: number) => {
    const under = marks.slice(offset, offset + word.length);
    if (under.includes('^')) return paint(word, 'critical');
    return under.includes('~') ? paint(word, 'differs') : word;
  });
}

/** `Ione Haskett, @key, 00:30:55 (interview.txt:63)`. */
function evidenceLine(match: QuoteMatch, corpus: ReportedCorpus): string {
  const raw = corpus.rawText(match.sourceId);
  const line = raw === undefined ? '' : `:${createPlaceTeller(raw)(match.start).line}`;
  const who = match.speaker && match.voice !== 'unmarked' ? `${match.speaker}, ` : '';
  return plainWords(`${who}${placeText(match)} (${match.file}${line})`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const MARGIN = '          ';
// Lines of 80 characters with the margin.
const WIDTH = 70;
