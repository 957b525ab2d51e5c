import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotStore } from '../../core/index/corpusStore.ts';

/** Snapshots as files in one directory. A new one is written beside the old one and takes its place whole. */
export class NodeSnapshots implements SnapshotStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async load(name: string): Promise<string | undefined> {
    return readFile(join(this.#directory, name), 'utf8').catch(() => undefined);
  }

  async save(name: string, snapshot: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    const path = join(this.#directory, name);
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, snapshot);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}
