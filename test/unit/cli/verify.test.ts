import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/runCli.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { levineFiles, levineFolder, needsLevine } from '../../support/levine.ts';

const cite = '[@ray2021gate, 00:00:10]';
const right = `“A marsh does not forget the tide, and neither did I.” ${cite}\n`;
const wrong = `“A marsh does forget the tide, and neither did I.” ${cite}\n`;
const reported = '“Mud remembers everything that we forget.” [@list2022]\n';

describe('verbatim verify', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'verbatim-verify-'));
    await mkdir(join(home, 'corpus'));
    for (const [file, text] of Object.entries(marshCorpus)) await writeFile(join(home, 'corpus', file), text);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const draft = (name: string, content: string | Uint8Array) => writeFile(join(home, name), content);

  async function run(...argv: string[]) {
    let out = '';
    let error = '';
    const status = await runCli(argv, {
      out: (text) => (out += text),
      error: (text) => (error += text),
      cwd: home,
      env: { XDG_CACHE_HOME: join(home, 'cache') },
      reader: readSource,
      version: '1.2.3',
    });
    return { status, out, error };
  }
  const verify = (...argv: string[]) => run('verify', ...argv, '--corpus', 'corpus');
  const quotesOf = (out: string) => JSON.parse(out).drafts[0].quotes;

  it('is silent about clean drafts but for the count, and exits with 0', async () => {
    await draft('a.md', right);
    const { status, out, error } = await verify('a.md');
    assert.deepEqual([status, out, error], [0, '1 quotation in 1 draft: 1 clean.\n', '']);
  });

  it('looks for words without quotation marks where it is asked to', async () => {
    await draft(
      'a.md',
      `${right}\nAnd so I listened to the water. A marsh does not forget the tide, and neither did she.\n`,
    );
    assert.equal((await verify('a.md')).out, '1 quotation in 1 draft: 1 clean.\n');
    const { status, out } = await verify('a.md', '--borrowings');
    assert.equal(status, 1);
    assert.equal(
      out,
      `a.md:3:8: warning: unquoted
  These are the words of @ray2021gate, 00:00:10, and no quotation marks say so.

  draft   I listened to the water. A marsh does not forget the tide, and neither did

1 quotation in 1 draft: 1 clean. Without quotation marks: 1.
`,
    );
    const json = JSON.parse((await verify('a.md', '--borrowings', '--format', 'json')).out).drafts[0];
    assert.equal(json.quotes.length, 1);
    const [{ text, line, column, severity, changed, isCited, match }] = json.borrowings;
    assert.match(text, /^I listened .* neither did$/u);
    assert.deepEqual([line, column, severity, changed, isCited], [3, 8, 'warning', 0, false]);
    assert.equal(match.citeKey, 'ray2021gate');
    assert.equal('borrowings' in JSON.parse((await verify('a.md', '--format', 'json')).out).drafts[0], false);
    assert.equal((await verify('a.md', '--borrowings', '--fail-on', 'error')).status, 0);
    assert.equal((await verify('a.md', '--borrowings', '--format', 'sarif')).status, 2);
  });

  it('shows a screen for each problem and exits with 1', async () => {
    await draft('a.md', `${right}\n${wrong}`);
    const { status, out } = await verify('a.md');
    assert.equal(status, 1);
    assert.equal(
      out,
      `a.md:3:2: error: misquote
  Not the words of @ray2021gate, 00:00:10: the draft leaves out “not”.

  draft   A marsh does forget the tide, and neither did I.
                       ^
  source  A marsh does not forget the tide, and neither did I
                       ^^^
          Bo Ray, @ray2021gate, 00:00:10 (interview.txt:5)

2 quotations in 1 draft: 1 error, 1 clean.
`,
    );
  });

  it('prints JSON as the contract has it, and nothing else, on standard output', async () => {
    await draft('a.md', wrong);
    const { out } = await verify('a.md', '--format', 'json');
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ['profile', 'drafts']);
    assert.equal(report.profile, 'chicago');
    assert.deepEqual(Object.keys(report.drafts[0]), ['path', 'quotes']);
    assert.deepEqual(Object.keys(quotesOf(out)[0]), [
      'text',
      'start',
      'end',
      'line',
      'column',
      'form',
      'verdict',
      'severity',
      'message',
      'also',
      'flags',
      'claimed',
      'match',
      'edits',
    ]);
    assert.deepEqual(quotesOf(out)[0].edits, [{ kind: 'delete', critical: true, draft: '', source: 'not' }]);
  });

  it('prints SARIF whose addresses are relative to where it runs', async () => {
    await mkdir(join(home, 'my drafts'));
    await draft('my drafts/a.md', wrong);
    const { out, status } = await verify('my drafts/a.md', '--format', 'sarif');
    const [result] = JSON.parse(out).runs[0].results;
    assert.equal(status, 1);
    assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'my%20drafts/a.md');
    assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, 'corpus/interview.txt');
    assert.equal(result.relatedLocations[0].physicalLocation.region.startLine, 5);
    assert.equal(JSON.parse(out).runs[0].tool.driver.semanticVersion, '1.2.3');
  });

  it('fails on errors alone where it is told to', async () => {
    await draft('a.md', '“I listened to the sea. A marsh does not forget the tide.” [@ray2021gate]\n');
    assert.equal((await verify('a.md')).status, 1);
    assert.equal((await verify('a.md', '--fail-on', 'error')).status, 0);
    await draft('a.md', wrong);
    assert.equal((await verify('a.md', '--fail-on', 'error')).status, 1);
  });

  it('holds a draft to its own profile, unless the command line says another', async () => {
    const text = `“The pin was on the nail, and The nail was dry” [@ray2021gate, 00:01:09]\n`;
    await draft('a.md', `---\nverbatim-profile: strict\n---\n\n${text}`);
    const own = await verify('a.md', '--format', 'json');
    assert.equal(JSON.parse(own.out).drafts[0].profile, 'strict');
    assert.equal(quotesOf(own.out)[0].verdict, 'altered');
    const told = await verify('a.md', '--profile', 'chicago', '--format', 'json');
    assert.equal(quotesOf(told.out)[0].verdict, 'adjusted');
    await draft('a.md', `---\nverbatim: {profile: brutalist}\n---\n\n${text}`);
    assert.match((await verify('a.md')).error, /there is no profile "brutalist"; chicago is used/u);
  });

  it('goes on after a draft that is missing, binary or a folder, and does not pass', async () => {
    await draft('good.md', right);
    await draft('binary.md', new Uint8Array([0, 1, 2, 0]));
    const { status, out, error } = await verify('gone.md', 'binary.md', 'corpus', 'good.md');
    assert.equal(status, 1);
    assert.match(error, /^gone\.md: does not exist\nbinary\.md: is not text[^\n]*\ncorpus: is a folder/u);
    assert.equal(out, '1 quotation in 1 draft: 1 clean.\n');
    assert.equal((await verify('gone.md')).status, 2);
  });

  it('never takes a draft for evidence, where it lies in the corpus folder', async () => {
    const invented = 'Nobody ever said these very words about cormorants.';
    await draft('corpus/draft.md', `“${invented}” [@ray2021gate]\n\n${invented}\n`);
    const { out } = await verify('corpus/draft.md', '--format', 'json');
    assert.equal(quotesOf(out)[0].verdict, 'not-found');
  });

  it('counts lines and columns from 1 after a byte order mark and CRLF', async () => {
    await draft('a.md', `\ufeffOne.\r\n\r\nTwo ${wrong}`);
    const [quote] = quotesOf((await verify('a.md', '--format', 'json')).out);
    assert.deepEqual([quote.line, quote.column, quote.start], [3, 6, 13]);
  });

  it('shows only what is plain text, whatever a draft is made of', async () => {
    await draft(
      'a.md',
      `“A marsh \u001b[31mdoes\u001b[0m \u202eforget the tide, and neither did I.” ${cite}\n`,
    );
    const { out } = await verify('a.md');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there.
    assert.ok(!/[\u0000-\u0009\u000b-\u001f\u202e]/u.test(out), JSON.stringify(out));
  });

  it('exits with 2 for wrong usage', async () => {
    await draft('a.md', right);
    for (const argv of [
      ['verify', '--corpus', 'corpus'],
      ['verify', 'a.md'],
      ['verify', 'a.md', '--corpus', 'gone'],
      ['verify', 'a.md', '--corpus', 'corpus', '--format', 'xml'],
      ['verify', 'a.md', '--corpus', 'corpus', '--profile', 'brutalist'],
      ['verify', 'a.md', '--corpus', 'corpus', '--fail-on', 'sight'],
      ['packet', '--corpus', 'corpus'],
      ['packet', 'a.md', 'b.md', '--corpus', 'corpus'],
      ['packet', 'gone.md', '--corpus', 'corpus'],
    ]) {
      const { status, out, error } = await run(...argv);
      assert.equal(status, 2, argv.join(' '));
      assert.equal(out, '');
      assert.match(error, /^(?:gone\.md: .*\n)?verbatim: /u);
    }
  });

  it('writes nothing into the corpus folder', async () => {
    await draft('a.md', wrong);
    const before = await readdir(join(home, 'corpus'));
    await verify('a.md');
    await run('packet', 'a.md', '--corpus', 'corpus');
    assert.deepEqual(await readdir(join(home, 'corpus')), before);
  });

  it('audits what secondary sources report, and no report confirms itself', async () => {
    const spoiled = '- On the tide: "A marsh does forget the tide, and so did I." — Source: [On the Gate]\n';
    await writeFile(join(home, 'corpus', 'list.txt'), marshCorpus['list.txt'] + spoiled);
    const { status, out } = await run('audit', 'corpus', '--format', 'json');
    const { quotes, counts } = JSON.parse(out);
    assert.equal(status, 1);
    assert.deepEqual(
      quotes.map(({ file, claimedSource, verdict }: Record<string, string>) => [
        file,
        claimedSource,
        verdict,
      ]),
      [
        ['list.txt', 'The Ebb #12', 'unchecked'],
        ['list.txt', 'Radio', 'unchecked'],
        ['list.txt', 'The Ebb #12', 'unchecked'],
        ['list.txt', 'On the Gate', 'misquote'],
      ],
    );
    assert.deepEqual(counts, { unchecked: 3, misquote: 1 });
    const text = (await run('audit', 'corpus')).out;
    assert.match(
      text,
      /^list\.txt:3: unchecked\n {2}No source of the corpus is known to be “The Ebb #12”\./u,
    );
    assert.match(text, /4 quotations: 3 unchecked, 1 misquote\.\n$/u);
  });

  it('audits the real corpus as its description says', async function () {
    needsLevine(this);
    await mkdir(join(home, 'levine'));
    for (const file of await readdir(levineFolder))
      await copyFile(join(levineFolder, file), join(home, 'levine', file));
    const { quotes } = JSON.parse((await run('audit', 'levine', '--format', 'json')).out);
    const list = quotes.filter(({ file }: { file: string }) => file === levineFiles.quotationList);
    const count = (verdict: string) =>
      list.filter((quote: { verdict: string }) => quote.verdict === verdict).length;
    assert.deepEqual([list.length, count('unchecked'), count('not-found')], [75, 51, 22]);
    const found = quotes.filter(({ match }: { match: unknown }) => match);
    assert.deepEqual(
      found.map(({ file, match }: { file: string; match: { file: string } }) => [file, match.file]),
      [
        [levineFiles.summary, levineFiles.speechRecognition],
        [levineFiles.digest, levineFiles.speechRecognition],
        [levineFiles.quotationList, levineFiles.speechRecognition],
        [levineFiles.quotationList, levineFiles.speechRecognition],
      ],
    );
  });

  describe('with a packet', () => {
    it('has both wordings and the hash of the very file, in each format', async () => {
      await draft('a.md', `${wrong}\n${reported}`);
      const hash = createHash('sha256')
        .update(await readFile(join(home, 'corpus', 'interview.txt')))
        .digest('hex');
      for (const format of ['html', 'md', 'csv']) {
        const { status, out } = await run('packet', 'a.md', '--corpus', 'corpus', '--format', format);
        assert.equal(status, 1);
        assert.ok(out.includes(hash), format);
        assert.match(out, /A marsh does .*forget/u);
        assert.match(out, /misquote/u);
      }
    });
  });
});
