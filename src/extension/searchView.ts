import * as vscode from 'vscode';
import { views } from '../protocol/names.ts';
import { explainNothingRequest, suggestionsRequest, surroundingsRequest } from '../protocol/quoteRequests.ts';
import {
  isSearchViewRequest,
  type SearchViewAction,
  type SearchViewMessage,
  type SearchViewRequest,
} from '../protocol/searchView.ts';
import { chooseCorpusFolder } from './chooseCorpus.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import { copyQuotes, insertQuotes, quoteTexts } from './insertPassage.ts';
import { insertQuotesAs } from './insertQuotesAs.ts';
import { openPlace } from './openPlace.ts';
import { searchPage, searchPageFolder } from './searchPage.ts';
import { showProblems } from './showProblems.ts';
import { registerUsedPassages } from './usedPassages.ts';
import type { VerifiedDrafts } from './verifiedDrafts.ts';
import { watchPage } from './watchPage.ts';

export interface SearchView extends vscode.Disposable {
  /** Opens the view and puts the cursor into its box. */
  focus(query?: string): Promise<void>;
  /** Does what a key or a button of the view does; opens the view where it is not. */
  act(action: SearchViewAction): Promise<void>;
}

export function registerSearchView(init: {
  readonly context: vscode.ExtensionContext;
  readonly corpus: CorpusClient;
  readonly drafts: DraftEditors;
  readonly verified: VerifiedDrafts;
}): SearchView {
  const { context, corpus, drafts } = init;
  let view: vscode.WebviewView | undefined;
  /** Said before the page was there to hear it. */
  let pending: SearchViewMessage | undefined;
  const post = (message: SearchViewMessage) => void view?.webview.postMessage(message);
  const postStatus = () => corpus.status && post({ type: 'status', status: corpus.status });
  const used = registerUsedPassages(init, (passageIds) => post({ type: 'used', passageIds }));
  const answers = createAnswers(corpus, drafts, post);

  const handle = (request: SearchViewRequest) => {
    if (request.type !== 'ready') return answers(request);
    postStatus();
    used.tell();
    if (pending) post(pending);
    pending = undefined;
  };
  /** Says something to the page, which is opened for it; one that is not there yet hears it when it is. */
  const tell = async (message: SearchViewMessage) => {
    if (!view) pending = message;
    await vscode.commands.executeCommand(`${views.search}.focus`);
    if (!pending) post(message);
  };

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(opened) {
      view = opened;
      const { webview } = opened;
      const folder = searchPageFolder(context.extensionUri);
      webview.options = { enableScripts: true, localResourceRoots: [folder], enableForms: false };
      const page = watchPage(opened, () => {
        webview.html = searchPage(webview, folder);
      });
      webview.onDidReceiveMessage((message) => {
        page.heard();
        if (isSearchViewRequest(message)) void handle(message);
      });
      opened.onDidDispose(() => {
        page.dispose();
        view = undefined;
      });
      page.load();
    },
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(views.search, provider),
    corpus.onDidChangeStatus(postStatus),
    used,
  );
  return {
    focus: (query) => tell({ type: 'focus', ...(query !== undefined && { query }) }),
    act: (action) => (view ? Promise.resolve(post({ type: 'act', action })) : tell({ type: 'act', action })),
    dispose: () => subscriptions.dispose(),
  };
}

/** What the view asks for; a search that fails says why, anything else that fails stays unanswered. */
function createAnswers(
  corpus: CorpusClient,
  drafts: DraftEditors,
  post: (message: SearchViewMessage) => void,
) {
  return async (request: SearchViewRequest): Promise<unknown> => {
    switch (request.type) {
      case 'search':
        return answerSearch(corpus, request, post);
      case 'explain': {
        const { sequence, query, within } = request;
        return post({
          type: 'explanation',
          sequence,
          explanation: await corpus.ask(explainNothingRequest, { query, within }),
        });
      }
      case 'suggest': {
        const { sequence, query, cursor } = request;
        return post({
          type: 'suggestions',
          sequence,
          suggestions: await corpus.ask(suggestionsRequest, { query, cursor }),
        });
      }
      case 'surroundings': {
        const { sequence, passageId, before, after } = request;
        const surroundings = await corpus.ask<null>(surroundingsRequest, { passageId, before, after });
        return post({ type: 'surroundings', sequence, surroundings });
      }
      case 'grab': {
        const { sequence, quotes } = request;
        const answer = await quoteTexts(corpus, quotes);
        return post({ type: 'grabbed', sequence, text: 'text' in answer ? answer.text : null });
      }
      case 'insert': {
        const { quotes, style } = request;
        const isInserted =
          style === 'ask'
            ? await insertQuotesAs(corpus, drafts, quotes)
            : await insertQuotes(corpus, drafts, quotes, style);
        return isInserted && request.isBasket && post({ type: 'act', action: 'clearBasket' });
      }
      case 'copy':
        return copyQuotes(corpus, request.quotes);
      case 'open':
        return openPlace(corpus, request);
      case 'chooseCorpus':
        return chooseCorpusFolder();
      case 'showProblems':
        return showProblems(corpus);
    }
  };
}

async function answerSearch(
  corpus: CorpusClient,
  { type: _, sequence, ...params }: Extract<SearchViewRequest, { type: 'search' }>,
  post: (message: SearchViewMessage) => void,
): Promise<void> {
  try {
    post({ type: 'answer', sequence, answer: await corpus.search(params) });
  } catch (error) {
    post({ type: 'failed', sequence, message: error instanceof Error ? error.message : String(error) });
  }
}
