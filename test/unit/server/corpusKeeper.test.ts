import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectBytes } from '../../../src/core/index/byteSource.ts';
import { writeCorpusFile } from '../../../src/core/index/corpusFile.ts';
import type { SnapshotStore } from '../../../src/core/index/corpusStore.ts';
import { DamagedIndexError } from '../../../src/core/index/indexPart.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import type { CorpusSettings } from '../../../src/protocol/requests.ts';
import { CorpusKeeper, type Patience } from '../../../src/server/corpusKeeper.ts';
import { NodeSnapshots } from '../../../src/server/node/nodeSnapshots.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf, MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { MemorySnapshots } from '../../support/memorySnapshots.ts';

const settings: CorpusSettings = {
  folders: [memoryFolder],
  exclude: [],
  maxFileBytes: 1e6,
  isSample: false,
};

describe('the keeper of the corpus', () => {
  it('opens at the next start what it wrote down, and reads no file again', async () => {
    const snapshots = new MemorySnapshots();
    const files = new MemoryCorpusFiles(marshCorpus);
    const first = keeperOf(files, snapshots);
    await first.keeper.configure(settings);
    files.reads.length = 0;
    const second = keeperOf(files, snapshots);
    await second.keeper.configure(settings);
    assert.deepEqual(contentOf(second.keeper), contentOf(first.keeper));
    assert.deepEqual(files.reads, ['sources.bib']);
    assert.deepEqual(second.logged, []);
  });

  for (const [name, spoil] of [
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['of another kind', () => new TextEncoder().encode('{"format": "something else"}'.repeat(20))],
    ['empty', () => new Uint8Array(0)],
  ] as const) {
    it(`imports the corpus anew, and says so, where its snapshot is ${name}`, async () => {
      const snapshots = new MemorySnapshots();
      const files = new MemoryCorpusFiles(marshCorpus);
      const first = keeperOf(files, snapshots);
      await first.keeper.configure(settings);
      const [file, bytes] = [...snapshots.files][0] ?? ['', new Uint8Array(0)];
      snapshots.files.set(file, spoil(bytes));
      const second = keeperOf(files, snapshots);
      await second.keeper.configure(settings);
      assert.deepEqual(contentOf(second.keeper), contentOf(first.keeper));
      assert.match(second.logged.join('\n'), /^The index .* is not used: .*made anew/u);
      assert.deepEqual(snapshots.files.get(file), bytes);
    });
  }

  it('imports the corpus anew where damage comes to light only when something is looked up', async () => {
    const snapshots = new MemorySnapshots();
    const files = new MemoryCorpusFiles(marshCorpus);
    const first = keeperOf(files, snapshots);
    await first.keeper.configure(settings);
    const expected = contentOf(first.keeper);
    const [bytes = new Uint8Array(0)] = snapshots.files.values();
    // The words of the passages stand at the start of the file.
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    const second = keeperOf(files, snapshots);
    await second.keeper.configure(settings);
    assert.throws(() => second.keeper.guard(() => contentOf(second.keeper)), DamagedIndexError);
    await second.nextUpdate();
    assert.deepEqual(contentOf(second.keeper), expected);
    assert.match(second.logged.join('\n'), /The index is damaged/u);
    await second.keeper.refresh();
    const third = keeperOf(files, snapshots);
    await third.keeper.configure(settings);
    assert.deepEqual(contentOf(third.keeper), expected);
    assert.deepEqual(third.logged, []);
  });

  it('goes on without a snapshot where the disk is full, and says so', async () => {
    const full = new MemorySnapshots();
    full.replace = async () => {
      throw new Error('/cache: the disk is full');
    };
    const { keeper, logged } = keeperOf(new MemoryCorpusFiles(marshCorpus), full);
    await keeper.configure(settings);
    assert.equal(keeper.status.state, 'ready');
    assert.equal(keeper.status.sources, 5);
    assert.deepEqual(logged, ['The index could not be written: /cache: the disk is full']);
  });

  it('opens a snapshot that ships with its corpus, wherever the corpus is', async () => {
    const shipped = await corpusOf(marshCorpus);
    const state = { part: finishNow(shipped.index.compact()), records: [...shipped.records.values()] };
    const identity = { folders: [memoryFolder], name: '.kept/corpus.index' };
    const bytes = await collectBytes(async (sink) => {
      await writeCorpusFile(sink, state, identity);
    });
    const moved = 'memory:///moved';
    const files = new MemoryCorpusFiles(marshCorpus, moved);
    files.write(identity.name, bytes, moved);
    const { keeper, logged } = keeperOf(files, new MemorySnapshots());
    await keeper.configure({ ...settings, folders: [moved], shippedSnapshot: identity.name });
    assert.deepEqual(logged, []);
    assert.deepEqual(
      files.reads.filter((file) => file.endsWith('.txt')),
      [],
    );
    assert.deepEqual(new Set(keeper.corpus.index.sources().map(({ folder }) => folder)), new Set([moved]));
  });

  it('writes a large corpus down when a small change has been the last for a while', async () => {
    const snapshots = new MemorySnapshots();
    const talk = Array.from({ length: 60 }, (_, at) => `${at % 2 ? 'ANN' : 'BO'}: Words of turn ${at}.`);
    const files = new MemoryCorpusFiles({ 'talk.txt': talk.join('\n\n'), 'note.md': 'Words of before.' });
    const { keeper } = keeperOf(files, snapshots, { smallCorpus: 10, quietMs: 40 });
    await keeper.configure(settings);
    const [first] = snapshots.files.values();
    assert.ok(first);
    files.write('note.md', 'Words of after.');
    await keeper.refresh();
    assert.match(JSON.stringify(contentOf(keeper)), /Words of after/u);
    assert.deepEqual([...snapshots.files.values()], [first]);
    await eventually(() => ![...snapshots.files.values()].includes(first));
    const next = keeperOf(files, snapshots);
    files.reads.length = 0;
    await next.keeper.configure(settings);
    assert.deepEqual(contentOf(next.keeper), contentOf(keeper));
    assert.deepEqual(files.reads, []);
  });

  it('shares a snapshot with another window, which it never spoils', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'keepers-'));
    const files = new MemoryCorpusFiles(marshCorpus);
    const windows = [
      keeperOf(files, new NodeSnapshots(directory)),
      keeperOf(files, new NodeSnapshots(directory)),
    ];
    await Promise.all(windows.map(({ keeper }) => keeper.configure(settings)));
    for (let round = 0; round < 10; round++) {
      files.write('round.txt', `ANN: Words of round ${round}.\n\nBO: Yes.\n\nANN: And so on.\n\nBO: No.\n`);
      await Promise.all(windows.map(({ keeper }) => keeper.refresh()));
      const [a, b] = windows.map(({ keeper }) => contentOf(keeper));
      assert.deepEqual(a, b);
      assert.ok(JSON.stringify(a).includes(`round ${round}`));
      const next = keeperOf(files, new NodeSnapshots(directory));
      await next.keeper.configure(settings);
      assert.deepEqual(contentOf(next.keeper), a);
      assert.deepEqual(next.logged, []);
    }
    assert.deepEqual(
      windows.flatMap(({ logged }) => logged),
      [],
    );
    assert.equal((await readdir(directory)).length, 1);
    await rm(directory, { recursive: true });
  });
});

async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function keeperOf(files: MemoryCorpusFiles, snapshots: SnapshotStore, patience?: Patience) {
  const logged: string[] = [];
  const waiting: (() => void)[] = [];
  const keeper = new CorpusKeeper({
    ...{ files, snapshots, reader: readSource },
    onStatus: ({ state }) => {
      if (state === 'ready') for (const tell of waiting.splice(0)) tell();
    },
    startProgress: () => ({ report() {}, done() {} }),
    log: (message) => logged.push(message),
    ...(patience && { patience }),
  });
  return {
    keeper,
    logged,
    /** Resolves when an update that is still to come has ended. */
    nextUpdate: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}

function contentOf({ corpus: { index } }: CorpusKeeper) {
  return index.sources().map((source) => ({ source, passages: index.passagesOf(source.id) }));
}
