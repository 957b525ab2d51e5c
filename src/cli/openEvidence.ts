import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTextFile } from '../core/importers/importableFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Source } from '../core/model/source.ts';
import type { CheckedDraft, ReportedCorpus } from '../core/reports/checkedDraft.ts';
import type { PacketSources } from '../core/reports/packet/packet.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { Evidence } from '../core/verify/evidence.ts';
import { type DraftFile, fileReference } from './draftFiles.ts';
import { type CliIo, type CliOptions, UsageError } from './io.ts';
import { openCorpus } from './openCorpus.ts';

export interface OpenedEvidence {
  readonly index: CorpusIndex;
  readonly evidence: Evidence;
}

/** Opens the corpus that drafts are held against. The drafts themselves are no evidence, also where they lie in it. */
export async function openEvidence(
  drafts: readonly DraftFile[],
  options: CliOptions,
  io: CliIo,
): Promise<OpenedEvidence> {
  if (!options.corpus) throw new UsageError('Name the corpus with --corpus FOLDER.');
  const { index } = (await openCorpus(options.corpus, options, io)).corpus;
  const own = new Set(drafts.map(({ absolutePath }) => absolutePath));
  for (const source of index.sources()) if (own.has(pathOf(source))) index.remove(source.id);
  const evidence = new Evidence(index);
  await evidence.update();
  return { index, evidence };
}

/** What reports say of sources: their files are read once, here. */
export async function readReportedSources(
  index: CorpusIndex,
  sourceIds: readonly string[],
  cwd: string,
): Promise<ReportedCorpus & PacketSources> {
  const files = new Map<string, SourceFile>();
  for (const sourceId of new Set(sourceIds)) {
    const source = index.source(sourceId);
    if (source) files.set(sourceId, await readSourceFile(source));
  }
  return {
    source: (id) => index.source(id),
    passage: (id) => index.passage(id),
    passagesOf: (id) => index.passagesOf(id),
    rawText: (id) => files.get(id)?.text,
    fileHash: (id) => files.get(id)?.hash,
    uri(id) {
      const source = index.source(id);
      return source && fileReference(cwd, pathOf(source));
    },
  };
}

/** The sources that the drafts' quotes were found in. */
export function matchedSources(drafts: readonly CheckedDraft[]): string[] {
  return drafts
    .flatMap(({ quotes }) => quotes)
    .flatMap(({ finding: { match, others = [] } }) => [...(match ? [match] : []), ...others])
    .map(({ sourceId }) => sourceId);
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface SourceFile {
  readonly hash?: string;
  readonly text?: string;
}

async function readSourceFile(source: Source): Promise<SourceFile> {
  const bytes = await readFile(pathOf(source)).catch(() => undefined);
  if (!bytes) return {};
  const decoded = isTextFile(source.file) ? decodeText(bytes) : undefined;
  return { hash: sha256(bytes), ...(decoded && 'text' in decoded && { text: decoded.text }) };
}

function pathOf({ folder, file }: Source): string {
  return join(fileURLToPath(folder), file);
}
