import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startLanguageServer } from '../languageServer.ts';
import { NodeCorpusFiles } from './nodeCorpusFiles.ts';
import { NodeSnapshots } from './nodeSnapshots.ts';

startLanguageServer(createConnection(ProposedFeatures.all), {
  createFiles: () => new NodeCorpusFiles(),
  createSnapshots: ({ cacheDirectory }) => new NodeSnapshots(cacheDirectory ?? join(tmpdir(), 'verbatim')),
});
