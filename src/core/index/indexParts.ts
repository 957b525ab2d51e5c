import type { Passage } from '../model/passage.ts';
import { DecodedSources } from './decodedSources.ts';
import { Delta } from './delta.ts';
import type { IndexPart } from './indexPart.ts';
import { type IndexedSource, mergeParts, type PackedPart, packPart } from './packedPart.ts';
import { finishNow, type Sliced } from './segment/segmentLayout.ts';

/**
 * The passages of all sources, in parts: the packed ones, from the largest to the smallest, and the delta of what came
 * last. Sources are put into the delta at once; from there, and together, into a packed part of their own; and
 * neighboring parts are merged when there are more than four, the smaller ones first, so that in a long import each
 * passage is moved a few times only. Packing and merging are done in slices by whoever drives `settle`; search finds
 * the same before and after.
 */
export class IndexParts {
  readonly #places = new Map<string, Place>();
  readonly #decoded = new DecodedSources();
  readonly #delta = new Delta();
  /** Too large for the delta, and not yet packed. */
  readonly #large = new Map<string, IndexedSource>();
  #packed: PackedPart[] = [];
  #isPacking = false;
  #views: readonly IndexPart[] | undefined;
  #passageCount = 0;

  constructor(base?: PackedPart) {
    if (!base) return;
    this.#packed.push(base);
    for (const [number, source] of base.passages.sources.entries())
      this.#places.set(source.id, { part: base, number });
    this.#passageCount = base.liveCount;
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  /** How many came or went since all was one part. */
  get changedPassages(): number {
    const [base] = this.#packed;
    return this.#passageCount - (base?.liveCount ?? 0) + (base?.deleted.count ?? 0);
  }

  /** What there is to search. Cost: nothing, or after a change freezing the delta: some ten milliseconds. */
  parts(): readonly IndexPart[] {
    if (!this.#isPacking && this.#isUnpacked) finishNow(this.#packWaiting());
    this.#views ??= [...this.#packed, this.#delta.part() ?? []].flat().map((part) => part.toIndexPart());
    return this.#views;
  }

  passagesOf(sourceId: string): readonly Passage[] {
    const place = this.#places.get(sourceId);
    if (!place) return [];
    if ('entry' in place) return place.entry.passages;
    return this.#decoded.get(place, () => place.part.passages.passagesOf(place.number));
  }

  passage(id: string): Passage | undefined {
    const dot = id.lastIndexOf('.');
    const place = this.#places.get(id.slice(0, dot));
    if (!place) return undefined;
    const known = 'entry' in place ? place.entry.passages : this.#decoded.peek(place);
    if (known || 'entry' in place) return known?.find((passage) => passage.id === id);
    return place.part.passages.find(place.number, id.slice(dot + 1));
  }

  /** Adds a source that has no passages here. */
  put(entry: IndexedSource): void {
    const { id } = entry.source;
    this.#places.set(id, { entry });
    this.#passageCount += entry.passages.length;
    if (entry.passages.length > DELTA_PASSAGES) this.#large.set(id, entry);
    else this.#delta.put(entry);
    this.#views = undefined;
  }

  remove(sourceId: string): void {
    const place = this.#places.get(sourceId);
    if (!place) return;
    this.#places.delete(sourceId);
    this.#decoded.forget(place);
    this.#passageCount -= countOf(place);
    this.#views = undefined;
    if ('part' in place) place.part.remove(place.number);
    this.#delta.remove(sourceId);
    this.#large.delete(sourceId);
  }

  /** Packs what waits for it, and merges parts where there are too many. */
  *settle(): Sliced<void> {
    if (this.#isUnpacked) yield* this.#packWaiting();
    for (let from = mergeableFrom(this.#packed); from !== undefined; from = mergeableFrom(this.#packed))
      yield* this.#merge(this.#packed.slice(from));
  }

  /** Makes one part of everything that is there at the start, to be written down. */
  *compact(): Sliced<PackedPart> {
    const isWaiting = this.#delta.entries().length + this.#large.size > 0;
    if (isWaiting || this.#packed.length === 0) yield* this.#packWaiting();
    const [only, ...others] = this.#packed;
    if (only && others.length === 0 && only.liveCount === only.passages.count && !only.live.includes(0))
      return only;
    return yield* this.#merge([...this.#packed]);
  }

  get #isUnpacked(): boolean {
    return this.#large.size > 0 || this.#delta.passageCount > DELTA_PASSAGES;
  }

  *#packWaiting(): Sliced<void> {
    this.#isPacking = true;
    try {
      const waiting = [...this.#delta.entries(), ...this.#large.values()];
      this.#adopt(yield* packPart(waiting), waiting);
    } finally {
      this.#isPacking = false;
    }
  }

  /** Takes `part` for where these sources are, but for those that have gone or come anew meanwhile. */
  #adopt(part: PackedPart, waiting: readonly IndexedSource[]): void {
    for (const [number, entry] of waiting.entries()) {
      const { id } = entry.source;
      const place = this.#places.get(id);
      if (place && 'entry' in place && place.entry === entry) this.#places.set(id, { part, number });
      else part.remove(number);
      if (this.#large.get(id) === entry) this.#large.delete(id);
    }
    this.#delta.drop(waiting);
    this.#packed.push(part);
    this.#views = undefined;
  }

  /** Puts one part in the place of some that follow each other. */
  *#merge(parts: readonly PackedPart[]): Sliced<PackedPart> {
    const merged = yield* mergeParts(parts);
    for (const [number, { id }] of merged.passages.sources.entries()) {
      const place = this.#places.get(id);
      if (place && 'part' in place && parts.includes(place.part)) {
        this.#decoded.forget(place);
        this.#places.set(id, { part: merged, number });
      } else merged.remove(number);
    }
    const rest = this.#packed.filter((part) => !parts.includes(part));
    const at = parts[0] ? this.#packed.indexOf(parts[0]) : 0;
    this.#packed = [...rest.slice(0, at), merged, ...rest.slice(at)];
    this.#views = undefined;
    return merged;
  }
}

/** Where a source's passages are: still as they came, or packed. */
type Place = { readonly entry: IndexedSource } | { readonly part: PackedPart; readonly number: number };

function countOf(place: Place): number {
  if ('entry' in place) return place.entry.passages.length;
  const [from, to] = place.part.passages.documentsOf(place.number);
  return to - from;
}

/**
 * From which part on the parts should be one: where there are more than four, the fewest that together are at most half
 * of the part before them. A thousand parts of one size are so moved nine times each, on the average.
 */
function mergeableFrom(parts: readonly PackedPart[]): number | undefined {
  if (parts.length <= MAX_PARTS) return undefined;
  let count = parts.at(-1)?.liveCount ?? 0;
  for (let from = parts.length - 2; from > 0; from--) {
    count += parts[from]?.liveCount ?? 0;
    if ((parts[from - 1]?.liveCount ?? 0) >= 2 * count) return from;
  }
  return 0;
}

const MAX_PARTS = 4;
// Freezing so many takes about 25 ms.
const DELTA_PASSAGES = 1000;
