import assert from 'node:assert/strict';
import type { CodeAction, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AddCitedWorksAnswer,
  addCitedWorksRequest,
  type InsertBibliographyAnswer,
  insertBibliographyRequest,
  openTextRequest,
} from '../../../src/protocol/bibliography.ts';
import { configureVerificationNotification } from '../../../src/protocol/verification.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

const workspace = 'memory:///writing';

describe('the bibliography of a draft', () => {
  let server: ServerConnection;
  let files: MemoryCorpusFiles;
  beforeEach(async () => {
    files = new MemoryCorpusFiles(marshCorpus);
    files.write('draft.md', '', workspace);
    server = await connectServer(files, undefined, [workspace]);
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  const uri = `${workspace}/text.md`;
  const add = async (text: string) => {
    await server.open(uri, text);
    return server.client.sendRequest<AddCitedWorksAnswer>(addCitedWorksRequest, { uri });
  };

  it('is made beside the draft where there is none', async () => {
    const { change, added } = await add('One [@ray2021gate].');
    assert.equal(change?.uri, `${workspace}/references.json`);
    assert.equal(change.isNew, true);
    assert.deepEqual(
      JSON.parse(change.newText).map(({ id }: { id: string }) => id),
      ['ray2021gate'],
    );
    assert.deepEqual(added, ['ray2021gate']);
  });

  it('is the file that the draft names, in that file’s format', async () => {
    files.write('lit.bib', '@book{other, title = {Other}}\n', workspace);
    const { change } = await add('---\nbibliography: lit.bib\n---\n\nOne [@ray2021gate; @other].');
    assert.equal(change?.uri, `${workspace}/lit.bib`);
    assert.match(change.newText, /@\w+\{ray2021gate,/u);
    assert.equal(change.range.start.line > 0, true);
  });

  it('stays as it is where nothing is missing', async () => {
    files.write(
      'lit.bib',
      '@misc{ray2021gate, author = {Ray, Bo}, title = {On the Gate}, date = {2021}}\n',
      workspace,
    );
    const answer = await add('---\nbibliography: lit.bib\n---\n\nOne [@ray2021gate].');
    assert.deepEqual(answer, { added: [], problems: [] });
  });

  it('is added to as the editor has it, where it is not saved', async () => {
    files.write('lit.bib', '@book{other, title = {Other}}\n', workspace);
    const unsaved = '% Mine.\n\n@book{zeta, title = {Z}}\n\n@book{other, title = {Other}}\n';
    const sharing = await connectServer(files, undefined, [workspace], {}, { sharesOpenTexts: true });
    const asked: string[] = [];
    sharing.client.onRequest(openTextRequest, ({ uri: file }: { uri: string }) => {
      asked.push(file);
      return file.endsWith('lit.bib') ? unsaved : null;
    });
    await sharing.status(({ state }) => state === 'ready');
    await sharing.open(uri, '---\nbibliography: lit.bib\n---\n\nOne [@ray2021gate; @zeta].');
    const { change } = await sharing.client.sendRequest<AddCitedWorksAnswer>(addCitedWorksRequest, { uri });
    assert.ok(change);
    const edited = TextDocument.applyEdits(TextDocument.create('', '', 1, unsaved), [change]);
    assert.ok(edited.startsWith('% Mine.\n\n@book{zeta'), edited);
    assert.match(edited, /^@\w+\{ray2021gate,/mu);
    assert.equal(asked[0], `${workspace}/lit.bib`);
    await sharing.close();
  });

  it('never leaves the workspace', async () => {
    const { change, problems } = await add(
      '---\nbibliography: ../elsewhere/lit.bib\n---\n\nOne [@ray2021gate].',
    );
    assert.equal(change, undefined);
    assert.match(problems[0] ?? '', /outside of the workspace/u);
  });

  it('reports a key that means two works, and changes nothing', async () => {
    files.write(
      'lit.bib',
      '@book{ray2021gate, author = {Else, Some}, title = {Quite Another}, date = {1950}}\n',
      workspace,
    );
    const { change, problems } = await add('---\nbibliography: lit.bib\n---\n\nOne [@ray2021gate].');
    assert.equal(change, undefined);
    assert.match(problems[0] ?? '', /another work/u);
  });

  it('is written into the draft in its style', async () => {
    await server.open(uri, 'One [@ray2021gate].\n');
    const answer = await server.client.sendRequest<InsertBibliographyAnswer>(insertBibliographyRequest, {
      uri,
      position: { line: 1, character: 0 },
    });
    assert.ok('edits' in answer);
    assert.match(
      answer.edits[0]?.newText ?? '',
      /verbatim: bibliography[\s\S]*On the Gate[\s\S]*\/verbatim: bibliography/u,
    );
  });

  it('has its faults shown in the draft, with fixes', async () => {
    files.write('lit.bib', '@book{other, title = {Other}}\n', workspace);
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      server.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        if (params.diagnostics.length > 0) resolve(params);
      });
    });
    await server.client.sendNotification(configureVerificationNotification, {
      ...{ enabled: true, profile: 'chicago', severity: {}, exclude: [], workspaceFolders: [workspace] },
    });
    await server.open(uri, '---\nbibliography: lit.bib\n---\n\nOne [@ray2021gate], two [@ray2021gte].');
    const { diagnostics } = await published;
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['not-in-bibliography', 'unknown-key'],
    );
    const unknown = diagnostics[1];
    assert.ok(unknown);
    const fixes = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: unknown.range,
      context: { diagnostics: [unknown] },
    });
    assert.ok(fixes.some(({ title }) => title === 'Cite @ray2021gate'));
  });

  it('puts the key that is meant in the place of the key alone, in braces where it needs them', async () => {
    files.write('odd.txt', 'A line.\n');
    files.write(
      'odd.bib',
      '@misc{key{with}odd, title = {Odd}, file = {odd.txt}}\n@misc{dr.odd--key, title = {Odd}, file = {odd.txt}}\n',
    );
    await server.client.sendRequest('verbatim/reindex');
    const text = 'One [see -@dr.oddkey, p. 3].';
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      server.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        if (params.diagnostics.some(({ code }) => code === 'unknown-key')) resolve(params);
      });
    });
    await server.open(uri, text);
    await server.client.sendNotification(configureVerificationNotification, {
      ...{ enabled: true, profile: 'chicago', severity: {}, exclude: [], workspaceFolders: [workspace] },
    });
    const { diagnostics } = await published;
    const unknown = diagnostics.find(({ code }) => code === 'unknown-key');
    assert.ok(unknown);
    const [fix] = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: unknown.range,
      context: { diagnostics: [unknown] },
    });
    const [edit] = fix?.edit?.changes?.[uri] ?? [];
    assert.ok(edit);
    const document = TextDocument.create(uri, 'markdown', 1, text);
    assert.equal(TextDocument.applyEdits(document, [edit]), 'One [see -@{dr.odd--key}, p. 3].');
  });
});
