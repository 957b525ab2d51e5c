import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type DraftDiagnostic,
  diagnosticsOf,
  type SeverityChoice,
  type ShownSeverity,
  shownSeverities,
} from '../core/features/diagnostics.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { flags, verdicts } from '../core/model/finding.ts';
import type { CheckedDraft } from '../core/reports/checkedDraft.ts';
import { type DraftQuotes, draftQuotesNotification } from '../protocol/draftQuotes.ts';
import type { VerificationSettings } from '../protocol/verification.ts';
import { toRange } from './convert.ts';
import { toQuoteViews } from './draftQuotes.ts';
import type { MatchPlaces } from './matchPlaces.ts';

export interface PublishInit {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly places: MatchPlaces;
  index(): CorpusIndex;
  settings(): VerificationSettings | undefined;
  /** What else is wrong with a draft: its citations. */
  otherDiagnostics(uri: string): Promise<readonly Diagnostic[]>;
}

/** Shows what was found in a draft: its diagnostics, and its quotes for the views. Without findings nothing is shown. */
export async function publishFindings(
  init: PublishInit,
  uri: string,
  checked: CheckedDraft | undefined,
): Promise<void> {
  const document = init.documents.get(uri);
  if (!document || !checked) return void init.connection.sendDiagnostics({ uri, diagnostics: [] });
  const { version } = document;
  const index = init.index();
  const quotes: DraftQuotes = { uri, quotes: toQuoteViews(document, checked, index) };
  void init.connection.sendNotification(draftQuotesNotification, quotes);
  const chosen = severityChoice(init.settings());
  const found = checked.quotes.flatMap((quote) => diagnosticsOf(quote, checked.text, index, chosen));
  const explanation = init.settings()?.explanation;
  const ofQuotes = Promise.all(
    found.map((each) => toDiagnostic(document, each, { index, places: init.places, explanation })),
  );
  const diagnostics = (await Promise.all([ofQuotes, init.otherDiagnostics(uri)])).flat();
  // What was typed meanwhile has a run of its own.
  if (init.documents.get(uri)?.version === version)
    void init.connection.sendDiagnostics({ uri, version, diagnostics });
}

/** Tells the views that there is nothing to wait for: a document is not verified. */
export function publishLeftOut({ connection }: Pick<PublishInit, 'connection'>, uri: string): void {
  const none: DraftQuotes = { uri, quotes: null };
  void connection.sendNotification(draftQuotesNotification, none);
}

async function toDiagnostic(
  document: TextDocument,
  { span, severity, code, message, related }: DraftDiagnostic,
  {
    index,
    places,
    explanation,
  }: {
    readonly index: CorpusIndex;
    readonly places: MatchPlaces;
    readonly explanation: string | undefined;
  },
): Promise<Diagnostic> {
  const located = await Promise.all(
    related.map(async (each) => ({ ...each, place: await places.placeOf(index, each.match) })),
  );
  return {
    range: toRange(document, span),
    severity: SEVERITIES[severity],
    source: 'Verbatim',
    code,
    ...(explanation && { codeDescription: { href: explanation.replaceAll('{code}', code) } }),
    message,
    relatedInformation: located.flatMap(({ place, message: words }) =>
      place ? { location: { uri: place.uri, range: place.range ?? START }, message: words } : [],
    ),
  };
}

/** Only verdicts, flags and severities that exist. */
function severityChoice(settings: VerificationSettings | undefined): SeverityChoice {
  const known = new Set<string>([...verdicts, ...flags]);
  const entries = Object.entries(settings?.severity ?? {}).filter(
    ([code, severity]) => known.has(code) && shownSeverities.some((each) => each === severity),
  );
  return Object.fromEntries(entries);
}

const SEVERITIES: Readonly<Record<Exclude<ShownSeverity, 'none'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
