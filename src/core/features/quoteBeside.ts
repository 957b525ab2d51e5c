import type { Draft } from '../drafts/parseDraft.ts';
import type { Quote } from '../model/quote.ts';
import { spanTouches } from '../model/textSpan.ts';

/**
 * The quote that a citation at `offset` stands with, or will once it is finished: the one that has the citation there,
 * else the last one before it from which only marks, a tag or an attribution line lead there.
 *
 * @param start where the citation begins.
 */
export function quoteBeside(draft: Draft, start: number, offset: number): Quote | undefined {
  const citation = draft.citations.find((each) => spanTouches([each.start, each.end], offset));
  const cited = citation && draft.quotes.find((quote) => quote.citation?.start === citation.start);
  if (cited) return cited;
  const holding = draft.quotes.find(
    (quote) => quote.form === 'block' && quote.start < start && start < quote.end,
  );
  // A citation that is not finished counts for words of the block quote that it stands at the end of.
  if (holding)
    return /[.?!…]["”’»」]?\s*$/u.test(draft.text.slice(holding.start, start)) ? holding : undefined;
  const quote = lastBefore(draft.quotes, start);
  if (!quote || (quote.citation && quote.citation.end <= start)) return undefined;
  const between = draft.text.slice(quote.end, start);
  if (between.length > REACH || /\n[ \t>]*\r?\n(?![ \t>]*(?:—|–|--))/u.test(between)) return undefined;
  if (quote.form === 'block' && /^[\s>]*(?:(?:—|–|--)[^\n]*)?$/u.test(between)) return quote;
  // Behind the sentence with the quote another one begins, and its citation is its own. Behind “?” it may be a tag.
  return /(?:[.…]["”’»」]?|[?!])\s+\p{Lu}/u.test(draft.text.charAt(quote.end - 1) + between)
    ? undefined
    : quote;
}

function lastBefore(quotes: readonly Quote[], start: number): Quote | undefined {
  let last: Quote | undefined;
  for (const quote of quotes) if (quote.end <= start && quote.end > (last?.end ?? -1)) last = quote;
  return last;
}

// In characters: a long tag between a quotation and its citation.
const REACH = 200;
