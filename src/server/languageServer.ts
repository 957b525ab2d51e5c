import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nearKeys } from '../core/bibliography/nearKeys.ts';
import type { CiteprocLoader } from '../core/citing/csl/citeproc.ts';
import { quoteAsText } from '../core/citing/renderQuote.ts';
import type { LinkMaker } from '../core/features/hovers.ts';
import { readableSource } from '../core/features/readableSource.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { SnapshotStore } from '../core/index/corpusStore.ts';
import type { SourceReader } from '../core/index/sourceReader.ts';
import { dayOf, forbiddenUse } from '../core/model/groundRules.ts';
import { createLocalSearch } from '../core/search/searchService.ts';
import { openTextRequest } from '../protocol/bibliography.ts';
import {
  type CorpusSettings,
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
import { citationDiagnostics, citationFixes, registerBibliographyRequests } from './bibliographyRequests.ts';
import { completionOptions, registerCompletions } from './completions.ts';
import { createLinkMaker, toHitView } from './convert.ts';
import { CorpusKeeper } from './corpusKeeper.ts';
import { DraftBibliographies } from './draftBibliographies.ts';
import { DraftCache } from './draftCache.ts';
import { DraftFormatting } from './draftFormatting.ts';
import { registerHovers } from './hovers.ts';
import { registerInsertions } from './insertionRequests.ts';
import { registerNavigation } from './navigation.ts';
import { registerPasteRequests } from './pasteRequests.ts';
import { decodeUri, findPlace, sourceUri } from './places.ts';
import { registerRenameKey } from './renameKey.ts';
import { sourceAt } from './shownSource.ts';
import { registerSourceRequests } from './sourceRequests.ts';
import { registerStretchRequests } from './stretchRequests.ts';
import { startUpdateProgress } from './updateProgress.ts';
import { codeActionOptions, registerVerification } from './verificationRequests.ts';
import { WorkspaceDrafts } from './workspaceDrafts.ts';

/** What a host gives the server: files, and a place to keep snapshots. */
export interface ServerHost {
  createFiles(connection: Connection): CorpusFiles;
  createSnapshots(options: InitializationOptions): SnapshotStore;
  /** Reads one source, if possible where it stops nobody. */
  readonly reader: SourceReader;
  createPackage(connection: Connection): ServerPackage;
}

/** The files that ship beside the server. */
export interface ServerPackage {
  /** A file's text by its path in the package, `media/csl/apa.csl`; undefined where there is none. */
  read(file: string): Promise<string | undefined>;
  readonly loadCiteproc: CiteprocLoader;
}

/** Wires the server's answers to `connection` and starts listening. */
export function startLanguageServer(connection: Connection, host: ServerHost): void {
  const drafts = new DraftCache();
  const documents = new TextDocuments(drafts.configuration);
  const files = host.createFiles(connection);
  const shipped = host.createPackage(connection);
  let server: Server | undefined;
  const workspace = new WorkspaceDrafts({
    files,
    documents,
    draftOf: (document) => drafts.draftOf(document),
    sourceUris: () =>
      new Set(server?.keeper.corpus.index.sources().map((source) => decodeUri(sourceUri(source)))),
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = params.initializationOptions as InitializationOptions;
    const keeper = new CorpusKeeper({
      files,
      snapshots: host.createSnapshots(options),
      reader: host.reader,
      onStatus(status) {
        void connection.sendNotification(statusNotification, status);
        verification.statusChanged(status);
        if (status.state !== 'ready') return;
        formatting.forget();
        bibliographies.forget();
      },
      startProgress: (cancel) => startUpdateProgress(connection, cancel),
      log: (message) => connection.console.error(message),
    });
    server = { keeper, documents, drafts, files, link: createLinkMaker(options.hoverCommands) };
    initialCorpus = options.corpus;
    addCitedWorksCommand = options.addCitedWorksCommand;
    sharesOpenTexts = options.sharesOpenTexts === true;
    capabilities = params.capabilities;
    workspace.setFolders((params.workspaceFolders ?? []).map(({ uri }) => uri));
    followsFolders = params.capabilities.workspace?.workspaceFolders === true;
    return {
      serverInfo: { name: 'verbatim' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: completionOptions,
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        declarationProvider: true,
        documentLinkProvider: {},
        workspaceSymbolProvider: true,
        codeActionProvider: codeActionOptions,
      },
    };
  });
  let initialCorpus: CorpusSettings | undefined;
  let addCitedWorksCommand: string | undefined;
  let sharesOpenTexts = false;
  let capabilities: ClientCapabilities = {};
  let followsFolders = false;
  connection.onInitialized(() => {
    if (initialCorpus) void server?.keeper.configure(initialCorpus);
    if (followsFolders) followWorkspaceFolders(connection, workspace);
  });

  const answer =
    <P, R>(respond: (server: Server, params: P, token: CancellationToken) => R) =>
    (params: P, token: CancellationToken): R => {
      if (!server) throw new Error('The server was asked before it was initialized');
      return server.keeper.guard(() => respond(server as Server, params, token));
    };

  connection.onRequest(searchRequest, answer(search));
  connection.onRequest(quoteTextRequest, answer(quoteText));
  connection.onRequest<Place | null, void>(
    placeRequest,
    answer(({ keeper }, params: PlaceParams) => findPlace(keeper.corpus.index, files, params)),
  );
  connection.onRequest(
    sourceTextRequest,
    answer(({ keeper }, { sourceId }: { sourceId: string }) => sourceText(keeper, sourceId)),
  );
  connection.onRequest(
    isSourceRequest,
    answer(({ keeper }, { uri }: { uri: string }) => isSource(keeper, uri)),
  );
  connection.onRequest(
    statusRequest,
    answer(({ keeper }) => keeper.status),
  );
  connection.onRequest(
    reindexRequest,
    answer(({ keeper }) => keeper.refresh()),
  );
  const access = {
    connection,
    index() {
      if (!server) throw new Error('The server was asked before it was initialized');
      return server.keeper.corpus.index;
    },
    draft(uri: string) {
      const document = documents.get(uri);
      return document && { document, draft: drafts.draftOf(document) };
    },
    isSource: (uri: string) => server !== undefined && isSource(server.keeper, uri),
    guard: <R>(work: () => R) => (server ? server.keeper.guard(work) : work()),
  };
  registerStretchRequests(access);
  const insertions = registerInsertions({
    ...access,
    profileOf: (text) => verification.profileOf(text),
  });
  registerNavigation({ ...access, files, workspace, bibliographies: () => bibliographies });
  registerSourceRequests({ ...access, files });
  const bibliographies = new DraftBibliographies({
    ...access,
    workspace,
    documents,
    openText: async (uri) => {
      if (!sharesOpenTexts) return undefined;
      const text = await connection.sendRequest<string | null>(openTextRequest, { uri }).catch(() => null);
      return text ?? undefined;
    },
  });
  const addCommand = () => addCitedWorksCommand;
  const nearbyKeys = (key: string) =>
    nearKeys(
      key,
      new Set(
        access
          .index()
          .sources()
          .map(({ citeKey }) => citeKey),
      ),
    );
  const verification = registerVerification({
    ...access,
    files,
    documents,
    capabilities: () => capabilities,
    otherDiagnostics: (uri) => citationDiagnostics({ bibliographies, draft: access.draft }, uri),
    otherFixes: (params) => citationFixes({ draft: access.draft, addCommand }, nearbyKeys, params),
  });
  registerPasteRequests({
    ...access,
    files,
    evidence: () => verification.evidence(),
    mannerOf: (draft) => insertions.mannerOf(draft),
  });
  const formatting = new DraftFormatting({
    ...access,
    loadCiteproc: shipped.loadCiteproc,
    packageFile: (file) => shipped.read(file),
    bibliographies,
    readBeside: (uri, path) => workspace.readBeside(uri, path),
  });
  registerRenameKey({ ...access, files, workspace, bibliographies });
  registerBibliographyRequests({
    ...access,
    bibliographies,
    formatting,
    addCommand,
    changed: () => verification.verifyAgain(),
  });
  registerCompletions({
    ...access,
    addCommand,
    findingOf: (draft, quote) => verification.findingOf(draft, quote),
    mannerOf: (draft) => insertions.mannerOf(draft),
    client() {
      const item = capabilities.textDocument?.completion?.completionItem;
      return {
        takesSnippets: item?.snippetSupport === true,
        showsDescriptions: item?.labelDetailsSupport === true,
      };
    },
  });
  registerHovers({
    ...access,
    workspace,
    formatting,
    findingOf: (draft, quote) => verification.findingOf(draft, quote),
    link: (title, action) => server?.link(title, action) ?? '',
  });
  connection.onNotification(
    configureNotification,
    (corpus: CorpusSettings) => void server?.keeper.configure(corpus),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.forgetListing();
    if (changes.some(({ uri }) => /\.(?:bib\w*|json|ya?ml|csl)$/iu.test(uri))) {
      formatting.forget();
      bibliographies.forget();
      verification.verifyAgain();
    }
    const folders = server?.keeper.status.folders ?? [];
    if (changes.some(({ uri }) => folders.some((folder) => uri.startsWith(`${folder}/`))))
      void server?.keeper.refresh();
  });
  documents.onDidClose(({ document }) => drafts.forget(document.uri));
  documents.listen(connection);
  connection.listen();
}

function followWorkspaceFolders(connection: Connection, workspace: WorkspaceDrafts): void {
  connection.workspace.onDidChangeWorkspaceFolders(() => {
    void connection.workspace
      .getWorkspaceFolders()
      .then((folders) => workspace.setFolders((folders ?? []).map(({ uri }) => uri)));
  });
}

interface Server {
  readonly keeper: CorpusKeeper;
  readonly documents: TextDocuments<TextDocument>;
  readonly drafts: DraftCache;
  readonly files: CorpusFiles;
  readonly link: LinkMaker;
}

async function search({ keeper }: Server, { query, ...request }: SearchParams): Promise<SearchAnswer> {
  const startedMs = performance.now();
  const service = createLocalSearch(() => keeper.corpus.index, performance);
  const { hits, ...answer } = await service.search(query, { ...request, budgetMs: SEARCH_BUDGET_MS });
  return { ...answer, elapsedMs: performance.now() - startedMs, hits: hits.map(toHitView) };
}

function quoteText({ keeper }: Server, { passageId }: { passageId: string }): string | null {
  const { index } = keeper.corpus;
  const passage = index.passage(passageId);
  const source = passage && index.source(passage.sourceId);
  if (!passage || !source) return null;
  // The clipboard is not a draft, but what was agreed goes along.
  const rule = forbiddenUse(source.groundRule, dayOf(new Date()));
  return `${rule ? `[${rule}] ` : ''}${quoteAsText({ passage, source })}`;
}

function sourceText({ corpus: { index } }: CorpusKeeper, sourceId: string): string | null {
  const source = index.source(sourceId);
  return source ? readableSource(source, index.passagesOf(sourceId)).text : null;
}

function isSource(keeper: CorpusKeeper, uri: string): boolean {
  return sourceAt(keeper.corpus.index, uri) !== undefined;
}

// Who types on has forgotten the question by then.
const SEARCH_BUDGET_MS = 500;
