import { searchSegments } from '../index/segment/searchSegments.ts';
import { splitWords } from '../text/words.ts';
import type { Query } from './parseQuery.ts';
import type { SearchContext } from './searchContext.ts';
import { Vocabulary } from './vocabulary.ts';
import type { WantedWord } from './wantedWords.ts';
import { slipForms } from './wordForms.ts';

/**
 * The query with the words that no passage has replaced by words of the index that they may have been meant for.
 *
 * @returns undefined where every word is known, or where no passage has all the words of what could be meant.
 */
export function didYouMean(
  context: SearchContext,
  text: string,
  query: Query,
  wanted: readonly WantedWord[],
): string | undefined {
  const { parts } = context;
  const vocabulary = new Vocabulary(parts);
  const meant = new Map<string, string>();
  for (const each of wanted) {
    if (!vocabulary.isUnknown(each)) continue;
    const candidates = slipForms(parts, each.word).slice(0, CANDIDATES);
    const found = candidates.find(({ term }) =>
      isFound(context, replace(wanted, new Map([...meant, [each.word, term]]))),
    );
    if (!found) return undefined;
    meant.set(each.word, found.term);
  }
  if (meant.size === 0) return undefined;
  return rewrite(text, query, new Map([...meant].map(([word, term]) => [word, spell(context, term)])));
}

/** A term as a passage has it, accents and all: it is shown to people. In lower case, for it may begin a sentence there. */
function spell(context: SearchContext, term: string): string {
  const { parts, among, isOverdue } = context;
  const [hit] = searchSegments(parts, { term }, { fields: ['text'], limit: 1, among, isOverdue }).hits;
  const text = hit ? (parts[hit.part]?.passages.text(hit.document) ?? '') : '';
  const word = splitWords(text).find(({ folded }) => folded === term);
  return word ? text.slice(word.start, word.end).toLowerCase() : term;
}

/** Whether a passage has all the words, but for those that nothing was found for yet. */
function isFound({ parts, among, isOverdue }: SearchContext, wanted: readonly WantedWord[]): boolean {
  const vocabulary = new Vocabulary(parts);
  const query = vocabulary.allInAnyForm(wanted.filter((each) => !vocabulary.isUnknown(each)));
  return searchSegments(parts, query, { fields: ['text'], limit: 0, among, isOverdue }).total > 0;
}

function replace(wanted: readonly WantedWord[], meant: ReadonlyMap<string, string>): WantedWord[] {
  return wanted.map((each) => {
    const word = meant.get(each.word);
    return word === undefined ? each : { ...each, word, openEnded: false };
  });
}

function rewrite(text: string, { words }: Query, meant: ReadonlyMap<string, string>): string {
  let rewritten = '';
  let from = 0;
  for (const { folded, span } of words) {
    const word = meant.get(folded);
    if (word === undefined) continue;
    rewritten += text.slice(from, span[0]) + word;
    from = span[1];
  }
  return rewritten + text.slice(from);
}

const CANDIDATES = 3;
