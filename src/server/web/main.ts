import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { readSource } from '../../core/index/readSource.ts';
import { ClientCorpusFiles } from '../clientCorpusFiles.ts';
import { ClientSnapshots } from '../clientSnapshots.ts';
import { startLanguageServer } from '../languageServer.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

startLanguageServer(connection, {
  createFiles: (client) => new ClientCorpusFiles(client),
  // The server is off the page's thread already.
  reader: readSource,
  createSnapshots: () => new ClientSnapshots(connection),
});
