import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratch, openFileSource } from '../../../src/server/node/fileSource.ts';

describe('files that are read by place', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sources-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('give exactly the bytes that were asked for, whatever has become of their name', async () => {
    const source = await open('0123456789');
    await rm(join(directory, 'file'));
    assert.equal(source.size, 10);
    assert.equal(textOf(source.read(3, 4)), '3456');
    assert.equal(textOf(source.read(0, 10).slice(8)), '89');
    assert.deepEqual(source.read(10, 0), new Uint8Array(0));
  });

  it('are read into the room that is there, where it is large enough', async () => {
    const source = await open('0123456789');
    const room = new Uint8Array(6);
    assert.equal(source.read(2, 6, room).buffer, room.buffer);
    assert.equal(textOf(room), '234567');
    assert.equal(textOf(source.read(0, 10, room)), '0123456789');
  });

  it('throw where they end too early, now or since they were opened', async () => {
    const source = await open('0123456789');
    assert.throws(() => source.read(8, 3), /ends too early/u);
    await truncate(join(directory, 'file'), 5);
    assert.throws(() => source.read(3, 4), /ends too early/u);
  });

  it('are none where there are none', () => {
    assert.equal(openFileSource(join(directory, 'nothing')), undefined);
  });

  it('keep for a while what is put there, and leave no name behind', async () => {
    const scratch = createScratch(join(directory, 'made', 'for it'));
    const bytes = new TextEncoder().encode('first');
    const first = scratch(bytes);
    bytes.set(new TextEncoder().encode('other'));
    const second = scratch(bytes);
    bytes.fill(0);
    assert.equal(textOf(first.read(0, 5)), 'first');
    assert.equal(textOf(second.read(1, 3)), 'the');
    assert.throws(() => first.read(3, 3), /ends too early/u);
    assert.deepEqual(await readdir(join(directory, 'made', 'for it')), []);
  });

  it('keep it in memory where there is no room for files', async () => {
    await writeFile(join(directory, 'file'), '');
    const bytes = new TextEncoder().encode('first');
    const source = createScratch(join(directory, 'file', 'below'))(bytes);
    bytes.fill(0);
    assert.equal(textOf(source.read(0, 5)), 'first');
  });

  async function open(text: string) {
    const path = join(directory, 'file');
    await writeFile(path, text);
    const source = openFileSource(path);
    assert.ok(source);
    return source;
  }
});

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
