import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { type QuickFix, quickFixesInSlices } from '../core/features/quickFixes.ts';
import { createRecheck } from '../core/features/quickFixesRecheck.ts';
import { safeEdits } from '../core/features/safeFixes.ts';
import type { DraftEdit } from '../core/features/textEdit.ts';
import { showChange } from '../core/features/wordChange.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { spansOverlap, type TextSpan } from '../core/model/textSpan.ts';
import { checkQuote } from '../core/reports/checkDraft.ts';
import type { CheckedQuote } from '../core/reports/checkedDraft.ts';
import { sentence } from '../core/reports/messages.ts';
import type { Evidence } from '../core/verify/evidence.ts';
import type { WordChange } from '../protocol/verification.ts';
import { toTextEdit } from './convert.ts';
import { takeInSlices } from './slices.ts';
import type { Verification } from './verification.ts';

/** "Fix all that are safe", also for `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.verbatim`;

export interface CodeActionsInit {
  readonly verification: Verification;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  readonly capabilities: ClientCapabilities;
}

/** The fixes for the quotes in a range, or the one change that all safe fixes of the draft make. */
export async function findCodeActions(
  init: CodeActionsInit,
  { textDocument, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const open = init.draft(textDocument.uri);
  const evidence = await init.verification.evidence();
  if (!open || !evidence || token.isCancellationRequested) return [];
  const { verification, capabilities } = init;
  const place = { verification, capabilities, index: init.index(), ...open, evidence };
  const wanted = context.only ?? [CodeActionKind.QuickFix];
  const actions: CodeAction[] = [];
  if (wanted.some((kind) => includes(kind, CodeActionKind.QuickFix))) {
    const span = [open.document.offsetAt(range.start), open.document.offsetAt(range.end)] as const;
    actions.push(...(await actionsFor(place, span, context.diagnostics, token)));
  }
  if (wanted.some((kind) => includes(kind, fixAllKind))) {
    const action = await fixAll(place, token);
    if (action) actions.push(action);
  }
  return actions;
}

interface Place extends Pick<CodeActionsInit, 'verification' | 'capabilities'> {
  readonly index: CorpusIndex;
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly evidence: Evidence;
}

/** A kind asks for itself and what is below it: `source.fixAll` for `source.fixAll.verbatim`. */
function includes(wanted: string, kind: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

async function actionsFor(
  place: Place,
  span: TextSpan,
  diagnostics: readonly Diagnostic[],
  token: CancellationToken,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const checked of checkedIn(place, span)) {
    const own = diagnostics.filter(
      ({ range, source }) => source === 'Verbatim' && overlaps(place.document, range, checked),
    );
    const fixes = await takeInSlices(fixesOf(place, checked), token);
    if (token.isCancellationRequested) return [];
    actions.push(
      ...fixes.map((fix, at) => toCodeAction(place, checked, fix, { diagnostics: own, isFirst: at === 0 })),
    );
  }
  return actions;
}

function overlaps(document: TextDocument, range: Diagnostic['range'], { finding }: CheckedQuote): boolean {
  return spansOverlap(
    [document.offsetAt(range.start), document.offsetAt(range.end)],
    [finding.start, finding.end + 1],
  );
}

/** The checked quotes that a range touches, with the marks and the citation that belong to them. */
function checkedIn({ draft, verification, evidence }: Place, [from, to]: TextSpan): CheckedQuote[] {
  const profile = verification.profileOf(draft.text);
  return draft.quotes
    .filter((quote) => {
      const ends = [quote.end + 1, quote.citation?.end ?? 0, quote.attribution?.[1] ?? 0];
      return quote.start - 1 <= to && Math.max(...ends) >= from;
    })
    .slice(0, MOST_QUOTES)
    .flatMap((quote) => verification.checkQuote(quote, draft, evidence, profile) ?? []);
}

function fixesOf(
  { draft, verification, evidence, index }: Place,
  checked: CheckedQuote,
): Generator<QuickFix | undefined, void, void> {
  const profile = verification.profileOf(draft.text);
  return quickFixesInSlices({
    draft,
    checked,
    index,
    profile,
    recheck: createRecheck(
      draft,
      checked.quote,
      (quote, edited) => checkQuote(quote, edited, evidence, profile)?.finding,
    ),
  });
}

async function fixAll(place: Place, token: CancellationToken): Promise<CodeAction | undefined> {
  const version = place.document.version;
  const fixes = await takeInSlices(allFixes(place), token);
  if (token.isCancellationRequested || place.document.version !== version) return undefined;
  const edits = safeEdits(fixes);
  if (edits.length === 0) return undefined;
  return { title: sentence('fix-all'), kind: fixAllKind, edit: toWorkspaceEdit(place, edits) };
}

function* allFixes(place: Place): Generator<QuickFix | undefined, void, void> {
  const { draft, verification, evidence } = place;
  const profile = verification.profileOf(draft.text);
  for (const quote of draft.quotes) {
    const checked = verification.checkQuote(quote, draft, evidence, profile);
    if (checked && mayBeSafe(checked)) yield* fixesOf(place, checked);
    else yield undefined;
  }
}

/** Clean quotes with a citation need no fix; they are most of them. */
function mayBeSafe({ finding }: CheckedQuote): boolean {
  return finding.severity !== 'none' || finding.flags.length > 0;
}

function toCodeAction(
  place: Place,
  checked: CheckedQuote,
  fix: QuickFix,
  { diagnostics, isFirst }: { readonly diagnostics: Diagnostic[]; readonly isFirst: boolean },
): CodeAction {
  const title = sentence(fix.code, fix.values);
  const action = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    // The first is what one wants, unless it only says to look away.
    isPreferred: isFirst && !fix.resolves.includes('quote'),
  };
  const command = place.verification.settings?.confirmation;
  if (fix.changesWords && command)
    return { ...action, command: { title, command, arguments: [toWordChange(place, checked, fix, title)] } };
  return { ...action, edit: toWorkspaceEdit(place, fix.edits, fix.changesWords ? title : undefined) };
}

function toWordChange(
  { document, draft }: Place,
  { finding }: CheckedQuote,
  { edits }: QuickFix,
  title: string,
): WordChange {
  return {
    uri: document.uri,
    version: document.version,
    title,
    edits: edits.map((edit) => toTextEdit(document, edit)),
    ...showChange(draft.text, edits, [finding.start, finding.end]),
  };
}

/** @param confirmed the title of a change that is shown to the writer before it is made. */
function toWorkspaceEdit(
  { document, capabilities }: Place,
  edits: readonly DraftEdit[],
  confirmed?: string,
): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map((edit) => toTextEdit(document, edit));
  const { documentChanges, changeAnnotationSupport } = capabilities.workspace?.workspaceEdit ?? {};
  if (!documentChanges) return { changes: { [uri]: textEdits } };
  if (!confirmed || !changeAnnotationSupport)
    return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: textEdits.map((edit) => ({ ...edit, annotationId: ANNOTATION })),
      },
    ],
    changeAnnotations: {
      [ANNOTATION]: { label: confirmed, needsConfirmation: true, description: 'Words of your draft' },
    },
  };
}

const ANNOTATION = 'words';
const MOST_QUOTES = 8;
