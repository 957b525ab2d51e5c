import { TextDocument } from 'vscode-languageserver-textdocument';
import { readableSource } from '../core/features/readableSource.ts';
import { type ShownPassage, shownAsText, shownInFile } from '../core/features/sourceSelection.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Source } from '../core/model/source.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { sourceTextScheme } from '../protocol/requests.ts';
import { decodeUri, sourceUri } from './places.ts';

/** A source as a document of the editor shows it: its file, or the text made of it. */
export interface ShownSource {
  readonly source: Source;
  readonly document: TextDocument;
  readonly passages: readonly ShownPassage[];
}

/** The source that the document at `uri` shows; undefined for any other document, and for a file that is gone. */
export async function findShownSource(
  index: CorpusIndex,
  files: CorpusFiles,
  uri: string,
): Promise<ShownSource | undefined> {
  if (uri.startsWith(`${sourceTextScheme}:`)) return showAsText(index, uri);
  const source = sourceAt(index, uri);
  const bytes = source && (await files.read(source.folder, source.file).catch(() => undefined));
  const decoded = bytes && decodeText(bytes);
  if (!source || !decoded || 'reason' in decoded) return undefined;
  const document = TextDocument.create(uri, 'plaintext', 0, decoded.text);
  return { source, document, passages: shownInFile(index.passagesOf(source.id)) };
}

/** The source whose file has this address, however it is encoded. */
export function sourceAt(index: CorpusIndex, uri: string): Source | undefined {
  const wanted = decodeUri(uri);
  return index.sources().find((source) => decodeUri(sourceUri(source)) === wanted);
}

function showAsText(index: CorpusIndex, uri: string): ShownSource | undefined {
  const source = index.source(uri.slice(uri.lastIndexOf('?') + 1));
  if (!source) return undefined;
  const passages = index.passagesOf(source.id);
  const { text, spans } = readableSource(source, passages);
  const document = TextDocument.create(uri, 'plaintext', 0, text);
  return { source, document, passages: shownAsText(passages, spans) };
}
