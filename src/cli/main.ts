#!/usr/bin/env node
import { runCli } from './runCli.ts';

void runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
}).then((status) => {
  process.exitCode = status;
});
