import type { Draft } from '../drafts/parseDraft.ts';
import { quoteText } from '../drafts/quotes.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Citation } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { findWords } from '../search/findWords.ts';
import { oneLine } from '../text/markdownText.ts';
import { splitWords } from '../text/words.ts';

/** One place of a draft that uses a source. */
export interface Use {
  readonly kind: 'quotation' | 'citation';
  readonly citeKey: string;
  /** The words of a quotation, or the whole citation. */
  readonly span: TextSpan;
  /** The cite key within its citation, without `@` and braces. */
  readonly keySpan: TextSpan;
  /** The quoted words, or the line that holds the citation, on one line. */
  readonly context: string;
}

/** A quotation of a draft with the passages that it stands in word for word. */
export interface PassageUse {
  readonly passageIds: readonly string[];
  readonly span: TextSpan;
  readonly context: string;
}

/**
 * Every place where a draft uses the source of this cite key, in the order of the text: a citation with a quotation is
 * one use, the quotation's.
 */
export function findUses(draft: Draft, citeKey: string): Use[] {
  return draft.citations.flatMap((citation) =>
    citation.items
      .filter(({ id }) => id === citeKey)
      .map((item): Use => {
        const quote = draft.quotes.find((candidate) => candidate.citation?.start === citation.start);
        return {
          kind: quote ? 'quotation' : 'citation',
          citeKey,
          span: quote ? [quote.start, quote.end] : [citation.start, citation.end],
          keySpan: keySpan(draft.text, item),
          context: quote ? oneLine(quoteText(draft.text, quote)) : lineAt(draft.text, citation.start),
        };
      }),
  );
}

/**
 * The quotations of a draft that stand word for word in a source which they cite, with their passages.
 *
 * Cost: the words of the source, counted once.
 */
export function findPassageUses(index: CorpusIndex, draft: Draft, sourceId: string): PassageUse[] {
  const citeKey = index.source(sourceId)?.citeKey;
  return draft.quotes.filter(citesKey(citeKey)).flatMap((quote) => {
    const words = splitWords(quoteText(draft.text, quote)).map(({ folded }) => folded);
    const passageIds = findWords(index, sourceId, words).flatMap(({ passages }) =>
      passages.map(({ id }) => id),
    );
    if (passageIds.length === 0) return [];
    const context = oneLine(quoteText(draft.text, quote));
    return [{ passageIds: [...new Set(passageIds)], span: [quote.start, quote.end] as const, context }];
  });
}

/** The cite key at `offset`, with the citation that holds it; undefined elsewhere. */
export function citeKeyAt(
  draft: Draft,
  offset: number,
): { readonly citeKey: string; readonly span: TextSpan; readonly citation: Citation } | undefined {
  for (const citation of draft.citations) {
    for (const item of citation.items) {
      const span = keySpan(draft.text, item);
      if (span[0] - MARK <= offset && offset <= span[1]) return { citeKey: item.id, span, citation };
    }
  }
  return undefined;
}

/** Where the key itself stands in an item, behind `-`, `@` and an opening brace. */
export function keySpan(
  text: string,
  { start, end, id }: { readonly start: number; readonly end: number; readonly id: string },
): TextSpan {
  const from = text.slice(start, end).indexOf(id);
  return [start + from, start + from + id.length];
}

function citesKey(citeKey: string | undefined): (quote: Quote) => boolean {
  return ({ citation }) => citation?.items.some(({ id }) => id === citeKey) ?? false;
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return oneLine(text.slice(start, end < 0 ? text.length : end)).trim();
}

// The `@` before a key belongs to it for whoever points at it.
const MARK = 1;
