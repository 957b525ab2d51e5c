import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { IndexPart, PassageTable } from '../index/indexPart.ts';
import { tokenizeWords } from '../index/searchFields.ts';
import { Bitset } from '../index/segment/segment.ts';
import { issuedYear } from '../model/cslItem.ts';
import { type Kind, kinds } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { Filter } from './parseQuery.ts';

/**
 * For each part the passages that the fields of a query let through; undefined where that is all of them. Without a
 * `kind:` these are the passages that may be quoted.
 *
 * Cost: one look at each passage when a filter is new, nothing as long as it stays: it does while words are typed.
 */
export function passagesAmong(
  index: CorpusIndex,
  parts: readonly IndexPart[],
  filters: readonly Filter[],
): readonly (Bitset | undefined)[] {
  const settled = filters.map((filter) => settleKey(index, filter));
  const key = JSON.stringify(settled, (_, value) => (typeof value === 'number' ? String(value) : value));
  return parts.map(({ passages }) => {
    const known = kept.get(passages) ?? new Map<string, Bitset | undefined>();
    kept.set(passages, known);
    if (!known.has(key)) {
      if (known.size >= MAX_KEPT) known.clear();
      known.set(key, selectPassages(passages, settled));
    }
    return known.get(key);
  });
}

const kept = new WeakMap<PassageTable, Map<string, Bitset | undefined>>();

/** A whole cite key means that source, though others begin like it. */
function settleKey(index: CorpusIndex, filter: Filter): SettledFilter {
  if (filter.field !== 'key') return filter;
  return { ...filter, whole: index.sources().some(({ citeKey }) => citeKey.toLowerCase() === filter.value) };
}

type SettledFilter = Filter & { readonly whole?: boolean };

function selectPassages(passages: PassageTable, filters: readonly SettledFilter[]): Bitset | undefined {
  const speakers = passages.speakers.map((name) =>
    isAsked(filters, (filter) => speakerFits(filter, name ?? '')),
  );
  const ofKind = Object.fromEntries(
    kinds.map((kind) => [kind, isAsked(filters, (filter) => kindFits(filter, kind))]),
  );
  const asksForKind = filters.some(({ field, without }) => field === 'kind' && !without);
  const words = new Uint32Array((passages.count + 31) >>> 5);
  for (const [number, source] of passages.sources.entries()) {
    if (!isAsked(filters, (filter) => sourceFits(filter, source))) continue;
    const [from, to] = passages.documentsOf(number);
    for (let document = from; document < to; document++) {
      if (!asksForKind && !passages.quotable(document)) continue;
      if (
        filters.length > 0 &&
        !(speakers[passages.speakerNumber(document)] && ofKind[passages.kind(document)])
      )
        continue;
      (words[document >>> 5] as number) |= 1 << (document & 31);
    }
  }
  const among = new Bitset(passages.count, words);
  return among.count === passages.count ? undefined : among;
}

/**
 * Whether something has what the filters ask: for each field that is asked for any one of its values, and none of those
 * that are not wanted. `fits` says undefined for a filter that asks something else.
 */
function isAsked(filters: readonly Filter[], fits: (filter: Filter) => boolean | undefined): boolean {
  const wanted = new Map<string, boolean>();
  for (const filter of filters) {
    const fit = fits(filter);
    if (fit === undefined) continue;
    if (filter.without && fit) return false;
    if (!filter.without) wanted.set(filter.field, fit || wanted.get(filter.field) === true);
  }
  return [...wanted.values()].every(Boolean);
}

function sourceFits(filter: SettledFilter, source: Source): boolean | undefined {
  switch (filter.field) {
    case 'role':
      return filter.values.includes(source.role);
    case 'source':
      return beginWords(filter.words, `${source.title} ${source.file} ${source.citeKey}`);
    case 'key': {
      const key = source.citeKey.toLowerCase();
      return filter.whole ? key === filter.value : key.startsWith(filter.value);
    }
    case 'year': {
      const year = issuedYear(source.item);
      return year !== undefined && filter.from <= year && year <= filter.to;
    }
    default:
      return undefined;
  }
}

function kindFits(filter: Filter, kind: Kind): boolean | undefined {
  return filter.field === 'kind' ? filter.values.includes(kind) : undefined;
}

function speakerFits(filter: Filter, speaker: string): boolean | undefined {
  return filter.field === 'speaker' ? beginWords(filter.words, speaker) : undefined;
}

/** Whether each of the words begins a word of `text`. */
function beginWords(words: readonly string[], text: string): boolean {
  const candidates = tokenizeWords(text);
  return words.every((word) => candidates.some((candidate) => candidate.startsWith(word)));
}

const MAX_KEPT = 8;
