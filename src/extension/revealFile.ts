import * as vscode from 'vscode';

/** Shows where a file lies: in the Explorer, in the system's file manager, or at least by its path. */
export async function revealFile(uri: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(uri)) {
    return void (await vscode.commands.executeCommand('revealInExplorer', uri));
  }
  try {
    await vscode.commands.executeCommand('revealFileInOS', uri);
  } catch {
    // A window in the browser has no file manager at hand.
    const path = uri.scheme === 'file' ? uri.fsPath : uri.path;
    const copy = vscode.l10n.t('Copy Path');
    if ((await vscode.window.showInformationMessage(path, copy)) === copy)
      await vscode.env.clipboard.writeText(path);
  }
}
