import * as vscode from 'vscode';

/** The column in which a document is in sight, so that it is not opened a second time beside itself; else the active one. */
export function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(
    ({ document, viewColumn }) => viewColumn !== undefined && document.uri.toString() === uri.toString(),
  );
  return shown?.viewColumn ?? vscode.ViewColumn.Active;
}
