import type { Source } from '../model/source.ts';
import { shortHash } from '../text/hash.ts';
import { type BlockFileLabel, BlockFileWriter, openBlockFile, type Stretch } from './blockFile.ts';
import type { ByteSink, ByteSource, Scratch } from './byteSource.ts';
import { type Corpus, createCorpus, type FileRecord, recordKey } from './corpus.ts';
import type { CancellationSignal } from './corpusFiles.ts';
import { CorpusIndex } from './corpusIndex.ts';
import { PackedPart } from './packedPart.ts';
import { MAX_RUN_WORDS, PackedPassages, type PassageColumns } from './packedPassages.ts';
import { RecordStore } from './recordStore.ts';
import type { Blocks } from './segment/blocks.ts';
import type { Sliced } from './segment/segmentLayout.ts';
import { runInSlices } from './slices.ts';

/** Which corpus a file is of. */
export interface CorpusIdentity {
  /** The corpus folders as they are called now. A file knows them by number only: their addresses are the user's affair. */
  readonly folders: readonly string[];
  /** Tells this list of folders from others. A file with another name in it is not opened. */
  readonly name: string;
}

/** What of a corpus is written down. */
export interface CorpusState {
  /** All passages. */
  readonly part: PackedPart;
  readonly records: readonly FileRecord[];
}

/** Where the records of the passages lie in a file. */
export interface StoredRecords extends Stretch {
  /** For each passage where its record begins, in words. */
  readonly recordStart: Uint32Array;
}

/**
 * Writes a corpus down as a file of blocks (see `BlockFile`): the passages' records as its stretch, then columns and
 * segment, and as JSON the sources and what is known of their files. Others get their turn meanwhile.
 *
 * @returns undefined when it was cancelled; the file is then not whole.
 */
export async function writeCorpusFile(
  sink: ByteSink,
  { part, records }: CorpusState,
  identity: CorpusIdentity,
  signal?: CancellationSignal,
): Promise<StoredRecords | undefined> {
  const { passages, blocks } = part;
  const catalog = await runInSlices(encodeCatalog(passages, records, identity), signal);
  if (!catalog) return undefined;
  const writer = new BlockFileWriter(sink);
  const recordStart = new Uint32Array(passages.count);
  const stretch = await writer.writeStretch(gatherRecords(passages, recordStart, signal));
  if (signal?.aborted) return undefined;
  await writer.writeBlocks(withPrefix(PASSAGES, { ...passages.columns, recordStart }));
  await writer.writeBlocks(withPrefix(SEGMENT, blocks));
  await writer.writeBlocks({ [CATALOG]: catalog });
  await writer.finish(labelOf(identity));
  return { ...stretch, recordStart };
}

/**
 * Opens what `writeCorpusFile` wrote. Cost: one read of everything but the text. What is only searched is checked when
 * it is searched first.
 *
 * @returns the reason, as a clause, for anything that is not such a file of this corpus and version.
 */
export function openCorpusFile(
  source: ByteSource,
  identity: CorpusIdentity,
  scratch?: Scratch,
): Corpus | { readonly reason: string } {
  try {
    const { take, stretch } = openBlockFile(source, labelOf(identity));
    const catalog = decodeCatalog(take(CATALOG)[''] as Uint8Array, identity);
    const passages = new PackedPassages({
      sources: catalog.sources,
      speakers: [undefined, ...catalog.speakers],
      columns: take(PASSAGES) as unknown as PassageColumns,
      records: RecordStore.of(source, stretch.bytes / 4, stretch.offset),
    });
    return {
      ...createCorpus(new CorpusIndex(new PackedPart(() => take(SEGMENT), passages), scratch)),
      records: new Map(catalog.records.map((record) => [recordKey(record.folder, record.file), record])),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The passages' records in their order, in pieces; writes down where each begins. */
function* gatherRecords(
  passages: PackedPassages,
  recordStart: Uint32Array,
  signal: CancellationSignal | undefined,
): Generator<Uint8Array> {
  const { columns, records } = passages;
  const room = new Uint8Array(MAX_RUN_WORDS * 4);
  let piece = new Uint8Array(PIECE_BYTES);
  let used = 0;
  let words = 0;
  for (const run of passages.runs(0, passages.count)) {
    if (signal?.aborted) return;
    for (let document = run.from; document < run.to; document++) {
      recordStart[document] = words;
      words += columns.recordWords[document] ?? 0;
    }
    const bytes = records.read(run.start, run.words, room);
    if (used + bytes.length > piece.length) {
      yield piece.subarray(0, used);
      used = 0;
      if (bytes.length > piece.length) piece = new Uint8Array(bytes.length);
    }
    piece.set(bytes, used);
    used += bytes.length;
  }
  yield piece.subarray(0, used);
}

/** What is kept as JSON. Folders are numbers here. */
interface Catalog {
  readonly sources: readonly Source[];
  readonly speakers: readonly string[];
  readonly records: readonly KeptRecord[];
}

/** A file's record: its source by number (-1: none), and its name only where that is not its source's. */
type KeptRecord = readonly [
  folder: number,
  file: string,
  source: number,
  size: number,
  mtimeMs: number,
  fingerprint: string,
];

function* encodeCatalog(
  { sources, speakers }: PackedPassages,
  records: readonly FileRecord[],
  { folders }: CorpusIdentity,
): Sliced<Uint8Array> {
  const numbers = new Map(sources.map(({ id }, number) => [id, number]));
  const keepSource = (source: Source) => ({ ...source, folder: String(folders.indexOf(source.folder)) });
  const keepRecord = ({ folder, file, sourceId, size, mtimeMs, fingerprint }: FileRecord): KeptRecord => {
    const number = numbers.get(sourceId) ?? -1;
    const name = sources[number]?.file === file ? '' : file;
    return [folders.indexOf(folder), name, number, size, mtimeMs, fingerprint];
  };
  // A file is known as long as its source is there, and else looked at again.
  const known = records.filter(({ sourceId }) => sourceId === '' || numbers.has(sourceId));
  const lists = [
    `"sources":[${yield* encodeList(sources, keepSource)}]`,
    `"speakers":[${yield* encodeList(speakers.slice(1), (speaker) => speaker)}]`,
    `"records":[${yield* encodeList(known, keepRecord)}]`,
  ];
  return new TextEncoder().encode(`{${lists.join(',')}}`);
}

function* encodeList<T>(items: readonly T[], prepare: (item: T) => unknown): Sliced<string> {
  const encoded: string[] = [];
  for (const item of items) {
    encoded.push(JSON.stringify(prepare(item)));
    if (encoded.length % ITEMS_IN_SLICE === 0) yield;
  }
  return encoded.join(',');
}

function decodeCatalog(bytes: Uint8Array, { folders }: CorpusIdentity) {
  const catalog = JSON.parse(new TextDecoder().decode(bytes)) as Catalog;
  const sources = catalog.sources as { -readonly [Key in keyof Source]: Source[Key] }[];
  for (const source of sources) source.folder = folders[Number(source.folder)] as string;
  const records = catalog.records.map(([folder, file, number, size, mtimeMs, fingerprint]): FileRecord => {
    const source = sources[number];
    const place = { folder: folders[folder] as string, file: file || (source?.file ?? '') };
    return { ...place, size, mtimeMs, fingerprint, sourceId: source?.id ?? '' };
  });
  return { sources, speakers: catalog.speakers, records };
}

function withPrefix(prefix: string, blocks: object): Blocks {
  return Object.fromEntries(Object.entries(blocks).map(([name, block]) => [prefix + name, block]));
}

function labelOf({ folders, name }: CorpusIdentity): BlockFileLabel {
  return { version: VERSION, subject: `${folders.length}/${shortHash(name)}` };
}

// Raised whenever the file, importing, cutting or folding changes what is in it.
const VERSION = 6;
const PASSAGES = 'passages/';
const SEGMENT = 'segment/';
const CATALOG = 'catalog';
const PIECE_BYTES = 1024 * 1024;
const ITEMS_IN_SLICE = 200;
