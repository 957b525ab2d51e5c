import type { CancellationSignal } from '../index/corpusFiles.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { finishNow, type Sliced } from '../index/segment/segmentLayout.ts';
import { yieldToOthers } from '../index/slices.ts';
import type { Passage } from '../model/passage.ts';
import type { Role, Source } from '../model/source.ts';
import { hashToken } from '../text/tokenHash.ts';
import { scanTokens } from '../text/tokens.ts';
import { type CorpusNames, readNames } from './corpusNames.ts';
import { KnownWords } from './knownWords.ts';
import { buildSegment, type HashedSource, type QuoteSegment, type SegmentSource } from './quoteSegment.ts';
import { SourceText } from './sourceText.ts';

export interface EvidenceUpdate {
  /** The sources whose words were added, changed or removed. */
  readonly changed: readonly string[];
  readonly cancelled: boolean;
}

/**
 * What verification needs of the corpus: its sources, their words in order, and an index of pairs of words to find
 * the places that a quotation may come from. The index holds numbers only; the words of a place are read from the
 * corpus when they are compared.
 *
 * It consists of segments that are never changed. An update puts the words of new and changed sources into a new
 * segment, and segments that are small or mostly of gone sources are built anew together.
 */
export class Evidence {
  readonly #index: CorpusIndex;
  /** The sources as they were when their words were indexed; another object is another version. */
  readonly #indexed = new Map<string, Source>();
  #segments: readonly LiveSegment[] = [];
  readonly #texts = new Map<string, SourceText>();
  readonly #known = new KnownWords();
  #names: { readonly sources: readonly Source[]; readonly names: CorpusNames } | undefined;
  #version = 0;

  constructor(index: CorpusIndex) {
    this.#index = index;
  }

  /** Rises with every change of what verification can see; what was found before may be different now. */
  get version(): number {
    return this.#version;
  }

  /** Bytes that the quote index takes. */
  get indexBytes(): number {
    return this.#segments.reduce(
      (sum, { segment: { words, starts, places, sources } }) =>
        sum +
        words.byteLength +
        starts.byteLength +
        places.byteLength +
        sources.reduce((bytes, { passageStarts }) => bytes + passageStarts.byteLength, 0),
      0,
    );
  }

  /** Words in the quote index, those of gone sources included. */
  get wordCount(): number {
    return this.#segments.reduce((sum, { segment }) => sum + segment.words.length, 0);
  }

  sources(): readonly Source[] {
    return this.#index.sources();
  }

  source(id: string): Source | undefined {
    return this.#index.source(id);
  }

  sourcesByKey(citeKey: string): readonly Source[] {
    return this.#index.sourcesByKey(citeKey);
  }

  passagesOf(sourceId: string): readonly Passage[] {
    return this.#index.passagesOf(sourceId);
  }

  /** Whether a folded word stands anywhere in the corpus, or did. */
  readonly knowsWord = (word: string): boolean => this.#known.has(word);

  /** Whether a folded word is part of the name of an author, interviewer or editor of some source. */
  readonly namesPerson = (word: string): boolean => this.#namesNow().people.has(word);

  /** Whether folded words, with one blank between them, are the title of some source, or its part before the colon. */
  isTitle(words: string): boolean {
    return this.#namesNow().titles.has(words);
  }

  /** Whether some source has this role. */
  hasRole(role: Role): boolean {
    return this.#namesNow().roles.has(role);
  }

  #namesNow(): CorpusNames {
    const sources = this.sources();
    // The list is another one after each change of the corpus.
    if (this.#names?.sources !== sources) this.#names = { sources, names: readNames(sources) };
    return this.#names.names;
  }

  /** Whether every source of the corpus is indexed as it is now. */
  isCurrent(): boolean {
    const sources = this.#index.sources();
    return (
      sources.length === this.#indexed.size &&
      sources.every((source) => this.#indexed.get(source.id) === source)
    );
  }

  /** The segments with those of their sources that are still there. */
  segments(): readonly LiveSegment[] {
    return this.#segments;
  }

  /** Whether the words of a source are not, or no longer, indexed as they are: the next `update` sees to it. */
  isStale(sourceId: string): boolean {
    return this.#index.source(sourceId) !== this.#indexed.get(sourceId);
  }

  /** The running text of a source; undefined for one whose words are not indexed as they are. The last ones are kept. */
  textOf(sourceId: string): SourceText | undefined {
    // The places of words in an older version say nothing of the present one.
    if (this.isStale(sourceId)) return undefined;
    const kept = this.#texts.get(sourceId);
    if (kept) {
      this.#texts.delete(sourceId);
      this.#texts.set(sourceId, kept);
      return kept;
    }
    const place = this.#placeOf(sourceId);
    if (!place) return undefined;
    const text = new SourceText(place.source, this.#index.passagesOf(sourceId));
    this.#texts.set(sourceId, text);
    if (this.#texts.size > KEPT_TEXTS) this.#texts.delete(this.#texts.keys().next().value as string);
    return text;
  }

  /** The words of a source in order, hashed; none for one that is not indexed. */
  hashesOf(sourceId: string): Uint32Array {
    const place = this.#placeOf(sourceId);
    return place ? place.segment.words.subarray(place.source.start, place.source.end) : new Uint32Array();
  }

  #placeOf(sourceId: string): { readonly segment: QuoteSegment; readonly source: SegmentSource } | undefined {
    for (const { segment, sources } of this.#segments) {
      const source = sources.get(sourceId);
      if (source) return { segment, source };
    }
    return undefined;
  }

  /**
   * Indexes what is new, forgets what is gone. Works in slices and lets others have their turn between them. What was
   * indexed before stays usable all the while; a source that changed is seen as it was until its new words are in.
   */
  async update(
    options: { readonly signal?: CancellationSignal; readonly sliceMs?: number } = {},
  ): Promise<EvidenceUpdate> {
    const { signal, sliceMs = SLICE_MS } = options;
    const changed: string[] = [];
    const work = this.#update(changed);
    for (;;) {
      const endMs = Date.now() + sliceMs;
      do {
        if (work.next().done) return { changed, cancelled: false };
      } while (Date.now() < endMs);
      await yieldToOthers();
      if (signal?.aborted) return { changed, cancelled: true };
    }
  }

  /** The same in one go, for small corpora and programs that have nothing else to do. */
  updateNow(): readonly string[] {
    const changed: string[] = [];
    finishNow(this.#update(changed));
    return changed;
  }

  /** @param changed takes the sources as they change, for a run that is cancelled. */
  *#update(changed: string[]): Sliced<void> {
    const present = new Map(this.#index.sources().map((source) => [source.id, source]));
    for (const id of [...this.#indexed.keys()]) {
      if (present.has(id)) continue;
      this.#forget(id);
      changed.push(id);
    }
    let hashed: HashedSource[] = [];
    let words = 0;
    for (const [id, source] of present) {
      if (this.#indexed.get(id) === source) continue;
      const next = yield* hashSource(id, this.#index.passagesOf(id));
      hashed.push(next);
      this.#known.add(next.words);
      words += next.words.length;
      changed.push(id);
      if (words >= SEGMENT_WORDS) {
        yield* this.#add(hashed, present);
        hashed = [];
        words = 0;
      }
    }
    if (hashed.length > 0) yield* this.#add(hashed, present);
    yield* this.#mergeSmall();
    if (changed.length > 0) this.#version++;
  }

  *#add(hashed: readonly HashedSource[], present: ReadonlyMap<string, Source>): Sliced<void> {
    const segment = yield* buildSegment(hashed);
    for (const { sourceId } of hashed) {
      this.#forget(sourceId);
      const source = present.get(sourceId);
      if (source) this.#indexed.set(sourceId, source);
    }
    this.#segments = [...this.#segments, { segment, sources: byId(segment.sources) }];
    this.#version++;
  }

  #forget(sourceId: string): void {
    this.#indexed.delete(sourceId);
    this.#texts.delete(sourceId);
    for (const { sources } of this.#segments) sources.delete(sourceId);
    this.#segments = this.#segments.filter(({ sources }) => sources.size > 0);
    this.#version++;
  }

  /** A lookup costs as many steps as there are segments: small ones and those with many gone words become one. */
  *#mergeSmall(): Sliced<void> {
    const small = this.#segments.filter(isWorthMerging);
    if (small.length < MERGE_FROM) return;
    const hashed = small.flatMap(({ segment, sources }) =>
      [...sources.values()].map(
        ({ sourceId, start, end, passageStarts }): HashedSource => ({
          ...{ sourceId, passageStarts },
          words: segment.words.subarray(start, end),
        }),
      ),
    );
    const segment = yield* buildSegment(hashed);
    // A source that was changed meanwhile is in a newer segment.
    const kept = segment.sources.filter(({ sourceId }) => small.some(({ sources }) => sources.has(sourceId)));
    this.#segments = [
      ...this.#segments.filter((other) => !small.includes(other)),
      { segment, sources: byId(kept) },
    ];
  }
}

/** A segment, and those of its sources that are still there as they were, by id. */
export interface LiveSegment {
  readonly segment: QuoteSegment;
  readonly sources: Map<string, SegmentSource>;
}

function byId(sources: readonly SegmentSource[]): Map<string, SegmentSource> {
  return new Map(sources.map((source) => [source.sourceId, source]));
}

function isWorthMerging({ segment, sources }: LiveSegment): boolean {
  if (segment.words.length < SEGMENT_WORDS / 4) return true;
  let words = 0;
  for (const { start, end } of sources.values()) words += end - start;
  return words * 2 < segment.words.length;
}

function* hashSource(sourceId: string, passages: readonly Passage[]): Sliced<HashedSource> {
  const passageStarts = new Uint32Array(passages.length);
  let words = new Uint32Array(1024);
  let count = 0;
  let sinceYield = 0;
  for (const [at, { text }] of passages.entries()) {
    passageStarts[at] = count;
    scanTokens(text, (start, end) => {
      if (count === words.length) words = grow(words);
      words[count++] = hashToken(text, start, end);
    });
    sinceYield += text.length;
    if (sinceYield < SLICE_CHARACTERS) continue;
    sinceYield = 0;
    yield;
  }
  return { sourceId, words: words.slice(0, count), passageStarts };
}

function grow(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}

// 4 million words are about 22 MB of English: a handful of segments for the largest corpus that is promised.
const SEGMENT_WORDS = 4_000_000;
const MERGE_FROM = 4;
const SLICE_MS = 8;
const SLICE_CHARACTERS = 50_000;
const KEPT_TEXTS = 16;
