import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CancellationSignal, CorpusFiles, FileStat } from '../../core/index/corpusFiles.ts';

/** The user's files on disk. Read only, and never outside the folder: links that lead out are not followed. */
export class NodeCorpusFiles implements CorpusFiles {
  async list(folder: string, signal?: CancellationSignal): Promise<FileStat[]> {
    const root = fileURLToPath(folder);
    const found: FileStat[] = [];
    await walk(root, root, found, signal, true);
    return found;
  }

  async read(folder: string, file: string): Promise<Uint8Array> {
    const root = fileURLToPath(folder);
    const path = join(root, file);
    try {
      if (!(await isInside(root, path))) throw new Error('leads out of the corpus folder');
      return await readFile(path);
    } catch (error) {
      throw new Error(explain(error));
    }
  }
}

async function walk(
  root: string,
  directory: string,
  found: FileStat[],
  signal: CancellationSignal | undefined,
  isRoot = false,
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    // A folder inside the corpus that cannot be read costs itself; without the corpus folder there is nothing.
    if (isRoot) throw new Error(explainFolder(error, directory));
    return;
  }
  for (const entry of entries) {
    if (signal?.aborted) return;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await walk(root, path, found, signal);
    else if (entry.isFile() || entry.isSymbolicLink()) await addFile(root, path, found);
  }
}

async function addFile(root: string, path: string, found: FileStat[]): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) return;
  if ((await lstat(path)).isSymbolicLink() && !(await isInside(root, path))) return;
  found.push({ file: relative(root, path).split(sep).join('/'), size: info.size, mtimeMs: info.mtimeMs });
}

async function isInside(root: string, path: string): Promise<boolean> {
  const [realRoot, realPath] = await Promise.all([realpath(root), realpath(path)]);
  return realPath === realRoot || realPath.startsWith(realRoot + sep);
}

function explainFolder(error: unknown, directory: string): string {
  if (codeOf(error) === 'ENOENT') return `The folder ${directory} does not exist`;
  if (codeOf(error) === 'ENOTDIR') return `${directory} is not a folder`;
  return `The folder ${directory} cannot be read: ${explain(error)}`;
}

function explain(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission to read it';
    case 'ENOENT':
      return 'is no longer there';
    case 'EISDIR':
      return 'is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
