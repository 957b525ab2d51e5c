import type { Bitset } from './bitset.ts';
import { documentOf, NO_POSTINGS, type PostingList } from './postings.ts';
import type { Segment, SegmentPart } from './segment.ts';

/** How many documents of the parts are not deleted. */
export function countLive(parts: readonly SegmentPart[]): number {
  return parts.reduce((sum, { segment, deleted }) => sum + segment.documentCount - (deleted?.count ?? 0), 0);
}

/** How many different words a field has on average in the documents that are not deleted; 0 without any. */
export function averageLength(parts: readonly SegmentPart[], field: string): number {
  const total = parts.reduce((sum, part) => {
    const length = part.segment.fields.get(field)?.arrays.totalLength ?? 0;
    return sum + length - (part.deleted?.count ? recallDeleted(part.segment, part.deleted).length(field) : 0);
  }, 0);
  return total / Math.max(1, countLive(parts));
}

/** In how many documents that are not deleted the term of this number stands; 0 for -1. */
export function liveFrequency({ segment, deleted }: SegmentPart, field: string, term: number): number {
  const all = term < 0 ? 0 : (segment.fields.get(field)?.frequency(term) ?? 0);
  return all > 0 && deleted?.count ? all - recallDeleted(segment, deleted).postings(field, term) : all;
}

/** The documents of a list that are deleted. Cost: the list. */
export function countDeleted({ postings, from, to }: PostingList, deleted: Bitset): number {
  let count = 0;
  for (let at = from; at < to; at++) if (deleted.has(documentOf(postings[at] ?? 0))) count++;
  return count;
}

/** What deleted documents take away from the statistics of a segment, counted when first asked and remembered. */
class DeletedStatistics {
  readonly #segment: Segment;
  readonly #deleted: Bitset;
  /** The deleted set as it was counted: it only grows. */
  readonly count: number;
  readonly #lengths = new Map<string, number>();
  /** By field and term, one more than there are; 0 for not yet counted. */
  readonly #postings = new Map<string, Uint32Array>();

  constructor(segment: Segment, deleted: Bitset) {
    this.#segment = segment;
    this.#deleted = deleted;
    this.count = deleted.count;
  }

  isOf(segment: Segment, deleted: Bitset): boolean {
    return segment === this.#segment && deleted.count === this.count;
  }

  length(field: string): number {
    const known = this.#lengths.get(field);
    if (known !== undefined) return known;
    let length = 0;
    for (const document of this.#deleted) length += this.#segment.fields.get(field)?.length(document) ?? 0;
    this.#lengths.set(field, length);
    return length;
  }

  postings(field: string, term: number): number {
    const counts = this.#postings.get(field) ?? new Uint32Array(this.#segment.terms.count);
    this.#postings.set(field, counts);
    const known = counts[term] ?? 0;
    if (known > 0) return known - 1;
    const list = this.#segment.fields.get(field)?.list(term) ?? NO_POSTINGS;
    const count = countDeleted(list, this.#deleted);
    counts[term] = count + 1;
    return count;
  }
}

/** Counting anew for each keystroke would cost as much as the search. */
function recallDeleted(segment: Segment, deleted: Bitset): DeletedStatistics {
  const known = remembered.get(deleted);
  if (known?.isOf(segment, deleted)) return known;
  const statistics = new DeletedStatistics(segment, deleted);
  remembered.set(deleted, statistics);
  return statistics;
}

const remembered = new WeakMap<Bitset, DeletedStatistics>();
