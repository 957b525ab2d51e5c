import { type Finding, type QuoteMatch, type Severity, verdicts } from '../model/finding.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { shortHash } from '../text/hash.ts';
import { defaultSeverities } from '../verify/severities.ts';
import { type CheckedDraft, needsAttention, type ReportedCorpus } from './checkedDraft.ts';
import { createPlaceTeller } from './lineAndColumn.ts';
import { alsoMessage, flagMessage, messageOf, placeText } from './messages.ts';
import { inMarks } from './plainWords.ts';
import { verdictHelp } from './verdictHelp.ts';

/** A draft that could not be read, and why. */
export interface UnreadDraft {
  readonly uri: string;
  readonly reason: string;
}

export interface SarifInit {
  readonly drafts: readonly CheckedDraft[];
  readonly unread: readonly UnreadDraft[];
  readonly corpus: ReportedCorpus;
  /** The program's version, semantic versioning. */
  readonly version: string;
}

/**
 * The findings as SARIF 2.1.0 (OASIS standard), which code hosts show beside the text. Clean quotes are left out.
 * Columns count UTF-16 code units.
 */
export function draftsAsSarif({ drafts, unread, corpus, version }: SarifInit) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Verbatim', semanticVersion: version, rules: verdicts.map(toRule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ uri, reason }) => ({
              level: 'error',
              message: { text: `The draft ${reason}.` },
              locations: [{ physicalLocation: { artifactLocation: { uri } } }],
            })),
          },
        ],
        results: drafts.flatMap((draft) => draftResults(draft, corpus)),
      },
    ],
  };
}

function toRule(verdict: (typeof verdicts)[number]) {
  const { title, meaning, remedy } = verdictHelp[verdict];
  return {
    id: verdict,
    name: verdict.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: `${meaning}\n\n${remedy}`, markdown: `**${title}.** ${meaning}\n\n${remedy}` },
    defaultConfiguration: { level: LEVELS[defaultSeverities[verdict]] },
    properties: { tags: ['quotation'] },
  };
}

function draftResults(draft: CheckedDraft, corpus: ReportedCorpus) {
  const regionOf = createRegionTeller(draft.text);
  const seen = new Map<string, number>();
  return draft.quotes
    .filter(({ finding }) => needsAttention(finding))
    .map(({ finding }) => {
      const words = shortHash(`${finding.verdict}\n${finding.text}\n${finding.claimed.citeKeys.join(' ')}`);
      const occurrence = (seen.get(words) ?? 0) + 1;
      seen.set(words, occurrence);
      return {
        ruleId: finding.verdict,
        ruleIndex: verdicts.indexOf(finding.verdict),
        level: LEVELS[finding.severity],
        message: { text: fullMessage(finding, corpus) },
        locations: [location(draft.uri, regionOf([finding.start, finding.end]))],
        relatedLocations: [finding.match, ...(finding.others ?? [])].flatMap((match, at) =>
          match ? relatedLocation(match, at, corpus) : [],
        ),
        // The same words with the same citation are the same result, wherever the lines have moved.
        partialFingerprints: { 'verbatimQuotation/v1': `${words}:${occurrence}` },
        properties: { flags: finding.flags, also: finding.also },
      };
    });
}

function fullMessage(finding: Finding, corpus: ReportedCorpus): string {
  return [
    messageOf(finding, corpus),
    ...finding.also.map((verdict) => alsoMessage(verdict, finding, corpus)),
    ...finding.flags.map((flag) => flagMessage(flag)),
  ].join(' ');
}

function relatedLocation(match: QuoteMatch, id: number, corpus: ReportedCorpus) {
  const uri = corpus.uri(match.sourceId);
  if (uri === undefined) return [];
  const raw = corpus.rawText(match.sourceId);
  const region = raw === undefined ? undefined : createRegionTeller(raw)([match.start, match.end]);
  return [
    { id, message: { text: `${placeText(match)}: ${inMarks(match.text, 300)}` }, ...location(uri, region) },
  ];
}

function location(uri: string, region: Region | undefined) {
  return { physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } };
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function createRegionTeller(text: string): (span: TextSpan) => Region {
  const startOf = createPlaceTeller(text);
  const endOf = createPlaceTeller(text);
  return ([start, end]) => {
    const [from, to] = [startOf(start), endOf(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  };
}

const LEVELS: Readonly<Record<Severity, 'none' | 'note' | 'warning' | 'error'>> = {
  none: 'none',
  information: 'note',
  warning: 'warning',
  error: 'error',
};
