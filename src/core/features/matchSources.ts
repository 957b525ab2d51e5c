import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { PassageTable } from '../index/indexPart.ts';
import { issuedYear, participants } from '../model/cslItem.ts';
import type { Source } from '../model/source.ts';
import { distanceToBeginning } from '../text/editDistance.ts';
import { splitWords } from '../text/words.ts';

/** A source that the words may mean, and how well they fit. */
export interface SourceMatch {
  readonly source: Source;
  /** `key`: its key begins so. `words`: each word begins one of its words. `slips`: with slips of the pen. */
  readonly fit: 'key' | 'words' | 'slips';
}

/**
 * The sources that typed words may mean, by cite key, people, title, container, year, file and who speaks in them. Slips
 * of the pen are looked for only where nothing fits as typed.
 *
 * Cost: the words of each source once, kept as long as it stays as it is.
 */
export function matchSources(index: CorpusIndex, sources: readonly Source[], query: string): SourceMatch[] {
  const words = splitWords(query).map(({ folded }) => folded);
  const key = bare(query);
  const speakers = speakersBySource(index);
  const asTyped = sources.flatMap((source): SourceMatch[] => {
    if (bare(source.citeKey).startsWith(key)) return [{ source, fit: 'key' }];
    const own = wordsOf(source, speakers.get(source.id));
    return words.length > 0 && words.every((word) => beginsOne(word, own)) ? [{ source, fit: 'words' }] : [];
  });
  if (asTyped.length > 0 || words.length === 0) return asTyped;
  return sources
    .filter((source) => {
      const own = wordsOf(source, speakers.get(source.id));
      return words.every((word) => beginsOne(word, own) || mayBeginOne(word, own));
    })
    .map((source) => ({ source, fit: 'slips' }));
}

/** Whether the word, or each run of letters and digits in it (`hask2021`), begins one of the words. */
function beginsOne(word: string, own: readonly string[]): boolean {
  const begins = (part: string) => own.some((each) => each.startsWith(part));
  if (begins(word)) return true;
  const runs = word.match(/\p{L}+|\p{N}+/gu) ?? [];
  return runs.length > 1 && runs.every(begins);
}

function mayBeginOne(word: string, own: readonly string[]): boolean {
  // Numbers are meant as they are.
  const bound = /\d/u.test(word) || word.length < ONE_SLIP ? 0 : word.length < TWO_SLIPS ? 1 : 2;
  return bound > 0 && own.some((each) => distanceToBeginning(word, each, bound) <= bound);
}

const known = new WeakMap<Source, { readonly speakers: string; readonly words: readonly string[] }>();

function wordsOf(source: Source, speakers: ReadonlySet<string> = new Set()): readonly string[] {
  const names = [...speakers].join(' ');
  const kept = known.get(source);
  if (kept?.speakers === names) return kept.words;
  const { item, citeKey, title, file } = source;
  const fields = [
    ...[title, item.title, item['container-title'], item['collection-title'], file, names],
    ...participants(item),
    item.number ?? item['collection-number'],
    issuedYear(item),
  ];
  const words = [
    bare(citeKey),
    // The words that a key is made of: `haskett2021transcript`, `van-der-Voss_2019`, `HaskettGate`.
    ...(citeKey.match(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu) ?? []).map((part) => part.toLowerCase()),
    ...splitWords(fields.filter((field) => field !== undefined).join(' ')).map(({ folded }) => folded),
  ];
  const kinds = [...new Set(words)];
  known.set(source, { speakers: names, words: kinds });
  return kinds;
}

/** Keys differ in case and marks from program to program. */
function bare(key: string): string {
  return key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Who speaks in each source, by its id. Cost: a look at each passage, once for each part of the index. */
function speakersBySource(index: CorpusIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const tables = index.parts().map(({ passages }) => speakersIn(passages));
  if (tables.length === 1 && tables[0]) return tables[0];
  return new Map(tables.flatMap((table) => [...table]));
}

const speakers = new WeakMap<PassageTable, ReadonlyMap<string, ReadonlySet<string>>>();

function speakersIn(passages: PassageTable): ReadonlyMap<string, ReadonlySet<string>> {
  const kept = speakers.get(passages);
  if (kept) return kept;
  const found = new Map<string, Set<string>>();
  for (const [number, { id }] of passages.sources.entries()) {
    const [from, to] = passages.documentsOf(number);
    const numbers = new Set<number>();
    for (let document = from; document < to; document++) numbers.add(passages.speakerNumber(document));
    const names = [...numbers].flatMap((speaker) => passages.speakers[speaker] ?? []);
    found.set(id, new Set(names));
  }
  speakers.set(passages, found);
  return found;
}

const ONE_SLIP = 4;
// From eight letters on, two slips still leave most of a word.
const TWO_SLIPS = 8;
