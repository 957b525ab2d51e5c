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
  /** The sources that bear a key, by key. */
  readonly #citeKeys = new Map<string, Set<string>>();
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
    return [...this.#sources.values()].map(({ source }) => source).sort(byPlace);
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id)?.source;
  }

  /** The sources that bear this cite key: one, unless two bibliographies use it for different works. */
  sourcesByKey(citeKey: string): readonly Source[] {
    const ids = [...(this.#citeKeys.get(citeKey) ?? [])];
    return ids.flatMap((id) => this.source(id) ?? []).sort(byPlace);
  }

  /** Whether a source other than `sourceId` bears this cite key. */
  isCiteKeyOfAnother(citeKey: string, sourceId: string): boolean {
    const bearers = this.#citeKeys.get(citeKey);
    return bearers !== undefined && bearers.size > (bearers.has(sourceId) ? 1 : 0);
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
    this.#citeKeys.get(entry.source.citeKey)?.delete(sourceId);
    this.#sources.delete(sourceId);
  }

  #remember(entry: IndexedSource): void {
    const { id, citeKey } = entry.source;
    this.#sources.set(id, entry);
    this.#citeKeys.set(citeKey, (this.#citeKeys.get(citeKey) ?? new Set()).add(id));
    for (const passage of entry.passages) this.#passages.set(passage.id, passage);
  }
}

function byPlace(a: Source, b: Source): number {
  return compare(a.folder, b.folder) || compare(a.file, b.file);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
