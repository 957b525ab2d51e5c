import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { packageFileRequest } from '../protocol/formatting.ts';
import { listFilesRequest, readFileRequest } from '../protocol/requests.ts';

interface FileStat {
  readonly file: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Gives the server the user's files, and some of the package's, through VS Code's file systems: read only, inside the corpus folders. */
export function registerHostFiles(client: BaseLanguageClient, packageUri: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(listFilesRequest, ({ folder }: { folder: string }) =>
      listFiles(vscode.Uri.parse(folder)),
    ),
    client.onRequest(readFileRequest, ({ folder, file }: { folder: string; file: string }) =>
      readFile(vscode.Uri.parse(folder), file),
    ),
    client.onRequest(packageFileRequest, ({ file }: { file: string }) => readPackageFile(packageUri, file)),
  );
}

async function listFiles(root: vscode.Uri): Promise<FileStat[]> {
  const found: FileStat[] = [];
  await walk(root, '', found).catch((error) => {
    throw new Error(
      vscode.l10n.t(
        'The folder {0} cannot be read: {1}',
        root.path,
        error instanceof Error ? error.message : String(error),
      ),
    );
  });
  return found;
}

async function walk(root: vscode.Uri, path: string, found: FileStat[]): Promise<void> {
  const directory = path ? vscode.Uri.joinPath(root, path) : root;
  for (const [name, type] of await vscode.workspace.fs.readDirectory(directory)) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const file = path ? `${path}/${name}` : name;
    // Links are not followed: they could lead out of the folder.
    if (type === vscode.FileType.Directory) await walk(root, file, found).catch(() => {});
    else if (type === vscode.FileType.File) {
      const { size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(root, file));
      found.push({ file, size, mtimeMs: mtime });
    }
  }
}

async function readFile(root: vscode.Uri, file: string): Promise<Uint8Array> {
  if (file.split('/').includes('..')) throw new Error('leads out of the corpus folder');
  return vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, file));
}

/** Citation styles and the citation processor; nothing else of the package is asked for. */
async function readPackageFile(packageUri: vscode.Uri, file: string): Promise<string | null> {
  if (!PACKAGE_FILES.test(file)) return null;
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(packageUri, file));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

const PACKAGE_FILES = /^(?:media\/csl\/[\w-]+\.(?:csl|xml)|dist\/citeproc\.js)$/u;
