import assert from 'node:assert/strict';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/runCli.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';

describe('the command line', () => {
  let home: string;
  let folder: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'verbatim-cli-'));
    folder = join(home, 'corpus');
    await mkdir(folder);
    for (const [file, text] of Object.entries(marshCorpus)) await writeFile(join(folder, file), text);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  async function run(...argv: string[]) {
    let out = '';
    let error = '';
    const status = await runCli(argv, {
      out: (text) => (out += text),
      error: (text) => (error += text),
      cwd: home,
      env: { XDG_CACHE_HOME: join(home, 'cache') },
      reader: readSource,
    });
    return { status, out, error };
  }

  it('indexes a folder and says what it holds', async () => {
    const { status, out } = await run('index', 'corpus', '--format', 'json');
    const report = JSON.parse(out);
    assert.equal(status, 0);
    assert.deepEqual(Object.keys(report), [
      'sources',
      'passages',
      'characters',
      'elapsedMs',
      'failed',
      'warnings',
    ]);
    assert.equal(report.sources, 5);
    assert.deepEqual(report.failed, []);
  });

  it('exits with 1 and the reason for each file that failed', async () => {
    await writeFile(join(folder, 'broken.txt'), new Uint8Array([0, 1, 2, 0]));
    const { status, out } = await run('index', 'corpus', '--format', 'json');
    assert.equal(status, 1);
    const [failed] = JSON.parse(out).failed;
    assert.equal(failed.file, 'broken.txt');
    assert.match(failed.reason, /is not text/u);
  });

  it('exits with 2 for an empty folder, a folder that is gone, and words it does not know', async () => {
    await mkdir(join(home, 'empty'));
    for (const argv of [
      ['index', 'empty'],
      ['index', 'gone'],
      ['index'],
      ['dance', 'corpus'],
      ['index', 'corpus', '--format', 'xml'],
      ['index', 'corpus', '--nonsense'],
      ['search', 'corpus'],
      ['quote', 'corpus', 'nothing'],
    ]) {
      const { status, out, error } = await run(...argv);
      assert.equal(status, 2, argv.join(' '));
      assert.equal(out, '');
      assert.match(error, /^verbatim: /u);
    }
  });

  it('never writes into the corpus folder', async () => {
    const before = await Promise.all(
      (await readdir(folder)).map(async (file) => [file, (await stat(join(folder, file))).mtimeMs]),
    );
    await run('index', 'corpus');
    await run('search', 'corpus', 'tide');
    const after = await Promise.all(
      (await readdir(folder)).map(async (file) => [file, (await stat(join(folder, file))).mtimeMs]),
    );
    assert.deepEqual(after, before);
    assert.equal((await readdir(join(home, 'cache', 'verbatim'))).length, 1);
  });

  it('keeps the index where --out says', async () => {
    await run('index', 'corpus', '--out', 'kept/corpus.index');
    assert.match(await readFile(join(home, 'kept', 'corpus.index'), 'latin1'), /^VERBATIM/u);
  });

  it('lists sources with their CSL items', async () => {
    const { out } = await run('sources', 'corpus', '--format', 'json');
    const source = JSON.parse(out).sources.find(({ file }: { file: string }) => file === 'interview.txt');
    assert.equal(source.citeKey, 'ray2021gate');
    assert.equal(source.layout, 'labelled-interview');
    assert.equal(source.item.author[0].family, 'Ray');
    assert.equal(source.quotable, 4);
  });

  it('prints passages a line each, whose offsets hold their words', async () => {
    const { out } = await run('passages', 'corpus', '--source', 'interview.txt', '--format', 'jsonl');
    const passages = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { start, end, text } of passages)
      assert.equal(marshCorpus['interview.txt'].slice(start, end), text);
    assert.deepEqual(passages.at(-1).locator, { label: 'timestamp', value: '00:01:09' });
    assert.equal(passages.at(-1).speaker, 'Bo Ray');
    assert.equal(passages[0].speaker, null);
  });

  it('takes a minus before a word for one that shall not be there', async () => {
    const idsOf = async (...query: string[]) =>
      JSON.parse((await run('search', 'corpus', ...query, '--format', 'json')).out).hits.map(
        ({ passageId }: { passageId: string }) => passageId,
      );
    const quoted = await idsOf('tide -marsh');
    assert.ok(quoted.length > 0 && quoted.length < (await idsOf('tide')).length);
    assert.deepEqual(await idsOf('tide', '-marsh'), quoted);
    assert.deepEqual(await idsOf('-marsh', 'tide', '--limit', '50'), quoted);
    assert.equal((await run('search', 'corpus', 'tide', '--limit', '-5')).status, 2);
  });

  it('searches and quotes exactly what the editor would insert', async () => {
    const { out } = await run('search', 'corpus', 'marsh forget', '--limit', '1', '--format', 'json');
    const answer = JSON.parse(out);
    assert.deepEqual(Object.keys(answer), ['query', 'total', 'elapsedMs', 'hits', 'facets', 'partial']);
    const [hit] = answer.hits;
    assert.deepEqual(
      hit.highlights.map(([start, end]: [number, number]) => hit.text.slice(start, end)),
      ['marsh', 'forget'],
    );
    const quote = await run('quote', 'corpus', hit.passageId);
    assert.match(quote.out, /^> I listened to the water\..*\n>\n> — Bo Ray \[@ray2021gate, 00:00:10\]\n$/u);
    assert.match((await run('quote', 'corpus', hit.passageId, '--style', 'run-in')).out, /^“I listened/u);
  });

  it('quotes in every style and by every profile, as the editor does', async () => {
    const id = async (query: string) =>
      JSON.parse((await run('search', 'corpus', query, '--format', 'json')).out).hits[0].passageId;
    const mud = await id('"mud remembers"');
    const out = async (...options: string[]) => (await run('quote', 'corpus', mud, ...options)).out;
    assert.match(await out('--profile', 'mla'), /— attributed to Bo Ray, Radio, qtd\. in \[@list2022\]\n$/u);
    assert.match(
      await out('--style', 'footnote'),
      /”\[\^1\]\n\n\[\^1\]: \[attributed to Bo Ray, Radio, quoted in @list2022\]\.\n$/u,
    );
    assert.match(await out('--profile', 'ap'), /^“Mud remembers/u);
    assert.equal(
      await out('--style', 'template', '--template', '{quote} ({speaker}, {title})'),
      'Mud remembers everything that we forget. (attributed to Bo Ray, Radio, quoted in Lessons from Bo Ray)\n',
    );
    const wrong = await run('quote', 'corpus', mud, '--style', 'template', '--template', '{quote} {who}');
    assert.equal(wrong.status, 2);
    assert.match(wrong.error, /no field \{who\} \(at character 9\)/u);
  });

  it('refuses to quote own notes and headings', async () => {
    const idOf = async (query: string) =>
      JSON.parse((await run('search', 'corpus', query, '--format', 'json')).out).hits[0].passageId;
    assert.equal((await run('quote', 'corpus', await idOf('role:own eelgrass'))).status, 2);
    assert.equal((await run('quote', 'corpus', await idOf('kind:heading gate'))).status, 2);
  });

  it('does not follow links out of the folder', async () => {
    await writeFile(join(home, 'secret.txt'), 'Unpublished words about cormorants.');
    await symlink(join(home, 'secret.txt'), join(folder, 'link.txt'));
    const { out } = await run('search', 'corpus', 'cormorants', '--format', 'json');
    assert.equal(JSON.parse(out).total, 0);
  });

  it('names a file that may not be read', async function () {
    // The superuser may read everything.
    if (process.getuid?.() === 0) return this.skip();
    await chmod(join(folder, 'raw.txt'), 0);
    const { out } = await run('index', 'corpus', '--format', 'json');
    assert.match(JSON.parse(out).failed[0].reason, /no permission/u);
  });

  it('refuses a text file of 50 MB with the limit it is over', async () => {
    await writeFile(
      join(folder, 'huge.txt'),
      Buffer.alloc(50 * 1024 * 1024, 'words of the tide and the mud. '),
    );
    const { status, out } = await run('index', 'corpus', '--format', 'json');
    assert.equal(status, 1);
    assert.match(JSON.parse(out).failed[0].reason, /50 MB, limit 32 MB/u);
  });

  it('reads a source with CRLF and a byte order mark, with offsets as an editor has them', async () => {
    await writeFile(
      join(folder, 'windows.txt'),
      `\ufeffThe first words here.\r\n\r\nAnd then the cormorants came.\r\n`,
    );
    const { out } = await run('search', 'corpus', 'cormorants', '--format', 'json');
    const [hit] = JSON.parse(out).hits;
    assert.equal(
      'The first words here.\r\n\r\nAnd then the cormorants came.\r\n'.slice(hit.start, hit.end),
      hit.text,
    );
  });

  it('reads the real corpus as its description says', async function () {
    needsLevine(this);
    await mkdir(join(home, 'levine'));
    for (const file of await readdir(levineFolder))
      await copyFile(join(levineFolder, file), join(home, 'levine', file));
    const { out } = await run('sources', 'levine', '--format', 'json');
    assert.deepEqual(
      JSON.parse(out).sources.map(({ citeKey, role, layout }: Record<string, string>) => [
        citeKey,
        role,
        layout,
      ]),
      [
        ['summary2020levine', 'secondary', 'episode-summary'],
        ['newsletter2026levine', 'secondary', 'digest'],
        ['lessonsLevine', 'secondary', 'quotation-list'],
        ['levine2025robots', 'primary', 'appearances'],
        ['levine2020robotics', 'primary', 'speech-recognition'],
      ],
    );
    const reported = await run(
      'passages',
      'levine',
      '--source',
      '002_eb35f50bb3e30b31.txt',
      '--format',
      'jsonl',
    );
    assert.equal(reported.out.split('"kind":"reported"').length - 1, 75);
  });
});
