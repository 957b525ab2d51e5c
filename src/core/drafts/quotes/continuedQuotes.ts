import { type TextSpan, trimSpan } from '../../model/textSpan.ts';
import type { BlockReading } from '../readBlock.ts';
import { shiftPointer, shiftSpan } from '../shift.ts';
import { cut } from '../spans.ts';
import type { FoundQuote } from './foundQuote.ts';
import type { RunInQuote } from './runInQuotes.ts';
import { findSentenceBreaks } from './sentenceBreaks.ts';

/** A paragraph among its neighbors. */
export interface Paragraph {
  /** The paragraph as it stands in the draft. */
  readonly text: string;
  readonly reading: BlockReading;
  /** Where it starts, counted from what the quotes are to be counted from. */
  readonly start: number;
}

/** A quote over several paragraphs: each opens with the mark, only the last one closes. */
export interface ContinuedQuote {
  readonly quote: FoundQuote;
  /** How many paragraphs it stands in. */
  readonly length: number;
  /** The quotes that it takes the place of: its last part, and what stands within the others. */
  readonly replaces: readonly RunInQuote[];
}

/** A quote that the paragraphs after it do not close. */
export interface UnfinishedQuote {
  readonly quote?: undefined;
  readonly length: number;
}

/**
 * The quote that the first paragraph leaves open, if the neighbors behind it continue and close it.
 *
 * @param paragraphAt the neighbors in order, from 0; undefined for what is no paragraph.
 */
export function continueQuote(
  paragraphAt: (index: number) => Paragraph | undefined,
): ContinuedQuote | UnfinishedQuote | undefined {
  const first = paragraphAt(0);
  const unclosed = first?.reading.unclosed;
  if (!first || unclosed === undefined) return undefined;
  const mark = first.text.charAt(unclosed);
  const open = [first];
  for (;;) {
    const next = paragraphAt(open.length);
    if (next?.text.charAt(0) !== mark) return { length: open.length };
    const [ending] = next.reading.quotes;
    if (ending?.marks[0] === 0) return close(open, next, ending);
    if (next.reading.unclosed !== 0) return { length: open.length };
    open.push(next);
  }
}

function close(open: readonly Paragraph[], last: Paragraph, ending: RunInQuote): ContinuedQuote {
  const inner = open.flatMap(({ reading: { quotes, unclosed = 0 } }) =>
    quotes.filter(({ marks }) => marks[0] >= unclosed),
  );
  const before = open[0] && sentenceBefore(open[0]);
  const behind = ending.context.filter(([start]) => start >= ending.marks[1]);
  return {
    quote: {
      form: 'run-in',
      spans: [...open.flatMap(openPart), ...ending.spans.map((span) => shiftSpan(span, last.start))],
      context: [...(before ? [before] : []), ...behind.map((span) => shiftSpan(span, last.start))],
      pointers: ending.pointers.map((pointer) => shiftPointer(pointer, last.start)),
      ignored: ending.ignored || inner.some(({ ignored }) => ignored),
    },
    length: open.length + 1,
    replaces: [...inner, ending],
  };
}

/** The words of a paragraph from its open mark to its end. */
function openPart({ text, start, reading: { unclosed = 0, cuts } }: Paragraph): TextSpan[] {
  return cut([unclosed + 1, text.length], cuts)
    .map((span) => shiftSpan(trimSpan(text, span), start))
    .filter((span) => span[1] > span[0]);
}

function sentenceBefore({ text, start, reading: { unclosed = 0 } }: Paragraph): TextSpan | undefined {
  const from = findSentenceBreaks(text.slice(0, unclosed)).at(-1)?.next ?? 0;
  const span = trimSpan(text, [from, unclosed]);
  return span[1] > span[0] ? shiftSpan(span, start) : undefined;
}
