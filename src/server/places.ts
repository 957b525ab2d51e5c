import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Passage } from '../core/model/passage.ts';
import type { Source } from '../core/model/source.ts';
import { decodeText } from '../core/text/decodeText.ts';
import type { Place, PlaceParams } from '../protocol/requests.ts';
import { toRange } from './convert.ts';

/** Where a passage or a source stands, as an address and a range; null for an unknown one. */
export async function findPlace(
  index: CorpusIndex,
  files: CorpusFiles,
  params: PlaceParams,
): Promise<Place | null> {
  const passage = 'passageId' in params ? index.passage(params.passageId) : undefined;
  const source = index.source('sourceId' in params ? params.sourceId : (passage?.sourceId ?? ''));
  if (!source) return null;
  const uri = sourceUri(source);
  const range = passage && (await rangeOf(files, source, passage));
  return range ? { uri, range } : { uri };
}

/** The source's address: its folder's URI with the path's parts encoded. */
export function sourceUri({ folder, file }: Source): string {
  return `${folder}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** The file may have changed since it was imported: the words are looked for before a wrong place is shown. */
async function rangeOf(files: CorpusFiles, source: Source, passage: Passage): Promise<Place['range']> {
  const bytes = await files.read(source.folder, source.file).catch(() => undefined);
  const decoded = bytes && decodeText(bytes);
  if (!decoded || 'reason' in decoded) return undefined;
  const { text } = decoded;
  const document = TextDocument.create('', '', 0, text);
  const [first] = passage.spans;
  const opening = passage.text.slice(0, first ? first[1] - first[0] : undefined);
  if (text.startsWith(opening, passage.start)) return toRange(document, [passage.start, passage.end]);
  const moved = text.indexOf(opening);
  return moved < 0 ? undefined : toRange(document, [moved, moved + passage.end - passage.start]);
}
