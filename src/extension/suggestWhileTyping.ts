import * as vscode from 'vscode';
import { opensSuggestions } from './begunQuote.ts';
import { isDraft } from './draftEditors.ts';

/**
 * Opens the list while the first word of a quote, a name in brackets or a locator is typed. VS Code has quick suggestions
 * off in Markdown and people should not have to change that; trigger characters open the list only after a mark or a
 * blank.
 */
export function registerSuggestWhileTyping(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const editor = vscode.window.activeTextEditor;
    const [change] = contentChanges;
    if (
      !editor ||
      editor.document !== document ||
      !isDraft(document) ||
      contentChanges.length !== 1 ||
      !change
    )
      return;
    if (change.rangeLength > 0 || !/^[\p{L}\p{N}]$/u.test(change.text)) return;
    const { line, character } = change.range.start;
    if (opensSuggestions(document.lineAt(line).text.slice(0, character + change.text.length))) {
      void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    }
  });
}
