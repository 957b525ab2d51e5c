import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { CorpusFiles } from '../../src/core/index/corpusFiles.ts';
import { readSource } from '../../src/core/index/readSource.ts';
import {
  type CorpusSettings,
  type CorpusStatus,
  type InitializationOptions,
  statusNotification,
} from '../../src/protocol/requests.ts';
import { startLanguageServer } from '../../src/server/languageServer.ts';
import { createNodePackage } from '../../src/server/node/nodePackage.ts';
import { memoryFolder } from './memoryCorpus.ts';
import { MemorySnapshots } from './memorySnapshots.ts';

/** The real server on the other end of two in-memory streams, spoken to as an editor speaks to it. */
export interface ServerConnection {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Resolves with the next status that fits. */
  status(fits: (status: CorpusStatus) => boolean): Promise<CorpusStatus>;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  close(): Promise<void>;
}

const packageRoot = join(import.meta.dirname, '..', '..');

export const memorySettings: CorpusSettings = {
  folders: [memoryFolder],
  exclude: [],
  maxFileBytes: 1e6,
  isSample: false,
};

export async function connectServer(
  files: CorpusFiles,
  corpus: CorpusSettings = memorySettings,
  workspaceFolders: readonly string[] = [],
  capabilities: ClientCapabilities = {},
  options: Partial<InitializationOptions> = {},
): Promise<ServerConnection> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startLanguageServer(
    createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    ),
    {
      createFiles: () => files,
      createPackage: () => createNodePackage(packageRoot, 'citeproc'),
      reader: readSource,
      createSnapshots: () => new MemorySnapshots(),
    },
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  let last: CorpusStatus | undefined;
  const waiting = new Set<(status: CorpusStatus) => void>();
  client.onNotification(statusNotification, (status: CorpusStatus) => {
    last = status;
    for (const tell of waiting) tell(status);
  });
  client.onRequest('window/workDoneProgress/create', () => null);
  client.listen();
  const initializationOptions: InitializationOptions = {
    corpus,
    hoverCommands: {
      openPassage: 'test.open',
      openSource: 'test.source',
      copyQuote: 'test.copy',
      showUses: 'test.uses',
    },
    ...options,
  };
  const initialized = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: workspaceFolders.map((uri) => ({ uri, name: uri })),
    initializationOptions,
  });
  await client.sendNotification('initialized', {});
  return {
    client,
    initialized,
    status: (fits) =>
      new Promise((resolve) => {
        const tell = (status: CorpusStatus) => {
          if (!fits(status)) return;
          waiting.delete(tell);
          resolve(status);
        };
        waiting.add(tell);
        if (last) tell(last);
      }),
    open: (uri, text, languageId = 'markdown') =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    async close() {
      await client.sendRequest('shutdown');
      client.dispose();
    },
  };
}
