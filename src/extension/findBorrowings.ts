import * as vscode from 'vscode';
import { type BorrowingsAnswer, type BorrowingView, borrowingsRequest } from '../protocol/verification.ts';
import type { CorpusClient } from './corpusClient.ts';
import { plainLabel } from './plainLabel.ts';
import { toRange } from './toRange.ts';
import { activeDraft, refuseVerification } from './verifyCommands.ts';

/**
 * Lists words of sources that stand without quotation marks in the draft, or in what is selected of it; what is chosen is
 * shown there, where the quick fixes are. They stay among the problems until they are settled.
 */
export async function findBorrowings(corpus: CorpusClient): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for unquoted borrowings') },
    () => corpus.ask<BorrowingsAnswer>(borrowingsRequest, { uri: draft.uri.toString() }),
  );
  if ('refused' in answer) return refuseVerification(answer.refused);
  const selection = vscode.window.activeTextEditor?.selection;
  const selected = selection && !selection.isEmpty ? selection : undefined;
  const borrowings = answer.borrowings.filter(
    ({ range }) => !selected || selected.intersection(toRange(range)),
  );
  if (borrowings.length === 0)
    return void vscode.window.showInformationMessage(
      selected
        ? vscode.l10n.t('No words of a source stand in the selection without quotation marks.')
        : vscode.l10n.t('No words of a source stand in this draft without quotation marks.'),
    );
  await choose(draft, borrowings);
}

async function choose(draft: vscode.TextDocument, borrowings: readonly BorrowingView[]): Promise<void> {
  const editor = await vscode.window.showTextDocument(draft, { preserveFocus: true });
  const before = editor.selection;
  const items = borrowings.map((borrowing) => ({
    label: plainLabel(borrowing.text),
    detail: borrowing.place,
    range: toRange(borrowing.range),
  }));
  const title =
    borrowings.length === 1
      ? vscode.l10n.t('1 unquoted borrowing, shown among the problems')
      : vscode.l10n.t('{0} unquoted borrowings, shown among the problems', borrowings.length);
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Show one in the draft; its quick fixes quote it, or keep it as your own'),
    matchOnDetail: true,
    onDidSelectItem: (item) => {
      if (typeof item !== 'string') show(editor, (item as (typeof items)[number]).range);
    },
  });
  if (!chosen) {
    editor.selection = before;
    return editor.revealRange(before);
  }
  await vscode.window.showTextDocument(draft);
  show(editor, chosen.range);
  // A selection would narrow the next search.
  editor.selection = new vscode.Selection(chosen.range.start, chosen.range.start);
}

function show(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
