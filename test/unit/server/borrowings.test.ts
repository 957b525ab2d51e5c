import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type BorrowingsAnswer,
  borrowingsRequest,
  configureVerificationNotification,
} from '../../../src/protocol/verification.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

describe('the server, asked for words without quotation marks', () => {
  const uri = 'memory:///draft.md';
  const text = 'And so I listened to the water. A marsh does not forget the tide, and neither did she.\n';
  let server: ServerConnection;
  let published: Diagnostic[] = [];
  let onPublished: (() => void) | undefined;
  beforeEach(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus));
    await server.status(({ state }) => state === 'ready');
    await server.client.sendNotification(configureVerificationNotification, {
      ...{ enabled: true, profile: 'chicago', severity: {}, exclude: [], workspaceFolders: [] },
      confirmation: 'test.confirm',
    });
    server.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      if (params.uri === uri) published = params.diagnostics;
      onPublished?.();
    });
  });
  afterEach(() => server.close());

  const until = (fits: (diagnostics: readonly Diagnostic[]) => boolean) =>
    new Promise<void>((resolve) => {
      onPublished = () => fits(published) && resolve();
      onPublished();
    });
  const unquoted = () => published.filter(({ code }) => code === 'unquoted');
  const ask = (of = uri) => server.client.sendRequest<BorrowingsAnswer>(borrowingsRequest, { uri: of });

  it('lists them, and shows them among the problems until they are quoted', async () => {
    await server.open(uri, text);
    await until(() => true);
    assert.deepEqual(unquoted(), []);
    const answer = await ask();
    assert.ok('borrowings' in answer);
    assert.deepEqual(
      answer.borrowings.map(({ place, text: words }) => [place, words]),
      [
        [
          '@ray2021gate, 00:00:10',
          'I listened to the water. A marsh does not forget the tide, and neither did',
        ],
      ],
    );
    await until(() => unquoted().length === 1);
    const [diagnostic] = unquoted();
    assert.ok(diagnostic);
    const actions = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: diagnostic.range.start, end: diagnostic.range.start },
      context: { diagnostics: [diagnostic] },
    });
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Set quotation marks and cite @ray2021gate, 00:00:10', true],
        ['These are my own words: ignore them here', false],
      ],
    );
    const edits = actions[0]?.edit?.changes?.[uri] ?? [];
    const quoted = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
    assert.match(quoted, /^And so “I listened .* neither did” \[@ray2021gate, 00:00:10\] she\.$/mu);
    await server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: quoted }],
    });
    await until(() => unquoted().length === 0);
  });

  it('has changed words confirmed', async () => {
    await server.open(uri, text.replace('forget', 'mind'));
    await ask();
    await until(() => unquoted().length === 1);
    const [diagnostic] = unquoted();
    assert.ok(diagnostic);
    const [first] = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    assert.equal(first?.command?.command, 'test.confirm');
    assert.match(first.command.arguments?.[0].after, /“I listened .* forget the tide, and neither did/u);
  });

  it('says why it does not look', async () => {
    await server.open(`${memoryFolder}/essay.md`, marshCorpus['essay.md']);
    assert.deepEqual(await ask(`${memoryFolder}/essay.md`), { refused: 'is-source' });
    assert.deepEqual(await ask('memory:///other.md'), { refused: 'not-open' });
  });
});
