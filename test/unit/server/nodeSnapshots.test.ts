import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ByteSource } from '../../../src/core/index/byteSource.ts';
import { NodeSnapshots } from '../../../src/server/node/nodeSnapshots.ts';

describe('snapshots on disk', () => {
  let directory: string;
  let store: NodeSnapshots;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'snapshots-'));
    store = new NodeSnapshots(directory);
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('are opened as they were written', async () => {
    const written = await put(store, 'first');
    assert.equal(textOf(written), 'first');
    assert.deepEqual((await store.open('a.index')).map(textOf), ['first']);
    assert.deepEqual(await store.open('b.index'), []);
  });

  it('stay open for those who read the old one while it is replaced', async () => {
    const old = await put(store, 'first');
    const fresh = await put(store, 'second');
    assert.equal(textOf(old), 'first');
    assert.equal(textOf(fresh), 'second');
    assert.deepEqual((await store.open('a.index')).map(textOf), ['second']);
    assert.deepEqual(await readdir(directory), ['a.index']);
  });

  it('are not touched by a write that fails, and the reason is said', async () => {
    await put(store, 'first');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const failing = store.replace('a.index', async (sink) => {
      await sink.write(bytesOf('half of it'));
      throw full;
    });
    await assert.rejects(failing, /the disk is full/u);
    assert.deepEqual((await store.open('a.index')).map(textOf), ['first']);
    assert.deepEqual(await readdir(directory), ['a.index']);
  });

  it('are not replaced where there is nothing to keep after all', async () => {
    await put(store, 'first');
    const none = await store.replace('a.index', async (sink) => {
      await sink.write(bytesOf('half of it'));
      return false;
    });
    assert.equal(none, undefined);
    assert.deepEqual((await store.open('a.index')).map(textOf), ['first']);
    assert.deepEqual(await readdir(directory), ['a.index']);
  });

  it('say that nothing can be written where that is so', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await assert.rejects(put(new NodeSnapshots(join(file, 'below')), 'first'), /ENOTDIR|not a directory/u);
  });

  it('get a number after their name where the old one cannot be replaced', async () => {
    const inUse = join(directory, 'a.index');
    const stubborn = new NodeSnapshots(directory, async (from, to) => {
      const taken = (await readdir(directory)).some((file) => join(directory, file) === to);
      if (to === inUse && taken) throw Object.assign(new Error('in use'), { code: 'EPERM' });
      await rename(from, to);
    });
    for (const text of ['first', 'second', 'third']) {
      await put(stubborn, text);
      // A store without that trouble sees the newest one too.
      for (const any of [stubborn, store]) assert.equal(textOf((await any.open('a.index'))[0]), text);
    }
    await put(store, 'fourth');
    assert.deepEqual((await store.open('a.index')).map(textOf), ['fourth']);
    assert.equal((await readdir(directory)).length, 1);
  });

  it('are discarded in all their numbers', async () => {
    for (const file of ['a.index', 'a.index.1', 'a.index.12', 'a.index.x', 'b.index'])
      await writeFile(join(directory, file), file);
    assert.deepEqual((await store.open('a.index')).map(textOf), ['a.index.12', 'a.index.1', 'a.index']);
    await store.discard('a.index');
    assert.deepEqual((await readdir(directory)).sort(), ['a.index.x', 'b.index']);
  });

  it('are cleared of what a killed window has left, and not of what another is writing', async () => {
    const fresh = join(directory, 'a.index.4-5-6.tmp');
    for (const left of ['a.index.1-2-3.tmp', 'scratch.1-2-3.tmp']) {
      await writeFile(join(directory, left), 'half');
      await utimes(join(directory, left), new Date(0), new Date(0));
    }
    await writeFile(fresh, 'half');
    await put(store, 'first');
    assert.deepEqual((await readdir(directory)).sort(), ['a.index', 'a.index.4-5-6.tmp']);
  });

  it('are whole whenever two processes write at once', async () => {
    const writers = ['a', 'b'].map((letter) => spawnWriter(directory, letter));
    const seen = new Set<string>();
    let isDone = false;
    const done = Promise.all(writers).then(() => (isDone = true));
    while (!isDone) {
      for (const source of await store.open('a.index')) {
        const text = textOf(source);
        assert.match(text, /^(?:a+|b+)$/u);
        assert.equal(text.length, 300_000);
        seen.add(text.slice(0, 1));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await done;
    assert.ok(seen.size > 0);
    assert.deepEqual(await readdir(directory), ['a.index']);
    assert.match(await readFile(join(directory, 'a.index'), 'latin1'), /^(?:a{300000}|b{300000})$/u);
  });
});

async function put(store: NodeSnapshots, text: string): Promise<ByteSource | undefined> {
  return store.replace('a.index', async (sink) => {
    for (const letter of text) await sink.write(bytesOf(letter));
    return true;
  });
}

function textOf(source: ByteSource | undefined): string {
  return source ? new TextDecoder().decode(source.read(0, source.size)) : '';
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Another process that replaces the snapshot thirty times, each time with nothing but this letter. */
function spawnWriter(directory: string, letter: string): Promise<void> {
  const module = fileURLToPath(new URL('../../../src/server/node/nodeSnapshots.ts', import.meta.url));
  const script = `
    const { NodeSnapshots } = await import(${JSON.stringify(module)});
    const store = new NodeSnapshots(${JSON.stringify(directory)});
    for (let round = 0; round < 30; round++)
      await store.replace('a.index', async (sink) => {
        for (let piece = 0; piece < 30; piece++) await sink.write(new Uint8Array(10_000).fill(${letter.charCodeAt(0)}));
        return true;
      });`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The writer ended with ${code}`))));
  });
}
