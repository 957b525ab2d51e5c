import * as vscode from 'vscode';
import { draftLanguages } from '../protocol/names.ts';
import { columnOf } from './columnOf.ts';
import type { CorpusClient } from './corpusClient.ts';

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

export function registerDraftEditors(corpus: CorpusClient): DraftEditors {
  let last: Remembered | undefined;
  /** The draft before a Markdown file that may turn out to be a source, which one reads and does not write. */
  let before: Remembered | undefined;
  const remember = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !isDraft(editor.document)) return;
    const { document, selections } = editor;
    if (last && last.document !== document && !isSource(last)) before = last;
    last = { document, positions: selections.map(({ active }) => active) };
    if (corpus.wasSource(document.uri) === undefined) void corpus.isSource(document.uri).catch(() => {});
  };
  const isSource = ({ document }: Remembered) => corpus.wasSource(document.uri) === true;
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
      const open = [last, before].filter((each) => each !== undefined && !each.document.isClosed);
      const chosen = open.find((each) => each && !isSource(each)) ?? open[0];
      const position = chosen?.positions[0];
      return chosen && position && { ...chosen, position };
    },
    dispose: () => subscriptions.dispose(),
  };
}

type Remembered = Omit<DraftCursors, 'position'>;

/**
 * Puts `text` at the cursor of the last draft, as one undo step; says so where there is none.
 *
 * @returns the draft that it is in now.
 */
export async function insertText(
  drafts: DraftEditors,
  text: string,
): Promise<vscode.TextDocument | undefined> {
  const target = drafts.last();
  if (!target) {
    await vscode.env.clipboard.writeText(text);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No Markdown draft is open. {0} was copied to the clipboard.', text),
    );
    return undefined;
  }
  const editor = await vscode.window.showTextDocument(target.document, {
    viewColumn: columnOf(target.document.uri),
  });
  const applied = await editor.edit((builder) => builder.insert(target.position, text));
  if (applied) return target.document;
  void vscode.window.showErrorMessage(vscode.l10n.t('The draft is read-only or was closed.'));
  return undefined;
}

export function isDraft(document: vscode.TextDocument): boolean {
  return (draftLanguages as readonly string[]).includes(document.languageId);
}
