import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { citationText } from '../core/citing/citationText.ts';
import { authorYear, shortReference } from '../core/citing/reference.ts';
import { explainEvidence } from '../core/features/passageContext.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { findEntry } from '../core/metadata/findEntry.ts';
import { mayBeBibliography } from '../core/metadata/readBibliography.ts';
import type { Source } from '../core/model/source.ts';
import { decodeText } from '../core/text/decodeText.ts';
import type { Place } from '../protocol/requests.ts';
import { metadataPlaceRequest, type SourceView, sourcesRequest } from '../protocol/sourceRequests.ts';
import { toRange } from './convert.ts';
import { sourceUri } from './places.ts';

export interface SourceRequestsInit {
  readonly connection: Connection;
  readonly files: CorpusFiles;
  /** The corpus as it is now. */
  index(): CorpusIndex;
}

/** Answers what the Sources view asks for. */
export function registerSourceRequests({ connection, files, index }: SourceRequestsInit): void {
  connection.onRequest(sourcesRequest, () =>
    index()
      .sources()
      .map((source) => toSourceView(index(), source)),
  );
  connection.onRequest<Place | null, void>(
    metadataPlaceRequest,
    ({ sourceId }: { readonly sourceId: string }) => {
      const source = index().source(sourceId);
      return source ? findMetadata(files, source) : null;
    },
  );
}

function toSourceView(index: CorpusIndex, source: Source): SourceView {
  const { id, citeKey, title, folder, file, role, layout, item } = source;
  const passages = index.passagesOf(id);
  const [first] = passages;
  return {
    ...{ id, citeKey, title, folder, file, role, layout },
    cite: citationText(citeKey),
    uri: sourceUri(source),
    type: item.type,
    authorYear: authorYear(item),
    reference: shortReference(item),
    passages: passages.length,
    quotable: passages.filter(({ quotable }) => quotable).length,
    caution: source.warning ?? (source.groundRule && first ? explainEvidence(first, source) : ''),
  };
}

/** The entry of a source in a bibliography of its folder; null where it has none. */
export async function findMetadata(files: CorpusFiles, { folder, citeKey }: Source): Promise<Place | null> {
  const stats = await files.list(folder).catch(() => []);
  for (const { file } of stats.filter((stat) => mayBeBibliography(stat.file))) {
    const bytes = await files.read(folder, file).catch(() => undefined);
    const decoded = bytes && decodeText(bytes);
    const span = decoded && 'text' in decoded ? findEntry(file, decoded.text, citeKey) : undefined;
    if (!span || !decoded || !('text' in decoded)) continue;
    const uri = sourceUri({ folder, file });
    return { uri, range: toRange(TextDocument.create(uri, '', 0, decoded.text), span) };
  }
  return null;
}
