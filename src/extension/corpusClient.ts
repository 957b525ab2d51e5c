import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { commands, draftLanguages, settings } from '../protocol/names.ts';
import {
  type CorpusSettings,
  type CorpusStatus,
  configureNotification,
  type InitializationOptions,
  isSourceRequest,
  type Place,
  type PlaceParams,
  placeRequest,
  quoteTextRequest,
  reindexRequest,
  type SearchAnswer,
  type SearchParams,
  searchRequest,
  sourceTextRequest,
  statusNotification,
  statusRequest,
} from '../protocol/requests.ts';
import type { ExtensionHost } from './activate.ts';
import { isBegun } from './begunQuote.ts';
import { readCorpusSettings } from './corpusSettings.ts';

/** The language server as the rest of the extension sees it: questions and answers about the corpus. */
export interface CorpusClient extends vscode.Disposable {
  readonly client: BaseLanguageClient;
  readonly settings: CorpusSettings;
  readonly status: CorpusStatus | undefined;
  readonly onDidChangeStatus: vscode.Event<CorpusStatus>;
  readonly onDidChangeSettings: vscode.Event<CorpusSettings>;
  /** Starts the server; returns at once. */
  start(): void;
  whenReady(): Promise<CorpusStatus>;
  search(params: SearchParams, token?: vscode.CancellationToken): Promise<SearchAnswer>;
  quoteText(passageId: string): Promise<string | null>;
  place(params: PlaceParams): Promise<Place | null>;
  sourceText(sourceId: string): Promise<string | null>;
  isSource(uri: vscode.Uri): Promise<boolean>;
  /** Whether a document was found to be a source when that was asked last; undefined: nobody has asked. */
  wasSource(uri: vscode.Uri): boolean | undefined;
  /** Any other question of the protocol, once the server has started. */
  ask<R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<R>;
  reindex(): Promise<void>;
}

export function createCorpusClient(
  context: vscode.ExtensionContext,
  host: ExtensionHost,
  log: vscode.LogOutputChannel,
): CorpusClient {
  const statusChanged = new vscode.EventEmitter<CorpusStatus>();
  const settingsChanged = new vscode.EventEmitter<CorpusSettings>();
  let current = readCorpusSettings(context, host.homeDirectory);
  let status: CorpusStatus | undefined;
  const client = host.createClient(clientOptions(() => current, host, log));
  let started: Promise<void> | undefined;

  /** A question waits for the server's start; one that failed says why instead of hanging. */
  const ask = async <R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<R> => {
    await started;
    // A token that is not there would count as a second parameter.
    return token ? client.sendRequest<R>(method, params, token) : client.sendRequest<R>(method, params);
  };

  const foundSources = new Map<string, boolean>();
  const isSource = async (uri: vscode.Uri): Promise<boolean> => {
    const found = await ask<boolean>(isSourceRequest, { uri: uri.toString() });
    foundSources.set(uri.toString(), found);
    return found;
  };

  const subscriptions = vscode.Disposable.from(
    statusChanged,
    settingsChanged,
    client.onNotification(statusNotification, (next: CorpusStatus) => {
      status = next;
      statusChanged.fire(next);
      // Files have become sources, or are none any more.
      if (next.state === 'ready')
        for (const uri of foundSources.keys()) void isSource(vscode.Uri.parse(uri)).catch(() => {});
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!Object.values(settings).some((name) => event.affectsConfiguration(name))) return;
      current = readCorpusSettings(context, host.homeDirectory);
      settingsChanged.fire(current);
      void started?.then(() => client.sendNotification(configureNotification, current));
    }),
  );

  return {
    client,
    ask,
    get settings() {
      return current;
    },
    get status() {
      return status;
    },
    onDidChangeStatus: statusChanged.event,
    onDidChangeSettings: settingsChanged.event,
    start() {
      started = client.start();
      started.catch((error) => {
        log.error(String(error));
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Verbatim could not start its language server. See the log for the reason.'),
        );
      });
    },
    whenReady: () => whenReady(statusChanged.event, () => ask<CorpusStatus>(statusRequest, {})),
    search: (params, token) => ask(searchRequest, params, token),
    quoteText: (passageId) => ask(quoteTextRequest, { passageId }),
    place: (params) => ask(placeRequest, params),
    sourceText: (sourceId) => ask(sourceTextRequest, { sourceId }),
    isSource,
    wasSource: (uri) => foundSources.get(uri.toString()),
    reindex: () => ask(reindexRequest, {}),
    dispose() {
      subscriptions.dispose();
      void client.dispose();
    },
  };
}

function clientOptions(
  current: () => CorpusSettings,
  host: ExtensionHost,
  log: vscode.LogOutputChannel,
): LanguageClientOptions {
  const hoverCommands = {
    openPassage: commands.openPassage,
    openSource: commands.openSource,
    copyQuote: commands.copyQuote,
    showUses: commands.showPassageUses,
  };
  return {
    documentSelector: draftLanguages.map((language) => ({ language })),
    outputChannel: log,
    // Evaluated again when the server starts anew after a crash.
    initializationOptions: (): InitializationOptions => ({
      corpus: current(),
      hoverCommands,
      addCitedWorksCommand: commands.addCitedWorks,
      sharesOpenTexts: true,
      ...(host.cacheDirectory && { cacheDirectory: host.cacheDirectory }),
    }),
    // Drafts that are not open count where a source is used, and bibliographies where one is cited.
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(DRAFT_FILES) },
    markdown: { isTrusted: { enabledCommands: Object.values(hoverCommands) }, supportHtml: false },
    middleware: {
      // The space and the full stop are trigger characters; only where something was begun is the server worth asking.
      provideCompletionItem: (document, position, context, token, next) => {
        const before = document.lineAt(position.line).text.slice(0, position.character);
        return isBegun(before) ? next(document, position, context, token) : undefined;
      },
    },
  };
}

async function whenReady(
  changed: vscode.Event<CorpusStatus>,
  ask: () => Promise<CorpusStatus>,
): Promise<CorpusStatus> {
  return new Promise((resolve, reject) => {
    const listener = changed((status) => settle(status));
    const settle = (status: CorpusStatus) => {
      if (status.state !== 'ready') return;
      listener.dispose();
      resolve(status);
    };
    ask().then(settle, reject);
  });
}

const DRAFT_FILES = '**/*.{md,markdown,qmd,rmd,mdx,bib,bibtex,json,yaml,yml,csl}';
