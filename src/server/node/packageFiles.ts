import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads files of the package by their path in it; undefined for one that is not there. */
export function packageFiles(root: string): (file: string) => Promise<string | undefined> {
  return (file) => readFile(join(root, file), 'utf8').catch(() => undefined);
}
