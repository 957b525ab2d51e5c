import type { Source } from '../model/source.ts';
import { hashFolded } from '../text/tokenHash.ts';
import type { Evidence } from './evidence.ts';
import { languageOf } from './lexicon/languages.ts';
import type { Quotation } from './quotation.ts';

/**
 * Whether a quotation is in another language than the sources that it cites: its little words are those of another
 * language, or hardly any of its words stands in the sources at all. Two texts of one language share most of the small
 * words.
 */
export function isForeign({ words }: Quotation, cited: readonly Source[], evidence: Evidence): boolean {
  if (words.length < FEWEST_WORDS) return false;
  const folded = words.map((word) => word.folded);
  return isOfOtherLanguage(folded, cited, evidence) || isStrange(folded, cited, evidence);
}

function isOfOtherLanguage(words: readonly string[], cited: readonly Source[], evidence: Evidence): boolean {
  const language = languageOf(words);
  if (!language) return false;
  const languages = cited.map(({ id }) =>
    languageOf((evidence.textOf(id)?.words(0, LOOKED_AT) ?? []).map(({ folded }) => folded)),
  );
  return languages.every((own) => own !== undefined && own !== language);
}

function isStrange(words: readonly string[], cited: readonly Source[], evidence: Evidence): boolean {
  const wanted = new Set(words.map(hashFolded));
  const seen = new Set<number>();
  let read = 0;
  for (const { id } of cited) {
    for (const hash of evidence.hashesOf(id)) {
      if (wanted.has(hash)) seen.add(hash);
      if (++read > MOST_READ) break;
    }
  }
  return read >= LEAST_READ && seen.size < wanted.size * SHARED;
}

const FEWEST_WORDS = 6;
const LOOKED_AT = 600;
const LEAST_READ = 300;
const MOST_READ = 200_000;
const SHARED = 0.15;
