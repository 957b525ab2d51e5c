import picomatch from 'picomatch';
import { importableEnding } from '../importers/importableFiles.ts';
import type { BibliographyItem } from '../metadata/bibliography.ts';
import { mayBeBibliography, readBibliography } from '../metadata/readBibliography.ts';
import type { FileProblem } from '../model/source.ts';
import { shortHash } from '../text/hash.ts';
import { attempt } from './attempt.ts';
import { type CancellationSignal, type CorpusFiles, type FileStat, folderName } from './corpusFiles.ts';

export interface SurveyRequest {
  readonly files: CorpusFiles;
  /** The corpus folders, as URIs. */
  readonly folders: readonly string[];
  /** Globs relative to a folder: files that are no sources. */
  readonly exclude: readonly string[];
  /** Larger files are listed as problems, in bytes. */
  readonly maxFileBytes: number;
  /** What was read of the bibliographies before; brought up to date. */
  readonly kept: BibliographyCache;
  readonly signal?: CancellationSignal;
}

/** Bibliographies as they were parsed, by folder and file. */
export type BibliographyCache = Map<string, KeptBibliography>;

export interface KeptBibliography {
  readonly size: number;
  readonly mtimeMs: number;
  /** Undefined for JSON that is no bibliography. */
  readonly bibliography: ReturnType<typeof readBibliography>;
}

/** A file that should be a source, with what the bibliographies say of it. */
export interface Candidate {
  readonly folder: string;
  readonly stat: FileStat;
  readonly entry: BibliographyItem | undefined;
  readonly sourceId: string;
}

export interface Survey {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly FileProblem[];
  /** Folders that could not be listed: what was known of them is kept. */
  readonly unreadable: ReadonlySet<string>;
}

/** Lists the folders and says which files should be sources, and what their bibliographies say of them. */
export async function surveyFolders({
  files,
  folders,
  exclude,
  maxFileBytes,
  kept,
  signal,
}: SurveyRequest): Promise<Survey> {
  const candidates: Candidate[] = [];
  const problems: FileProblem[] = [];
  const unreadable = new Set<string>();
  const isExcluded = picomatch([...exclude], { dot: true, nocase: true });
  for (const [ordinal, folder] of folders.entries()) {
    const listing = await attempt(() => files.list(folder, signal));
    if ('reason' in listing) {
      unreadable.add(folder);
      problems.push({ folder, file: '', reason: listing.reason });
      continue;
    }
    const stats = listing.value
      .filter(({ file }) => !isExcluded(file))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
    const bibliography = await readBibliographies(files, folder, stats, kept);
    problems.push(...bibliography.problems);
    const prefix = sourceIdPrefix(folders, ordinal);
    for (const stat of stats.filter(
      ({ file }) => importableEnding(file) && !bibliography.isBibliography(file),
    )) {
      if (stat.size > maxFileBytes)
        problems.push({
          folder,
          file: stat.file,
          reason: tooLarge(stat.size, maxFileBytes),
          isTooLarge: true,
        });
      else {
        const sourceId = shortHash(`${prefix}/${stat.file}`);
        candidates.push({ folder, stat, entry: bibliography.entryOf(stat.file), sourceId });
      }
    }
  }
  return { candidates, problems, unreadable };
}

/** Two folders of the same name are told apart by their order among the corpus folders. */
function sourceIdPrefix(folders: readonly string[], ordinal: number): string {
  const name = folderName(folders[ordinal] ?? '');
  const twins = folders.slice(0, ordinal).filter((folder) => folderName(folder) === name).length;
  return twins === 0 ? name : `${name} (${twins + 1})`;
}

function tooLarge(size: number, max: number): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
  return `is larger than the limit for one source: ${megabytes(size)} MB, limit ${megabytes(max)} MB`;
}

interface FolderBibliography {
  readonly problems: readonly FileProblem[];
  entryOf(file: string): BibliographyItem | undefined;
  isBibliography(file: string): boolean;
}

async function readBibliographies(
  files: CorpusFiles,
  folder: string,
  stats: readonly FileStat[],
  kept: BibliographyCache,
): Promise<FolderBibliography> {
  const problems: FileProblem[] = [];
  const entries = new Map<string, BibliographyItem>();
  const bibliographies = new Set<string>();
  for (const stat of stats.filter(({ file }) => mayBeBibliography(file))) {
    const { file } = stat;
    const bibliography = await keepBibliography(files, folder, stat, kept);
    if (!bibliography) continue;
    bibliographies.add(file);
    if ('reason' in bibliography) {
      problems.push({ folder, file, reason: bibliography.reason });
      continue;
    }
    problems.push(...bibliography.problems.map((problem) => ({ folder, file, ...problem })));
    for (const item of bibliography.items) {
      for (const path of item.files) {
        const target = resolvePath(folder, file, path);
        if (target !== undefined && !entries.has(target)) entries.set(target, item);
      }
    }
  }
  return {
    problems,
    entryOf: (file) => entries.get(file),
    isBibliography: (file) => bibliographies.has(file),
  };
}

/** Read and parsed again only when the file has changed: ten thousand entries take a second. */
async function keepBibliography(
  files: CorpusFiles,
  folder: string,
  { file, size, mtimeMs }: FileStat,
  kept: BibliographyCache,
): Promise<KeptBibliography['bibliography']> {
  const key = `${folder}/${file}`;
  const known = kept.get(key);
  if (known?.size === size && known.mtimeMs === mtimeMs) return known.bibliography;
  const bytes = await attempt(() => files.read(folder, file));
  if ('reason' in bytes) return bytes;
  const bibliography = readBibliography(file, bytes.value);
  kept.set(key, { size, mtimeMs, bibliography });
  return bibliography;
}

/** A `file` field's path as a path in the corpus folder; undefined where it leads out of the folder. */
function resolvePath(folder: string, bibFile: string, path: string): string | undefined {
  const slashed = path.replaceAll('\\', '/');
  const root = decodeURIComponent(folder.replace(/^\w+:\/\/[^/]*/u, ''));
  if (slashed.startsWith('/'))
    return slashed.startsWith(`${root}/`) ? slashed.slice(root.length + 1) : undefined;
  const parts = bibFile.split('/').slice(0, -1);
  for (const part of slashed.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
