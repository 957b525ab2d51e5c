import { quotableOf } from '../core/citing/namedOriginal.ts';
import type { Quotable } from '../core/citing/quotable.ts';
import { refusalOf } from '../core/citing/refusal.ts';
import { joinStretches } from '../core/features/joinStretches.ts';
import { cutStretch, isPassage, type StretchRefusal } from '../core/features/stretch.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { QuoteRef, QuoteRefusal } from '../protocol/quoteRequests.ts';

/** What a client means to quote, or why it is no quote. */
export function findQuotable(index: CorpusIndex, ref: QuoteRef): Quotable | StretchRefusal {
  if ('pieces' in ref) {
    const joined = joinStretches(index, ref.pieces);
    if ('refused' in joined) return joined;
    const source = index.source(joined.passage.sourceId);
    return source
      ? { ...quotableOf(index, joined.passage, source), ...joined }
      : { refused: 'unknown-passage' };
  }
  const passage = 'passageId' in ref ? index.passage(ref.passageId) : cutStretch(index, ref);
  if (passage && !isPassage(passage)) return passage;
  const source = passage && index.source(passage.sourceId);
  return passage && source ? quotableOf(index, passage, source) : { refused: 'unknown-passage' };
}

/** All that a client means to quote, or why the first that may not be inserted may not. */
export function findQuotables(
  index: CorpusIndex,
  refs: readonly QuoteRef[],
  today: string,
): readonly Quotable[] | QuoteRefusal {
  const quotes: Quotable[] = [];
  for (const ref of refs) {
    const found = findQuotable(index, ref);
    if ('refused' in found) return found;
    const refusal = refusalOf(found.passage, found.source, today);
    if (refusal?.code === 'ground-rule') return { refused: refusal.code, rule: refusal.rule };
    if (refusal) return { refused: refusal.code };
    quotes.push(found);
  }
  return quotes;
}
