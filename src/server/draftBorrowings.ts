import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { borrowingFixes } from '../core/features/borrowingFixes.ts';
import { showChange } from '../core/features/wordChange.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { dayOf } from '../core/model/groundRules.ts';
import { spansOverlap } from '../core/model/textSpan.ts';
import { borrowingMessage, borrowingSeverity, UNQUOTED } from '../core/reports/borrowingMessage.ts';
import { checkQuote } from '../core/reports/checkDraft.ts';
import { placeText, sentence } from '../core/reports/messages.ts';
import { plainWords, shorten } from '../core/reports/plainWords.ts';
import { type Borrowing, borrowingsInSlices } from '../core/verify/borrowings.ts';
import type { BorrowingView, WordChange } from '../protocol/verification.ts';
import { toRange, toTextEdit } from './convert.ts';
import { takeInSlices } from './slices.ts';
import type { Verification } from './verification.ts';

export interface DraftBorrowingsInit {
  readonly verification: Verification;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
}

/** Words of sources that stand in open drafts without quotation marks; looked for once the writer asks for them. */
export class DraftBorrowings {
  readonly #init: DraftBorrowingsInit;
  readonly #watched = new Set<string>();
  /** A draft is the same object until it is changed, and evidence has versions: it is looked through once. */
  #found = new WeakMap<Draft, { readonly version: number; readonly borrowings: readonly Borrowing[] }>();

  constructor(init: DraftBorrowingsInit) {
    this.#init = init;
  }

  /** From now on the borrowings of the draft are among its diagnostics. */
  watch(uri: string): void {
    this.#watched.add(uri);
  }

  /** To be called when a draft was closed. */
  forget(uri: string): void {
    this.#watched.delete(uri);
  }

  async views(uri: string, token: CancellationToken): Promise<BorrowingView[]> {
    const open = this.#init.draft(uri);
    if (!open) return [];
    return (await this.#find(open.draft, token)).map((borrowing) => ({
      range: toRange(open.document, borrowing.span),
      text: shorten(plainWords(borrowing.text), SHOWN_CHARACTERS),
      place: placeText(borrowing.match),
      message: borrowingMessage(borrowing),
    }));
  }

  /** None for a draft that the writer has not asked about. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const open = this.#watched.has(uri) ? this.#init.draft(uri) : undefined;
    if (!open) return [];
    const borrowings = await this.#find(open.draft, NEVER);
    return borrowings.map((borrowing) => ({
      range: toRange(open.document, borrowing.span),
      severity: SEVERITIES[borrowingSeverity(borrowing)],
      source: 'Verbatim',
      code: UNQUOTED,
      message: borrowingMessage(borrowing),
    }));
  }

  async fixes(
    { textDocument, range, context }: CodeActionParams,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const open = this.#watched.has(textDocument.uri) ? this.#init.draft(textDocument.uri) : undefined;
    if (!open || (context.only && !context.only.includes(CodeActionKind.QuickFix))) return [];
    const { document, draft } = open;
    const span = [document.offsetAt(range.start), document.offsetAt(range.end) + 1] as const;
    const touched = (await this.#find(draft, token)).filter((borrowing) =>
      spansOverlap(borrowing.span, span),
    );
    const evidence = await this.#init.verification.evidence();
    if (!evidence || token.isCancellationRequested) return [];
    const { verification } = this.#init;
    const profile = verification.profileOf(draft.text);
    const command = verification.settings?.confirmation;
    return touched.flatMap((borrowing) => {
      const diagnostics = context.diagnostics.filter(
        (each) =>
          each.code === UNQUOTED &&
          spansOverlap(
            [document.offsetAt(each.range.start), document.offsetAt(each.range.end)],
            borrowing.span,
          ),
      );
      const fixes = borrowingFixes({
        ...{ draft, borrowing, index: this.#init.index(), today: dayOf(new Date()) },
        verify: (quote, edited) => checkQuote(quote, edited, evidence, profile)?.finding,
      });
      return fixes.map(({ code, values, edits, changesWords }): CodeAction => {
        const title = sentence(code, values);
        const action = { title, kind: CodeActionKind.QuickFix, diagnostics };
        const textEdits = edits.map((edit) => toTextEdit(document, edit));
        if (!changesWords || !command)
          return {
            ...action,
            isPreferred: code !== 'fix-own-words',
            edit: { changes: { [document.uri]: textEdits } },
          };
        const change: WordChange = {
          ...{ uri: document.uri, version: document.version, title, edits: textEdits },
          ...showChange(draft.text, edits, borrowing.span),
        };
        return { ...action, command: { title, command, arguments: [change] } };
      });
    });
  }

  async #find(
    draft: Draft,
    token: Pick<CancellationToken, 'isCancellationRequested'>,
  ): Promise<readonly Borrowing[]> {
    const evidence = await this.#init.verification.evidence();
    if (!evidence) return [];
    const kept = this.#found.get(draft);
    const { version } = evidence;
    if (kept?.version === version) return kept.borrowings;
    const borrowings = await takeInSlices(borrowingsInSlices(draft, evidence), token);
    if (!token.isCancellationRequested) this.#found.set(draft, { version, borrowings });
    return borrowings;
  }
}

const SEVERITIES = { warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information };
const NEVER = { isCancellationRequested: false };
// A row of a list.
const SHOWN_CHARACTERS = 120;
