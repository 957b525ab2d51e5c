import * as vscode from 'vscode';

/** Read-only Markdown documents that are shown as pages. */
export interface Reports extends vscode.Disposable {
  show(title: string, markdown: string): Promise<void>;
}

export function registerReports(): Reports {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
  );
  return {
    async show(title, markdown) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}.md` });
      texts.set(uri.path, markdown);
      changed.fire(uri);
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => subscriptions.dispose(),
  };
}

// Documents whose scheme begins with "verbatim-" are never verified.
const SCHEME = 'verbatim-report';
