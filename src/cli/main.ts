#!/usr/bin/env node
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkerReader } from '../server/node/workerReader.ts';
import { runCli } from './runCli.ts';

// The import thread is bundled beside this file, in a folder of the package.
const folder = dirname(realpathSync(process.argv[1] ?? '.'));
const script = join(folder, 'importWorker.js');
const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8'));

void runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  reader: createWorkerReader({ script }),
  colors: process.stdout.isTTY && process.stdout.hasColors(),
  version,
}).then((status) => {
  process.exitCode = status;
});
