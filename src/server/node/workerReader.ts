import { Worker } from 'node:worker_threads';
import type { ReadRequest, ReadResult, SourceReader } from '../../core/index/sourceReader.ts';

/** What the thread sends back: a result, or that an importer broke. */
export type WorkerAnswer = { readonly result: ReadResult } | { readonly broke: string };

export interface WorkerReaderInit {
  /** The script of the thread. */
  readonly script: string | URL;
  /** How long one file may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** How much memory the thread may have, in megabytes. */
  readonly memoryMB?: number;
}

/**
 * Reads sources in a thread of their own, one after the other. A file that takes too long, too much memory or breaks
 * its importer costs itself: the thread is ended and the next file gets a new one.
 */
export function createWorkerReader({
  script,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  memoryMB = DEFAULT_MEMORY_MB,
}: WorkerReaderInit): SourceReader {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const end = () => {
    const ended = worker;
    worker = undefined;
    void ended?.terminate();
  };

  const read = (request: ReadRequest): Promise<ReadResult> => {
    clearTimeout(idle);
    worker ??= new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMB } });
    const current = worker;
    return new Promise((resolve) => {
      const settle = (result: ReadResult, isSound: boolean) => {
        clearTimeout(timer);
        // By name: the thread's own listeners must stay.
        for (const event of ['message', 'error', 'exit']) current.removeAllListeners(event);
        if (!isSound) end();
        // A thread nobody needs gives its memory back.
        else idle = setTimeout(end, IDLE_MS).unref();
        resolve(result);
      };
      const timer = setTimeout(
        () => settle({ reason: `took longer than ${timeoutMs / 1000} seconds to read` }, false),
        timeoutMs,
      );
      current.once('message', (answer: WorkerAnswer) => {
        if ('result' in answer) settle(answer.result, true);
        else settle({ reason: `could not be read: ${answer.broke}` }, false);
      });
      current.once('error', (error: NodeJS.ErrnoException) => {
        const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        settle(
          {
            reason: outOfMemory
              ? `needs more than ${memoryMB} MB to read`
              : `could not be read: ${error.message}`,
          },
          false,
        );
      });
      current.once('exit', (code) =>
        settle({ reason: `could not be read: its reader ended with ${code}` }, false),
      );
      current.postMessage(request);
      current.unref();
    });
  };

  return (request) => {
    const turn = queue.then(() => read(request));
    queue = turn;
    return turn;
  };
}

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_MEMORY_MB = 2048;
const IDLE_MS = 30_000;
