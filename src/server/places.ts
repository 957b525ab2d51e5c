import { TextDocument } from 'vscode-languageserver-textdocument';
import { readableSource } from '../core/features/readableSource.ts';
import { cutStretch, isPassage, type Stretch } from '../core/features/stretch.ts';
import { isTextFile } from '../core/importers/importableFiles.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Passage } from '../core/model/passage.ts';
import type { Source } from '../core/model/source.ts';
import type { TextSpan } from '../core/model/textSpan.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { type Place, type PlaceParams, sourceTextScheme } from '../protocol/requests.ts';
import { toRange } from './convert.ts';

/** Where a passage, a stretch or a source stands, as an address and a range; null for an unknown one. */
export async function findPlace(
  index: CorpusIndex,
  files: CorpusFiles,
  params: PlaceParams,
): Promise<Place | null> {
  const passage = passageOf(index, params);
  const source = index.source('sourceId' in params ? params.sourceId : (passage?.sourceId ?? ''));
  if (!source) return null;
  const wantsOriginal = 'sourceId' in params && params.original === true;
  if (!isTextFile(source.file) && !wantsOriginal)
    return placeInText(index, source, 'stretch' in params ? params.stretch : passage?.id);
  const uri = sourceUri(source);
  const range = passage && (await rangeOf(files, source, passage));
  return range ? { uri, range } : { uri };
}

function passageOf(index: CorpusIndex, params: PlaceParams): Passage | undefined {
  if ('passageId' in params) return index.passage(params.passageId);
  const made = 'stretch' in params ? cutStretch(index, params.stretch) : undefined;
  return made && isPassage(made) ? made : undefined;
}

/** In the read-only document that shows a source's text. */
function placeInText(index: CorpusIndex, source: Source, wanted: Stretch | string | undefined): Place {
  const { text, spans } = readableSource(source, index.passagesOf(source.id));
  const name = encodeURIComponent(source.file.slice(source.file.lastIndexOf('/') + 1));
  const uri = `${sourceTextScheme}:/${name}.txt?${source.id}`;
  const span = typeof wanted === 'object' ? spanOf(index, spans, wanted) : spans.get(wanted ?? '');
  return span ? { uri, range: toRange(TextDocument.create('', '', 0, text), span) } : { uri };
}

function spanOf(
  index: CorpusIndex,
  spans: ReadonlyMap<string, TextSpan>,
  { from, to }: Stretch,
): TextSpan | undefined {
  // The text is on one line there, and the passage may not be.
  const [start, end] = [from, to].map(({ passageId, offset }) => {
    const before = index.passage(passageId)?.text.slice(0, offset) ?? '';
    return (spans.get(passageId)?.[0] ?? Number.NaN) + before.replace(/\s+/gu, ' ').length;
  }) as [number, number];
  return start <= end ? [start, end] : undefined;
}

/** The source's address: its folder's URI with the path's parts encoded. */
export function sourceUri({ folder, file }: Pick<Source, 'folder' | 'file'>): string {
  return `${folder}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** An address as it is compared: editors and file systems encode differently. One that cannot be decoded stays. */
export function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
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
