import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/runCli.ts';
import { readSource } from '../../../src/core/index/readSource.ts';

describe('verbatim citations', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'verbatim-citations-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const draft = (name: string, content: string) => writeFile(join(home, name), content);

  async function run(...argv: string[]) {
    let out = '';
    let error = '';
    const status = await runCli(['citations', ...argv], {
      out: (text) => (out += text),
      error: (text) => (error += text),
      cwd: home,
      env: {},
      reader: readSource,
    });
    return { status, out, error };
  }

  it('prints what pandoc reads, as JSON', async () => {
    await draft('a.md', 'As @ormond [p. 3] says.[^1]\n\n[^1]: See [also @haskett, 00:12:31; -@b].\n');
    await draft('b.md', 'None.\n');
    const { status, out } = await run('a.md', 'b.md', '--format', 'json');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(out), {
      drafts: [
        {
          path: 'a.md',
          citations: [
            {
              start: 3,
              end: 17,
              in: [],
              items: [
                {
                  id: 'ormond',
                  mode: 'AuthorInText',
                  prefix: '',
                  suffix: 'p.\u00a03',
                  label: 'page',
                  locator: '3',
                },
              ],
            },
            {
              start: 39,
              end: 69,
              in: ['note'],
              items: [
                {
                  id: 'haskett',
                  mode: 'NormalCitation',
                  prefix: 'also',
                  suffix: ', 00:12:31',
                  label: 'page',
                  locator: '00:12:31',
                },
                { id: 'b', mode: 'SuppressAuthor', prefix: '', suffix: '', label: null, locator: null },
              ],
            },
          ],
        },
        { path: 'b.md', citations: [] },
      ],
    });
  });

  it('prints a line for each citation', async () => {
    await draft('a.md', 'Words [see @a, p. 3;\n@b].\n\nMore^[@c].\n');
    const { out } = await run('a.md');
    assert.equal(out, 'a.md:1:7: [see @a, p. 3; @b]  a, page 3; b\na.md:4:7: @c  c (in a note)\n');
  });

  it('leaves out what pandoc leaves out: notes that nothing refers to, definitions that another replaces', async () => {
    await draft('a.md', 'x[^1]\n\n[^1]: @old\n\n[^1]: @new\n\n[^2]: @unused\n');
    const { out } = await run('a.md', '--format', 'json');
    const ids = JSON.parse(out).drafts[0].citations.map(
      ({ items }: { items: { id: string }[] }) => items[0]?.id,
    );
    assert.deepEqual(ids, ['new']);
  });

  it('counts a byte order mark as a character of the file', async () => {
    await draft('a.md', '\ufeff[@a]\n');
    const { out } = await run('a.md', '--format', 'json');
    assert.equal(JSON.parse(out).drafts[0].citations[0].start, 1);
    assert.equal((await run('a.md')).out, 'a.md:1:2: [@a]  a\n');
  });

  it('goes on without drafts that cannot be read, and exits with 1', async () => {
    await draft('a.md', '[@a]\n');
    const { status, out, error } = await run('none.md', 'a.md');
    assert.deepEqual([status, out, error], [1, 'a.md:1:1: [@a]  a\n', 'none.md: does not exist\n']);
  });

  it('exits with 2 when there is nothing to read', async () => {
    assert.equal((await run()).status, 2);
    assert.equal((await run('none.md')).status, 2);
    assert.equal((await run('a.md', '--format', 'sarif')).status, 2);
  });
});
