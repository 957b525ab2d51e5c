import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startLanguageServer } from '../languageServer.ts';
import { NodeCorpusFiles } from './nodeCorpusFiles.ts';
import { createNodePackage } from './nodePackage.ts';
import { NodeSnapshots } from './nodeSnapshots.ts';
import { createWorkerReader } from './workerReader.ts';

startLanguageServer(createConnection(ProposedFeatures.all), {
  createFiles: () => new NodeCorpusFiles(),
  // Bundled beside this file.
  reader: createWorkerReader({ script: join(__dirname, 'importWorker.js') }),
  createPackage: () => createNodePackage(join(__dirname, '..')),
  createSnapshots: ({ cacheDirectory }) => new NodeSnapshots(cacheDirectory ?? join(tmpdir(), 'verbatim')),
});
