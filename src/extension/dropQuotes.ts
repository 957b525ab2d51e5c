import * as vscode from 'vscode';
import { draftLanguages } from '../protocol/names.ts';
import { draggedCitationType, draggedQuotesType, isQuotes } from '../protocol/searchView.ts';
import { addAfterInsertion } from './bibliography.ts';
import type { CorpusClient } from './corpusClient.ts';
import { askForEdits, whyNot } from './insertPassage.ts';
import { onceInserted } from './onceInserted.ts';

/**
 * Cites a source that is dropped into a draft, and makes a quote with attribution and citation of a hit, in the form that the
 * place asks for. Dropped anywhere else it is plain text, which the drag carries along.
 */
export function registerDropQuotes(corpus: CorpusClient): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    draftLanguages.map((language) => ({ language })),
    {
      async provideDocumentDropEdits(document, position, dataTransfer, token) {
        const citation = await dataTransfer.get(draggedCitationType)?.asString();
        if (citation) return dropCitation(corpus, document, citation);
        const quotes = readQuotes(await dataTransfer.get(draggedQuotesType)?.asString());
        if (!quotes || token.isCancellationRequested) return undefined;
        const answer = await askForEdits(corpus, document, [position], quotes);
        if ('refused' in answer) {
          void vscode.window.showWarningMessage(whyNot(answer));
          // Without an edit of ours the plain text would be dropped: what may not be quoted, or not here.
          return new vscode.DocumentDropEdit('');
        }
        const edit = new vscode.DocumentDropEdit('');
        edit.additionalEdit = new vscode.WorkspaceEdit();
        // What is cited goes into the bibliography as well.
        const texts = answer.edits.map(({ newText }) => newText);
        onceInserted(document, texts, () => void addAfterInsertion(corpus, document.uri));
        for (const { range, newText } of answer.edits) {
          const { start, end } = range;
          const replaced = new vscode.Range(start.line, start.character, end.line, end.character);
          edit.additionalEdit.replace(document.uri, replaced, newText);
        }
        return edit;
      },
    },
  );
}

/** A source of the Sources view; its citation is plain text, and where it lands it is put into the bibliography. */
function dropCitation(
  corpus: CorpusClient,
  document: vscode.TextDocument,
  citation: string,
): vscode.DocumentDropEdit {
  onceInserted(document, [citation], () => void addAfterInsertion(corpus, document.uri));
  return new vscode.DocumentDropEdit(citation);
}

/** A drag may come from anywhere, with anything under this type. */
function readQuotes(json: string | undefined) {
  try {
    const quotes: unknown = json === undefined ? undefined : JSON.parse(json);
    return isQuotes(quotes) ? quotes : undefined;
  } catch {
    return undefined;
  }
}
