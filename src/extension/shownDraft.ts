import * as vscode from 'vscode';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';

/** The draft that views beside the editor speak of. */
export interface ShownDraft extends vscode.Disposable {
  /** Undefined where no draft is open. */
  readonly uri: vscode.Uri | undefined;
}

/**
 * Follows the writer from draft to draft. A panel that takes the focus does not change what one is writing, nor does a
 * source beside it, be it Markdown or not.
 */
export function followDraft(corpus: CorpusClient, onChange: () => void): ShownDraft {
  let uri: vscode.Uri | undefined;
  const show = (next: vscode.Uri | undefined) => {
    uri = next;
    onChange();
  };
  const follow = async (editor: vscode.TextEditor | undefined) => {
    if (!editor) return;
    const { document } = editor;
    if (!isVisible(uri)) return show(isDraft(document) ? document.uri : undefined);
    const isWritten = isDraft(document) && !(await corpus.isSource(document.uri).catch(() => false));
    if (isWritten && editor === vscode.window.activeTextEditor) show(document.uri);
  };
  void follow(vscode.window.activeTextEditor);
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.toString() === uri?.toString()) show(undefined);
    }),
  );
  return {
    get uri() {
      return uri;
    },
    dispose: () => subscriptions.dispose(),
  };
}

function isVisible(uri: vscode.Uri | undefined): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri?.toString());
}
