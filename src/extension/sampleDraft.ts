import * as vscode from 'vscode';

/** Opens the draft that goes with the sample corpus, as a document of its own that is nowhere saved. */
export async function openSampleDraft({
  extensionUri,
}: Pick<vscode.ExtensionContext, 'extensionUri'>): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extensionUri, 'dist', 'sampleDraft.md'),
  );
  const content = new TextDecoder().decode(bytes);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}
