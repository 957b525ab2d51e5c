import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { EngineName } from './engine.ts';
import type { EngineCalls } from './engineProcess.ts';

/** An engine in a process of its own, called from here. */
export interface EngineHandle extends EngineCalls {
  stop(): void;
}

/** @param flags of V8, for the process. */
export function startEngine(name: EngineName, flags: readonly string[] = []): EngineHandle {
  const path = join(import.meta.dirname, 'engineProcess.ts');
  const child = fork(path, [name], { execArgv: ['--expose-gc', '--no-warnings', ...flags] });
  return {
    build: (request) => call(child, 'build', request),
    open: (request) => call(child, 'open', request),
    ask: (request) => call(child, 'ask', request),
    residentBytes: () => call(child, 'residentBytes'),
    stop: () => child.kill(),
  };
}

/** One engine, for one thing. */
export async function withEngine<T>(
  name: EngineName,
  use: (engine: EngineHandle) => Promise<T>,
  flags: readonly string[] = [],
): Promise<T> {
  const engine = startEngine(name, flags);
  try {
    return await use(engine);
  } finally {
    engine.stop();
  }
}

function call<T>(child: ChildProcess, name: keyof EngineCalls, request?: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The engine ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as T);
    });
    child.send({ call: name, request });
  });
}
