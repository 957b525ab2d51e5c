import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { discardSnapshotRequest, loadSnapshotRequest, saveSnapshotRequest } from '../protocol/requests.ts';

/** Keeps the server's snapshots in the extension's storage, where the server has no files of its own. */
export function registerHostSnapshots(client: BaseLanguageClient, storage: vscode.Uri): vscode.Disposable {
  const place = (name: string) => vscode.Uri.joinPath(storage, name);
  return vscode.Disposable.from(
    client.onRequest(loadSnapshotRequest, ({ name }: { name: string }) => load(place(name))),
    client.onRequest(saveSnapshotRequest, ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
      save(place(name), bytes),
    ),
    client.onRequest(discardSnapshotRequest, async ({ name }: { name: string }) => {
      await remove(place(name));
      return null;
    }),
  );
}

async function load(file: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return null;
  }
}

/** Written beside the old one, whose name it then takes: never half a file. */
async function save(file: vscode.Uri, bytes: Uint8Array): Promise<null> {
  const temporary = file.with({ path: `${file.path}.${Date.now()}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(temporary, bytes);
    await vscode.workspace.fs.rename(temporary, file, { overwrite: true });
    return null;
  } catch (error) {
    await remove(temporary);
    throw error;
  }
}

async function remove(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch {
    // It was not there, and that is what was wanted.
  }
}
