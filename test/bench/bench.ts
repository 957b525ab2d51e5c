// `npm run bench`: the promised figures, each beside its peer in one run. Prints a table and writes test/output/bench.json.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchCiting } from './citing.ts';
import { benchCompletions } from './completions.ts';
import { benchDrafts } from './drafts.ts';
import { benchImports } from './imports.ts';
import { type Figure, toTable } from './measure.ts';
import { benchSearchView } from './searchView.ts';
import { benchVerify } from './verify.ts';

const figures: Figure[] = [];
for (const bench of [
  benchImports,
  benchCiting,
  benchDrafts,
  benchSearchView,
  benchVerify,
  benchCompletions,
]) {
  for await (const figure of bench()) {
    figures.push(figure);
    console.error(`${figure.name}: ${figure.value.toFixed(2)} ${figure.unit}`);
  }
}
console.log(`\n${toTable(figures)}\n`);
const output = join(import.meta.dirname, '..', 'output');
await mkdir(output, { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
await writeFile(join(output, 'bench.json'), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
