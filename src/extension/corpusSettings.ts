import * as vscode from 'vscode';
import { settings } from '../protocol/names.ts';
import type { CorpusSettings } from '../protocol/requests.ts';

/** Reads the settings as the server wants them; without a folder of the user's, the sample corpus is the corpus. */
export function readCorpusSettings(
  context: vscode.ExtensionContext,
  homeDirectory: string | undefined,
): CorpusSettings {
  const configuration = vscode.workspace.getConfiguration();
  const chosen = configuration.get<string[]>(settings.folders, []).filter((folder) => folder.trim() !== '');
  const options = {
    exclude: [
      ...configuration.get<string[]>(settings.exclude, []),
      ...configuration.get<string[]>(settings.draftFiles, []),
    ],
    maxFileBytes: configuration.get<number>(settings.maxFileSize, DEFAULT_MAX_FILE_MB) * 1024 * 1024,
  };
  if (chosen.length > 0) {
    const folders = chosen.map((folder) => withoutSlash(toFolderUri(folder, homeDirectory).toString()));
    return { ...options, folders: [...new Set(folders)], isSample: false };
  }
  const sample = vscode.Uri.joinPath(context.extensionUri, 'corpus');
  return {
    ...options,
    folders: [withoutSlash(sample.toString())],
    isSample: true,
    shippedSnapshot: SHIPPED_SNAPSHOT,
  };
}

/** An absolute path, `~/…`, a URI, or a path relative to the (first) workspace folder. */
function toFolderUri(folder: string, homeDirectory: string | undefined): vscode.Uri {
  if (/^[a-z][\w+.-]+:\/\//iu.test(folder)) return vscode.Uri.parse(folder);
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (/^~(?:[/\\]|$)/u.test(folder) && homeDirectory)
    return vscode.Uri.joinPath(vscode.Uri.file(homeDirectory), folder.slice(1));
  if (/^(?:[/\\]|[a-z]:[/\\])/iu.test(folder)) {
    const file = vscode.Uri.file(folder);
    // In the web a path is one of the workspace's own file system.
    return workspace && workspace.scheme !== 'file' ? workspace.with({ path: file.path }) : file;
  }
  const relative = folder.replace(/^\$\{workspaceFolder\}[/\\]?/u, '');
  return workspace ? vscode.Uri.joinPath(workspace, relative) : vscode.Uri.file(relative);
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/u, '');
}

const DEFAULT_MAX_FILE_MB = 32;
/** Made by `npm run corpus`. */
const SHIPPED_SNAPSHOT = '.verbatim/corpus.index';
