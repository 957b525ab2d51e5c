import assert from 'node:assert/strict';
import { type SearchAnswer, type SearchParams, searchRequest } from '../../../src/protocol/requests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

describe('searching through the server', () => {
  let server: ServerConnection;
  before(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus));
    await server.status(({ state }) => state === 'ready');
  });
  after(() => server.close());
  const search = (params: Partial<SearchParams>) =>
    server.client.sendRequest<SearchAnswer>(searchRequest, { query: '', limit: 10, ...params });

  it('shows of each hit the words that were found', async () => {
    const { hits, total, partial } = await search({ query: 'eelgrass planted', limit: 2 });
    assert.ok(total >= hits.length && !partial);
    for (const { text, snippet, highlights } of hits) {
      assert.equal(snippet.text, text.slice(...snippet.span));
      assert.ok(highlights.length > 0 && snippet.highlights.length > 0);
      for (const [start, end] of snippet.highlights)
        assert.match(snippet.text.slice(start, end), /^(?:eelgrass|planted)$/);
    }
  });

  it('answers page by page, by source, and within what was found', async () => {
    const ids = async (params: Partial<SearchParams>) =>
      (await search(params)).hits.map(({ passageId }) => passageId);
    const all = await ids({ query: 'tide' });
    assert.equal(all.length, 2);
    assert.deepEqual(
      [...(await ids({ query: 'tide', limit: 1 })), ...(await ids({ query: 'tide', limit: 1, offset: 1 }))],
      all,
    );
    assert.deepEqual((await ids({ query: 'tide', order: 'source' })).sort(), all.toSorted());
    assert.equal((await ids({ query: 'tide', within: 'prom' })).length, 1);
  });

  it('asks back what was meant', async () => {
    assert.equal((await search({ query: 'eelgras ' })).didYouMean, 'eelgrass ');
    assert.equal((await search({ query: 'eelgrass ' })).didYouMean, undefined);
  });
});
