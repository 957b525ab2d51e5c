// `npm run bench [-- NAME…]`: the promised figures, each beside its peer in one run; all of them, or those of the named
// benches. Prints a table and writes test/output/bench.json.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchCiting } from './citing.ts';
import { benchCompletions } from './completions.ts';
import { benchDrafts } from './drafts.ts';
import { benchImports } from './imports.ts';
import { type Figure, toTable } from './measure.ts';
import { benchSearch } from './search.ts';
import { benchSearchView } from './searchView.ts';
import { benchVerify } from './verify.ts';

const benches: Readonly<Record<string, () => AsyncGenerator<Figure>>> = {
  imports: benchImports,
  citing: benchCiting,
  drafts: benchDrafts,
  search: benchSearch,
  searchView: benchSearchView,
  verify: benchVerify,
  completions: benchCompletions,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
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
