import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { NodeCorpusFiles } from '../../src/server/node/nodeCorpusFiles.ts';
import { writeLargeCorpus } from '../support/largeCorpus.ts';
import { connectServer, memorySettings, type ServerConnection } from '../support/serverConnection.ts';
import { makeDraft } from './drafts.ts';
import { type Figure, percentile } from './measure.ts';

/**
 * From a request for completions to its answer, as a client on the other end of a stream has it: while words of a quote, a
 * stretch, a cite key and a locator are typed, in a short draft and in one of a megabyte; and the same for hovers.
 */
export async function* benchCompletions(sizes: readonly number[] = [1000, 100_000]): AsyncGenerator<Figure> {
  for (const passages of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
    let server: ServerConnection | undefined;
    try {
      await writeLargeCorpus(folder, passages);
      const folders = [pathToFileURL(folder).href];
      server = await connectServer(new NodeCorpusFiles(), { ...memorySettings, folders });
      await server.status(({ state }) => state === 'ready');
      const keys = await citeKeys(server);
      for (const [draft, text] of [
        ['a short draft', `As in [@${keys[1]}, p. 3] and @${keys[2]}.\n`],
        // Half of its citations are of works that the corpus has.
        ['a draft of 1 MB', makeDraft(1e6, 1000).replaceAll('@haskett2021', `@${keys[1]}`)],
      ] as const) {
        yield* inDraft(server, `${passages} passages, ${draft}`, text, keys);
      }
    } finally {
      await server?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

async function* inDraft(
  server: ServerConnection,
  where: string,
  text: string,
  keys: readonly string[],
): AsyncGenerator<Figure> {
  const typed: readonly (readonly [string, string, string])[] = [
    ['a quote', '\n\n> ', 'the water went over the old gate'],
    ['a run-in quote', '\n\nShe said “', 'nobody had kept the marsh'],
    ['a stretch from … to', '\n\n> ', 'the gate … water'],
    ['a cite key', '\n\nAs in @', 'source'],
    ['a work in brackets', '\n\n“The gate was also a promise, and nobody kept it for long” [see ', 'source'],
    ['a locator', `\n\n“The gate was also a promise, and nobody kept it” [@${keys[1]}, `, 'para. 12'],
  ];
  for (const [what, before, words] of typed) {
    yield* toFigures(`completion, ${what}, ${where}`, await typeInto(server, text + before, words));
  }
  yield* toFigures(`hover, ${where}`, await hoverOver(server, text));
}

/** What one request took, by the clock and of the processor: on a busy machine the clock tells of others. */
interface Taken {
  readonly clockMs: number;
  readonly processorMs: number;
}

function* toFigures(name: string, taken: readonly Taken[]): Generator<Figure> {
  const clock = taken.map(({ clockMs }) => clockMs);
  const processor = taken.map(({ processorMs }) => processorMs);
  const goal = '50';
  yield { name: `${name}, median`, unit: 'ms', value: percentile(clock, 50), goal };
  yield { name: `${name}, p95`, unit: 'ms', value: percentile(clock, 95), goal };
  yield { name: `${name}, p95 of the processor’s time`, unit: 'ms', value: percentile(processor, 95), goal };
}

async function take(work: () => Promise<unknown>): Promise<Taken> {
  const startedMs = performance.now();
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return { clockMs: performance.now() - startedMs, processorMs: (user + system) / 1000 };
}

let drafts = 0;

/** Types the words again and again, a character every few milliseconds, and asks after each. */
async function typeInto(server: ServerConnection, text: string, words: string): Promise<Taken[]> {
  const uri = `memory:///bench${drafts++}.md`;
  await server.open(uri, text);
  const lines = text.split('\n');
  const line = lines.length - 1;
  const from = lines.at(-1)?.length ?? 0;
  const times: Taken[] = [];
  let version = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < words.length; at++) {
      const character = from + at;
      const triggerCharacter = words.charAt(at);
      times.push(
        await take(async () => {
          await server.client.sendNotification('textDocument/didChange', {
            textDocument: { uri, version: ++version },
            contentChanges: [
              { range: { start: { line, character }, end: { line, character } }, text: words.charAt(at) },
            ],
          });
          await server.client.sendRequest<CompletionList>('textDocument/completion', {
            textDocument: { uri },
            position: { line, character: character + 1 },
            context: triggerCharacter === ' ' ? { triggerKind: 2, triggerCharacter } : { triggerKind: 3 },
          });
        }),
      );
    }
    await server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [
        {
          range: { start: { line, character: from }, end: { line, character: from + words.length } },
          text: '',
        },
      ],
    });
  }
  await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  // The first round finds code and index cold.
  return times.slice(words.length);
}

/** Rests on one citation after the other. */
async function hoverOver(server: ServerConnection, text: string): Promise<Taken[]> {
  const uri = `memory:///bench${drafts++}.md`;
  await server.open(uri, text);
  const places = text
    .split('\n')
    .flatMap((content, line) =>
      [...content.matchAll(/@\w+/gu)].map(({ index }) => ({ line, character: index + 2 })),
    );
  const every = Math.max(1, Math.floor(places.length / HOVERS));
  const times: Taken[] = [];
  for (let at = 0; at < HOVERS; at++) {
    const position = places[(at * every) % places.length];
    times.push(
      await take(() =>
        server.client.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position }),
      ),
    );
  }
  await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return times.slice(WARM_UP);
}

async function citeKeys(server: ServerConnection): Promise<string[]> {
  const uri = 'memory:///keys.md';
  await server.open(uri, '@');
  const { items } = await server.client.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: 1 },
    context: { triggerKind: 1 },
  });
  return items.map(({ label }) => label.slice(1));
}

const ROUNDS = 5;
const HOVERS = 60;
const WARM_UP = 10;

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  for await (const { name, value, unit } of benchCompletions(sizes.length > 0 ? sizes : undefined)) {
    console.log(`${name}: ${value.toFixed(1)} ${unit}`);
  }
}
