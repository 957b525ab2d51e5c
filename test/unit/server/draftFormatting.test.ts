import assert from 'node:assert/strict';
import { type FormattedDraftView, formattedDraftRequest } from '../../../src/protocol/formatting.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

const workspace = 'memory:///writing';
const style = (title: string) =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>${title}</title><id>x</id></info><citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation></style>`;

describe('the server, asked for citations in the style of a draft', () => {
  let server: ServerConnection;
  before(async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    files.write('draft.md', '', workspace);
    files.write('styles/own.csl', style('Own style'), workspace);
    files.write('secret.csl', style('Secret'), 'memory:///elsewhere');
    server = await connectServer(files, undefined, [workspace]);
    await server.status(({ state }) => state === 'ready');
  });
  after(() => server.close());

  let drafts = 0;
  const format = async (text: string) => {
    const uri = `${workspace}/d${++drafts}.md`;
    await server.open(uri, text);
    return server.client.sendRequest<FormattedDraftView | null>(formattedDraftRequest, { uri });
  };

  it('formats each citation, and lists each work once', async () => {
    const formatted = await format('One [@ray2021gate, 00:00:10], two [see @ray2021gate], three @list2022.');
    assert.deepEqual(
      formatted?.citations.map(({ raw }) => raw),
      ['[@ray2021gate, 00:00:10]', '[see @ray2021gate]', '@list2022'],
    );
    assert.match(formatted?.citations[0]?.html ?? '', /^\(Ray 2021, .*10\)$/u);
    assert.deepEqual(formatted?.entries.map(({ citeKey }) => citeKey).sort(), ['list2022', 'ray2021gate']);
  });

  it('takes the style that the draft names, from beside it', async () => {
    const formatted = await format('---\ncsl: styles/own.csl\n---\n\n[@ray2021gate]');
    assert.deepEqual([formatted?.style, formatted?.citations[0]?.html], ['Own style', '{On the Gate}']);
  });

  it('says so where the style is not there, and leaves the workspace for none', async () => {
    for (const path of ['gone.csl', '../elsewhere/secret.csl', 'memory:///elsewhere/secret.csl']) {
      const formatted = await format(`---\ncsl: "${path}"\n---\n\n[@ray2021gate]`);
      assert.match(formatted?.problem ?? '', /no citation style/u, path);
      assert.match(formatted?.citations[0]?.html ?? '', /Ray 2021/u);
    }
  });

  it('credits the citation processor', async () => {
    assert.match((await format('[@ray2021gate]'))?.credit.text ?? '', /citeproc-js/u);
  });

  it('knows nothing of a draft that is not open', async () => {
    const uri = `${workspace}/draft.md`;
    assert.equal(await server.client.sendRequest(formattedDraftRequest, { uri }), null);
  });
});
