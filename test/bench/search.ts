import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Figure, toTable } from './measure.ts';
import { ripgrepVersion } from './search/engines/ripgrep.ts';
import { toFigures, toUpdateFigures } from './search/figures.ts';
import { Measurements } from './search/measurement.ts';
import { indexOf, measureSize } from './search/measureSize.ts';
import { benchQuality } from './search/quality.ts';
import { toReport } from './search/report.ts';

/**
 * Search beside MiniSearch as its manual shows it, SQLite FTS5, lunr, FlexSearch and ripgrep, as the corpus grows. Each
 * engine has processes of its own. Writes a page with charts, test/output/search.html.
 */
export async function* benchSearch(
  sizes: readonly number[] = [1000, 100_000, 1_000_000],
): AsyncGenerator<Figure> {
  const ripgrep = ripgrepVersion();
  console.error(ripgrep ?? 'ripgrep is not on the path: phrases are not compared with it.');
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  const measured = new Measurements();
  const figures: Figure[] = [];
  try {
    for (const passages of sizes) {
      const place = join(folder, String(passages));
      await measureSize(place, passages, measured);
      figures.push(...toFigures(measured, passages));
      if (passages === UPDATED) figures.push(...toUpdateFigures(await measureUpdates(place), passages));
      await rm(place, { recursive: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (sizes.includes(UPDATED)) for await (const figure of benchQuality(UPDATED)) figures.push(figure);
  await writeReport(figures, measured, ripgrep);
  yield* figures;
}

async function measureUpdates(folder: string) {
  const process = join(import.meta.dirname, 'search', 'updateProcess.ts');
  const args = ['--no-warnings', process, join(folder, 'passages.txt'), indexOf(folder, 'verbatim')];
  const { stdout } = await promisify(execFile)(globalThis.process.execPath, args);
  return JSON.parse(stdout);
}

async function writeReport(
  figures: readonly Figure[],
  measured: Measurements,
  ripgrep: string | undefined,
): Promise<void> {
  const output = join(import.meta.dirname, '..', 'output');
  await mkdir(output, { recursive: true });
  const about = [
    `Node ${process.version}, ${cpus()[0]?.model ?? ''}, ${cpus().length} cores.`,
    'MiniSearch with prefix and fuzzy 0.2, SQLite FTS5, lunr and FlexSearch as their manuals begin. Typing: every prefix of up to 400 queries, all engines by turns; a slow engine is asked as many as it answers in 25 seconds. “processor” is time of the processor, which other programs disturb less.',
    ripgrep ? `${ripgrep}, -i -F, its start included.` : 'ripgrep was not there.',
  ];
  await writeFile(join(output, 'search.html'), toReport(figures, measured, about));
}

/** The size at which changes and quality are measured. */
const UPDATED = 100_000;

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  const figures: Figure[] = [];
  for await (const figure of benchSearch(sizes.length > 0 ? sizes : undefined)) figures.push(figure);
  console.log(toTable(figures));
}
