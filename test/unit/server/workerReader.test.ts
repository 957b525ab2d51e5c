import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createWorkerReader } from '../../../src/server/node/workerReader.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const request = (file: string, text = '') => ({ sourceId: 's', file, bytes: new TextEncoder().encode(text) });

describe('reading in a thread', () => {
  it('gives the same passages as reading here', async () => {
    const read = createWorkerReader({ script: join(root, 'src', 'server', 'node', 'importWorker.ts') });
    const source = await read(request('a.txt', 'ANN: One.\n\nBO: Two.\n\nANN: Three.\n\nBO: Four.\n'));
    assert.ok('passages' in source);
    assert.deepEqual(
      source.passages.map(({ speaker, text }) => [speaker, text]),
      [
        ['ANN', 'One.'],
        ['BO', 'Two.'],
        ['ANN', 'Three.'],
        ['BO', 'Four.'],
      ],
    );
  });

  it('reads one file after the other', async () => {
    const read = createWorkerReader({ script, timeoutMs: 5000 });
    const results = await Promise.all(['a', 'b', 'c'].map((file) => read(request(file))));
    assert.deepEqual(results, [{ reason: 'read a' }, { reason: 'read b' }, { reason: 'read c' }]);
  });

  const script = join(root, 'test', 'fixtures', 'readers', 'misbehaving.mjs');
  const cases: readonly (readonly [name: string, file: string, reason: RegExp])[] = [
    ['hangs', 'hang', /took longer than 0\.5 seconds/u],
    ['ends its thread', 'crash', /ended with 3/u],
    ['breaks its importer', 'throw', /an importer broke/u],
    ['eats memory', 'eat', /needs more than 64 MB/u],
  ];
  for (const [name, file, reason] of cases) {
    it(`goes on after a file that ${name}`, async () => {
      const read = createWorkerReader({ script, timeoutMs: file === 'hang' ? 500 : 20_000, memoryMB: 64 });
      const [bad, good] = await Promise.all([read(request(file)), read(request('good'))]);
      assert.ok('reason' in bad && reason.test(bad.reason), JSON.stringify(bad));
      assert.deepEqual(good, { reason: 'read good' });
    });
  }
});
