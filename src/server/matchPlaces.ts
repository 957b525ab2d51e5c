import { TextDocument } from 'vscode-languageserver-textdocument';
import { readableSource } from '../core/features/readableSource.ts';
import { isTextFile } from '../core/importers/importableFiles.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { QuoteMatch } from '../core/model/finding.ts';
import type { Source } from '../core/model/source.ts';
import type { TextSpan } from '../core/model/textSpan.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { oneLine } from '../core/text/markdownText.ts';
import { type Place, sourceTextScheme } from '../protocol/requests.ts';
import { toRange } from './convert.ts';
import { sourceUri } from './places.ts';

/**
 * Tells where the words that verification found stand in a document that an editor can show. The texts of the sources
 * that were asked for last are kept.
 */
export class MatchPlaces {
  readonly #files: CorpusFiles;
  readonly #shown = new Map<
    string,
    { readonly source: Source; readonly shown: Promise<Shown | undefined> }
  >();

  constructor(files: CorpusFiles) {
    this.#files = files;
  }

  /** The address and the range; without a range where the file has changed since it was read. */
  async placeOf(index: CorpusIndex, match: QuoteMatch): Promise<Place | undefined> {
    const source = index.source(match.sourceId);
    if (!source) return undefined;
    const shown = await this.#show(index, source);
    if (!shown) return { uri: sourceUri(source) };
    const span = shown.spanOf(match);
    return span
      ? { uri: shown.document.uri, range: toRange(shown.document, span) }
      : { uri: shown.document.uri };
  }

  #show(index: CorpusIndex, source: Source): Promise<Shown | undefined> {
    const kept = this.#shown.get(source.id);
    // Another object is another version of the source.
    if (kept?.source === source) return kept.shown;
    const shown = isTextFile(source.file)
      ? showFile(this.#files, source)
      : Promise.resolve(showText(index, source));
    this.#shown.delete(source.id);
    this.#shown.set(source.id, { source, shown });
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > KEPT_SOURCES && oldest !== undefined) this.#shown.delete(oldest);
    return shown;
  }
}

interface Shown {
  readonly document: TextDocument;
  spanOf(match: QuoteMatch): TextSpan | undefined;
}

async function showFile(files: CorpusFiles, source: Source): Promise<Shown | undefined> {
  const bytes = await files.read(source.folder, source.file).catch(() => undefined);
  const decoded = bytes && decodeText(bytes);
  if (!decoded || 'reason' in decoded) return undefined;
  const { text } = decoded;
  return {
    document: TextDocument.create(sourceUri(source), 'plaintext', 0, text),
    spanOf: ({ start, end, text: words }) =>
      text.startsWith(openingOf(words), start) ? [start, end] : undefined,
  };
}

function showText(index: CorpusIndex, source: Source): Shown {
  const { text, spans } = readableSource(source, index.passagesOf(source.id));
  const name = encodeURIComponent(source.file.slice(source.file.lastIndexOf('/') + 1));
  const document = TextDocument.create(`${sourceTextScheme}:/${name}.txt?${source.id}`, 'plaintext', 0, text);
  return {
    document,
    spanOf({ passageIds, text: words }) {
      const [first, last] = [spans.get(passageIds[0] ?? ''), spans.get(passageIds.at(-1) ?? '')];
      if (!first || !last) return undefined;
      const at = text.indexOf(oneLine(words), first[0]);
      return at >= first[0] && at < last[1] ? [at, at + oneLine(words).length] : [first[0], last[1]];
    },
  };
}

/** The first word: what comes after it may be furniture. */
function openingOf(words: string): string {
  return /^\S*/u.exec(words)?.[0] ?? '';
}

const KEPT_SOURCES = 16;
