import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import type { WordChange } from '../protocol/verification.ts';
import { toRange } from './toRange.ts';

/** Shows what a quick fix would do to the writer's words, and does it when the writer agrees. */
export function registerConfirmFix(): vscode.Disposable {
  const proposals = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ query }) => proposals.get(query) ?? '',
    }),
    vscode.commands.registerCommand(commands.confirmFix, (change: unknown) =>
      isWordChange(change) ? confirm(change, proposals) : undefined,
    ),
  );
}

async function confirm(change: WordChange, proposals: Map<string, string>): Promise<void> {
  const apply = vscode.l10n.t('Apply');
  const showDiff = vscode.l10n.t('Show Diff');
  const chosen = await vscode.window.showInformationMessage(
    change.title,
    {
      modal: true,
      detail: `${vscode.l10n.t('Now:')}\n${change.before}\n\n${vscode.l10n.t('Then:')}\n${change.after}`,
    },
    apply,
    showDiff,
  );
  if (chosen === apply) return applyChange(change);
  if (chosen !== showDiff) return;
  await openDiff(change, proposals);
  if ((await vscode.window.showInformationMessage(change.title, apply)) === apply) await applyChange(change);
}

/** The draft as it stands beside the draft as it would be. */
async function openDiff({ uri, edits, title }: WordChange, proposals: Map<string, string>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  let text = document.getText();
  for (const { range, newText } of [...edits].reverse()) {
    const { start, end } = toRange(range);
    text = text.slice(0, document.offsetAt(start)) + newText + text.slice(document.offsetAt(end));
  }
  proposals.clear();
  proposals.set(uri, text);
  const proposed = vscode.Uri.from({ scheme: SCHEME, path: document.uri.path, query: uri });
  await vscode.commands.executeCommand('vscode.diff', document.uri, proposed, title, { preview: true });
}

/** As one step that is undone at once. */
async function applyChange({ uri, version, edits }: WordChange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.version !== version) {
    return void vscode.window.showWarningMessage(
      vscode.l10n.t('The draft has changed meanwhile. Ask for the fix again.'),
    );
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  await vscode.workspace.applyEdit(edit);
}

function isWordChange(value: unknown): value is WordChange {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, version, title, edits, before, after } = value as Readonly<Record<string, unknown>>;
  return (
    [uri, title, before, after].every((text) => typeof text === 'string') &&
    typeof version === 'number' &&
    Array.isArray(edits)
  );
}

// Documents whose scheme begins with "verbatim-" are never verified.
const SCHEME = 'verbatim-proposal';
