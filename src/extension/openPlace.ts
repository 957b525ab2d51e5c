import * as vscode from 'vscode';
import type { PlaceParams } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';
import { unknownPassage } from './insertPassage.ts';
import { openSource } from './sourceText.ts';

/** Opens a source at a passage, beside the draft where there is one, so that both can be read. */
export async function openPlace(corpus: CorpusClient, params: PlaceParams): Promise<void> {
  const place = await corpus.place(params);
  if (!place) {
    return void vscode.window.showWarningMessage(unknownPassage());
  }
  const uri = vscode.Uri.parse(place.uri);
  const selection =
    place.range &&
    new vscode.Range(
      place.range.start.line,
      place.range.start.character,
      place.range.end.line,
      place.range.end.character,
    );
  try {
    const editor = await vscode.window.showTextDocument(await openSource(uri), {
      viewColumn: columnFor(corpus, uri),
      preview: true,
      ...(selection && { selection }),
    });
    if (selection) editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The source could not be opened: {0}',
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
}

/**
 * Where the source is shown already, else beside the draft that is being written: never over it, and not in one more
 * column for each source.
 */
function columnFor(corpus: CorpusClient, uri: vscode.Uri): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors;
  const shown = editors.find(({ document }) => document.uri.toString() === uri.toString());
  if (shown?.viewColumn) return shown.viewColumn;
  const isWritten = ({ document }: vscode.TextEditor) =>
    isDraft(document) && corpus.wasSource(document.uri) !== true;
  const draft = editors.find(isWritten)?.viewColumn;
  if (!draft) return vscode.ViewColumn.Active;
  const beside = editors.find((editor) => editor.viewColumn !== undefined && !isWritten(editor));
  return beside?.viewColumn ?? draft + 1;
}
