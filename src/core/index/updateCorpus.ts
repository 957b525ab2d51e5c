import picomatch from 'picomatch';
import { importSource, isImportable } from '../importers/importSource.ts';
import { type Bibliography, type BibliographyItem, parseBibliography } from '../metadata/bibliography.ts';
import { freeCiteKey, makeCiteKey } from '../metadata/citeKeys.ts';
import { describeSource } from '../metadata/describeSource.ts';
import { settleVoices } from '../metadata/voices.ts';
import type { FileProblem } from '../model/source.ts';
import { splitPassages } from '../passages/splitPassages.ts';
import { decodeText } from '../text/decodeText.ts';
import { shortHash } from '../text/hash.ts';
import { type Corpus, recordKey } from './corpus.ts';
import { type CancellationSignal, type CorpusFiles, type FileStat, folderName } from './corpusFiles.ts';
import type { IndexedSource } from './corpusIndex.ts';

export interface CorpusOptions {
  /** Globs relative to a corpus folder: files that are no sources. */
  readonly exclude?: readonly string[];
  /** Larger files are listed as problems and not read. In bytes. */
  readonly maxFileBytes?: number;
}

export interface UpdateRequest {
  readonly files: CorpusFiles;
  /** The corpus folders, as URIs. */
  readonly folders: readonly string[];
  readonly options?: CorpusOptions;
  /** Called before each file that has to be imported. */
  readonly onProgress?: (done: number, total: number, file: string) => void;
  readonly signal?: CancellationSignal;
}

export interface UpdateResult {
  /** How many sources were added, changed or removed. 0: the corpus is as it was. */
  readonly changes: number;
  /** True where the work was cancelled; what was done until then is in the corpus. */
  readonly cancelled: boolean;
}

/** 32 MB: more than the longest book, less than what would stop the server for seconds. */
export const DEFAULT_MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Brings `corpus` up to date with its folders: new and changed files are imported, vanished ones removed, the others
 * left alone. A file that cannot be used is listed in `corpus.problems` and the rest goes on.
 */
export async function updateCorpus(corpus: Corpus, request: UpdateRequest): Promise<UpdateResult> {
  const survey = await surveyFolders(request);
  const problems = [...survey.problems];
  let changes = removeVanished(corpus, survey);
  const pending = survey.candidates.filter((candidate) => !isKnown(corpus, candidate));
  for (const [done, candidate] of pending.entries()) {
    if (request.signal?.aborted) return finish(corpus, problems, changes, true);
    request.onProgress?.(done, pending.length, candidate.stat.file);
    const outcome = await importCandidate(corpus, candidate, request.files);
    if (outcome === 'changed') changes++;
    else if (outcome !== 'same') {
      problems.push(outcome);
      if (forget(corpus, candidate)) changes++;
    }
    await yieldToOthers();
  }
  return finish(corpus, problems, changes, false);
}

function finish(corpus: Corpus, problems: FileProblem[], changes: number, cancelled: boolean): UpdateResult {
  corpus.problems = problems;
  return { changes, cancelled };
}

/** A file that should be a source, with what the bibliographies say of it. */
interface Candidate {
  readonly folder: string;
  readonly stat: FileStat;
  readonly entry: BibliographyItem | undefined;
  readonly sourceId: string;
}

interface Survey {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly FileProblem[];
  /** Folders that could not be listed: what was known of them is kept. */
  readonly unreadable: ReadonlySet<string>;
}

async function surveyFolders({ files, folders, options = {}, signal }: UpdateRequest): Promise<Survey> {
  const candidates: Candidate[] = [];
  const problems: FileProblem[] = [];
  const unreadable = new Set<string>();
  const maxBytes = options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
  const isExcluded = picomatch([...(options.exclude ?? [])], { dot: true, nocase: true });
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
    const bibliography = await readBibliographies(files, folder, stats);
    problems.push(...bibliography.problems);
    const prefix = sourceIdPrefix(folders, ordinal);
    for (const stat of stats.filter(({ file }) => isImportable(file))) {
      if (stat.size > maxBytes)
        problems.push({ folder, file: stat.file, reason: tooLarge(stat.size, maxBytes) });
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
}

async function readBibliographies(
  files: CorpusFiles,
  folder: string,
  stats: readonly FileStat[],
): Promise<FolderBibliography> {
  const problems: FileProblem[] = [];
  const entries = new Map<string, BibliographyItem>();
  for (const { file } of stats.filter((stat) => stat.file.toLowerCase().endsWith('.bib'))) {
    const bibliography = await readBibliography(files, folder, file);
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
  return { problems, entryOf: (file) => entries.get(file) };
}

async function readBibliography(
  files: CorpusFiles,
  folder: string,
  file: string,
): Promise<Bibliography | { readonly reason: string }> {
  const bytes = await attempt(() => files.read(folder, file));
  if ('reason' in bytes) return bytes;
  const decoded = decodeText(bytes.value);
  return 'reason' in decoded ? decoded : parseBibliography(decoded.text);
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

function removeVanished(corpus: Corpus, { candidates, unreadable }: Survey): number {
  const present = new Set(candidates.map(({ folder, stat }) => recordKey(folder, stat.file)));
  let removed = 0;
  for (const [key, record] of corpus.records) {
    if (present.has(key) || unreadable.has(record.folder)) continue;
    corpus.index.remove(record.sourceId);
    corpus.records.delete(key);
    removed++;
  }
  return removed;
}

/** Whether the file is as it was when it was imported, judged without reading it. */
function isKnown(corpus: Corpus, { folder, stat, entry }: Candidate): boolean {
  const record = corpus.records.get(recordKey(folder, stat.file));
  return (
    record !== undefined &&
    record.size === stat.size &&
    record.mtimeMs === stat.mtimeMs &&
    record.fingerprint.endsWith(entryFingerprint(entry))
  );
}

async function importCandidate(
  corpus: Corpus,
  candidate: Candidate,
  files: CorpusFiles,
): Promise<'changed' | 'same' | FileProblem> {
  const { folder, stat, entry, sourceId } = candidate;
  const key = recordKey(folder, stat.file);
  const bytes = await attempt(() => files.read(folder, stat.file));
  if ('reason' in bytes) return { folder, file: stat.file, reason: bytes.reason };
  const fingerprint = `${hashBytes(bytes.value)}${entryFingerprint(entry)}`;
  const record = { folder, file: stat.file, size: stat.size, mtimeMs: stat.mtimeMs, fingerprint, sourceId };
  if (corpus.records.get(key)?.fingerprint === fingerprint) {
    corpus.records.set(key, record);
    return 'same';
  }
  const indexed = await makeSource(corpus, candidate, bytes.value);
  if ('reason' in indexed) return { folder, file: stat.file, reason: indexed.reason };
  corpus.index.put(indexed);
  corpus.records.set(key, record);
  return 'changed';
}

async function makeSource(
  corpus: Corpus,
  candidate: Candidate,
  bytes: Uint8Array,
): Promise<IndexedSource | { readonly reason: string }> {
  const { folder, stat, entry, sourceId } = candidate;
  const imported = await importSource({ file: stat.file, bytes });
  if ('reason' in imported) return imported;
  const description = describeSource(stat.file, imported, entry);
  const citeKey = description.citeKey ?? generatedKey(corpus, candidate, makeCiteKey(description.item));
  const locale = description.item.language;
  const sections = settleVoices(imported.sections, description.item, imported.layout);
  return {
    source: {
      id: sourceId,
      citeKey,
      folder,
      file: stat.file,
      title: description.title,
      role: description.role,
      layout: imported.layout,
      layoutReason: imported.layoutReason,
      item: { ...description.item, id: citeKey, type: description.item.type },
      characters: imported.text.length,
    },
    passages: splitPassages(sourceId, imported.text, sections, isLocale(locale) ? locale : undefined),
  };
}

/** A key once made stays as long as the work does, whatever else comes or goes. */
function generatedKey(corpus: Corpus, { sourceId }: Candidate, made: string): string {
  const others = corpus.index.sources().filter(({ id }) => id !== sourceId);
  const taken = new Set(others.map(({ citeKey }) => citeKey));
  const before = corpus.index.source(sourceId)?.citeKey;
  return before?.startsWith(made) && !taken.has(before) ? before : freeCiteKey(made, taken);
}

function forget(corpus: Corpus, { folder, stat }: Candidate): boolean {
  const key = recordKey(folder, stat.file);
  const record = corpus.records.get(key);
  if (!record) return false;
  corpus.index.remove(record.sourceId);
  return corpus.records.delete(key);
}

function entryFingerprint(entry: BibliographyItem | undefined): string {
  return entry ? `/${shortHash(JSON.stringify([entry.item, entry.keywords]))}` : '/';
}

function hashBytes(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += shortHash(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return `${bytes.length}-${shortHash(text)}`;
}

function isLocale(tag: string | undefined): tag is string {
  try {
    return tag !== undefined && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly reason: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Lets requests that came in meanwhile be answered. */
function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
