import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { CorpusStatus } from '../protocol/requests.ts';
import { registerBibliography } from './bibliography.ts';
import { registerCommands } from './commands.ts';
import { createCorpusClient } from './corpusClient.ts';
import { registerCorpusWatcher } from './corpusWatcher.ts';
import { registerDraftEditors } from './draftEditors.ts';
import { registerDropQuotes } from './dropQuotes.ts';
import { registerHostFiles } from './hostFiles.ts';
import { registerHostSnapshots } from './hostSnapshots.ts';
import { registerInsertionSettings } from './insertionSettings.ts';
import { registerInsertQuote } from './insertQuoteCommand.ts';
import { registerPasteAsQuote } from './pasteAsQuote.ts';
import { createPreview, type Preview } from './preview/preview.ts';
import { registerQuotesView } from './quotesView.ts';
import { registerSearchView } from './searchView.ts';
import { registerSearchViewCommands } from './searchViewCommands.ts';
import { registerSourceReader } from './sourceReader.ts';
import { registerSourcesView } from './sourcesView.ts';
import { registerSourceText } from './sourceText.ts';
import { registerStatusItem } from './statusItem.ts';
import { registerSuggestWhileTyping } from './suggestWhileTyping.ts';
import { registerUses } from './usesOfSources.ts';
import { registerVerifiedDrafts } from './verifiedDrafts.ts';
import { registerVerification } from './verify.ts';

/** What the desktop and the web do differently. */
export interface ExtensionHost {
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** For `~` in settings; the web has none. */
  readonly homeDirectory?: string;
  /** Whether the server asks the extension for the user's files. */
  readonly servesFiles: boolean;
  /** Where the server keeps snapshots, if it has files of its own. */
  readonly cacheDirectory?: string;
}

/** What other extensions and tests get from `activate`. */
export interface VerbatimApi extends Pick<Preview, 'extendMarkdownIt'> {
  /** Resolves once the corpus is indexed, with what it holds. */
  whenReady(): Promise<CorpusStatus>;
}

/** Registers everything and returns at once; the server starts meanwhile. */
export function activateExtension(context: vscode.ExtensionContext, host: ExtensionHost): VerbatimApi {
  const log = vscode.window.createOutputChannel('Verbatim', { log: true });
  const corpus = createCorpusClient(context, host, log);
  const drafts = registerDraftEditors(corpus);
  const verified = registerVerifiedDrafts(corpus);
  const preview = createPreview(corpus, verified);
  const searchView = registerSearchView({ context, corpus, drafts, verified });
  context.subscriptions.push(
    log,
    corpus,
    drafts,
    verified,
    preview,
    searchView,
    registerCommands({ context, corpus, searchView, log }),
    registerInsertQuote(corpus, drafts),
    registerInsertionSettings(corpus),
    registerSearchViewCommands(searchView),
    registerDropQuotes(corpus),
    registerPasteAsQuote(corpus),
    registerCorpusWatcher(corpus),
    registerSourceText(corpus),
    registerSourcesView(corpus, drafts, verified),
    registerSourceReader(context, corpus, drafts),
    registerUses(corpus),
    registerQuotesView(corpus, verified),
    registerStatusItem(corpus),
    registerSuggestWhileTyping(),
    registerVerification(context, corpus),
    registerBibliography(corpus),
  );
  if (host.servesFiles) {
    const storage = context.globalStorageUri;
    context.subscriptions.push(
      registerHostFiles(corpus.client, context.extensionUri),
      registerHostSnapshots(corpus.client, storage),
    );
  }
  corpus.start();
  return {
    whenReady: () => corpus.whenReady(),
    extendMarkdownIt: (md) => preview.extendMarkdownIt(md),
  };
}
