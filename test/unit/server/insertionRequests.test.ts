import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver-protocol';
import {
  type ConfigureInsertionAnswer,
  configureInsertionRequest,
  type InsertQuotesAnswer,
  insertQuotesRequest,
  type PickedStyle,
  type PreviewStylesAnswer,
  previewStylesRequest,
} from '../../../src/protocol/quoteRequests.ts';
import { type SearchAnswer, searchRequest } from '../../../src/protocol/requests.ts';
import { toSnippet } from '../../../src/server/convert.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles } from '../../support/memoryCorpus.ts';
import { connectServer, memorySettings, type ServerConnection } from '../../support/serverConnection.ts';

describe('the server, asked to insert', () => {
  const uri = 'memory:///draft.md';
  let server: ServerConnection;
  beforeEach(async () => {
    server = await connectServer(new MemoryCorpusFiles(marshCorpus), memorySettings, [], {
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    });
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  const configure = (style: string, template = '') =>
    server.client.sendRequest<ConfigureInsertionAnswer>(configureInsertionRequest, { style, template });
  const passageOf = async (query: string) => {
    const { hits } = await server.client.sendRequest<SearchAnswer>(searchRequest, { query, limit: 1 });
    return { passageId: hits[0]?.passageId ?? '' };
  };
  const params = async (query: string, positions = [{ line: 0, character: 4 }], style?: PickedStyle) => ({
    uri,
    positions,
    quotes: [await passageOf(query)],
    ...(style && { style }),
  });
  const insert = async (...args: Parameters<typeof params>) => {
    const answer = await server.client.sendRequest<InsertQuotesAnswer>(
      insertQuotesRequest,
      await params(...args),
    );
    assert.ok('edits' in answer, JSON.stringify(answer));
    return answer;
  };

  it('sets quotes in the style of the settings, and in one that was picked', async () => {
    await server.open(uri, 'She  said.\n');
    await configure('footnote');
    const [quote, note] = (await insert('"and the pin"')).edits;
    assert.equal(quote?.newText, '“And the pin?”[^1]');
    assert.match(note?.newText ?? '', /\n\[\^1\]: \[Ann Lee in @ray2021gate, 00:01:02\]\.$/u);
    const picked = await insert('"and the pin"', undefined, 'plain');
    assert.equal(picked.edits[0]?.newText, '“And the pin?” — Ann Lee, in “On the Gate”, 00:01:02');
  });

  it('says where the cursors go, one for each place', async () => {
    await server.open(uri, 'She  said.\n\nHe too.\n');
    const positions = [
      { line: 2, character: 2 },
      { line: 0, character: 4 },
    ];
    const answer = await insert('"mud remembers"', positions);
    assert.equal(answer.edits.length, 2);
    assert.deepEqual(
      answer.cursors.map(({ line }) => line),
      [2, 0],
    );
  });

  it('sets them by the rules that the draft chose', async () => {
    await server.open(uri, '---\nverbatim-profile: mla\n---\n\nShe said\n');
    const answer = await insert('"mud remembers"', [{ line: 4, character: 8 }]);
    assert.match(answer.edits[0]?.newText ?? '', /\[attributed to Bo Ray, Radio, qtd\. in @list2022\]/u);
  });

  it('says what is wrong with a template, and uses the default one', async () => {
    await server.open(uri, 'She  said.\n');
    const answer = await configure('template', '“{quote}” ({who})');
    assert.deepEqual(answer.problem, { code: 'unknown-field', field: 'who', offset: 11 });
    assert.ok(answer.fields.includes('speaker'));
    assert.equal(
      (await insert('"and the pin"')).edits[0]?.newText,
      '“And the pin?” (Ann Lee, *On the Gate*, 00:01:02)',
    );
    assert.deepEqual((await configure('template', '{quote} {speaker} / {key}')).problem, undefined);
    assert.equal((await insert('"and the pin"')).edits[0]?.newText, 'And the pin? Ann Lee / ray2021gate');
  });

  it('shows what would go in, in each style', async () => {
    await server.open(uri, 'She  said.\n');
    const answer = await server.client.sendRequest<PreviewStylesAnswer>(
      previewStylesRequest,
      await params('"and the pin"'),
    );
    assert.ok('styles' in answer);
    const of = (style: PickedStyle) => answer.styles.find((each) => each.style === style);
    assert.deepEqual(
      answer.styles.filter(({ isUsual }) => isUsual).map(({ style }) => style),
      ['run-in'],
    );
    assert.match(of('block')?.text ?? '', /^> And the pin\?\n>\n> — Ann Lee/u);
    assert.match(of('footnote')?.text ?? '', /^“And the pin\?”\[\^1\]\n\n\[\^1\]: /u);
    assert.equal(of('citation')?.text, '[Ann Lee in @ray2021gate, 00:01:02]');
  });

  it('completes in the same manner, with the cursor where the place is typed', async () => {
    await server.open(uri, 'He said “mud remembers');
    const { items } = await server.client.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 22 },
    });
    const [first] = items;
    assert.equal(first?.insertTextFormat, 2);
    const newText = first?.textEdit && 'newText' in first.textEdit ? first.textEdit.newText : '';
    assert.match(newText, /quoted in @list2022\$0\]$/u);
  });
});

describe('a snippet', () => {
  it('holds no variables and no stops but the last one', () => {
    assert.equal(toSnippet('a $b {c} \\d', 4), 'a \\$b$0 {c\\} \\\\d');
  });
});
