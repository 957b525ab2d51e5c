import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { Scratch } from './byteSource.ts';
import type { IndexPart } from './indexPart.ts';
import { IndexParts } from './indexParts.ts';
import type { IndexedSource, PackedPart } from './packedPart.ts';
import type { Sliced } from './segment/segmentLayout.ts';

export type { IndexedSource } from './packedPart.ts';

/** The sources of the corpus, their passages and what is searched for them. Sources are put and removed whole. */
export class CorpusIndex {
  readonly #sources = new Map<string, Source>();
  /** The sources that bear a key, by key. */
  readonly #citeKeys = new Map<string, Set<string>>();
  readonly #parts: IndexParts;
  #sorted: readonly Source[] | undefined;

  /**
   * @param base a part that was written down earlier: the corpus as it was then.
   * @param scratch where the text of a long import is put until it is written down. By default it stays in memory.
   */
  constructor(base?: PackedPart, scratch?: Scratch) {
    this.#parts = new IndexParts(base, scratch);
    for (const source of base?.passages.sources ?? []) this.#remember(source);
  }

  /** What there is to search: a large part and a few small ones of what changed. */
  parts(): readonly IndexPart[] {
    return this.#parts.parts();
  }

  get passageCount(): number {
    return this.#parts.passageCount;
  }

  /** How many of them came, or went, since the corpus was last one part: what would be lost with it. */
  get changedPassages(): number {
    return this.#parts.changedPassages;
  }

  /** All sources, ordered by folder and file. */
  sources(): readonly Source[] {
    this.#sorted ??= [...this.#sources.values()].sort(byPlace);
    return this.#sorted;
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
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

  /** @throws DamagedIndexError where it can no longer be read as it was written. */
  passage(id: string): Passage | undefined {
    return this.#parts.passage(id);
  }

  /**
   * The passages of a source in the order of its text; none for an unknown source. The same list again and again, as
   * long as the source is one of those that were looked at last.
   *
   * @throws DamagedIndexError where they can no longer be read as they were written.
   */
  passagesOf(sourceId: string): readonly Passage[] {
    return this.#parts.passagesOf(sourceId);
  }

  /** Adds a source, or replaces what it had. Its words are looked at when they are searched, or by `settle`. */
  put(entry: IndexedSource): void {
    this.remove(entry.source.id);
    this.#remember(entry.source);
    this.#parts.put(entry);
  }

  remove(sourceId: string): void {
    const source = this.#sources.get(sourceId);
    if (!source) return;
    this.#parts.remove(sourceId);
    this.#citeKeys.get(source.citeKey)?.delete(sourceId);
    this.#sources.delete(sourceId);
    this.#sorted = undefined;
  }

  /** Brings what was put into its final form, as far as it is due. In slices, between which all is as it was. */
  settle(): Sliced<void> {
    return this.#parts.settle();
  }

  /** Makes one part of everything that is there at the start, to be written down. In slices, likewise. */
  compact(): Sliced<PackedPart> {
    return this.#parts.compact();
  }

  #remember(source: Source): void {
    const { id, citeKey } = source;
    this.#sources.set(id, source);
    this.#citeKeys.set(citeKey, (this.#citeKeys.get(citeKey) ?? new Set()).add(id));
    this.#sorted = undefined;
  }
}

function byPlace(a: Source, b: Source): number {
  return compare(a.folder, b.folder) || compare(a.file, b.file);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
