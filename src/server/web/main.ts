import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { readSource } from '../../core/index/readSource.ts';
import { ClientCorpusFiles } from '../clientCorpusFiles.ts';
import { startLanguageServer } from '../languageServer.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

startLanguageServer(connection, {
  createFiles: (client) => new ClientCorpusFiles(client),
  // The server is off the page's thread already.
  reader: readSource,
  // The web has no files of the server's own yet: the corpus is imported at each start.
  createSnapshots: () => ({ load: async () => undefined, save: async () => {} }),
});
