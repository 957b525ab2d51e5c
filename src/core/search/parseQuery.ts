import { type Kind, kinds } from '../model/passage.ts';
import { type Role, roles } from '../model/source.ts';
import { splitWords } from '../text/words.ts';

/**
 * A query as typed: words (all are wanted first), `"exact phrases"`, `-without`, and `speaker:` `source:` `role:`
 * `kind:` `key:` followed by a word or a quoted value. What does not parse is words: a query never fails.
 */
export interface Query {
  /** Folded words, those of the phrases among them. */
  readonly words: readonly string[];
  /** Folded words of each phrase, which must stand together in this order. */
  readonly phrases: readonly (readonly string[])[];
  readonly without: readonly string[];
  readonly kinds: readonly Kind[];
  readonly roles: readonly Role[];
  /** Folded words that the speaker's name, the source's title or file, or the cite key must hold. */
  readonly speakers: readonly string[];
  readonly sources: readonly string[];
  readonly keys: readonly string[];
  /** True while the last word may go on: it then stands for every word that begins with it. */
  readonly openEnded: boolean;
}

/** Reads the first 64 words; more make no passage easier to find. */
export function parseQuery(text: string): Query {
  const query = {
    words: [] as string[],
    phrases: [] as string[][],
    without: [] as string[],
    kinds: [] as Kind[],
    roles: [] as Role[],
    speakers: [] as string[],
    sources: [] as string[],
    keys: [] as string[],
  };
  let lastIsWord = false;
  for (const { groups } of text.slice(0, MAX_CHARACTERS).matchAll(TERM)) {
    const value = groups?.quoted ?? groups?.plain ?? '';
    const words = splitWords(value).map(({ folded }) => folded);
    lastIsWord = false;
    if (groups?.field && takeField(query, groups.field.toLowerCase(), value, words)) continue;
    const all = groups?.field ? [...splitWords(groups.field).map(({ folded }) => folded), ...words] : words;
    if (groups?.minus) query.without.push(...all);
    else {
      query.words.push(...all);
      if (groups?.quoted !== undefined && words.length > 1) query.phrases.push(words);
      else lastIsWord = groups?.quoted === undefined;
    }
  }
  return { ...query, words: query.words.slice(0, MAX_WORDS), openEnded: lastIsWord && !/\s$/u.test(text) };
}

type Fields = { kinds: Kind[]; roles: Role[]; speakers: string[]; sources: string[]; keys: string[] };

function takeField(query: Fields, field: string, value: string, words: readonly string[]): boolean {
  const lower = value.toLowerCase();
  if (field === 'kind' && isOneOf(kinds, lower)) query.kinds.push(lower);
  else if (field === 'role' && isOneOf(roles, lower)) query.roles.push(lower);
  else if (field === 'speaker') query.speakers.push(...words);
  else if (field === 'source') query.sources.push(...words);
  else if (field === 'key') query.keys.push(lower);
  else return false;
  return true;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

const MAX_WORDS = 64;
const MAX_CHARACTERS = 4096;
const TERM =
  /(?<minus>(?<=^|\s)-)?(?:(?<field>\p{L}+):)?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<plain>[^\s"“”]+))/gu;
