import type MiniSearch from 'minisearch';
import { type IndexedSource, PackedPart } from './packedPart.ts';
import { PassagePacker } from './packPassages.ts';
import { createMiniSearch, type SearchDocument, toSearchDocument } from './searchFields.ts';
import { freezeMiniSearch } from './segment/freezeMiniSearch.ts';

/**
 * What changed lately: sources in an ordinary MiniSearch, which is brought up to date and frozen into a part of the
 * index when it is first searched after a change. Kept small, for that costs as much as all of it.
 */
export class Delta {
  readonly #entries = new Map<string, IndexedSource>();
  readonly #miniSearch: MiniSearch<SearchDocument> = createMiniSearch();
  /** The sources that MiniSearch has, in the order in which it got them. */
  readonly #added = new Map<string, IndexedSource>();
  #passageCount = 0;
  #part: PackedPart | undefined;

  get passageCount(): number {
    return this.#passageCount;
  }

  /** How many sources it has. */
  get size(): number {
    return this.#entries.size;
  }

  entries(): readonly IndexedSource[] {
    return [...this.#entries.values()];
  }

  put(entry: IndexedSource): void {
    this.#entries.set(entry.source.id, entry);
    this.#passageCount += entry.passages.length;
    this.#part = undefined;
  }

  remove(sourceId: string): void {
    const entry = this.#entries.get(sourceId);
    if (!entry) return;
    this.#entries.delete(sourceId);
    this.#passageCount -= entry.passages.length;
    this.#part = undefined;
    if (this.#added.delete(sourceId)) this.#miniSearch.removeAll(toDocuments(entry));
  }

  /** Its sources as a part of the index; undefined where there are none. */
  part(): PackedPart | undefined {
    if (this.#entries.size === 0) return undefined;
    this.#part ??= this.#freeze();
    return this.#part;
  }

  #freeze(): PackedPart {
    for (const [sourceId, entry] of this.#entries) {
      if (this.#added.has(sourceId)) continue;
      this.#miniSearch.addAll(toDocuments(entry));
      this.#added.set(sourceId, entry);
    }
    const passages = new PassagePacker();
    for (const entry of this.#added.values()) {
      passages.begin(entry.source);
      for (const passage of entry.passages) passages.add(passage);
    }
    const { blocks } = freezeMiniSearch(this.#miniSearch);
    return new PackedPart(() => blocks, passages.finish());
  }
}

function toDocuments({ source, passages }: IndexedSource): SearchDocument[] {
  return passages.map((passage) => toSearchDocument(passage, source.title));
}
