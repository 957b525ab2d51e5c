import { firstIndex } from '../drafts/spans.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { issuedYear, participants } from '../model/cslItem.ts';
import type { Source } from '../model/source.ts';
import { similarBeginnings } from '../text/editDistance.ts';
import { splitWords } from '../text/words.ts';

/** A source that the words may mean, and how well they fit. */
export interface SourceMatch {
  readonly source: Source;
  /** `key`: its key begins so. `words`: each word begins one of its words. `slips`: with slips of the pen. */
  readonly fit: 'key' | 'words' | 'slips';
}

/**
 * The sources that typed words may mean, by cite key, people, title, container, year, file and who speaks in them, in the
 * order of the corpus; the writer's own are none to cite. Slips of the pen are looked for only where nothing fits as typed.
 *
 * Cost: the words of all sources once, kept as long as the corpus is the same; then a look at each key and at the words
 * that are like those typed.
 */
export function matchSources(index: CorpusIndex, query: string): SourceMatch[] {
  const table = tableOf(index);
  const words = splitWords(query).map(({ folded }) => folded);
  const key = bare(query);
  const fitting = words.length > 0 ? inAll(words.map((word) => beginning(table, word))) : new Set<number>();
  const asTyped = table.sources.flatMap((source, at): SourceMatch[] => {
    if (table.keys[at]?.startsWith(key)) return [{ source, fit: 'key' }];
    return fitting.has(at) ? [{ source, fit: 'words' }] : [];
  });
  if (asTyped.length > 0 || words.length === 0) return asTyped;
  const similar = inAll(
    words.map((word) => {
      const exact = beginning(table, word);
      return exact.size > 0 ? exact : withSlips(table, word);
    }),
  );
  return table.sources.flatMap((source, at) => (similar.has(at) ? [{ source, fit: 'slips' as const }] : []));
}

/** The words of all sources that can be cited. */
interface SourceTable {
  readonly sources: readonly Source[];
  /** Of each source its bare cite key. */
  readonly keys: readonly string[];
  /** All their words in rising order, and for each the places of the sources that have it. */
  readonly words: readonly string[];
  readonly places: readonly (readonly number[])[];
}

/** The places of the sources with a word that begins so, or with one for each run of letters and digits (`hask2021`). */
function beginning({ words, places }: SourceTable, word: string): ReadonlySet<number> {
  const found = new Set<number>();
  const from = firstIndex(words.length, (at) => (words[at] ?? '') >= word);
  for (let at = from; words[at]?.startsWith(word); at++)
    for (const place of places[at] ?? []) found.add(place);
  const runs = word.match(/\p{L}+|\p{N}+/gu) ?? [];
  if (found.size > 0 || runs.length < 2) return found;
  return inAll(runs.map((run) => beginning({ words, places } as SourceTable, run)));
}

function withSlips({ words, places }: SourceTable, word: string): ReadonlySet<number> {
  // Numbers are meant as they are.
  const bound = /\d/u.test(word) || word.length < ONE_SLIP ? 0 : word.length < TWO_SLIPS ? 1 : 2;
  const found = bound > 0 ? similarBeginnings(words, word, bound) : [];
  return new Set(found.flatMap((at) => places[at] ?? []));
}

function inAll([first, ...others]: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set([...(first ?? [])].filter((place) => others.every((other) => other.has(place))));
}

// By the list of sources: it is another one after each change of the corpus.
const tables = new WeakMap<readonly Source[], SourceTable>();

function tableOf(index: CorpusIndex): SourceTable {
  const all = index.sources();
  const kept = tables.get(all);
  if (kept) return kept;
  const speakers = speakersBySource(index);
  const sources = all.filter(({ role }) => role !== 'own');
  const places = new Map<string, number[]>();
  for (const [place, source] of sources.entries()) {
    for (const word of wordsOf(source, speakers.get(source.id) ?? [])) {
      const known = places.get(word);
      if (known) known.push(place);
      else places.set(word, [place]);
    }
  }
  const words = [...places.keys()].sort();
  const table = {
    sources,
    keys: sources.map(({ citeKey }) => bare(citeKey)),
    words,
    places: words.map((word) => places.get(word) ?? []),
  };
  tables.set(all, table);
  return table;
}

// A source that is imported anew is another object.
const known = new WeakMap<Source, ReadonlySet<string>>();

function wordsOf(source: Source, speakers: Iterable<string>): ReadonlySet<string> {
  const words = known.get(source) ?? collectWords(source, speakers);
  known.set(source, words);
  return words;
}

function collectWords(
  { item, citeKey, title, file }: Source,
  speakers: Iterable<string>,
): ReadonlySet<string> {
  const fields = [
    ...[title, item.title, item['container-title'], item['collection-title'], file],
    ...[...speakers, ...participants(item)],
    item.number ?? item['collection-number'],
    issuedYear(item),
  ];
  return new Set([
    bare(citeKey),
    // The words that a key is made of: `haskett2021transcript`, `van-der-Voss_2019`, `HaskettGate`.
    ...(citeKey.match(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu) ?? []).map((part) => part.toLowerCase()),
    ...splitWords(fields.filter((field) => field !== undefined).join(' ')).map(({ folded }) => folded),
  ]);
}

/** Keys differ in case and marks from program to program. */
function bare(key: string): string {
  return key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Who speaks in each source, by its id. Cost: a look at each passage. */
function speakersBySource(index: CorpusIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { passages } of index.parts()) {
    for (const [number, { id }] of passages.sources.entries()) {
      const [from, to] = passages.documentsOf(number);
      const numbers = new Set<number>();
      for (let document = from; document < to; document++) numbers.add(passages.speakerNumber(document));
      found.set(id, new Set([...numbers].flatMap((speaker) => passages.speakers[speaker] ?? [])));
    }
  }
  return found;
}

const ONE_SLIP = 4;
// From eight letters on, two slips still leave most of a word.
const TWO_SLIPS = 8;
