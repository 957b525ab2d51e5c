import assert from 'node:assert/strict';
import type {
  CodeAction,
  Diagnostic,
  PublishDiagnosticsParams,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { type DraftQuotes, draftQuotesNotification } from '../../../src/protocol/draftQuotes.ts';
import { configureNotification, reindexRequest } from '../../../src/protocol/requests.ts';
import {
  type AuditAnswer,
  auditRequest,
  configureVerificationNotification,
  type PacketAnswer,
  packetRequest,
  type VerificationSettings,
  type VerifyDraftAnswer,
  verifyDraftRequest,
  type WordChange,
} from '../../../src/protocol/verification.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, memorySettings, type ServerConnection } from '../../support/serverConnection.ts';

const uri = 'memory:///writing/drafts/salt.md';
const wrong = 'He said “A marsh does forget the tide, and neither did I.” [@ray2021gate, 00:00:10]\n';
const right = wrong.replace('does forget', 'does not forget');

describe('live verification', () => {
  let files: MemoryCorpusFiles;
  let server: ServerConnection;
  let last: Map<string, PublishDiagnosticsParams>;
  let published: (params: PublishDiagnosticsParams) => void;
  let version = 1;

  beforeEach(async () => {
    files = new MemoryCorpusFiles(marshCorpus);
    server = await connectServer(files, memorySettings, [], {
      workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    });
    last = new Map();
    published = () => {};
    version = 1;
    server.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      last.set(params.uri, params);
      published(params);
    });
    await configure();
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  const configure = (changes: Partial<VerificationSettings> = {}) =>
    server.client.sendNotification(configureVerificationNotification, {
      enabled: true,
      profile: 'chicago',
      severity: {},
      exclude: [],
      workspaceFolders: ['memory:///writing'],
      explanation: 'command:test.explain?{code}',
      ...changes,
    } satisfies VerificationSettings);

  /** The next diagnostics of the draft that fit, those that are there already included. */
  const diagnostics = (fits: (found: Diagnostic[]) => boolean) =>
    new Promise<Diagnostic[]>((resolve) => {
      published = (params) => {
        if (params.uri === uri && fits(params.diagnostics)) resolve(params.diagnostics);
      };
      const now = last.get(uri);
      if (now) published(now);
    });
  const type = (text: string) =>
    server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ text }],
    });
  const actions = (character: number, only?: string[]) =>
    server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character }, end: { line: 0, character } },
      context: { diagnostics: last.get(uri)?.diagnostics ?? [], ...(only && { only }) },
    });

  it('shows a misquote under the words that are wrong, with the place in the source and a page that explains it', async () => {
    await server.open(uri, wrong);
    const [found] = await diagnostics((all) => all.length > 0);
    assert.equal(found?.severity, 1);
    assert.equal(found.code, 'misquote');
    assert.equal(found.source, 'Verbatim');
    assert.equal(found.codeDescription?.href, 'command:test.explain?misquote');
    assert.match(String(found.message), /leaves out “not”/u);
    assert.equal(wrong.slice(found.range.start.character, found.range.end.character), 'forget');
    const [place] = found.relatedInformation ?? [];
    assert.equal(place?.location.uri, `${memoryFolder}/interview.txt`);
    assert.deepEqual(place.location.range.start, { line: 4, character: 44 });
    assert.match(place.message, /^@ray2021gate, 00:00:10: “A marsh does not forget/u);
  });

  it('follows what is typed', async () => {
    await server.open(uri, wrong);
    await diagnostics((all) => all.length === 1);
    await type(right);
    await diagnostics((all) => all.length === 0);
    await type(`New first line.\n\n${wrong}`);
    const [found] = await diagnostics((all) => all.length === 1);
    assert.equal(found?.range.start.line, 2);
  });

  it('holds back what may be a quote that is being typed, until the writer pauses', async () => {
    await server.open(uri, right);
    await diagnostics((all) => all.length === 0);
    const counts: number[] = [];
    const done = diagnostics((all) => counts.push(all.length) > 0 && all.length === 1);
    const typedMs = performance.now();
    await type(`${right}\n> nobody ever said these words about cormorants\n`);
    const [found] = await done;
    assert.equal(found?.code, 'not-found');
    assert.ok(performance.now() - typedMs > 2000, 'it was shown at once');
    await type(`First. ${right}\n> nobody ever said these words about cormorants\n`);
    await diagnostics((all) => all.length === 1 && all[0]?.range.start.line === 2);
  });

  it('tells the views of a long quote by its beginning and its end', async () => {
    const views = new Promise<DraftQuotes>((resolve) =>
      server.client.onNotification(draftQuotesNotification, resolve),
    );
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    await server.open(uri, `> ${long}.\n>\n> — [@ray2021gate]\n`);
    const [quote] = (await views).quotes ?? [];
    assert.match(quote?.text ?? '', /^word0 word1 .{100,160}…$/u);
    assert.equal(quote?.ending, 'word54 word55 word56 word57 word58 word59.');
  });

  it('verifies again when a source changes', async () => {
    await server.open(uri, right);
    await diagnostics((all) => all.length === 0);
    files.write('interview.txt', marshCorpus['interview.txt'].replace('does not forget', 'does forget'));
    await server.client.sendRequest(reindexRequest, {});
    const [found] = await diagnostics((all) => all.length === 1);
    assert.equal(found?.code, 'misquote');
    files.write('interview.txt', marshCorpus['interview.txt']);
    await server.client.sendRequest(reindexRequest, {});
    await diagnostics((all) => all.length === 0);
  });

  it('turns to another corpus', async () => {
    files.write('other.txt', 'Only gulls live here.', 'memory:///other');
    await server.open(uri, right);
    await diagnostics((all) => all.length === 0);
    await server.client.sendNotification(configureNotification, {
      ...memorySettings,
      folders: ['memory:///other'],
    });
    const found = await diagnostics((all) => all.length === 2);
    // The key is no source of that corpus either.
    assert.deepEqual(found.map(({ code }) => code).sort(), ['unchecked', 'unknown-key']);
  });

  it('obeys the severity that is set for a verdict, and none hides it', async () => {
    await server.open(uri, wrong);
    await diagnostics((all) => all[0]?.severity === 1);
    await configure({ severity: { misquote: 'information', nonsense: 'error' } });
    await diagnostics((all) => all[0]?.severity === 3);
    await configure({ severity: { misquote: 'none' } });
    await diagnostics((all) => all.length === 0);
  });

  it('takes the profile of the settings, and that of the draft before it', async () => {
    const tidied = '“the eelgrass came back in year 7 and nobody planted it there” [@ray2021raw]\n';
    await configure({ profile: 'strict' });
    await server.open(uri, `“The pin was on the nail, and The nail was dry” [@ray2021gate, 00:01:09]\n`);
    await diagnostics((all) => all.length === 1);
    await type(
      `---\nverbatim:\n  profile: chicago\n---\n\n“The pin was on the nail, and The nail was dry” [@ray2021gate, 00:01:09]\n`,
    );
    await diagnostics((all) => all.length === 0);
    await type(tidied);
    await diagnostics((all) => all.length === 1);
  });

  it('leaves out sources, drafts that a glob leaves out, and everything when it is off', async () => {
    await server.open(`${memoryFolder}/essay.md`, wrong);
    await server.open(uri, wrong);
    await diagnostics((all) => all.length === 1);
    assert.equal(last.get(`${memoryFolder}/essay.md`), undefined);
    await configure({ exclude: ['drafts/**'] });
    await diagnostics((all) => all.length === 0);
    await configure();
    await diagnostics((all) => all.length === 1);
    await configure({ enabled: false });
    await diagnostics((all) => all.length === 0);
  });

  it('verifies on demand when it is off', async () => {
    await configure({ enabled: false });
    await server.open(uri, wrong);
    const verify = (draft: string) =>
      server.client.sendRequest<VerifyDraftAnswer>(verifyDraftRequest, { uri: draft });
    assert.deepEqual(await verify(uri), { quotations: 1, errors: 1, warnings: 0, notes: 0 });
    await diagnostics((all) => all.length === 1);
    assert.equal((await verify('memory:///gone.md')).refused, 'not-open');
    await server.open(`${memoryFolder}/essay.md`, wrong);
    assert.equal((await verify(`${memoryFolder}/essay.md`)).refused, 'is-source');
  });

  it('withdraws what it showed when the draft is closed', async () => {
    await server.open(uri, wrong);
    await diagnostics((all) => all.length === 1);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await diagnostics((all) => all.length === 0);
  });

  it('tells the views what each quote lacks, and which documents are not verified', async () => {
    const told: DraftQuotes[] = [];
    let heard = () => {};
    server.client.onNotification(draftQuotesNotification, (quotes: DraftQuotes) => {
      told.push(quotes);
      heard();
    });
    const whenTold = (fits: (last: DraftQuotes) => boolean) =>
      new Promise<DraftQuotes>((resolve) => {
        heard = () => {
          const now = told.at(-1);
          if (now && fits(now)) resolve(now);
        };
        heard();
      });
    await server.open(uri, wrong);
    const { quotes } = await whenTold((now) => now.uri === uri && now.quotes?.length === 1);
    assert.equal(quotes?.[0]?.differences, 'without “not”');
    await server.open(`${memoryFolder}/essay.md`, wrong);
    await whenTold((now) => now.uri.endsWith('essay.md') && now.quotes === null);
    await configure({ enabled: false });
    await whenTold((now) => now.uri === uri && now.quotes === null);
    const before = told.length;
    await type(right);
    await server.client.sendRequest<VerifyDraftAnswer>(verifyDraftRequest, { uri });
    await whenTold((now) => now.uri === uri && now.quotes?.length === 1);
    assert.equal(told.length, before + 1);
  });

  it('offers fixes at the quote, those that change words with a confirmation', async () => {
    await server.open(uri, wrong);
    await diagnostics((all) => all.length === 1);
    const [restore, ...others] = await actions(12);
    assert.equal(restore?.title, 'Restore the wording of the source');
    assert.equal(restore.isPreferred, true);
    assert.equal(restore.diagnostics?.[0]?.code, 'misquote');
    const [change] = (restore.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.textDocument.version, 1);
    assert.equal(change.edits.length, 1);
    const [annotation] = Object.values(restore.edit?.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    assert.ok(others.every(({ edit }) => edit?.changeAnnotations === undefined));
    assert.deepEqual(await actions(2), []);
  });

  it('has the words shown by the command of a client that has one', async () => {
    await configure({ confirmation: 'test.confirm' });
    await server.open(uri, wrong);
    await diagnostics((all) => all.length === 1);
    const [restore] = await actions(12);
    assert.equal(restore?.edit, undefined);
    assert.equal(restore?.command?.command, 'test.confirm');
    const [change] = restore.command.arguments as WordChange[];
    assert.equal(change?.before, 'A marsh does forget the tide, and neither did I.');
    assert.equal(change?.after, 'A marsh does not forget the tide, and neither did I.');
  });

  it('fixes all that are safe at once, and no words', async () => {
    await server.open(
      uri,
      `${wrong}\n“A marsh does not forget the tide, and neither did I.” [@ray2021raw]\n\n“The pin was on the nail, and the nail was dry”, he said.\n`,
    );
    await diagnostics((all) => all.length > 1);
    assert.deepEqual(await actions(0, ['refactor']), []);
    const [all] = await actions(0, ['source.fixAll']);
    assert.equal(all?.kind, 'source.fixAll.verbatim');
    const edits = ((all.edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap((change) => change.edits);
    assert.deepEqual(
      edits.map((edit) => 'newText' in edit && edit.newText),
      ['@ray2021gate, 00:00:10', ' [@ray2021gate, 00:01:09]'],
    );
  });

  it('makes a fact-check packet with the hashes of the files', async () => {
    await server.open(uri, wrong);
    const answer = await server.client.sendRequest<PacketAnswer>(packetRequest, {
      uri,
      format: 'md',
      day: '2026-11-20',
    });
    assert.ok('text' in answer);
    assert.match(answer.text, /^# Fact-check packet: salt\.md\n/u);
    assert.match(answer.text, /SHA-256: [\da-f]{64}/u);
    assert.match(answer.text, /A marsh does \*\*not\*\* forget the tide/u);
  });

  it('audits the corpus as a page', async () => {
    await server.open(uri, right);
    await diagnostics((all) => all.length === 0);
    const answer = await server.client.sendRequest<AuditAnswer>(auditRequest, {});
    assert.ok('markdown' in answer);
    assert.match(
      answer.markdown,
      /^# Corpus audit\n[\s\S]*3 quotations: 3 unchecked\.[\s\S]*\| \*\*unchecked\*\* \|/u,
    );
  });

  it('stays right while keys are pressed in a draft of a thousand quotations', async () => {
    const words = (at: number) => `well the eelgrass came back in year ${at % 30} and nobody had planted it`;
    const paragraph = (at: number) =>
      `Then, on day ${at}, “${words(at)}” [@ray2021raw] again, and more of it.\n\n`;
    const long = Array.from({ length: 1000 }, (_, at) => paragraph(at)).join('');
    await server.open(uri, `${long}${wrong}`);
    await diagnostics((all) => all.some(({ code }) => code === 'misquote'));
    for (let key = 0; key < 10; key++) {
      last.clear();
      await server.client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: START, end: START }, text: key % 2 ? 'x' : '\n' }],
      });
      await diagnostics((all) => all.some(({ code }) => code === 'misquote'));
    }
  });
});

const START = { line: 0, character: 0 };
