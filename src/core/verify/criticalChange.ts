import {
  type CriticalKind,
  certainty,
  degree,
  isFunctionWord,
  isNegation,
  isQuantifier,
  modalStem,
} from './lexicon/critical.ts';
import { isNumberWord } from './lexicon/numbers.ts';

/** A word as it stands, with what tells a name from a word that opens a sentence. */
export interface ChangedWord {
  readonly folded: string;
  readonly surface: string;
  /** It opens a sentence or a line, where any word has a capital. */
  readonly isInitial: boolean;
  /** It stands in a text without capitals, where names look like other words. */
  readonly isUncased: boolean;
  /** It is part of the name of somebody whom the metadata names. */
  readonly isPerson: boolean;
}

/**
 * What a change of words touches: a negation, number, name, modal or quantifier put in, taken out or replaced. Words that
 * stand on both sides are not touched. Clauses and phrases that are left out or worded otherwise say something else
 * anyway; of them only negations count, and in shorter ones numbers.
 */
export function criticalKinds(
  draft: readonly ChangedWord[],
  source: readonly ChangedWord[],
): ReadonlySet<CriticalKind> {
  const [added, removed] = [
    without(partsOf(draft, source), partsOf(source, draft)),
    without(partsOf(source, draft), partsOf(draft, source)),
  ];
  const isOneSided = draft.length === 0 || source.length === 0;
  const isClause = Math.max(draft.length, source.length) >= (isOneSided ? PHRASE : CLAUSE);
  // Several words for several others: it is the wording that changed, not one word of it.
  const isRewording = draft.length > 1 && source.length > 1;
  const kinds = new Set<CriticalKind>();
  for (const { folded } of [...added, ...removed]) {
    if (isNegation(folded)) kinds.add('negation');
    if (isClause) continue;
    if (isNumberWord(folded) && folded !== 'once') kinds.add('number');
    if (isQuantifier(folded) && !isRewording && !isSynonym(folded, [...added, ...removed]))
      kinds.add('quantifier');
  }
  if (isClause || isRewording) return kinds;
  if (differsInModals(added, removed) || differsInCertainty(added, removed)) kinds.add('modal');
  if (differsInDegree(added, removed)) kinds.add('quantifier');
  if (differsInNames(added, removed)) kinds.add('name');
  return kinds;
}

/** "always" for "constantly" says as much. */
function isSynonym(word: string, changed: readonly ChangedWord[]): boolean {
  return ALWAYS.has(word) && changed.some(({ folded }) => folded !== word && ALWAYS.has(folded));
}

/** Contractions in their parts: "I'll" for "you'll" changes no modal. */
function partsOf(words: readonly ChangedWord[], others: readonly ChangedWord[]): ChangedWord[] {
  return words.flatMap((word) => {
    const match = /^(.+?)(n't|'(?:ll|d|s|re|m|ve))$/u.exec(word.folded);
    if (!match) return [word];
    const isPronoun = isFunctionWord(match[1] ?? '');
    // "it'll" left out is a pronoun left out; the future goes with it.
    const isAlone = words.length === 1 && others.length === 0 && isPronoun && match[2] !== "n't";
    const tail = isAlone ? undefined : TAILS[match[2] ?? ''];
    const head = {
      ...word,
      folded: match[1] === 'ca' || match[1] === 'wo' ? `${match[1]}n` : (match[1] ?? ''),
    };
    return tail ? [head, { ...word, folded: tail, surface: tail }] : [head];
  });
}

/** The words of `a` that `b` has not, counted. */
function without(a: readonly ChangedWord[], b: readonly ChangedWord[]): ChangedWord[] {
  const rest = b.map(({ folded }) => folded);
  return a.filter(({ folded }) => {
    const at = rest.indexOf(folded);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** "must" for "can". A modal in another tense ("would" for "will") is another form of the same one. */
function differsInModals(added: readonly ChangedWord[], removed: readonly ChangedWord[]): boolean {
  const [a, b] = [added, removed].map((words) =>
    words
      .flatMap(({ folded }) => modalStem(folded) ?? [])
      .sort()
      .join(' '),
  );
  return a !== b;
}

/** "seems" for "is", "know" for "think", "certainly" for "probably". */
function differsInCertainty(added: readonly ChangedWord[], removed: readonly ChangedWord[]): boolean {
  const [a, b] = [added, removed].map((words) =>
    Math.max(0, ...words.map(({ folded }) => certainty(folded) ?? 0)),
  );
  return a !== 0 && b !== 0 && a !== b;
}

/** "partly" for "entirely", "less" for "more". */
function differsInDegree(added: readonly ChangedWord[], removed: readonly ChangedWord[]): boolean {
  const [a, b] = [added, removed].map((words) => words.flatMap(({ folded }) => degree(folded) ?? []));
  return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && a[0] !== b[0];
}

/** A capital inside a sentence makes a name; where both sides have words, it takes one on each of them. */
function differsInNames(added: readonly ChangedWord[], removed: readonly ChangedWord[]): boolean {
  const [a, b] = [added.some(isName), removed.some((word) => isName(word) || mayBeName(word))];
  if (added.length === 0 || removed.length === 0) return a || removed.some(isName);
  // Somebody's name for another word with a capital, be it the first of its sentence.
  const isPerson = [...added, ...removed].some((word) => word.isPerson);
  return isPerson ? [added, removed].every((words) => words.some(mayBePerson)) : a && b;
}

function isName({ folded, surface, isInitial, isPerson }: ChangedWord): boolean {
  if (isPerson) return true;
  if (isInitial || isFunctionWord(folded)) return false;
  return /^\p{Lu}\p{Ll}/u.test(surface);
}

function mayBeName({ folded, isUncased }: ChangedWord): boolean {
  return isUncased && !isFunctionWord(folded);
}

function mayBePerson(word: ChangedWord): boolean {
  return word.isPerson || /^\p{Lu}/u.test(word.surface) || mayBeName(word);
}

const TAILS: Readonly<Record<string, string>> = { "n't": 'not', "'ll": 'will', "'d": 'would' };
const ALWAYS = new Set(['always', 'constantly', 'invariably', 'perpetually', 'forever']);
const CLAUSE = 5;
const PHRASE = 3;
