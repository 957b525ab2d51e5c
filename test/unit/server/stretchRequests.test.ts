import assert from 'node:assert/strict';
import {
  type InsertQuotesAnswer,
  insertQuotesRequest,
  type QuoteRef,
  type QuoteTextsAnswer,
  quoteTextsRequest,
  type Stretch,
  type SurroundingsView,
  surroundingsRequest,
  usedPassagesRequest,
} from '../../../src/protocol/quoteRequests.ts';
import { type SearchAnswer, searchRequest } from '../../../src/protocol/requests.ts';
import { moveEdge, wholePassage } from '../../../src/protocol/stretching.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

describe('the server, asked for the quote that is being made', () => {
  const draft = 'memory:///draft.md';
  let server: ServerConnection;
  beforeEach(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus));
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  const passageOf = async (query: string) => {
    const { hits } = await server.client.sendRequest<SearchAnswer>(searchRequest, { query, limit: 1 });
    return hits[0]?.passageId ?? '';
  };
  const surroundings = async (query: string) => {
    const passageId = await passageOf(query);
    return server.client.sendRequest<SurroundingsView | null>(surroundingsRequest, {
      passageId,
      before: 1,
      after: 1,
    });
  };
  const insert = async (quotes: readonly QuoteRef[], style?: 'citation', uri = draft) =>
    server.client.sendRequest<InsertQuotesAnswer>(insertQuotesRequest, {
      uri,
      positions: [{ line: 0, character: 0 }],
      quotes,
      ...(style && { style }),
    });
  const cutShort = async (): Promise<Stretch> => {
    const view = await surroundings('pin on the nail');
    const whole = view && wholePassage(view);
    const cut = whole && moveEdge(view, whole, { edge: 'end', unit: 'sentence', by: -1 });
    assert.ok(cut && typeof cut !== 'string');
    return cut;
  };

  it('shows a passage among its neighbors, with where it may begin and end', async () => {
    const view = await surroundings('pin on the nail');
    assert.deepEqual(
      view?.passages.map(({ evidence, barrier }) => [evidence, barrier]),
      [
        ['Ann Lee', 'other-speaker'],
        ['Bo Ray', 'other-speaker'],
      ],
    );
    assert.equal(view?.passages[1]?.place, '00:01:09');
    assert.equal(view?.hasAfter, false);
    assert.equal(
      await server.client.sendRequest(surroundingsRequest, { passageId: 'gone', before: 1, after: 1 }),
      null,
    );
  });

  it('inserts a stretch and a whole passage as one edit', async () => {
    await server.open(draft, '');
    const answer = await insert([await cutShort(), { passageId: await passageOf('marsh forget') }]);
    assert.ok('edits' in answer);
    assert.equal(answer.edits.length, 1);
    assert.match(
      answer.edits[0]?.newText ?? '',
      /^> The pin was on the nail, and the nail was dry\.\n>\n> — Bo Ray \[@ray2021gate, 00:01:09\]\n\n> I listened/u,
    );
  });

  it('inserts the citation alone', async () => {
    await server.open(draft, '');
    const answer = await insert([{ passageId: await passageOf('marsh forget') }], 'citation');
    assert.equal('edits' in answer && answer.edits[0]?.newText, '[@ray2021gate, 00:00:10]');
  });

  it('says why it does not insert', async () => {
    await server.open(draft, '');
    await server.open(`${memoryFolder}/essay.md`, marshCorpus['essay.md']);
    const refusal = async (quotes: readonly QuoteRef[], uri?: string) => {
      const answer = await insert(quotes, undefined, uri);
      return 'refused' in answer ? answer.refused : undefined;
    };
    const cut = await cutShort();
    const other = { passageId: await passageOf('role:own eelgrass') };
    assert.equal(await refusal([cut, other]), 'own-text');
    assert.equal(await refusal([{ ...cut, to: { ...cut.to, offset: 2 } }]), 'inside-word');
    assert.equal(await refusal([{ passageId: 'gone' }]), 'unknown-passage');
    assert.equal(await refusal([cut], `${memoryFolder}/essay.md`), 'target-is-source');
    const view = await surroundings('pin on the nail');
    const before = { passageId: view?.passages[0]?.passageId ?? '', offset: 0 };
    assert.equal(await refusal([{ ...cut, from: before }]), 'crossing');
  });

  it('writes quotes as plain text, and none of them where one is gone', async () => {
    const cut = await cutShort();
    const texts = (quotes: readonly QuoteRef[]) =>
      server.client.sendRequest<QuoteTextsAnswer>(quoteTextsRequest, { quotes });
    const answer = await texts([cut, cut]);
    assert.match(
      'text' in answer ? answer.text : '',
      /^“The pin was on the nail, and the nail was dry\.” — Bo Ray.*\n\n“The pin/u,
    );
    assert.deepEqual(await texts([cut, { passageId: 'gone' }]), { refused: 'unknown-passage' });
  });

  it('tells which passages a draft uses', async () => {
    const used = (uri: string) => server.client.sendRequest<string[]>(usedPassagesRequest, { uri });
    await server.open(draft, 'He said “The pin was on the nail” [@ray2021gate].');
    assert.deepEqual(await used(draft), [await passageOf('pin on the nail')]);
    assert.deepEqual(await used('memory:///closed.md'), []);
  });
});
