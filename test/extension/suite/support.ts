import * as vscode from 'vscode';
import type { VerbatimApi } from '../../../src/extension/activate.ts';
import { settings } from '../../../src/protocol/names.ts';

export const isWeb = typeof process === 'undefined' || !process.versions?.node;

export async function activateVerbatim(): Promise<VerbatimApi> {
  const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim.verbatim');
  if (!extension) throw new Error('The extension is not installed');
  return extension.activate();
}

/** Opens a new draft with `|` for the cursor. */
export async function openDraft(
  marked: string,
): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: marked.replace('|', ''),
  });
  const position = document.positionAt(marked.indexOf('|'));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  return { document, position };
}

export async function completionsAt(
  { document, position }: { document: vscode.TextDocument; position: vscode.Position },
  resolve = 0,
) {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    resolve,
  );
  // Word suggestions of the editor itself come along.
  return list.items.filter(({ filterText }) => filterText !== undefined);
}

export async function hoverTexts({
  document,
  position,
}: {
  document: vscode.TextDocument;
  position: vscode.Position;
}): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
}

/** Sets the corpus folders, relative to the workspace; none brings the sample corpus back. */
export async function setCorpus(...folders: string[]): Promise<void> {
  const value = folders.length > 0 ? folders : undefined;
  await vscode.workspace
    .getConfiguration()
    .update(settings.folders, value, vscode.ConfigurationTarget.Workspace);
}

export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('No workspace is open');
  return vscode.Uri.joinPath(folder, path);
}

export async function writeWorkspaceFile(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(path), new TextEncoder().encode(text));
}

/** Asks again until the answer fits: the corpus follows the disk in its own time. */
export async function eventually<T>(ask: () => Thenable<T>, fits: (answer: T) => boolean): Promise<T> {
  const giveUpMs = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > giveUpMs) throw new Error(`The answer never fitted: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
