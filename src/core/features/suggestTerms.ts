import type { CorpusIndex } from '../index/corpusIndex.ts';
import { issuedYear } from '../model/cslItem.ts';
import { queryHelp } from '../search/queryHelp.ts';
import { splitWords } from '../text/words.ts';

/** How a query may go on at its cursor. */
export interface Suggestions {
  /** What the chosen one replaces, from offset to offset. */
  readonly replace: readonly [start: number, end: number];
  readonly items: readonly Suggestion[];
}

export interface Suggestion {
  /** What takes the place of what was typed. */
  readonly text: string;
  /** What it finds, in a few words. */
  readonly detail: string;
}

/**
 * Suggests fields of the query language where a word could be the beginning of one, and after the colon the values
 * that the corpus has; nothing elsewhere. Cost: a look at each source, for speakers at each passage's speaker.
 */
export function suggestTerms(index: CorpusIndex, query: string, cursor: number): Suggestions {
  const typed = TERM.exec(query.slice(Math.max(0, cursor - MAX_TERM), cursor));
  if (!typed) return { replace: [cursor, cursor], items: [] };
  const { minus = '', field, quoted: between, plain, word } = typed.groups ?? {};
  const value = between ?? plain ?? word ?? '';
  const replace = [cursor - typed[0].length, cursor] as const;
  const items = field === undefined ? fieldsLike(value) : valuesLike(index, field.toLowerCase(), value);
  const entered = typed[0].toLowerCase();
  return {
    replace,
    items: items
      .map((item) => ({ ...item, text: minus + item.text }))
      .filter(({ text }) => text.trim().toLowerCase() !== entered)
      .slice(0, MAX_SUGGESTIONS),
  };
}

function fieldsLike(typed: string): Suggestion[] {
  if (typed.length < MIN_LETTERS) return [];
  return queryHelp
    .filter(({ id, example }) => example.startsWith(`${id}:`) && id.startsWith(typed.toLowerCase()))
    .map(({ id, finds }) => ({ text: `${id}:`, detail: finds }));
}

function valuesLike(index: CorpusIndex, field: string, typed: string): Suggestion[] {
  const wanted = splitWords(typed).map(({ folded }) => folded);
  return valuesOf(index, field)
    .filter(({ value, detail }) => beginWords(wanted, `${value} ${detail}`))
    .map(({ value, detail }) => ({ text: `${field}:${quoted(value)} `, detail }));
}

interface FieldValue {
  readonly value: string;
  readonly detail: string;
}

function valuesOf(index: CorpusIndex, field: string): readonly FieldValue[] {
  const sources = index.sources();
  switch (field) {
    case 'speaker':
      return speakersOf(index).map((value) => ({ value, detail: '' }));
    case 'key':
      return sources.map(({ citeKey, title }) => ({ value: citeKey, detail: title }));
    case 'source':
      return sources.map(({ title, file }) => ({ value: title, detail: file }));
    case 'year': {
      const years = sources.flatMap(({ item }) => issuedYear(item)?.toString() ?? []);
      return [...new Set(years)].sort().map((value) => ({ value, detail: '' }));
    }
    default: {
      const values = queryHelp.find(({ id }) => id === field)?.values ?? [];
      return values.map((value) => ({ value, detail: '' }));
    }
  }
}

function speakersOf(index: CorpusIndex): string[] {
  const speakers = new Set<string>();
  for (const { passages } of index.parts()) {
    for (const speaker of passages.speakers) if (speaker) speakers.add(speaker);
  }
  return [...speakers].sort((a, b) => a.localeCompare(b));
}

/** Whether each of the words begins a word of `text`. */
function beginWords(words: readonly string[], text: string): boolean {
  const candidates = splitWords(text).map(({ folded }) => folded);
  return words.every((word) => candidates.some((candidate) => candidate.startsWith(word)));
}

function quoted(value: string): string {
  const bare = value.replace(/["“”]/gu, '').trim();
  return /[\s:]/u.test(bare) ? `"${bare}"` : bare;
}

// The term that ends at the cursor: a field with the beginning of its value, or the beginning of a word.
const TERM =
  /(?<=^|\s)(?<minus>-)?(?:(?<field>\p{L}+):(?:["“”](?<quoted>[^"“”]*)|(?<plain>[^\s"“”]*))|(?<word>\p{L}+))$/u;
const MAX_TERM = 200;
const MIN_LETTERS = 2;
const MAX_SUGGESTIONS = 12;
