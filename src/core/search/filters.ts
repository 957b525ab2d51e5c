import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { IndexPart, PassageTable } from '../index/indexPart.ts';
import { tokenizeWords } from '../index/searchFields.ts';
import { Bitset } from '../index/segment/segment.ts';
import { issuedYear } from '../model/cslItem.ts';
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
  const narrowed = filters.map((filter) => settleKey(index, filter));
  const key = JSON.stringify(narrowed, (_, value) => (typeof value === 'number' ? String(value) : value));
  return parts.map(({ passages }) => {
    const known = kept.get(passages);
    if (known?.key === key) return known.among;
    const among = selectPassages(passages, narrowed);
    kept.set(passages, { key, among });
    return among;
  });
}

const kept = new WeakMap<PassageTable, { readonly key: string; readonly among: Bitset | undefined }>();

/** A whole cite key means that source, though others begin like it. */
function settleKey(index: CorpusIndex, filter: Filter): Filter & { readonly whole?: boolean } {
  if (filter.field !== 'key') return filter;
  return { ...filter, whole: index.sources().some(({ citeKey }) => citeKey.toLowerCase() === filter.value) };
}

function selectPassages(
  passages: PassageTable,
  filters: readonly (Filter & { readonly whole?: boolean })[],
): Bitset | undefined {
  const sources = passages.sources.map((source) =>
    Number(isAsked(filters, (filter) => sourceFits(filter, source))),
  );
  const speakers = passages.speakers.map((speaker) =>
    Number(isAsked(filters, (filter) => speakerFits(filter, speaker ?? ''))),
  );
  const anyKind = filters.some(({ field, without }) => field === 'kind' && !without);
  const kindFilters = filters.filter(({ field }) => field === 'kind');
  const among = new Bitset(passages.count);
  for (let document = 0; document < passages.count; document++) {
    if (!sources[passages.sourceNumber(document)] || !speakers[passages.speakerNumber(document)]) continue;
    if (!anyKind && !passages.quotable(document)) continue;
    if (kindFilters.length > 0) {
      const kind = passages.kind(document);
      if (
        !isAsked(kindFilters, (filter) =>
          filter.field === 'kind' ? filter.values.includes(kind) : undefined,
        )
      )
        continue;
    }
    among.add(document);
  }
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

function sourceFits(filter: Filter & { readonly whole?: boolean }, source: Source): boolean | undefined {
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

function speakerFits(filter: Filter, speaker: string): boolean | undefined {
  return filter.field === 'speaker' ? beginWords(filter.words, speaker) : undefined;
}

/** Whether each of the words begins a word of `text`. */
function beginWords(words: readonly string[], text: string): boolean {
  const candidates = tokenizeWords(text);
  return words.every((word) => candidates.some((candidate) => candidate.startsWith(word)));
}
