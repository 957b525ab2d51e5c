#!/usr/bin/env node
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkerReader } from '../server/node/workerReader.ts';
import { runCli } from './runCli.ts';

// The bundle has the import thread beside it; run from source, files are read in this thread.
const script = join(dirname(realpathSync(process.argv[1] ?? '.')), 'importWorker.js');

void runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  ...(existsSync(script) && { reader: createWorkerReader({ script }) }),
}).then((status) => {
  process.exitCode = status;
});
