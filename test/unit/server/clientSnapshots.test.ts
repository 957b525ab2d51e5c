import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  PortMessageReader,
  PortMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { readSource } from '../../../src/core/index/readSource.ts';
import {
  discardSnapshotRequest,
  loadSnapshotRequest,
  saveSnapshotRequest,
} from '../../../src/protocol/requests.ts';
import { ClientSnapshots } from '../../../src/server/clientSnapshots.ts';
import { CorpusKeeper } from '../../../src/server/corpusKeeper.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';

describe('snapshots in the client’s storage', () => {
  it('come back over the messages of a web worker as they were written', async () => {
    const { snapshots, storage, close } = connect();
    const files = new MemoryCorpusFiles(marshCorpus);
    const settings = { folders: [memoryFolder], exclude: [], maxFileBytes: 1e6, isSample: false };
    const logged: string[] = [];
    const start = async () => {
      const keeper = new CorpusKeeper({
        ...{ files, snapshots, reader: readSource, onStatus: () => {} },
        startProgress: () => ({ report() {}, done() {} }),
        log: (message) => logged.push(message),
      });
      await keeper.configure(settings);
      return keeper.corpus.index.sources().map(({ id }) => keeper.corpus.index.passagesOf(id));
    };
    const first = await start();
    assert.equal(storage.size, 1);
    files.reads.length = 0;
    assert.deepEqual(await start(), first);
    assert.deepEqual(files.reads, ['sources.bib']);
    assert.deepEqual(logged, []);
    close();
  });

  it('are none where there are none, or no more', async () => {
    const { snapshots, close } = connect();
    assert.deepEqual(await snapshots.open('a.index'), []);
    const kept = await snapshots.replace('a.index', async (sink) => {
      await sink.write(Uint8Array.of(1, 2, 3));
      return true;
    });
    assert.deepEqual([...(kept?.read(0, 3) ?? [])], [1, 2, 3]);
    assert.equal((await snapshots.open('a.index'))[0]?.size, 3);
    await snapshots.discard('a.index');
    assert.deepEqual(await snapshots.open('a.index'), []);
    close();
  });
});

/**
 * A server and a client that keeps what it gets, over a channel that clones what it carries, as that of a web worker
 * does.
 */
function connect() {
  const { port1, port2 } = new MessageChannel();
  const server = createConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
  const client = createProtocolConnection(new PortMessageReader(port2), new PortMessageWriter(port2));
  const storage = new Map<string, Uint8Array>();
  client.onRequest(loadSnapshotRequest, ({ name }) => storage.get(name) ?? null);
  client.onRequest(saveSnapshotRequest, ({ name, bytes }) => {
    storage.set(name, bytes);
    return null;
  });
  client.onRequest(discardSnapshotRequest, ({ name }) => {
    storage.delete(name);
    return null;
  });
  client.listen();
  server.listen();
  return { storage, snapshots: new ClientSnapshots(server), close: () => port1.close() };
}
