import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSink, ByteSource, Scratch } from '../../core/index/byteSource.ts';
import type { SnapshotStore } from '../../core/index/corpusStore.ts';
import { createScratch, openFileSource, SCRATCH } from './fileSource.ts';

/**
 * Snapshots as files in one directory, shared with other windows. A new one is written beside the old one and takes
 * its name whole; who has the old one open goes on reading it. Where the system lets no file take the name of an open
 * one, the new one gets a number after its name: the highest is the newest.
 */
export class NodeSnapshots implements SnapshotStore {
  readonly scratch: Scratch;
  readonly #directory: string;
  readonly #rename: typeof rename;

  /** @param renameFile for tests: what systems that refuse it do. */
  constructor(directory: string, renameFile = rename) {
    this.scratch = createScratch(directory);
    this.#directory = directory;
    this.#rename = renameFile;
  }

  async open(name: string): Promise<readonly ByteSource[]> {
    for (let attempt = 1; ; attempt++) {
      const paths = await this.#versions(name);
      const sources = paths.flatMap((path) => openFileSource(path) ?? []);
      // Between listing and opening, another window may have put a newer one in the place of one.
      if (sources.length === paths.length || attempt === ATTEMPTS) return sources;
    }
  }

  async replace(name: string, write: (sink: ByteSink) => Promise<boolean>): Promise<ByteSource | undefined> {
    const temporary = join(this.#directory, `${name}.${randomUUID()}${TEMPORARY}`);
    try {
      await mkdir(this.#directory, { recursive: true });
      if (!(await writeFile(temporary, write))) return undefined;
      // Opened before it gets its name, for then another window may already have put its own there.
      const source = openFileSource(temporary);
      await this.#giveName(temporary, name);
      return source;
    } catch (error) {
      throw explain(error, this.#directory);
    } finally {
      await rm(temporary, { force: true }).catch(() => {});
      await this.#removeLeftovers(name);
    }
  }

  async discard(name: string): Promise<void> {
    for (const path of await this.#versions(name)) await remove(path);
  }

  /** The files of this name, the newest first. */
  async #versions(name: string): Promise<string[]> {
    const found = await readdir(this.#directory).catch(() => []);
    return found
      .map((file) => ({ file, number: versionOf(file, name) }))
      .filter(({ number }) => number >= 0)
      .sort((a, b) => b.number - a.number)
      .map(({ file }) => join(this.#directory, file));
  }

  async #giveName(temporary: string, name: string): Promise<void> {
    const path = join(this.#directory, name);
    for (let attempt = 1; ; attempt++) {
      const older = await this.#versions(name);
      const newest = Math.max(
        0,
        ...older.map((file) => versionOf(file.slice(this.#directory.length + 1), name)),
      );
      // Once there are numbers, the name alone would be taken for the oldest.
      const target = newest === 0 && attempt === 1 ? path : `${path}.${newest + 1}`;
      try {
        await this.#rename(temporary, target);
        for (const file of older) if (file !== target) await remove(file);
        return;
      } catch (error) {
        if (!IN_USE.has(codeOf(error) ?? '') || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** What a window that was killed while writing has left. */
  async #removeLeftovers(name: string): Promise<void> {
    for (const file of await readdir(this.#directory).catch(() => [])) {
      const isOurs = file.startsWith(`${name}.`) || file.startsWith(SCRATCH);
      if (!isOurs || !file.endsWith(TEMPORARY)) continue;
      const path = join(this.#directory, file);
      const mtimeMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
      if (Date.now() - mtimeMs > LEFTOVER_MS) await remove(path);
    }
  }
}

/** The number after the name, 0 without one, -1 for another file. */
function versionOf(file: string, name: string): number {
  if (file === name) return 0;
  const number = file.startsWith(`${name}.`) ? file.slice(name.length + 1) : '';
  return /^[1-9]\d{0,14}$/u.test(number) ? Number(number) : -1;
}

/** Writes what `write` writes, and sees to it that the disk has it. False where there is nothing to keep. */
async function writeFile(path: string, write: (sink: ByteSink) => Promise<boolean>): Promise<boolean> {
  const handle = await open(path, 'wx');
  try {
    const isWhole = await write({
      async write(bytes) {
        for (let done = 0; done < bytes.length; ) {
          done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
        }
      },
    });
    if (isWhole) await handle.sync();
    return isWhole;
  } finally {
    await handle.close();
  }
}

async function remove(path: string): Promise<void> {
  // One that another window has open may have to wait for the next time.
  await rm(path, { force: true }).catch(() => {});
}

function explain(error: unknown, directory: string): Error {
  const reason: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'there is no more room for you on the disk',
    EACCES: 'you have no permission to write there',
    EPERM: 'you have no permission to write there',
    EROFS: 'nothing can be written there',
  };
  const known = reason[codeOf(error) ?? ''];
  if (known) return new Error(`${directory}: ${known}`);
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

const TEMPORARY = '.tmp';
const LEFTOVER_MS = 60 * 60 * 1000;
const ATTEMPTS = 10;
/** How systems refuse to put a file in the place of an open one. */
const IN_USE = new Set(['EPERM', 'EACCES', 'EBUSY', 'EEXIST']);
