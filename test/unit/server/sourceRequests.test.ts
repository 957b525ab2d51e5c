import assert from 'node:assert/strict';
import type { Place } from '../../../src/protocol/requests.ts';
import {
  metadataPlaceRequest,
  type SourceView,
  sourcesRequest,
} from '../../../src/protocol/sourceRequests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

describe('the server, asked for the sources of the corpus', () => {
  let server: ServerConnection;
  before(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus));
    await server.status(({ state }) => state === 'ready');
  });
  after(() => server.close());

  const sources = () => server.client.sendRequest<SourceView[]>(sourcesRequest, {});
  const metadataOf = async (file: string) => {
    const source = (await sources()).find((candidate) => candidate.file === file);
    return server.client.sendRequest<Place | null>(metadataPlaceRequest, { sourceId: source?.id });
  };

  it('lists them with role, key and what there is to quote', async () => {
    const interview = (await sources()).find(({ file }) => file === 'interview.txt');
    assert.equal(interview?.role, 'primary');
    assert.equal(interview?.citeKey, 'ray2021gate');
    assert.equal(interview?.authorYear, 'Ray 2021');
    assert.ok(interview.quotable > 0 && interview.quotable <= interview.passages);
  });

  it('finds the entry of a source in the bibliography', async () => {
    const place = await metadataOf('list.txt');
    assert.equal(place?.uri, `${memoryFolder}/sources.bib`);
    assert.deepEqual(place?.range?.start, { line: 2, character: 0 });
  });

  it('says so where a source has no entry', async () => {
    assert.equal(await metadataOf('essay.md'), null);
  });
});
