import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeText } from '../core/text/decodeText.ts';

/** A draft as it stands on the disk. */
export interface DraftFile {
  /** As the user named it, with forward slashes. */
  readonly path: string;
  readonly absolutePath: string;
  /** Relative to the working directory where it lies below, else absolute. */
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** A draft that could not be read, and why, in words that go on from its name. */
export interface UnreadableDraft {
  readonly path: string;
  readonly uri: string;
  readonly reason: string;
}

/** Reads drafts; a bad one does not keep the others from being read. */
export async function readDrafts(
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly drafts: DraftFile[]; readonly unread: UnreadableDraft[] }> {
  const drafts: DraftFile[] = [];
  const unread: UnreadableDraft[] = [];
  for (const name of paths) {
    const absolutePath = resolve(cwd, name);
    const where = { path: name.split(sep).join('/'), uri: fileReference(cwd, absolutePath) };
    const read = await readText(absolutePath);
    if ('reason' in read) unread.push({ ...where, reason: read.reason });
    else drafts.push({ ...where, absolutePath, ...read });
  }
  return { drafts, unread };
}

/** The URI of a file, relative to `cwd` where it lies below, as code hosts want it. */
export function fileReference(cwd: string, absolutePath: string): string {
  const path = relative(cwd, absolutePath);
  if (path === '' || path.startsWith(`..${sep}`) || path === '..' || isAbsolute(path))
    return pathToFileURL(absolutePath).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}

async function readText(
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly text: string } | { readonly reason: string }> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return { reason: 'is a folder, not a draft' };
    if (!info.isFile()) return { reason: 'is not a file' };
    if (info.size > MAX_BYTES) return { reason: `is larger than ${MAX_BYTES / MEGABYTE} MB` };
    const bytes = await readFile(path);
    const decoded = decodeText(bytes);
    return 'reason' in decoded ? decoded : { bytes, text: decoded.text };
  } catch (error) {
    return { reason: explain(error) };
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: you have no permission';
  return `cannot be read: ${error instanceof Error ? error.message : error}`;
}

const MEGABYTE = 1024 * 1024;
// A book of a thousand pages is two or three.
const MAX_BYTES = 32 * MEGABYTE;
