import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { type ImportedFile, importSource } from '../../src/core/importers/importSource.ts';

/** The real corpus that stands beside the project on its developers' machines, and is not part of it. */
export const levineFolder = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'levine');

export const levineFiles = {
  summary: '000_c38123cca924a35e.txt',
  digest: '001_4f81c684a0eb6622.txt',
  quotationList: '002_eb35f50bb3e30b31.txt',
  appearances: '003_036fb2ec2b8716b7.txt',
  speechRecognition: '004_ebd91a00cc5d2eec.txt',
} as const;

/** Skips the test, saying so, where the real corpus is absent. */
export function needsLevine(context: Context): void {
  if (existsSync(levineFolder)) return;
  console.log('        skipped: ../shared/corpus/levine is not here');
  context.skip();
}

export async function readLevine(name: keyof typeof levineFiles): Promise<ImportedFile> {
  const file = levineFiles[name];
  const imported = await importSource({ file, bytes: readFileSync(join(levineFolder, file)) });
  if ('reason' in imported) throw new Error(imported.reason);
  return imported;
}
