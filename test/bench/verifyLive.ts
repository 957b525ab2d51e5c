import type { DidChangeTextDocumentParams } from 'vscode-languageserver-protocol';
import { configureVerificationNotification } from '../../src/protocol/verification.ts';
import { marshCorpus } from '../support/corpora.ts';
import { MemoryCorpusFiles } from '../support/memoryCorpus.ts';
import { connectServer, memorySettings } from '../support/serverConnection.ts';
import { type Figure, percentile } from './measure.ts';

/** What a key costs in a draft of a thousand quotations that is verified as one types: the longest wait of any other request. */
export async function* benchLive(): AsyncGenerator<Figure> {
  const server = await connectServer(new MemoryCorpusFiles(marshCorpus), memorySettings);
  await server.client.sendNotification(configureVerificationNotification, {
    ...{ enabled: true, profile: 'chicago', severity: {}, exclude: [] },
    ...{ workspaceFolders: ['memory:///writing'], explanation: 'command:test.explain?{code}' },
  });
  await server.status(({ state }) => state === 'ready');
  const quiet = quietness(server.client);
  const uri = 'memory:///writing/drafts/long.md';
  await server.open(uri, Array.from({ length: 1000 }, (_, at) => paragraph(at)).join(''));
  await quiet();
  const waits: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const wait = longestWait();
    await server.client.sendNotification('textDocument/didChange', changeOf(uri, key));
    await quiet();
    waits.push(wait());
  }
  await server.close();
  const value = percentile(waits, 50);
  yield {
    name: 'a key in a draft of 1,000 quotations, longest wait (median)',
    unit: 'ms',
    value,
    goal: '≤ 20',
    isMet: value <= 20,
  };
  yield {
    name: 'a key in a draft of 1,000 quotations, longest wait (p95)',
    unit: 'ms',
    value: percentile(waits, 95),
  };
}

function paragraph(at: number): string {
  return `Then, on day ${at}, “well the eelgrass came back in year ${at % 30} and nobody had planted it” [@ray2021raw] again.\n\n`;
}

function changeOf(uri: string, key: number): DidChangeTextDocumentParams {
  const line = (key * 37) % 1900;
  const start = { line, character: 0 };
  return {
    textDocument: { uri, version: key + 2 },
    contentChanges: [{ range: { start, end: start }, text: 'x' }],
  };
}

/** Waits until no diagnostics have come for a while. */
function quietness(client: {
  onNotification: (method: string, handler: () => void) => unknown;
}): () => Promise<void> {
  let lastMs = performance.now();
  client.onNotification('textDocument/publishDiagnostics', () => {
    lastMs = performance.now();
  });
  return async () => {
    lastMs = performance.now();
    while (performance.now() - lastMs < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 20));
  };
}

/** Measures the time between two turns of the event loop until it is asked. */
function longestWait(): () => number {
  let longestMs = 0;
  let turnMs = performance.now();
  let isOver = false;
  const turn = () => {
    longestMs = Math.max(longestMs, performance.now() - turnMs);
    turnMs = performance.now();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOver = true;
    return longestMs;
  };
}

const KEYS = 30;
const QUIET_MS = 700;
