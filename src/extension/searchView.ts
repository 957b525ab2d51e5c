import * as vscode from 'vscode';
import { views } from '../protocol/names.ts';
import {
  isSearchViewRequest,
  type SearchViewMessage,
  type SearchViewRequest,
} from '../protocol/searchView.ts';
import { chooseCorpusFolder } from './chooseCorpus.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import { copyQuote, insertPassage } from './insertPassage.ts';
import { openPlace } from './openPlace.ts';
import { showProblems } from './showProblems.ts';

export interface SearchView extends vscode.Disposable {
  /** Opens the view and puts the cursor into its box. */
  focus(query?: string): Promise<void>;
}

export function registerSearchView(
  context: vscode.ExtensionContext,
  corpus: CorpusClient,
  drafts: DraftEditors,
): SearchView {
  let view: vscode.WebviewView | undefined;
  /** Said before the page was there to hear it. */
  let pendingFocus: SearchViewMessage | undefined;
  const post = (message: SearchViewMessage) => void view?.webview.postMessage(message);

  const postStatus = () => corpus.status && post({ type: 'status', status: corpus.status });
  const handle = (request: SearchViewRequest): unknown => {
    switch (request.type) {
      case 'ready':
        postStatus();
        if (pendingFocus) post(pendingFocus);
        pendingFocus = undefined;
        return;
      case 'search':
        return answerSearch(corpus, request, post);
      case 'insert':
        return insertPassage(corpus, drafts, request.passageId);
      case 'open':
        return openPlace(corpus, request);
      case 'copy':
        return copyQuote(corpus, request.passageId);
      case 'chooseCorpus':
        return chooseCorpusFolder();
      case 'showProblems':
        return showProblems(corpus);
    }
  };

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(opened) {
      view = opened;
      const scripts = vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview');
      opened.webview.options = { enableScripts: true, localResourceRoots: [scripts], enableForms: false };
      opened.webview.onDidReceiveMessage((message) => isSearchViewRequest(message) && void handle(message));
      opened.onDidDispose(() => (view = undefined));
      opened.webview.html = page(opened.webview, scripts);
    },
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(views.search, provider),
    corpus.onDidChangeStatus(postStatus),
  );
  return {
    async focus(query) {
      const message: SearchViewMessage = { type: 'focus', ...(query !== undefined && { query }) };
      if (!view) pendingFocus = message;
      await vscode.commands.executeCommand(`${views.search}.focus`);
      if (!pendingFocus) post(message);
    },
    dispose: () => subscriptions.dispose(),
  };
}

async function answerSearch(
  corpus: CorpusClient,
  { query, sequence, limit }: Extract<SearchViewRequest, { type: 'search' }>,
  post: (message: SearchViewMessage) => void,
): Promise<void> {
  try {
    post({ type: 'answer', sequence, answer: await corpus.search({ query, limit }) });
  } catch (error) {
    post({ type: 'failed', sequence, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Nothing is loaded from elsewhere and nothing runs but our one script: the view shows other people's text. */
function page(webview: vscode.Webview, scripts: vscode.Uri): string {
  const nonce = createNonce();
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(scripts, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; img-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${address('searchView.css')}">
  <title>Verbatim</title>
</head>
<body>
  <main id="app"></main>
  <script nonce="${nonce}" src="${address('searchView.js')}"></script>
</body>
</html>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
