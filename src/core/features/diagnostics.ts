import type { Edit, Finding, Flag, QuoteMatch, Severity, Verdict } from '../model/finding.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { CheckedQuote } from '../reports/checkedDraft.ts';
import { alsoMessage, flagMessage, messageOf, placeText, type SourceNames } from '../reports/messages.ts';
import { inMarks } from '../reports/plainWords.ts';
import { tellingEdits } from '../reports/wording.ts';

/** How a diagnostic shows itself; a `hint` only as dots under the words. */
export const shownSeverities = ['none', 'hint', 'information', 'warning', 'error'] as const;
export type ShownSeverity = (typeof shownSeverities)[number];

/** The severities that the user sets, by verdict or flag; what is not set is as usual. */
export type SeverityChoice = Readonly<Partial<Record<Verdict | Flag, ShownSeverity>>>;

/** What is shown under words of a draft. */
export interface DraftDiagnostic {
  readonly span: TextSpan;
  readonly severity: Exclude<ShownSeverity, 'none'>;
  /** The verdict or flag. */
  readonly code: Verdict | Flag;
  /** Plain text. */
  readonly message: string;
  /** Places in sources, with the words there. */
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly match: QuoteMatch;
  readonly message: string;
}

/** What is shown of one quote: its verdict where that needs attention, else what flags have to say. */
export function diagnosticsOf(
  { finding }: Pick<CheckedQuote, 'finding'>,
  text: string,
  names: SourceNames,
  chosen: SeverityChoice = {},
): DraftDiagnostic[] {
  // What is clean stays so: the choice is about how a problem shows.
  const severity = finding.severity === 'none' ? 'none' : (chosen[finding.verdict] ?? finding.severity);
  if (severity !== 'none') return [verdictDiagnostic(finding, severity, text, names)];
  return finding.flags.flatMap((flag) => {
    const shown = chosen[flag] ?? FLAG_SEVERITIES[flag];
    if (shown === 'none') return [];
    const message = flagMessage(flag);
    return [
      {
        span: [finding.start, finding.end],
        severity: shown,
        code: flag,
        message,
        related: relatedPlaces(finding),
      },
    ];
  });
}

function verdictDiagnostic(
  finding: Finding,
  severity: Exclude<ShownSeverity | Severity, 'none'>,
  text: string,
  names: SourceNames,
): DraftDiagnostic {
  const sentences = [
    messageOf(finding, names),
    ...finding.also.map((verdict) => alsoMessage(verdict, finding, names)),
    ...finding.flags.map((flag) => flagMessage(flag)),
  ];
  return {
    span: problemSpan(finding, text),
    severity,
    code: finding.verdict,
    message: sentences.join(' '),
    related: relatedPlaces(finding),
  };
}

/** The words that are wrong, where the wording is; else the whole quote. */
function problemSpan({ verdict, edits, start, end }: Finding, text: string): TextSpan {
  if (verdict !== 'misquote' && verdict !== 'altered') return [start, end];
  const telling = worstEdits(edits);
  const [first] = telling;
  if (!first) return [start, end];
  const from = Math.min(...telling.map(({ draftSpan }) => draftSpan[0]));
  const to = Math.max(...telling.map(({ draftSpan }) => draftSpan[1]));
  return widen(text, [Math.max(start, from), Math.min(end, to)], [start, end]);
}

/** The critical edits, where there are any. */
function worstEdits(edits: readonly Edit[]): readonly Edit[] {
  const critical = edits.filter((edit) => edit.critical);
  return critical.length > 0 ? critical : tellingEdits(edits);
}

/** Where words are missing there is nothing to underline: the word after the gap stands for it, or the one before. */
function widen(text: string, [from, to]: TextSpan, [start, end]: TextSpan): TextSpan {
  if (/\S/u.test(text.slice(from, to))) return [from, to];
  const after = /^[\s>]*(?<word>[^\s>]+)/u.exec(text.slice(to, end));
  if (after) return [to + after[0].length - (after.groups?.word?.length ?? 0), to + after[0].length];
  const before = /(?<word>[^\s>]+)[\s>]*$/u.exec(text.slice(Math.max(start, from - LONGEST_WORD), from));
  if (!before) return [start, end];
  const at = from - before[0].length;
  return [at, at + (before.groups?.word?.length ?? 0)];
}

function relatedPlaces({ match, others = [] }: Finding): RelatedPlace[] {
  return [...(match ? [match] : []), ...others].slice(0, MOST_PLACES).map((place) => ({
    match: place,
    message: `${placeText(place)}: ${inMarks(place.text, LONGEST_WORDING)}`,
  }));
}

/** Of what is right word for word, only what a writer can do something about is shown. */
const FLAG_SEVERITIES: Readonly<Record<Flag, ShownSeverity>> = {
  clipped: 'hint',
  'omits-negation': 'information',
  'bracket-negation': 'information',
  distant: 'hint',
  'speaker-unconfirmed': 'none',
  'machine-transcript': 'none',
  homoglyphs: 'information',
  uncited: 'hint',
};

const MOST_PLACES = 5;
const LONGEST_WORD = 80;
// A hover of a few lines.
const LONGEST_WORDING = 400;
