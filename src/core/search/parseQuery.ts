import { type Kind, kinds } from '../model/passage.ts';
import { type Role, roles } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { splitWords } from '../text/words.ts';

/**
 * A query as typed: words, `"exact phrases"`, `-without`, and fields such as `speaker:haskett` (all of them stand in
 * `queryHelp`). What does not parse is words: a query never fails.
 */
export interface Query {
  /** The words outside of quotation marks, in their order. */
  readonly words: readonly QueryWord[];
  /** What must stand in a passage, or run on into the next one, word for word. */
  readonly phrases: readonly Phrase[];
  /** What must not stand in it, word for word: folded words. */
  readonly without: readonly (readonly string[])[];
  readonly filters: readonly Filter[];
  /** True while the last of `words` may go on: it then stands for every word that begins with it. */
  readonly openEnded: boolean;
}

export interface QueryWord {
  readonly folded: string;
  /** Where it stands in the query. */
  readonly span: TextSpan;
}

export interface Phrase {
  /** Folded, at least one. */
  readonly words: readonly string[];
  /** True while the closing mark is missing: the last word may go on. */
  readonly openEnded: boolean;
}

/** What a field of the query asks of a passage. Of several for the same field one is enough; fields add up. */
export type Filter = (
  | { readonly field: 'kind'; readonly values: readonly Kind[] }
  | { readonly field: 'role'; readonly values: readonly Role[] }
  /** Folded words that all begin a word of the speaker's name; of the source's title, file or key. */
  | { readonly field: 'speaker' | 'source'; readonly words: readonly string[] }
  /** The beginning of a cite key in lower case. */
  | { readonly field: 'key'; readonly value: string }
  /** Both years are in the range. */
  | { readonly field: 'year'; readonly from: number; readonly to: number }
) & {
  /** True where it was asked with a minus: none of these. */
  readonly without: boolean;
};

/**
 * Reads the first 128 words; more make no passage easier to find. A text of many words was pasted, not typed: marks and
 * signs in it are punctuation.
 */
export function parseQuery(text: string): Query {
  const terms = [...readTerms(text.slice(0, MAX_CHARACTERS).replace(UNFINISHED, ''))];
  const loose = terms.reduce((sum, { quoted, all }) => sum + (quoted ? 0 : all.length), 0);
  return loose > MANY_WORDS ? toWords(text) : toQuery(text, terms);
}

function toWords(text: string): Query {
  const all = splitWords(text.slice(0, MAX_CHARACTERS)).slice(0, MAX_WORDS);
  const words = all.map(({ folded, start, end }) => ({ folded, span: [start, end] as const }));
  return { words, phrases: [], without: [], filters: [], openEnded: isOpenEnded(text, words) };
}

function toQuery(text: string, terms: readonly Term[]): Query {
  const query = {
    words: [] as QueryWord[],
    phrases: [] as Phrase[],
    without: [] as string[][],
    filters: [] as Filter[],
  };
  let lastIsWord = false;
  for (const term of terms) {
    const filter = toFilter(term);
    lastIsWord = false;
    if (filter) query.filters.push(filter);
    else if (term.minus) addWithout(query.without, term);
    else if (term.quoted && !term.field) addPhrase(query.phrases, term);
    else {
      query.words.push(...term.all);
      lastIsWord = !term.quoted;
    }
  }
  return { ...query, openEnded: lastIsWord && isOpenEnded(text, query.words) };
}

/** Whether the text ends with the last word, so that this may go on. */
function isOpenEnded(text: string, words: readonly QueryWord[]): boolean {
  return words.at(-1)?.span[1] === text.length;
}

/** A piece of the query between blanks, or between quotation marks. */
interface Term {
  readonly minus: boolean;
  /** What stands before a colon; empty without one. */
  readonly field: string;
  readonly value: string;
  readonly quoted: boolean;
  /** Whether the closing mark is there. */
  readonly closed: boolean;
  /** The words of the value. */
  readonly words: readonly string[];
  /** The words of field and value, for a term that turns out to be nothing else. */
  readonly all: readonly QueryWord[];
}

function* readTerms(text: string): Generator<Term> {
  for (const { index, 0: whole, groups = {} } of text.matchAll(TERM)) {
    const { minus, field = '', quoted, plain } = groups;
    const value = quoted ?? plain ?? '';
    const at = index + (minus ?? '').length;
    yield {
      minus: minus !== undefined,
      field: field.toLowerCase(),
      value,
      quoted: quoted !== undefined,
      closed: CLOSING_MARK.test(whole) && whole.length > 1 + field.length,
      words: splitWords(value).map(({ folded }) => folded),
      all: splitWords(text.slice(at, index + whole.length)).map(({ folded, start, end }) => ({
        folded,
        span: [at + start, at + end],
      })),
    };
  }
}

function addPhrase(phrases: Phrase[], { words, closed }: Term): void {
  const phrase = withoutBeginning({ words: words.slice(0, MAX_WORDS), openEnded: !closed });
  if (
    words.length > 0 &&
    isNew(
      phrase.words,
      phrases.map((each) => each.words),
    )
  )
    phrases.push(phrase);
}

/** One or two letters of a word that is still being typed say nothing yet: nearly every passage has such a word. */
function withoutBeginning(phrase: Phrase): Phrase {
  const { words, openEnded } = phrase;
  const isNothing = openEnded && words.length > 1 && (words.at(-1)?.length ?? 0) < 3;
  return isNothing ? { words: words.slice(0, -1), openEnded: false } : phrase;
}

/** What is said again and again is looked for once, and nobody means so many things. */
function isNew(words: readonly string[], others: readonly (readonly string[])[]): boolean {
  return others.length < MAX_PHRASES && !others.some((other) => other.join(' ') === words.join(' '));
}

function addWithout(without: string[][], { quoted, all }: Term): void {
  const words = all.slice(0, MAX_WORDS).map(({ folded }) => folded);
  for (const each of quoted ? [words] : words.map((word) => [word]))
    if (each.length > 0 && isNew(each, without)) without.push(each);
}

/** Values may be unfinished like the last word: `role:prim` is as good as `role:primary`. */
function toFilter({ field, value, words, minus: without }: Term): Filter | undefined {
  const lower = value.toLowerCase().replace(/^@/, '');
  if (lower === '') return undefined;
  switch (field) {
    case 'kind': {
      const values = kinds.filter((kind) => kind.startsWith(lower));
      return values.length > 0 ? { field, values, without } : undefined;
    }
    case 'role': {
      const values = roles.filter((role) => role.startsWith(lower));
      return values.length > 0 ? { field, values, without } : undefined;
    }
    case 'speaker':
    case 'source':
      return words.length > 0 ? { field, words, without } : undefined;
    case 'key':
      return { field, value: lower, without };
    case 'year':
      return toYears(lower, without);
    default:
      return undefined;
  }
}

/** `2019`, `2019..2024`, `2019..`, `..2024`. An unfinished year is every year that begins so: 201 is 2010 to 2019. */
function toYears(value: string, without: boolean): Filter | undefined {
  const [, first, dots, last] = YEARS.exec(value) ?? [];
  if (first === undefined && last === undefined) return undefined;
  const to = dots === undefined ? first : last;
  return {
    field: 'year',
    from: first === undefined ? Number.NEGATIVE_INFINITY : Number(first.padEnd(4, '0')),
    to: to === undefined ? Number.POSITIVE_INFINITY : Number(to.padEnd(4, '9')),
    without,
  };
}

const MAX_WORDS = 128;
// Nobody types so many words beside what they quote.
const MANY_WORDS = 16;
const MAX_PHRASES = 32;
const MAX_CHARACTERS = 4096;
const TERM =
  /(?<minus>(?<=^|\s)-(?=\S))?(?:(?<field>\p{L}+):)?(?:["“”„«»](?<quoted>[^"“”„«»]*)["“”„«»]?|(?<plain>[^\s"“”„«»]+))/gu;
const CLOSING_MARK = /["“”„«»]$/u;
const YEARS = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/;
// The name of a field whose value is yet to come.
const UNFINISHED = /(?<=^|\s)-?(?:kind|role|speaker|source|key|year):["“”„«»]?$/iu;
