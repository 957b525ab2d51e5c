#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkerReader } from '../server/node/workerReader.ts';
import { runCli } from './runCli.ts';

// The import thread is bundled beside this file.
const script = join(dirname(realpathSync(process.argv[1] ?? '.')), 'importWorker.js');

void runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  reader: createWorkerReader({ script }),
}).then((status) => {
  process.exitCode = status;
});
