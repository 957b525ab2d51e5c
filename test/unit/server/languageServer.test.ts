import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver-protocol';
import { type InsertQuotesAnswer, insertQuotesRequest } from '../../../src/protocol/quoteRequests.ts';
import {
  configureNotification,
  isSourceRequest,
  type Place,
  placeRequest,
  quoteTextRequest,
  reindexRequest,
  type SearchAnswer,
  searchRequest,
  sourceTextRequest,
} from '../../../src/protocol/requests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, memorySettings, type ServerConnection } from '../../support/serverConnection.ts';

describe('the language server', () => {
  let files: MemoryCorpusFiles;
  let server: ServerConnection;
  const draft = 'memory:///draft.md';

  beforeEach(async () => {
    files = new MemoryCorpusFiles(marshCorpus);
    server = await connectServer(files);
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  const search = (query: string) =>
    server.client.sendRequest<SearchAnswer>(searchRequest, { query, limit: 10 });
  const passageOf = async (query: string) => (await search(query)).hits[0]?.passageId ?? '';
  const complete = (line: number, character: number, triggerKind = 1) =>
    server.client.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: draft },
      position: { line, character },
      context: { triggerKind },
    });

  it('tells what the corpus holds once it is indexed', async () => {
    const status = await server.status(({ state }) => state === 'ready');
    assert.equal(status.sources, 5);
    assert.ok(status.passages > 10);
    assert.deepEqual(status.problems, []);
  });

  it('searches', async () => {
    const answer = await search('marsh forget');
    const [hit] = answer.hits;
    assert.equal(hit?.citeKey, 'ray2021gate');
    assert.equal(hit?.evidence, 'Bo Ray');
    assert.equal(hit?.place, '00:00:10');
    assert.equal(hit?.text.slice(...(hit.highlights[0] as [number, number])), 'marsh');
  });

  it('completes with an incomplete list whose edits are lines and characters', async () => {
    await server.open(draft, 'One.\n\n> every gate question');
    const list = await complete(2, 21);
    assert.equal(list.isIncomplete, true);
    const [item] = list.items;
    assert.deepEqual(item?.textEdit && 'range' in item.textEdit && item.textEdit.range, {
      start: { line: 2, character: 2 },
      end: { line: 2, character: 21 },
    });
    const resolved = await server.client.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /Secondhand/u);
  });

  it('answers with an empty list where nothing was begun', async () => {
    await server.open(draft, 'Plain words ');
    assert.deepEqual((await complete(0, 12, 2)).items, []);
  });

  it('hovers with links to fixed commands only', async () => {
    await server.open(draft, 'Words [@ray2021gate, 00:01:09].');
    const hover = await server.client.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: draft },
      position: { line: 0, character: 10 },
    });
    const value = 'value' in (hover.contents as object) ? (hover.contents as { value: string }).value : '';
    const linked = [...value.matchAll(/\(command:([\w.]+)\?/gu)].map(([, command]) => command);
    assert.deepEqual(linked, ['test.open', 'test.copy']);
    assert.deepEqual(hover.range, { start: { line: 0, character: 6 }, end: { line: 0, character: 30 } });
  });

  it('says where to insert a passage', async () => {
    await server.open(draft, 'Words.\n\n');
    const answer = await server.client.sendRequest<InsertQuotesAnswer>(insertQuotesRequest, {
      uri: draft,
      positions: [{ line: 2, character: 0 }],
      quotes: [{ passageId: await passageOf('marsh forget') }],
    });
    assert.ok('edits' in answer && answer.edits[0]?.newText.startsWith('> I listened to the water.'));
  });

  it('refuses to insert own notes, into sources, into code, and what is gone', async () => {
    const source = `${memoryFolder}/essay.md`;
    await server.open(draft, '```\ncode\n```');
    await server.open(source, marshCorpus['essay.md']);
    const refusal = async (uri: string, passageId: string) => {
      const answer = await server.client.sendRequest<InsertQuotesAnswer>(insertQuotesRequest, {
        uri,
        positions: [{ line: 1, character: 1 }],
        quotes: [{ passageId }],
      });
      return 'refused' in answer ? answer.refused : undefined;
    };
    assert.equal(await refusal(draft, await passageOf('role:own eelgrass')), 'own-text');
    assert.equal(await refusal(source, await passageOf('marsh forget')), 'target-is-source');
    assert.equal(await refusal(draft, await passageOf('marsh forget')), 'not-here');
    assert.equal(await refusal(draft, await passageOf('kind:heading gate')), 'not-quotable');
    assert.equal(await refusal(draft, 'nothing'), 'unknown-passage');
    assert.equal(await server.client.sendRequest(isSourceRequest, { uri: source }), true);
  });

  it('refuses to insert what was said off the record, and marks it on the clipboard', async () => {
    files.write('secret.md', '---\nkeywords: off-record\n---\n\nThe cormorant knows who drew it.\n');
    await server.client.sendRequest(reindexRequest, {});
    await server.open(draft, '> cormorant');
    const passageId = await passageOf('cormorant knows');
    const answer = await server.client.sendRequest<InsertQuotesAnswer>(insertQuotesRequest, {
      uri: draft,
      positions: [{ line: 0, character: 5 }],
      quotes: [{ passageId }],
    });
    assert.deepEqual(answer, { refused: 'ground-rule', rule: 'off the record' });
    assert.deepEqual((await complete(0, 11)).items, []);
    assert.match(
      await server.client.sendRequest<string>(quoteTextRequest, { passageId }),
      /^\[off the record\] “/u,
    );
  });

  it('gives the text for the clipboard', async () => {
    const text = await server.client.sendRequest<string>(quoteTextRequest, {
      passageId: await passageOf('"question put"'),
    });
    assert.equal(
      text,
      '“Every gate is a question put to the sea.” — attributed to Bo Ray, quoted in “Lessons from Bo Ray”',
    );
  });

  it('finds the place of a passage, also after the file has moved on', async () => {
    const passageId = await passageOf('marsh forget');
    const place = () => server.client.sendRequest<Place>(placeRequest, { passageId });
    assert.deepEqual((await place()).range?.start, { line: 4, character: 19 });
    files.write('interview.txt', `A new first line.\n${marshCorpus['interview.txt']}`);
    assert.deepEqual((await place()).range?.start, { line: 5, character: 19 });
  });

  it('finds the place of a stretch', async () => {
    const passageId = await passageOf('marsh forget');
    const { hits } = await search('marsh forget');
    const from = hits[0]?.text.indexOf('A marsh') ?? -1;
    const stretch = {
      sourceId: hits[0]?.sourceId,
      from: { passageId, offset: from },
      to: { passageId, offset: from + 'A marsh does not'.length },
    };
    const { range } = await server.client.sendRequest<Place>(placeRequest, { stretch });
    const line = marshCorpus['interview.txt'].split('\n')[range?.start.line ?? -1];
    assert.equal(line?.slice(range?.start.character, range?.end.character), 'A marsh does not');
  });

  it('shows a web page as text, and its passage there', async () => {
    files.write(
      'page.html',
      '<title>Weir</title><p>First words of the page.</p><p>Cormorants sat on the weir.</p>',
    );
    await server.client.sendRequest(reindexRequest, {});
    const passageId = await passageOf('cormorants weir');
    const { uri, range } = await server.client.sendRequest<Place>(placeRequest, { passageId });
    const [, sourceId] = /^verbatim-source:\/page\.html\.txt\?(.+)$/u.exec(uri) ?? [];
    const text = await server.client.sendRequest<string>(sourceTextRequest, { sourceId });
    const line = text.split('\n')[range?.start.line ?? -1];
    assert.equal(line?.slice(range?.start.character, range?.end.character), 'Cormorants sat on the weir.');
    const stretch = {
      sourceId,
      from: { passageId, offset: 'Cormorants '.length },
      to: { passageId, offset: 'Cormorants sat on'.length },
    };
    const stretched = (await server.client.sendRequest<Place>(placeRequest, { stretch })).range;
    assert.equal(line?.slice(stretched?.start.character, stretched?.end.character), 'sat on');
    const original = await server.client.sendRequest<Place>(placeRequest, { sourceId, original: true });
    assert.equal(original.uri, `${memoryFolder}/page.html`);
  });

  it('follows a changed source', async () => {
    files.write('new.txt', 'Cormorants were seen at the weir.');
    await server.client.sendRequest(reindexRequest, {});
    assert.equal((await search('cormorants')).hits.length, 1);
  });

  it('turns to another folder when the settings change', async () => {
    files.write('other.txt', 'Only gulls live here.', 'memory:///other');
    await server.client.sendNotification(configureNotification, {
      ...memorySettings,
      folders: ['memory:///other'],
    });
    await server.status(({ state, folders }) => state === 'ready' && folders[0] === 'memory:///other');
    assert.equal((await search('gulls')).hits.length, 1);
    assert.equal((await search('marsh')).hits.length, 0);
  });

  it('says that a folder is gone', async () => {
    await server.client.sendNotification(configureNotification, {
      ...memorySettings,
      folders: ['memory:///gone'],
    });
    const status = await server.status(
      ({ state, folders }) => state === 'ready' && folders[0] === 'memory:///gone',
    );
    assert.match(status.problems[0]?.reason ?? '', /does not exist/u);
    assert.equal(status.sources, 0);
  });

  it('answers while it is indexing', async () => {
    for (let at = 0; at < 400; at++)
      files.write(`many/${at}.txt`, `Words about the number ${at} and its weir. `.repeat(40));
    const indexing = server.client.sendRequest(reindexRequest, {});
    const answer = await search('marsh forget');
    assert.equal(answer.hits.length > 0, true);
    await indexing;
    assert.ok((await search('weir')).total > 400);
  });
});
