import type MiniSearch from 'minisearch';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { createMiniSearch, type SearchDocument, toSearchDocument } from './searchFields.ts';

/** A source with its passages, in the order of the text. */
export interface IndexedSource {
  readonly source: Source;
  readonly passages: readonly Passage[];
}

/** The corpus in memory: sources, passages and the MiniSearch index over them. Sources are put and removed whole. */
export class CorpusIndex {
  readonly #sources = new Map<string, IndexedSource>();
  readonly #passages = new Map<string, Passage>();
  readonly #search: MiniSearch<SearchDocument>;

  constructor(
    search: MiniSearch<SearchDocument> = createMiniSearch(),
    sources: Iterable<IndexedSource> = [],
  ) {
    this.#search = search;
    for (const entry of sources) this.#remember(entry);
  }

  /** The index itself, for searching. */
  get miniSearch(): MiniSearch<SearchDocument> {
    return this.#search;
  }

  get passageCount(): number {
    return this.#passages.size;
  }

  /** All sources, ordered by folder and file. */
  sources(): readonly Source[] {
    return [...this.#sources.values()]
      .map(({ source }) => source)
      .sort((a, b) => compare(a.folder, b.folder) || compare(a.file, b.file));
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id)?.source;
  }

  /** The sources that bear this cite key: one, unless two bibliographies use it for different works. */
  sourcesByKey(citeKey: string): readonly Source[] {
    return this.sources().filter((source) => source.citeKey === citeKey);
  }

  passage(id: string): Passage | undefined {
    return this.#passages.get(id);
  }

  /** The passages of a source in the order of its text; none for an unknown source. */
  passagesOf(sourceId: string): readonly Passage[] {
    return this.#sources.get(sourceId)?.passages ?? [];
  }

  /** Adds a source, or replaces what it had. Cost: its words. */
  put(entry: IndexedSource): void {
    this.remove(entry.source.id);
    this.#remember(entry);
    this.#search.addAll(entry.passages.map((passage) => toSearchDocument(passage, entry.source.title)));
  }

  remove(sourceId: string): void {
    const entry = this.#sources.get(sourceId);
    if (!entry) return;
    this.#search.discardAll(entry.passages.map(({ id }) => id));
    for (const { id } of entry.passages) this.#passages.delete(id);
    this.#sources.delete(sourceId);
  }

  #remember(entry: IndexedSource): void {
    this.#sources.set(entry.source.id, entry);
    for (const passage of entry.passages) this.#passages.set(passage.id, passage);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
