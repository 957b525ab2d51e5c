import type { Draft } from '../drafts/parseDraft.ts';
import { quoteText } from '../drafts/quotes.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Citation, CitationItem } from '../model/citation.ts';
import type { Passage } from '../model/passage.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import { findWords, type WordMatch } from '../search/findWords.ts';
import { splitWords } from '../text/words.ts';

/** What a citation points at: the source, and the place in it as far as it is known. */
export interface CitedPlace {
  readonly source: Source;
  /** Where the quoted words stand, else the passage that the locator names. Absent: the citation names the work alone. */
  readonly match?: WordMatch;
}

/** The place that one item of a citation names; undefined for a key of no source of the corpus. */
export function findCitedPlace(
  index: CorpusIndex,
  draft: Draft,
  citation: Citation,
  item: CitationItem,
): CitedPlace | undefined {
  const [source] = index.sourcesByKey(item.id);
  if (!source) return undefined;
  const quote = draft.quotes.find((candidate) => candidate.citation?.start === citation.start);
  const words = quote ? wordsOfQuote(draft, quote) : [];
  const quoted = words.length > 0 ? findWords(index, source.id, words)[0] : undefined;
  const match = quoted ?? locatedPassage(index, source, item);
  return { source, ...(match && { match }) };
}

/** The folded words of a quote. */
export function wordsOfQuote(draft: Draft, quote: Quote): string[] {
  return splitWords(quoteText(draft.text, quote)).map(({ folded }) => folded);
}

/** A passage as a match that marks none of its words. */
export function wholePassage(passage: Passage): WordMatch {
  return { passages: [passage], spans: [[0, 0]] };
}

function locatedPassage(
  index: CorpusIndex,
  source: Source,
  { locator }: CitationItem,
): WordMatch | undefined {
  if (!locator) return undefined;
  const passage = index
    .passagesOf(source.id)
    .find(
      ({ quotable, locator: own }) =>
        quotable && own?.label === locator.label && sameValue(own.value, locator.value),
    );
  return passage && wholePassage(passage);
}

/** `12:31` is `00:12:31`. */
function sameValue(a: string, b: string): boolean {
  const bare = (value: string) => value.replace(/^(?:0?0:)?0*/u, '');
  return a === b || bare(a) === bare(b);
}
