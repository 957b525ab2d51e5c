import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { readSource } from '../../core/index/readSource.ts';
import { ClientCorpusFiles } from '../clientCorpusFiles.ts';
import { createClientPackage } from '../clientPackage.ts';
import { ClientSnapshots } from '../clientSnapshots.ts';
import { startLanguageServer } from '../languageServer.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));

startLanguageServer(connection, {
  createFiles: (client) => new ClientCorpusFiles(client),
  // The server is off the page's thread already.
  reader: readSource,
  createPackage: (client) => createClientPackage(client, runScript),
  createSnapshots: () => new ClientSnapshots(connection),
});

/** A script of the package that exports as CommonJS does. The worker loads it as it was loaded itself: from memory. */
function runScript(text: string): unknown {
  const exporting = `self.module = { exports: {} };\n${text}\nself.loadedModule = self.module.exports; delete self.module;`;
  const address = URL.createObjectURL(new Blob([exporting], { type: 'application/javascript' }));
  const scope = worker as unknown as { loadedModule?: unknown; importScripts(address: string): void };
  try {
    scope.importScripts(address);
    return scope.loadedModule;
  } finally {
    URL.revokeObjectURL(address);
    delete scope.loadedModule;
  }
}
