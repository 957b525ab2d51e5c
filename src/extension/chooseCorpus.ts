import * as vscode from 'vscode';
import { settings } from '../protocol/names.ts';

/** Asks for the folder that holds the sources and keeps it in the settings: the workspace's where one is open. */
export async function chooseCorpusFolder(): Promise<void> {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    title: vscode.l10n.t('Choose the folder of your sources'),
    openLabel: vscode.l10n.t('Use as Corpus'),
    ...(workspace && { defaultUri: workspace }),
  });
  if (!picked || picked.length === 0) return;
  const folders = picked.map((uri) => (uri.scheme === 'file' ? uri.fsPath : uri.toString()));
  const target = workspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update(settings.folders, folders, target);
}
