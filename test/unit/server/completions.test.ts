import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

describe('completions of the server', () => {
  let server: ServerConnection;
  const uri = 'memory:///draft.md';

  beforeEach(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus));
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  /** The list at `|`, as if its character had been typed. */
  async function complete(marked: string): Promise<CompletionList> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    await server.open(uri, marked.replace('|', ''));
    return server.client.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
      context: { triggerKind: 2, triggerCharacter: before.at(-1)?.at(-1) },
    });
  }
  const resolve = (item: CompletionItem | undefined) =>
    server.client.sendRequest<CompletionItem>('completionItem/resolve', item);

  it('opens at marks, brackets, blanks and dots', () => {
    const { triggerCharacters } = server.initialized.capabilities.completionProvider ?? {};
    for (const character of ['>', '“', '@', '[', ' ', '…']) assert.ok(triggerCharacters?.includes(character));
  });

  it('puts the place of a quotation first that is not quite right, by what verification says', async () => {
    const list = await complete('He said “the pin was on a nail, and the nail was dry” [@ray2021gate, |]');
    assert.equal(list.isIncomplete, true);
    const [item] = list.items;
    assert.equal(item?.label, '00:01:09');
    assert.deepEqual(item?.textEdit && 'range' in item.textEdit && item.textEdit.range, {
      start: { line: 0, character: 69 },
      end: { line: 0, character: 69 },
    });
    assert.match(JSON.stringify((await resolve(item)).documentation), /The pin was on the nail/u);
  });

  it('orders its items and lets none be filtered away', async () => {
    const { items } = await complete('See @ray2021raw.\n\n[see @ray|]');
    assert.deepEqual(
      items.map(({ sortText }) => sortText),
      items.map(({ sortText }) => sortText).toSorted(),
    );
    assert.equal(items[0]?.label, '@ray2021raw');
    for (const { filterText } of items) assert.ok(filterText?.startsWith('@ray'));
    for (const { commitCharacters } of items) assert.equal(commitCharacters, undefined);
  });

  it('shows a stretch within its passage once it is looked at', async () => {
    const [item] = (await complete('> marsh does not … hear it turn|')).items;
    assert.equal(item?.label, 'A marsh does … it turn.');
    assert.equal(item?.documentation, undefined);
    assert.match(JSON.stringify((await resolve(item)).documentation), /\*\*A marsh does not .* turn\.\*\*/u);
  });

  it('returns an item without anything behind it as it came', async () => {
    const [item] = (await complete('[@nobody, p12|]')).items;
    assert.equal(item?.label, 'p. 12');
    assert.equal((await resolve(item)).documentation, undefined);
  });
});
