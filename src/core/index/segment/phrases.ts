import { Bitset } from './bitset.ts';
import { documentOf, NO_POSTINGS, type PostingList } from './postings.ts';
import { seek } from './seek.ts';
import type { Segment, SegmentPart } from './segment.ts';

export interface PhraseOptions {
  readonly field: string;
  /** For each part the documents that may be found; all, where it has none. */
  readonly among?: readonly (Bitset | undefined)[];
  /** Asked now and then. Once it says true, the documents so far are returned. */
  readonly isOverdue?: () => boolean;
}

/**
 * For each part the documents that hold all of `terms` in a field and satisfy `holds`, which is asked of each that has
 * the terms: an index without positions knows where the words may stand together, the text knows whether they do. None
 * for no terms. Cost: the rarest term's documents, and `holds` for those that have the others too.
 */
export function findPhrase(
  parts: readonly SegmentPart[],
  terms: readonly string[],
  holds: (part: number, document: number) => boolean,
  { field, among, isOverdue = () => false }: PhraseOptions,
): { readonly matches: readonly Bitset[]; readonly partial: boolean } {
  const matches = parts.map(({ segment }) => new Bitset(segment.documentCount));
  let work = 0;
  for (const [part, { segment, deleted }] of parts.entries()) {
    const [rarest = NO_POSTINGS, ...others] = listsOf(segment, terms, field);
    const places = others.map(({ from }) => from);
    for (let at = rarest.from; at < rarest.to; at++) {
      if (++work > WORK_BETWEEN_LOOKS) {
        if (isOverdue()) return { matches, partial: true };
        work = 0;
      }
      const document = documentOf(rarest.postings[at] as number);
      if (deleted?.has(document) || among?.[part]?.has(document) === false) continue;
      if (!others.every((list, which) => isInList(list, places, which, document))) continue;
      work += WORK_OF_ASKING;
      if (holds(part, document)) matches[part]?.add(document);
    }
  }
  return { matches, partial: false };
}

/** The lists of different terms, the shortest first; none if a term is not there. */
function listsOf({ terms, fields }: Segment, words: readonly string[], name: string): PostingList[] {
  const field = fields.get(name);
  const numbers = [...new Set(words)].map((word) => terms.find(word));
  if (!field || numbers.includes(-1)) return [];
  return numbers.map((number) => field.list(number)).sort((a, b) => a.to - a.from - (b.to - b.from));
}

/** Whether a document is in a list, asked in ascending order. */
function isInList(list: PostingList, places: number[], which: number, document: number): boolean {
  const place = seek(list.postings, places[which] as number, list.to, document);
  places[which] = place;
  return place < list.to && documentOf(list.postings[place] as number) === document;
}

// In documents of the rarest term; one that is asked for takes as long as so many others.
const WORK_BETWEEN_LOOKS = 4096;
const WORK_OF_ASKING = 64;
