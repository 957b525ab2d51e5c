import type { TextSpan } from '../../model/textSpan.ts';
import { trimSpan } from '../../model/textSpan.ts';
import type { TextReading } from '../readText.ts';
import { cut } from '../spans.ts';
import { firstBreakFrom, fittingPointers, lastBreakUpTo, type Pointer, toPointers } from './citedBy.ts';
import { findMarks, type MarkedStretch } from './quotationMarks.ts';
import { findSentenceBreaks, type SentenceBreak } from './sentenceBreaks.ts';
import { continuesSpeech, interruptsQuote } from './speechTags.ts';

/** A run-in quote in a stretch of text. */
export interface RunInQuote {
  /** From its first opening mark to behind its last closing one. */
  readonly marks: TextSpan;
  /** Its words, without marks, citations and notes. */
  readonly spans: readonly TextSpan[];
  /** What stands around it and between its parts, from sentence to sentence. */
  readonly context: readonly TextSpan[];
  /** What may say where it is from, the best first. */
  readonly pointers: readonly Pointer[];
  readonly ignored: boolean;
}

export interface RunInReading {
  readonly quotes: readonly RunInQuote[];
  /** The last opening mark that nothing closes: the quotation may go on in the next paragraph. */
  readonly unclosed?: number;
}

/**
 * The quotes between quotation marks in `text` from `start` to `end`: a paragraph, a cell, a note in the text.
 *
 * @param ignores the writer's comments that say "not a quotation".
 */
export function findRunInQuotes(
  text: string,
  [start, end]: TextSpan,
  reading: Pick<TextReading, 'citations' | 'notes' | 'cuts' | 'markless'>,
  ignores: readonly TextSpan[],
): RunInReading {
  const { stretches, unclosed } = findMarks(text, start, end, reading.markless);
  const found = { ...(unclosed !== undefined && { unclosed }) };
  const quoted = stretches.filter(({ open, close }) => /[\p{L}\p{N}]/u.test(text.slice(open + 1, close)));
  if (quoted.length === 0) return { quotes: [], ...found };
  const finder = new Finder(text, [start, end], reading, quoted);
  return { quotes: finder.quotes(ignores), ...found };
}

class Finder {
  readonly #text: string;
  readonly #region: TextSpan;
  readonly #cuts: readonly TextSpan[];
  readonly #pointers: readonly Pointer[];
  readonly #breaks: readonly SentenceBreak[];
  /** The stretches of each quote. */
  readonly #groups: readonly (readonly MarkedStretch[])[];
  readonly #quoteSpans: readonly TextSpan[];

  constructor(
    text: string,
    region: TextSpan,
    { citations, notes, cuts }: Pick<TextReading, 'citations' | 'notes' | 'cuts'>,
    stretches: readonly MarkedStretch[],
  ) {
    this.#text = text;
    this.#region = region;
    this.#cuts = cuts;
    this.#pointers = toPointers(citations, notes);
    this.#breaks = outside(findSentenceBreaks(text.slice(...region)), region[0], stretches);
    this.#groups = this.#join(stretches);
    this.#quoteSpans = this.#groups.map(marksOf);
  }

  quotes(ignores: readonly TextSpan[]): RunInQuote[] {
    const quotes: RunInQuote[] = [];
    // From the last to the first, for a quote may take over the pointers of the one behind it.
    for (let at = this.#groups.length - 1; at >= 0; at--) {
      const marks = marksOf(this.#groups[at] ?? []);
      const next = quotes[0];
      const pointers = this.#pointersOf(at, next);
      quotes.unshift({
        marks,
        spans: (this.#groups[at] ?? []).flatMap((stretch) => this.#words(stretch)),
        context: this.#contextOf(at),
        pointers,
        ignored: ignores.some((comment) => this.#standsWith(marks, comment)),
      });
    }
    return quotes;
  }

  /** Puts stretches together that a tag interrupts. */
  #join(stretches: readonly MarkedStretch[]): MarkedStretch[][] {
    const groups: MarkedStretch[][] = [];
    for (const stretch of stretches) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      if (group && last && this.#isInterrupted(last, stretch)) group.push(stretch);
      else groups.push([stretch]);
    }
    return groups;
  }

  #isInterrupted(first: MarkedStretch, second: MarkedStretch): boolean {
    const text = this.#text;
    if (text.charAt(first.open) !== text.charAt(second.open)) return false;
    if (second.open - first.close > MAX_TAG) return false;
    const before = text.slice(Math.max(first.open + 1, first.close - 4), first.close);
    return interruptsQuote(
      before,
      this.#between(first.close + 1, second.open),
      text.slice(second.open + 1, second.open + 6),
    );
  }

  /** What stands between two places, without citations and notes. */
  #between(from: number, to: number): string {
    return cut([from, to], this.#cuts)
      .map((span) => this.#text.slice(...span))
      .join('');
  }

  #words({ open, close }: MarkedStretch): TextSpan[] {
    return cut([open + 1, close], this.#cuts)
      .map((span) => trimSpan(this.#text, span))
      .filter((span) => span[1] > span[0]);
  }

  #pointersOf(at: number, next: RunInQuote | undefined): readonly Pointer[] {
    const span = marksOf(this.#groups[at] ?? []);
    const own = fittingPointers({
      text: this.#text,
      span,
      quotes: this.#quoteSpans,
      pointers: this.#pointers,
      breaks: this.#breaks,
    });
    if (own.length > 0 || !next || next.marks[0] - span[1] > MAX_TAG) return own;
    return continuesSpeech(this.#between(span[1], next.marks[0])) ? next.pointers : own;
  }

  #contextOf(at: number): TextSpan[] {
    const group = this.#groups[at] ?? [];
    const [start, end] = marksOf(group);
    const tags = group
      .slice(1)
      .map((stretch, index): TextSpan => [(group[index]?.close ?? start) + 1, stretch.open]);
    return [this.#sentenceBefore(at, start), ...tags, this.#sentenceBehind(at, end)]
      .map((span) => trimSpan(this.#text, span))
      .filter((span) => span[1] > span[0]);
  }

  /** From the start of the sentence, or from the quote before, to the quote. */
  #sentenceBefore(at: number, start: number): TextSpan {
    const before = this.#groups[at - 1];
    const earliest = Math.max(this.#region[0], before ? marksOf(before)[1] : 0, start - MAX_CONTEXT);
    return [Math.max(earliest, lastBreakUpTo(this.#breaks, start)?.next ?? 0), start];
  }

  /** To the end of the sentence, or to the next quote, with a remark in brackets behind it. */
  #sentenceBehind(at: number, end: number): TextSpan {
    const behind = this.#groups[at + 1];
    const latest = Math.min(
      this.#region[1],
      behind ? marksOf(behind)[0] : this.#region[1],
      end + MAX_CONTEXT,
    );
    const sentenceEnd = firstBreakFrom(this.#breaks, end)?.end ?? latest;
    const to = Math.min(latest, Math.max(end, sentenceEnd));
    REMARK.lastIndex = to;
    const remark = REMARK.exec(this.#text)?.[0].length ?? 0;
    return [end, Math.min(latest, to + remark)];
  }

  /** Whether nothing but punctuation, citations and notes stands between a quote and a comment. */
  #standsWith([start, end]: TextSpan, comment: TextSpan): boolean {
    const gap: TextSpan = comment[0] >= end ? [end, comment[0]] : [comment[1], start];
    if (gap[1] < gap[0] || gap[1] - gap[0] > MAX_CONTEXT) return false;
    return !/[\p{L}\p{N}]/u.test(this.#between(...gap));
  }
}

function marksOf(group: readonly MarkedStretch[]): TextSpan {
  return [group[0]?.open ?? 0, (group.at(-1)?.close ?? 0) + 1];
}

/** The breaks that stand in no quote, as offsets into the whole text. */
function outside(
  breaks: readonly SentenceBreak[],
  base: number,
  stretches: readonly MarkedStretch[],
): SentenceBreak[] {
  let at = 0;
  return breaks
    .map(({ end, next }) => ({ end: end + base, next: next + base }))
    .filter(({ next }) => {
      while ((stretches[at]?.close ?? Number.POSITIVE_INFINITY) < next) at++;
      return next <= (stretches[at]?.open ?? Number.POSITIVE_INFINITY);
    });
}

const MAX_TAG = 200;
const MAX_CONTEXT = 400;
// "(emphasis added)", "(my translation)", "[sic]" behind the end of the sentence.
const REMARK = /[ \t]*\((?:[^()\n]{0,60})\)[.]?/y;
