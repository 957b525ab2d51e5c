import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Source } from '../core/model/source.ts';
import type { CheckedDraft } from '../core/reports/checkedDraft.ts';
import { packetAsCsv } from '../core/reports/packet/csvPacket.ts';
import { packetAsHtml } from '../core/reports/packet/htmlPacket.ts';
import { packetAsMarkdown } from '../core/reports/packet/markdownPacket.ts';
import { toPacket } from '../core/reports/packet/packet.ts';
import type { PacketFormat } from '../protocol/verification.ts';
import { decodeUri } from './places.ts';

/** Makes the fact-check packet of a verified draft; the files of its sources are read for their hashes. */
export async function makePacket(
  index: CorpusIndex,
  files: CorpusFiles,
  checked: CheckedDraft,
  { format, day }: { readonly format: PacketFormat; readonly day: string },
): Promise<string> {
  const hashes = new Map<string, string | undefined>();
  for (const { finding } of checked.quotes) {
    const source = index.source(finding.match?.sourceId ?? '');
    if (source && !hashes.has(source.id)) hashes.set(source.id, await hashOf(files, source));
  }
  const sources = {
    source: (id: string) => index.source(id),
    passage: (id: string) => index.passage(id),
    passagesOf: (id: string) => index.passagesOf(id),
    fileHash: (id: string) => hashes.get(id),
  };
  const draftHash = await sha256(new TextEncoder().encode(checked.text));
  const name = decodeUri(checked.uri.slice(checked.uri.lastIndexOf('/') + 1));
  const packet = toPacket({ ...checked, path: name }, sources, { day, ...(draftHash && { draftHash }) });
  return WRITERS[format](packet);
}

async function hashOf(files: CorpusFiles, { folder, file }: Source): Promise<string | undefined> {
  const bytes = await files.read(folder, file).catch(() => undefined);
  return bytes && sha256(bytes);
}

/** In hex; undefined where the host offers no cryptography (a page that was not loaded over a secure connection). */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const digest = await crypto.subtle?.digest('SHA-256', bytes);
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const WRITERS = { html: packetAsHtml, md: packetAsMarkdown, csv: packetAsCsv } as const;
