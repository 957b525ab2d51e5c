import type { Draft } from '../drafts/parseDraft.ts';
import { quoteText } from '../drafts/quotes.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { findWords } from '../search/findWords.ts';
import { splitWords } from '../text/words.ts';

/** The passages that the cited quotes of a draft stand in word for word, by id. Cost: the words of the cited sources. */
export function usedPassages(index: CorpusIndex, draft: Draft): readonly string[] {
  const used = new Set<string>();
  for (const quote of draft.quotes) {
    const words = splitWords(quoteText(draft.text, quote)).map(({ folded }) => folded);
    const cited = (quote.citation?.items ?? []).flatMap(({ id }) => index.sourcesByKey(id));
    for (const source of cited) {
      for (const { passages } of findWords(index, source.id, words))
        for (const { id } of passages) used.add(id);
    }
  }
  return [...used];
}
