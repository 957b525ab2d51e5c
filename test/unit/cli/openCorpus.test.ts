import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/runCli.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { marshCorpus } from '../../support/corpora.ts';

describe('the index that the command line keeps', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'verbatim-kept-'));
    await mkdir(join(home, 'corpus'));
    for (const [file, text] of Object.entries(marshCorpus)) await writeFile(join(home, 'corpus', file), text);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('is opened again, and files that did not change are not read', async () => {
    await run('index', 'corpus');
    const { status, files } = await run('search', 'corpus', 'tide');
    assert.equal(status, 0);
    assert.deepEqual(files, []);
  });

  it('is made anew, with a word, where it was cut off', async () => {
    await run('index', 'corpus');
    await spoil((bytes) => bytes.subarray(0, 500));
    const { status, error, files } = await run('search', 'corpus', 'tide');
    assert.equal(status, 0);
    assert.match(error, /^The index .* is not used: it is no index, or cut off/u);
    assert.equal(files.length, 5);
    assert.doesNotMatch((await run('search', 'corpus', 'tide')).error, /not used/u);
  });

  it('gives no answer where a passage in it is damaged, and is made anew the next time', async () => {
    const sound = await run('search', 'corpus', 'tide', '--format', 'json');
    await spoil((bytes) => bytes.map((byte, at) => (at > 8 && at < 2000 ? byte ^ 1 : byte)));
    const { status, out, error } = await run('search', 'corpus', 'tide', '--format', 'json');
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(
      error,
      /^verbatim: The index is damaged .*\nIt has been removed\. Run the command again\.\n$/u,
    );
    const again = await run('search', 'corpus', 'tide', '--format', 'json');
    assert.deepEqual(JSON.parse(again.out).hits, JSON.parse(sound.out).hits);
  });

  it('goes along with the corpus that it lies in', async () => {
    await run('index', 'corpus', '--out', 'corpus/.kept/corpus.index');
    await rename(join(home, 'corpus'), join(home, 'moved'));
    const { status, files } = await run('index', 'moved', '--out', 'moved/.kept/corpus.index');
    assert.equal(status, 0);
    assert.deepEqual(files, []);
  });

  it('is not that of another corpus, where it lies elsewhere', async () => {
    await run('index', 'corpus', '--out', 'kept.index');
    await rename(join(home, 'corpus'), join(home, 'moved'));
    const { error, files } = await run('index', 'moved', '--out', 'kept.index');
    assert.match(error, /it is the index of another corpus/u);
    assert.equal(files.length, 5);
  });

  /** Runs one command line; `files` are those that were imported. */
  async function run(...argv: string[]) {
    let [out, error] = ['', ''];
    const files: string[] = [];
    const status = await runCli(argv, {
      out: (text) => (out += text),
      error: (text) => (error += text),
      cwd: home,
      env: { XDG_CACHE_HOME: join(home, 'cache') },
      reader: (request) => {
        files.push(request.file);
        return readSource(request);
      },
    });
    return { status, out, error, files };
  }

  async function spoil(change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
    const folder = join(home, 'cache', 'verbatim');
    for (const file of await readdir(folder)) {
      const path = join(folder, file);
      await writeFile(path, change(new Uint8Array(await readFile(path))));
    }
  }
});
