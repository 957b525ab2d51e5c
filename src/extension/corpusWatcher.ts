import * as vscode from 'vscode';
import type { CorpusClient } from './corpusClient.ts';

/** Watches the corpus folders, wherever they are, and has the corpus brought up to date shortly after a change. */
export function registerCorpusWatcher(corpus: CorpusClient): vscode.Disposable {
  let watchers = watchFolders(corpus);
  const listener = corpus.onDidChangeSettings(() => {
    watchers.dispose();
    watchers = watchFolders(corpus);
  });
  return {
    dispose() {
      listener.dispose();
      watchers.dispose();
    },
  };
}

function watchFolders(corpus: CorpusClient): vscode.Disposable {
  let timer: unknown;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void corpus.reindex().catch(() => {}), SETTLE_MS);
  };
  const disposables = corpus.settings.folders.flatMap((folder) => {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.parse(folder), '**/*'),
    );
    return [
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    ];
  });
  return vscode.Disposable.from(...disposables, { dispose: () => clearTimeout(timer) });
}

// Editors and git write files in bursts; one update serves them all.
const SETTLE_MS = 300;
