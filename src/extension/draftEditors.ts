import * as vscode from 'vscode';
import { draftLanguages } from '../protocol/names.ts';

/** Remembers the Markdown editor that the writer used last: the sidebar has the focus while one chooses a quote. */
export interface DraftEditors extends vscode.Disposable {
  /** The last draft's document and cursors, as long as the document is open. */
  last(): DraftCursors | undefined;
}

export interface DraftCursors {
  readonly document: vscode.TextDocument;
  /** The first cursor. */
  readonly position: vscode.Position;
  /** All cursors, the first one first. */
  readonly positions: readonly vscode.Position[];
}

export function registerDraftEditors(): DraftEditors {
  let last: vscode.TextEditor | undefined;
  let positions: readonly vscode.Position[] = [];
  const remember = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !isDraft(editor.document)) return;
    last = editor;
    positions = editor.selections.map(({ active }) => active);
  };
  remember(
    vscode.window.activeTextEditor ??
      vscode.window.visibleTextEditors.find(({ document }) => isDraft(document)),
  );
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(remember),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => remember(textEditor)),
  );
  return {
    last() {
      const [position] = positions;
      if (!last || !position || last.document.isClosed) return undefined;
      return { document: last.document, position, positions };
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** Puts `text` at the cursor of the last draft, as one undo step; says so where there is none. */
export async function insertText(drafts: DraftEditors, text: string): Promise<void> {
  const target = drafts.last();
  if (!target) {
    await vscode.env.clipboard.writeText(text);
    return void vscode.window.showInformationMessage(
      vscode.l10n.t('No Markdown draft is open. {0} was copied to the clipboard.', text),
    );
  }
  const editor = await vscode.window.showTextDocument(target.document);
  const applied = await editor.edit((builder) => builder.insert(target.position, text));
  if (!applied) void vscode.window.showErrorMessage(vscode.l10n.t('The draft is read-only or was closed.'));
}

export function isDraft(document: vscode.TextDocument): boolean {
  return (draftLanguages as readonly string[]).includes(document.languageId);
}
