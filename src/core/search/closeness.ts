/** What closeness is judged by: the words of the query and what they stand for. */
export interface ClosenessQuery {
  /** All words in their order, those that say little among them. */
  readonly words: readonly string[];
  /** Whether the last of them may go on. */
  readonly openEnded: boolean;
  /** For a word of the text the number of the query's word that it stands for; undefined for none. */
  wordOf(text: string): number | undefined;
  /** How many of the query's words `wordOf` knows. */
  readonly wordCount: number;
}

/**
 * How close together the words of the query stand in a text that has them all, 0 to 1: 1 where they stand there as they
 * were typed, one after the other; less for words near each other in another order.
 */
export function closeness(words: readonly string[], query: ClosenessQuery): number {
  const inRow = wordsInRow(words, query);
  return query.wordCount > 1 ? Math.max(inRow, NEAR * nearness(words, query)) : inRow;
}

/** The share of the query that stands in a text one word after the other; 0 where that is no more than a turn of speech. */
export function wordsInRow(words: readonly string[], { words: query, openEnded }: ClosenessQuery): number {
  const run = longestRun(words, query, openEnded);
  return run >= MOST ? run : 0;
}

/**
 * The longest run of the query's words that stand in `words` one after the other, as a share of the query. Its last word
 * may be unfinished.
 */
export function longestRun(words: readonly string[], query: readonly string[], openEnded: boolean): number {
  let longest = 0;
  for (let from = 0; from < words.length; from++) {
    for (let start = 0; start + longest < query.length; start++) {
      let length = 0;
      while (start + length < query.length && fits(words[from + length], query, start + length, openEnded))
        length++;
      longest = Math.max(longest, length);
    }
  }
  return longest / query.length;
}

function fits(word: string | undefined, query: readonly string[], at: number, openEnded: boolean): boolean {
  const wanted = query[at] ?? '';
  if (word === undefined) return false;
  return word === wanted || (openEnded && at === query.length - 1 && word.startsWith(wanted));
}

/** The share of the query's words that a text has, by how much of the shortest stretch with all of them they fill. */
function nearness(words: readonly string[], { wordOf, wordCount }: ClosenessQuery): number {
  const places: { at: number; word: number }[] = [];
  for (const [at, text] of words.entries()) {
    const word = wordOf(text);
    if (word !== undefined) places.push({ at, word });
  }
  const found = new Set(places.map(({ word }) => word)).size;
  if (found < 2) return 0;
  return (found / wordCount) * (found / shortestStretch(places, found));
}

/** How many words the shortest stretch has that holds `wanted` different ones. Two ends that move forward. */
function shortestStretch(
  places: readonly { readonly at: number; readonly word: number }[],
  wanted: number,
): number {
  const counts = new Map<number, number>();
  let shortest = Number.POSITIVE_INFINITY;
  let first = 0;
  for (const last of places) {
    counts.set(last.word, (counts.get(last.word) ?? 0) + 1);
    for (let start = places[first]; start && counts.size === wanted; start = places[++first]) {
      shortest = Math.min(shortest, last.at - start.at + 1);
      const left = (counts.get(start.word) ?? 0) - 1;
      if (left > 0) counts.set(start.word, left);
      else counts.delete(start.word);
    }
  }
  return shortest;
}

// Less may be "in the use of", and no quotation.
const MOST = 0.6;
// Words side by side in another order count for less than a row.
const NEAR = 0.6;
