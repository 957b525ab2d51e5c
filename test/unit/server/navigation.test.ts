import assert from 'node:assert/strict';
import type { Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import {
  type OutlineEntry,
  outlineRequest,
  type QuotedPassageView,
  quotedPassagesRequest,
  selectionRequest,
  type UseView,
  usesRequest,
} from '../../../src/protocol/navigationRequests.ts';
import { insertQuotesRequest, type Stretch } from '../../../src/protocol/quoteRequests.ts';
import { type SearchAnswer, searchRequest } from '../../../src/protocol/requests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

const workspace = 'memory:///writing';
const draftText = [
  'The keeper “listened to the water. A marsh does not forget the tide” [@ray2021gate, 00:00:10].',
  '',
  'Others say so too [see @ray2021gate; @list2022].',
].join('\n');

describe('the server, asked where things stand and are used', () => {
  const draft = `${workspace}/essay.draft.md`;
  const files = new MemoryCorpusFiles(marshCorpus);
  files.write('closed.md', 'Once more [@ray2021gate] in a file that is not open.', workspace);
  files.write('notes.txt', 'No draft: @ray2021gate', workspace);
  let server: ServerConnection;
  beforeEach(async () => {
    server = await connectServer(files, undefined, [workspace]);
    await server.status(({ state }) => state === 'ready');
    await server.open(draft, draftText);
  });
  afterEach(() => server.close());

  const ask = <R>(method: string, line: number, character: number, extra = {}) =>
    server.client.sendRequest<R>(method, {
      textDocument: { uri: draft },
      position: { line, character },
      ...extra,
    });
  const interview = () => `${memoryFolder}/interview.txt`;
  const idOf = async (query: string) => {
    const { hits } = await server.client.sendRequest<SearchAnswer>(searchRequest, { query, limit: 1 });
    assert.ok(hits[0]);
    return hits[0];
  };

  it('goes from a citation beside a quotation to the quoted words', async () => {
    const place = await ask<Location>('textDocument/definition', 0, 75);
    assert.equal(place.uri, interview());
    assert.equal(place.range.start.line, 4);
  });

  it('goes from a citation without a place to the top of the source', async () => {
    const place = await ask<Location>('textDocument/definition', 2, 40);
    assert.deepEqual([place.uri, place.range.start], [`${memoryFolder}/list.txt`, { line: 0, character: 0 }]);
  });

  it('goes from a citation to the entry of the work as its declaration', async () => {
    const place = await ask<Location>('textDocument/declaration', 0, 75);
    assert.deepEqual([place.uri, place.range.start.line], [`${memoryFolder}/sources.bib`, 0]);
  });

  it('goes from a work that is no source to its entry in the draft’s own bibliography, unsaved or not', async () => {
    files.write('lit.bib', '@book{other, title = {Other}}\n@book{lee1990, title = {On Mud}}\n', workspace);
    const text = '---\nbibliography: lit.bib\n---\n\nOne [@lee1990].\n';
    const uri = `${workspace}/own.md`;
    await server.open(uri, text);
    const at = { textDocument: { uri }, position: { line: 4, character: 8 } };
    for (const method of ['textDocument/definition', 'textDocument/declaration']) {
      const place = await server.client.sendRequest<Location>(method, at);
      assert.deepEqual([place.uri, place.range.start], [`${workspace}/lit.bib`, { line: 1, character: 0 }]);
    }
  });

  it('finds, from a quotation, every quotation of its passage', async () => {
    const uri = `${workspace}/again.md`;
    await server.open(uri, 'Again “A marsh does not forget the tide” [@ray2021gate], and [@ray2021gate].\n');
    const found = await ask<Location[]>('textDocument/references', 0, 20, {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(({ uri: place, range }) => [place, range.start.line, range.start.character]).sort(),
      [
        [uri, 0, 7],
        [draft, 0, 12],
      ].sort(),
    );
  });

  it('does not give a key to a second work of the draft’s bibliography', async () => {
    files.write(
      'two.bib',
      '@book{lee1990, title = {On Mud}}\n@book{lee1991, title = {On Sand}}\n',
      workspace,
    );
    const uri = `${workspace}/two.md`;
    await server.open(uri, '---\nbibliography: two.bib\n---\n\nOne [@lee1990].\n');
    const at = { textDocument: { uri }, position: { line: 4, character: 8 } };
    await assert.rejects(
      server.client.sendRequest('textDocument/rename', { ...at, newName: 'lee1991' }),
      /another work in the draft's bibliography/u,
    );
    const edit = await server.client.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...at,
      newName: 'lee1992',
    });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [`${workspace}/two.bib`, uri].sort());
  });

  it('links to the time that is cited, and to the words where there is none', async () => {
    const web = new MemoryCorpusFiles({
      ...marshCorpus,
      'sources.bib': marshCorpus['sources.bib'].replaceAll(
        'keywords = {primary}',
        'url = {https://ebb.test/gate}, keywords = {primary}',
      ),
    });
    const other = await connectServer(web, undefined, [workspace]);
    await other.status(({ state }) => state === 'ready');
    await other.open(
      draft,
      'He “listened to the water” [@ray2021gate, 00:00:10] and “listened to the water” [@ray2021gate]; [@ray2021gate].\n',
    );
    const links = await other.client.sendRequest<{ target: string }[]>('textDocument/documentLink', {
      textDocument: { uri: draft },
    });
    assert.deepEqual(
      links.map(({ target }) => target),
      [
        'https://ebb.test/gate#t=10',
        'https://ebb.test/gate#:~:text=listened%20to%20the%20water',
        'https://ebb.test/gate',
      ],
    );
    await other.close();
  });

  it('renames a key in all drafts and in the bibliography', async () => {
    const { changes } = await ask<WorkspaceEdit>('textDocument/rename', 0, 75, { newName: '@ray2021tide' });
    assert.deepEqual(
      Object.entries(changes ?? {})
        .map(([uri, edits]) => [uri.replace(/^.*\//u, ''), edits.length])
        .sort(),
      [
        ['closed.md', 1],
        ['essay.draft.md', 2],
        ['sources.bib', 1],
      ],
    );
    assert.ok(
      Object.values(changes ?? {}).every((edits) => edits.every(({ newText }) => newText === 'ray2021tide')),
    );
  });

  it('refuses to rename to what is no key, or another’s, and a key that no bibliography gives', async () => {
    await assert.rejects(ask('textDocument/rename', 0, 75, { newName: 'a b' }), /cite key is letters/u);
    await assert.rejects(ask('textDocument/rename', 0, 75, { newName: 'list2022' }), /another source/u);
    await server.open(`${workspace}/other.md`, 'Hay [@sayre2023salt].');
    await assert.rejects(
      server.client.sendRequest('textDocument/prepareRename', {
        textDocument: { uri: `${workspace}/other.md` },
        position: { line: 0, character: 8 },
      }),
      /No bibliography gives/u,
    );
  });

  it('goes nowhere from a word that is no citation', async () => {
    assert.equal(await ask('textDocument/definition', 0, 2), null);
  });

  it('finds every use of a source in open drafts and in others', async () => {
    const context = { includeDeclaration: true };
    const found = await ask<Location[]>('textDocument/references', 2, 26, { context });
    assert.deepEqual(
      found.map(({ uri, range }) => [uri.slice(workspace.length + 1), range.start]),
      [
        ['essay.draft.md', { line: 0, character: 71 }],
        ['essay.draft.md', { line: 2, character: 24 }],
        ['closed.md', { line: 0, character: 12 }],
      ],
    );
  });

  it('tells quotations from bare citations among the uses of a source', async () => {
    const { sourceId } = await idOf('tide listened');
    const uses = await server.client.sendRequest<UseView[]>(usesRequest, { sourceId });
    assert.deepEqual(
      uses.map(({ kind }) => kind),
      ['quotation', 'citation', 'citation'],
    );
    assert.equal(uses[0]?.context, 'listened to the water. A marsh does not forget the tide');
  });

  it('finds the quotations of a passage', async () => {
    const { passageId } = await idOf('tide listened');
    const other = await idOf('pin was on the nail');
    assert.equal((await server.client.sendRequest<UseView[]>(usesRequest, { passageId })).length, 1);
    const unused = { passageId: other.passageId };
    assert.deepEqual(await server.client.sendRequest<UseView[]>(usesRequest, unused), []);
  });

  it('marks in a source what drafts quote', async () => {
    const marked = await server.client.sendRequest<QuotedPassageView[]>(quotedPassagesRequest, {
      uri: interview(),
    });
    assert.deepEqual(
      marked.map(({ range, uses }) => [range.start.line, uses.length]),
      [[4, 1]],
    );
    assert.deepEqual(await server.client.sendRequest(quotedPassagesRequest, { uri: draft }), []);
  });

  it('outlines an interview by its turns', async () => {
    const entries = await server.client.sendRequest<OutlineEntry[]>(outlineRequest, { uri: interview() });
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'turn').map(({ name, range }) => [name, range.start.line]),
      [
        ['Ann Lee', 2],
        ['Bo Ray', 4],
        ['Ann Lee', 6],
        ['Bo Ray', 8],
      ],
    );
  });

  it('makes a quote of the words that are selected in a source, taking cut words whole', async () => {
    const stretch = await server.client.sendRequest<Stretch | null>(selectionRequest, {
      uri: interview(),
      // From inside "marsh" to inside "tide".
      range: { start: { line: 4, character: 48 }, end: { line: 4, character: 74 } },
    });
    const made = await server.client.sendRequest<{ edits: { newText: string }[] }>(insertQuotesRequest, {
      uri: draft,
      positions: [{ line: 2, character: 0 }],
      quotes: [stretch],
    });
    assert.match(made.edits[0]?.newText ?? '', /Marsh does not forget the tide/u);
    assert.doesNotMatch(made.edits[0]?.newText ?? '', /water|neither/u);
  });

  it('lists sources as symbols of the workspace, by key and title', async () => {
    const symbols = await server.client.sendRequest<{ name: string }[]>('workspace/symbol', {
      query: 'ongate',
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['@ray2021gate'],
    );
  });
});
