import type { IndexPart, PassageTable } from '../index/indexPart.ts';
import { Bitset } from '../index/segment/segment.ts';
import type { Source } from '../model/source.ts';

/** For each part the passages of sources in English, or of unknown language, and those in other languages. */
export interface PassagesByLanguage {
  readonly english: readonly Bitset[];
  readonly other: readonly Bitset[];
}

/**
 * Tells the passages apart in which English stems mean something. What the metadata says of a source's language counts.
 *
 * @returns undefined where there is no other language than English. Cost: counted once for each table.
 */
export function passagesByLanguage(parts: readonly IndexPart[]): PassagesByLanguage | undefined {
  if (!parts.some(({ passages }) => hasOthers(passages.sources))) return undefined;
  const tables = parts.map(({ passages }) => languagesOf(passages));
  return { english: tables.map(({ english }) => english), other: tables.map(({ other }) => other) };
}

/** Asked of each list of sources once: for many corpora that is all. */
function hasOthers(sources: readonly Source[]): boolean {
  const found = withOthers.get(sources) ?? !sources.every(isInEnglish);
  withOthers.set(sources, found);
  return found;
}

const withOthers = new WeakMap<readonly Source[], boolean>();

function isInEnglish({ item: { language } }: Source): boolean {
  return language === undefined || ENGLISH.test(language);
}

function languagesOf(passages: PassageTable): { readonly english: Bitset; readonly other: Bitset } {
  let languages = known.get(passages);
  if (!languages) {
    languages = { english: new Bitset(passages.count), other: new Bitset(passages.count) };
    for (const [number, source] of passages.sources.entries()) {
      const set = isInEnglish(source) ? languages.english : languages.other;
      const [from, to] = passages.documentsOf(number);
      for (let document = from; document < to; document++) set.add(document);
    }
    known.set(passages, languages);
  }
  return languages;
}

const known = new WeakMap<PassageTable, { readonly english: Bitset; readonly other: Bitset }>();

// A tag ("en-GB") or, as bibliographies have it, a word.
const ENGLISH = /^(?:en(?:g|glish)?(?![a-z])|(?:american|british)\b)/i;
