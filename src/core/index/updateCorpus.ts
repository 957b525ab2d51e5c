import { freeCiteKey, makeCiteKey } from '../metadata/citeKeys.ts';
import type { FileProblem } from '../model/source.ts';
import { shortHash } from '../text/hash.ts';
import { attempt } from './attempt.ts';
import { type Corpus, recordKey } from './corpus.ts';
import type { CancellationSignal, CorpusFiles } from './corpusFiles.ts';
import { runInSlices, yieldToOthers } from './slices.ts';
import type { ReadSource, SourceReader } from './sourceReader.ts';
import { type Candidate, type Survey, surveyFolders } from './surveyFolders.ts';

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
  /** Reads one file from bytes to passages: `readSource`, or what calls it where it stops nobody. */
  readonly reader: SourceReader;
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
 * left alone. A file that cannot be used is listed in `corpus.problems` and the rest goes on; one that was used before
 * and cannot be read now (half-written, locked) keeps its last good version: stale, not empty.
 */
export async function updateCorpus(corpus: Corpus, request: UpdateRequest): Promise<UpdateResult> {
  const { files, folders, options = {}, reader, signal } = request;
  const survey = await surveyFolders({
    files,
    folders,
    exclude: options.exclude ?? [],
    maxFileBytes: options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES,
    kept: corpus.bibliographies,
    ...(signal && { signal }),
  });
  const problems = [...survey.problems];
  let changes = removeVanished(corpus, survey);
  const pending = survey.candidates.filter((candidate) => !isKnown(corpus, candidate));
  let cancelled = false;
  for (const [done, candidate] of pending.entries()) {
    if (signal?.aborted) {
      cancelled = true;
      break;
    }
    request.onProgress?.(done, pending.length, candidate.stat.file);
    const outcome = await importCandidate(corpus, candidate, files, reader);
    if (outcome === 'changed') changes++;
    else if (outcome !== 'same') problems.push(outcome);
    await runInSlices(corpus.index.settle(), signal);
    await yieldToOthers();
  }
  corpus.problems = [...problems, ...warnings(corpus)];
  return { changes, cancelled };
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
  reader: SourceReader,
): Promise<'changed' | 'same' | FileProblem> {
  const { folder, stat, entry, sourceId } = candidate;
  const key = recordKey(folder, stat.file);
  const known = corpus.records.get(key);
  const problem = (reason: string): FileProblem => {
    if (!known?.sourceId) return { folder, file: stat.file, reason };
    return { folder, file: stat.file, reason: `${reason}. Its last good version is used`, used: true };
  };
  const bytes = await attempt(() => files.read(folder, stat.file));
  if ('reason' in bytes) return problem(bytes.reason);
  const fingerprint = `${hashBytes(bytes.value)}${entryFingerprint(entry)}`;
  const record = { folder, file: stat.file, size: stat.size, mtimeMs: stat.mtimeMs, fingerprint, sourceId };
  if (known?.fingerprint === fingerprint) {
    corpus.records.set(key, record);
    return 'same';
  }
  const read = await attempt(() =>
    reader({ sourceId, file: stat.file, bytes: bytes.value, ...(entry && { entry }) }),
  );
  const value = 'reason' in read ? read : read.value;
  if ('reason' in value && 'isNoSource' in value && value.isNoSource) {
    if (known) corpus.index.remove(known.sourceId);
    corpus.records.set(key, { ...record, sourceId: '' });
    return known?.sourceId ? 'changed' : 'same';
  }
  if ('reason' in value) return problem(value.reason);
  putSource(corpus, candidate, value);
  corpus.records.set(key, record);
  return 'changed';
}

function putSource(corpus: Corpus, candidate: Candidate, read: ReadSource): void {
  const { folder, stat, sourceId } = candidate;
  const { description, layout, layoutReason, characters, passages, warning } = read;
  const citeKey = description.citeKey ?? generatedKey(corpus, sourceId, makeCiteKey(description.item));
  const item = { ...description.item, id: citeKey, type: description.item.type };
  const { title, role, groundRule } = description;
  corpus.index.put({
    source: {
      ...{
        id: sourceId,
        citeKey,
        folder,
        file: stat.file,
        title,
        role,
        layout,
        layoutReason,
        item,
        characters,
      },
      ...(groundRule && { groundRule }),
      ...(warning && { warning }),
    },
    passages,
  });
}

/** A key once made stays as long as the work does, whatever else comes or goes. */
function generatedKey({ index }: Corpus, sourceId: string, made: string): string {
  const isTaken = (key: string) => index.isCiteKeyOfAnother(key, sourceId);
  const before = index.source(sourceId)?.citeKey;
  return before?.startsWith(made) && !isTaken(before) ? before : freeCiteKey(made, isTaken);
}

function warnings({ index }: Corpus): FileProblem[] {
  return index
    .sources()
    .flatMap(({ folder, file, warning }) => (warning ? [{ folder, file, reason: warning, used: true }] : []));
}

function entryFingerprint(entry: Candidate['entry']): string {
  return entry ? `/${shortHash(JSON.stringify([entry.item, entry.keywords, entry.layout]))}` : '/';
}

function hashBytes(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += shortHash(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return `${bytes.length}-${shortHash(text)}`;
}
