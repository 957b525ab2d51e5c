import { parentPort } from 'node:worker_threads';
import { readSource } from '../../core/index/readSource.ts';
import type { ReadRequest } from '../../core/index/sourceReader.ts';
import type { WorkerAnswer } from './workerReader.ts';

/** The thread in which sources are read, so that no file however large or broken stops the server's answers. */
parentPort?.on('message', async (request: ReadRequest) => {
  parentPort?.postMessage(await answer(request));
});

async function answer(request: ReadRequest): Promise<WorkerAnswer> {
  try {
    return { result: await readSource(request) };
  } catch (error) {
    return { broke: error instanceof Error ? error.message : String(error) };
  }
}
