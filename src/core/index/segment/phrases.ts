import { Bitset } from './bitset.ts';
import { documentOf, type PostingList } from './postings.ts';
import { seek } from './seek.ts';
import type { SegmentPart } from './segment.ts';

export interface PhraseOptions {
  readonly field: string;
  /** For each part the documents that may be found; all, where it has none. */
  readonly among?: readonly (Bitset | undefined)[];
  /** Asked now and then. Once it says true, the documents so far are returned. */
  readonly isOverdue?: () => boolean;
}

/**
 * For each part the documents that hold all of `terms` in a field and satisfy `holds`, which is asked of each that has
 * the terms: an index without positions knows where the words may stand together, the text knows whether they do.
 * Cost: the rarest term's documents, and `holds` for those that have the others too.
 */
export function findPhrase(
  parts: readonly SegmentPart[],
  terms: readonly string[],
  holds: (part: number, document: number) => boolean,
  { field, among, isOverdue = () => false }: PhraseOptions,
): { readonly matches: readonly Bitset[]; readonly partial: boolean } {
  const matches = parts.map(({ segment }) => new Bitset(segment.documentCount));
  let asked = 0;
  for (const [part, each] of parts.entries()) {
    for (const document of documentsWithAll(each, terms, field)) {
      if (among?.[part]?.has(document) === false) continue;
      if (++asked % ASKED_BETWEEN_LOOKS === 0 && isOverdue()) return { matches, partial: true };
      if (holds(part, document)) matches[part]?.add(document);
    }
  }
  return { matches, partial: false };
}

/** The documents of a part, not deleted, that hold all of `terms` in `field`: none for no terms. */
export function* documentsWithAll(
  { segment, deleted }: SegmentPart,
  terms: readonly string[],
  field: string,
): Generator<number> {
  const lists = [...new Set(terms)].map((term) => {
    const number = segment.terms.find(term);
    return number < 0 ? undefined : segment.fields.get(field)?.list(number);
  });
  const [rarest, ...others] = lists
    .filter((list) => list !== undefined)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  if (!rarest || others.length + 1 < lists.length) return;
  const places = others.map(({ from }) => from);
  for (let at = rarest.from; at < rarest.to; at++) {
    const document = documentOf(rarest.postings[at] ?? 0);
    if (!deleted?.has(document) && others.every((list, which) => isInList(list, places, which, document))) {
      yield document;
    }
  }
}

function isInList(list: PostingList, places: number[], which: number, document: number): boolean {
  const place = seek(list.postings, places[which] ?? list.to, list.to, document);
  places[which] = place;
  return place < list.to && documentOf(list.postings[place] ?? 0) === document;
}

const ASKED_BETWEEN_LOOKS = 64;
