import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { joinSpans, type RunningText, toRawSpans } from '../text/runningText.ts';
import { MASK, type Token } from '../text/tokens.ts';
import { readItems } from './quotedItems.ts';
import { isDialogue, readOver } from './readOver.ts';

/** A word of a quotation. */
export interface QuotedWord extends Token {
  readonly kind: 'word';
  /** What of it stands outside its brackets, folded: before the first (`believe[d]`) and after the last (`[T]he`). */
  readonly unbracketed?: { readonly head: string; readonly tail: string };
}

/** Words are left out here, in any of the ways in which that is written. */
export interface Ellipsis {
  readonly kind: 'ellipsis';
  readonly start: number;
  readonly end: number;
}

/**
 * Words in square brackets: put in, or instead of others. `note`: `[sic]`, "emphasis added" and what else speaks of
 * the quotation and stands for no words of the source.
 */
export interface Bracket {
  readonly kind: 'bracket' | 'note';
  readonly start: number;
  readonly end: number;
  readonly words: readonly Token[];
}

export type QuotedItem = QuotedWord | Ellipsis | Bracket;

/** A quotation taken apart. Offsets of items are those of `running.text`. */
export interface Quotation {
  readonly running: RunningText;
  readonly items: readonly QuotedItem[];
  /** The words alone, in order. */
  readonly words: readonly QuotedWord[];
  /** Where a tag interrupts it ("…," she said, "…"): the mark before is that of an end. */
  readonly seams: readonly number[];
  /** Its lines say who speaks; the labels are not among the words. */
  readonly isDialogue: boolean;
}

/**
 * Takes the words of a quote in a draft apart. Markdown's marks, tags, comments, addresses of links, marks of notes and
 * backslashes are read over. Linear in the length of the quote.
 */
export function parseQuotation(
  draft: string,
  quote: Pick<Quote, 'spans'> & { readonly form?: Quote['form'] },
  opaque: readonly TextSpan[] = [],
): Quotation {
  const joined = joinSpans(draft, withListNumber(draft, quote.spans));
  const lines = quote.form === 'block' ? lineStarts(draft, joined) : [];
  const hasLabels = isDialogue(joined.text, lines);
  const text = readOver(joined, opaque, hasLabels ? lines : []);
  const running = { ...joined, text };
  const items = readItems(text);
  const words = items.filter((item) => item.kind === 'word');
  return {
    running,
    items,
    words,
    seams: quote.form === 'run-in' ? joined.starts.slice(1) : [],
    isDialogue: hasLabels,
  };
}

/** Where the lines of a quote start in its running text. Tags part spans as line ends do. */
function lineStarts(draft: string, { spans, starts }: RunningText): number[] {
  return starts.filter((_, at) => {
    const gap = draft.slice(spans[at - 1]?.[1] ?? 0, spans[at]?.[0] ?? 0);
    return at === 0 || /\n|<br\b/iu.test(gap);
  });
}

/**
 * A year or a count that opens a line of a block quote, with its dot, makes a list of it (`> 1953. It was …`): the
 * writer meant words. A list proper starts with 1.
 */
function withListNumber(draft: string, spans: readonly TextSpan[]): readonly TextSpan[] {
  const [first, ...others] = spans;
  if (!first) return spans;
  const lineStart = draft.lastIndexOf('\n', first[0] - 1) + 1;
  const marker = /^[\s>]*>\s*(?<number>\d{1,9})[.)]\s+$/u.exec(draft.slice(lineStart, first[0]));
  const number = marker?.groups?.number;
  if (!number || Number(number) === 1) return spans;
  return [[lineStart + draft.slice(lineStart).indexOf(number), first[1]], ...others];
}

/** Where a stretch of the quotation stands in the draft: from its first character to its last. */
export function toDraftSpan({ running }: Quotation, [start, end]: TextSpan): TextSpan {
  if (end <= start) {
    const [at] = toRawSpans(running, [start, start + 1]);
    return at ? [at[0], at[0]] : [running.spans.at(-1)?.[1] ?? 0, running.spans.at(-1)?.[1] ?? 0];
  }
  const spans = toRawSpans(running, [start, end]);
  return [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
}

/** A stretch of `running.text` as it reads, without what was masked in it. */
export function plainText(stretch: string): string {
  return stretch.replaceAll(MASK, '');
}
