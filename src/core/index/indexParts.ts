import type { Passage } from '../model/passage.ts';
import type { Scratch } from './byteSource.ts';
import { DecodedSources } from './decodedSources.ts';
import { Delta } from './delta.ts';
import type { IndexPart } from './indexPart.ts';
import { OpenPart } from './openPart.ts';
import { type IndexedSource, mergeParts, type PackedPart } from './packedPart.ts';
import { MAX_DOCUMENTS } from './segment/postings.ts';
import { finishNow, type Sliced } from './segment/segmentLayout.ts';

/**
 * The passages of all sources, in parts. A source that is put comes into the delta; when that is full, its sources are
 * packed into an open part, which is closed when it is large or somebody looks; and neighboring parts are merged when
 * there are more than four, the smaller ones first. So in a long import each passage is packed once and moved a few
 * times, and in the changes of a day almost nothing is. Work that takes long is done in slices by whoever drives
 * `settle` and `compact`; search finds the same before, between and after.
 */
export class IndexParts {
  readonly #scratch: Scratch | undefined;
  readonly #places = new Map<string, Place>();
  readonly #decoded = new DecodedSources();
  #delta = new Delta();
  /** Too large for the delta, and not yet packed. */
  readonly #large = new Map<string, IndexedSource>();
  #open: Opening | undefined;
  #packed: PackedPart[] = [];
  #isPackingLarge = false;
  #views: readonly IndexPart[] | undefined;
  #passageCount = 0;

  constructor(base?: PackedPart, scratch?: Scratch) {
    this.#scratch = scratch;
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

  /**
   * What there is to search. A source too large for the delta is not among it while it is being packed. Cost: nothing,
   * or after a change some ten milliseconds.
   */
  parts(): readonly IndexPart[] {
    if (!this.#isPackingLarge) finishNow(this.#packLarge());
    if (this.#delta.passageCount > DELTA_PASSAGES) this.#packDelta();
    if (this.#open) finishNow(this.#close(this.#open));
    this.#views ??= [...this.#packed, this.#delta.part() ?? []].flat().map((part) => part.toIndexPart());
    return this.#views;
  }

  passagesOf(sourceId: string): readonly Passage[] {
    const place = this.#placeOf(sourceId);
    if (!place) return [];
    if ('entry' in place) return place.entry.passages;
    return this.#decoded.get(place, () => place.part.passages.passagesOf(place.number));
  }

  passage(id: string): Passage | undefined {
    const dot = id.lastIndexOf('.');
    const place = this.#placeOf(id.slice(0, dot));
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
    this.#views = undefined;
    if (entry.passages.length > DELTA_PASSAGES) this.#large.set(id, entry);
    // In a long import the objects of a source are best forgotten while they are young.
    else if (this.#open && !this.#open.closing) this.#pack(entry, this.#open);
    else this.#delta.put(entry);
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
    yield* this.#packLarge();
    if (this.#delta.passageCount > DELTA_PASSAGES) this.#packDelta();
    if (this.#open && this.#open.part.passageCount >= OPEN_PASSAGES) {
      yield* this.#close(this.#open);
      this.#open ??= createOpening(this.#scratch);
    }
    for (let from = mergeableFrom(this.#packed); from !== undefined; from = mergeableFrom(this.#packed))
      yield* this.#merge(this.#packed.slice(from));
  }

  /** Makes one part of everything that is there at the start, to be written down. */
  *compact(): Sliced<PackedPart> {
    yield* this.#packLarge();
    if (this.#delta.size > 0 || (!this.#open && this.#packed.length === 0)) this.#packDelta();
    if (this.#open) yield* this.#close(this.#open);
    const [only, ...others] = this.#packed;
    if (only && others.length === 0 && !only.live.includes(0)) return only;
    return yield* this.#merge([...this.#packed]);
  }

  /** Where a source is to be looked at. An open part is closed for that. */
  #placeOf(sourceId: string): Exclude<Place, Waiting> | undefined {
    const place = this.#places.get(sourceId);
    if (!place || !('waiting' in place)) return place;
    if (this.#open) finishNow(this.#close(this.#open));
    return this.#placeOf(sourceId);
  }

  /** Packs each of the large sources into a part of its own. */
  *#packLarge(): Sliced<void> {
    this.#isPackingLarge = true;
    try {
      for (const [id, entry] of this.#large) {
        const part = new OpenPart(this.#scratch);
        yield* part.addSlowly(entry);
        const packed = yield* part.finish();
        // It may have gone meanwhile, or come anew.
        if (this.#large.get(id) !== entry) continue;
        this.#large.delete(id);
        this.#places.set(id, { part: packed, number: 0 });
        this.#packed.push(packed);
        this.#views = undefined;
      }
    } finally {
      this.#isPackingLarge = false;
    }
  }

  /** Brings the delta's sources into the open part. Cost: some 10 ms for a full delta. */
  #packDelta(): void {
    if (this.#open?.closing) finishNow(this.#close(this.#open));
    this.#open ??= createOpening(this.#scratch);
    for (const entry of this.#delta.entries()) this.#pack(entry, this.#open);
    this.#delta = new Delta();
    this.#views = undefined;
  }

  #pack(entry: IndexedSource, open: Opening): void {
    const place = { waiting: entry.source.id, count: entry.passages.length };
    open.part.add(entry);
    open.places.push(place);
    this.#places.set(entry.source.id, place);
  }

  /** Closes the open part. Two may be at it, one between the slices of the other: then they share the work. */
  *#close(open: Opening): Sliced<void> {
    open.closing ??= open.part.finish();
    for (;;) {
      const step = open.closing.next();
      if (this.#open !== open) return;
      if (step.done) return this.#adopt(step.value, open.places);
      yield;
    }
  }

  /** Takes a part for where its sources are, but for those that have gone or come anew meanwhile. */
  #adopt(part: PackedPart, places: readonly Waiting[]): void {
    for (const [number, place] of places.entries()) {
      if (this.#places.get(place.waiting) === place) this.#places.set(place.waiting, { part, number });
      else part.remove(number);
    }
    this.#open = undefined;
    if (places.length > 0 || this.#packed.length === 0) this.#packed.push(part);
    this.#views = undefined;
  }

  /** Puts one part in the place of some that follow each other. */
  *#merge(parts: readonly PackedPart[]): Sliced<PackedPart> {
    if (countLive(parts) > MAX_DOCUMENTS)
      throw new Error(`The corpus has more than ${MAX_DOCUMENTS} passages`);
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

/** Where a source's passages are: still as they came, in the open part, or packed. */
type Place =
  | { readonly entry: IndexedSource }
  | Waiting
  | { readonly part: PackedPart; readonly number: number };

interface Waiting {
  /** The source's id. */
  readonly waiting: string;
  /** How many passages it has. */
  readonly count: number;
}

/** A part that sources are added to, and later the work of closing it. */
interface Opening {
  readonly part: OpenPart;
  /** By source number. */
  readonly places: Waiting[];
  closing?: Sliced<PackedPart>;
}

function createOpening(scratch: Scratch | undefined): Opening {
  return { part: new OpenPart(scratch), places: [] };
}

function countOf(place: Place): number {
  if ('entry' in place) return place.entry.passages.length;
  if ('waiting' in place) return place.count;
  const [from, to] = place.part.passages.documentsOf(place.number);
  return to - from;
}

/**
 * From which part on the parts should be one: where there are more than four, the fewest that together are at most half
 * of the part before them. Of thirty parts of one size each is so moved twice on the average.
 */
function mergeableFrom(parts: readonly PackedPart[]): number | undefined {
  if (parts.length <= MAX_PARTS || countLive(parts) > MAX_DOCUMENTS) return undefined;
  let count = parts.at(-1)?.liveCount ?? 0;
  for (let from = parts.length - 2; from > 0; from--) {
    count += parts[from]?.liveCount ?? 0;
    if ((parts[from - 1]?.liveCount ?? 0) >= 2 * count) return from;
  }
  return 0;
}

function countLive(parts: readonly PackedPart[]): number {
  return parts.reduce((sum, { liveCount }) => sum + liveCount, 0);
}

const MAX_PARTS = 4;
// Freezing so many takes about 25 ms.
const DELTA_PASSAGES = 1000;
// Closing so many takes about 100 ms, once, for who searches in the middle of a long import.
const OPEN_PASSAGES = 131_072;
