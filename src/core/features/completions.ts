import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Quote } from '../model/quote.ts';
import { citationChoices } from './citationCompletions.ts';
import { citingContext } from './citingContext.ts';
import type { CompletionChoice, CompletionRequest } from './completionChoice.ts';
import { locatorChoices } from './locatorCompletions.ts';
import { quoteBeside } from './quoteBeside.ts';
import { quoteChoices } from './quoteCompletions.ts';
import { quotingContext } from './quotingContext.ts';

export type { CompletionChoice, CompletionRequest } from './completionChoice.ts';

/**
 * What can be inserted at `offset`: passages after `>` and inside an opening quotation mark, works after `@` and in a
 * bracket, places of a work behind its key.
 */
export function completionsAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  request: CompletionRequest,
): CompletionChoice[] {
  const citing = citingContext(draft, offset);
  if (citing) {
    const quote = quoteBeside(draft, citing.start, offset);
    const finding = quote && request.findingOf?.(quote);
    const beside = quote && { quote, ...(finding && { finding }) };
    if (citing.form === 'locator') return locatorChoices(index, draft, citing, beside);
    const choices = citationChoices(index, draft, { ...citing, offset }, beside, request);
    if (choices.length > 0 || citing.begunBy !== 'bracket') return choices;
  }
  const quoting = quotingContext(draft, offset);
  return quoting ? quoteChoices(index, draft, quoting, offset, request) : [];
}

/** The quote whose finding `completionsAt` will ask for; undefined where it asks for none. */
export function quoteForCompletions(draft: Draft, offset: number): Quote | undefined {
  const citing = citingContext(draft, offset);
  return citing && quoteBeside(draft, citing.start, offset);
}
