import type { Citation } from '../../model/citation.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import type { NoteMark } from '../readText.ts';
import { firstIndex } from '../spans.ts';
import type { SentenceBreak } from './sentenceBreaks.ts';

/** What may say where a quote is from: a citation, or a note that holds one. */
export type Pointer =
  | { readonly kind: 'citation'; readonly start: number; readonly end: number; readonly citation: Citation }
  | { readonly kind: 'note'; readonly start: number; readonly end: number; readonly note: NoteMark };

export function toPointers(citations: readonly Citation[], notes: readonly NoteMark[]): Pointer[] {
  return [
    ...citations
      .filter(({ nested }) => !nested)
      .map((citation): Pointer => ({ kind: 'citation', start: citation.start, end: citation.end, citation })),
    ...notes.map((note): Pointer => ({ kind: 'note', start: note.start, end: note.end, note })),
  ].sort((a, b) => a.start - b.start);
}

/** A quote in its paragraph, marks included, and what the sentences around it are. */
export interface QuotePlace {
  readonly text: string;
  readonly span: TextSpan;
  /** All quotes of the paragraph in order, with their marks. */
  readonly quotes: readonly TextSpan[];
  readonly pointers: readonly Pointer[];
  /** Outside of quotes. */
  readonly breaks: readonly SentenceBreak[];
}

/**
 * The pointers that may give the source of a quote, the best first: right behind it; at its end within the marks; behind it in
 * its sentence; within it; before it in its sentence. One that is in the text before the quote (`@key writes: “…”`) goes
 * before a farther one behind it, unless that one is of the same work.
 */
export function fittingPointers(place: QuotePlace): Pointer[] {
  const { text, span, pointers } = place;
  const [start, end] = span;
  const behind = pointerBehind(place);
  const last = pointers[firstFrom(pointers, end) - 1];
  const inside = last && last.start >= start && last.end <= end ? last : undefined;
  const before = pointerBefore(place);
  const isRight = (pointer: Pointer) => !/[\p{L}\p{N}]/u.test(text.slice(end, pointer.start));
  const closesQuote = inside && !/[\p{L}\p{N}]/u.test(text.slice(inside.end, end));
  const yields = behind && before && isInText(before) && !isRight(behind) && !sameWork(before, behind);
  return [
    ...(behind && isRight(behind) ? [behind] : []),
    ...(inside && closesQuote ? [inside] : []),
    ...(yields ? [before] : []),
    ...(behind ? [behind] : []),
    ...(inside ? [inside] : []),
    ...(before ? [before] : []),
  ];
}

/** The first pointer behind the quote, in the same sentence. */
function pointerBehind({ span: [, end], pointers, breaks, text }: QuotePlace): Pointer | undefined {
  const pointer = pointers[firstFrom(pointers, end)];
  if (!pointer || pointer.start > end + REACH) return undefined;
  const broken = firstBreakFrom(breaks, end);
  if (!broken || broken.next > pointer.start) return pointer;
  if (isInText(pointer) && broken.next === pointer.start) return undefined;
  // “Words.” [@key] stands behind the end of the sentence and belongs to it.
  return /^[\s.,;:!?()]*$/u.test(text.slice(end, pointer.start)) ? pointer : undefined;
}

/** The last citation before the quote in its sentence, unless it belongs to a quote before this one. */
function pointerBefore({ span: [start], quotes, pointers, breaks }: QuotePlace): Pointer | undefined {
  for (let at = firstFrom(pointers, start) - 1; at >= 0; at--) {
    const pointer = pointers[at];
    if (!pointer || pointer.end + REACH < start) return undefined;
    if (pointer.kind === 'note' || pointer.end > start) continue;
    const broken = firstBreakFrom(breaks, pointer.end);
    if (broken && broken.next <= start) return undefined;
    const earlier =
      quotes[firstIndex(quotes.length, (index) => (quotes[index]?.[1] ?? 0) > pointer.start) - 1];
    const belongs = earlier && (firstBreakFrom(breaks, earlier[1])?.next ?? start) >= start;
    return belongs && !isInText(pointer) ? undefined : pointer;
  }
  return undefined;
}

function isInText(pointer: Pointer): boolean {
  return pointer.kind === 'citation' && pointer.citation.items[0]?.mode === 'AuthorInText';
}

function sameWork(a: Pointer, b: Pointer): boolean {
  if (a.kind !== 'citation' || b.kind !== 'citation') return false;
  const keys = a.citation.items.map(({ id }) => id);
  return b.citation.items.some(({ id }) => keys.includes(id));
}

function firstFrom(pointers: readonly Pointer[], offset: number): number {
  return firstIndex(pointers.length, (at) => (pointers[at]?.start ?? 0) >= offset);
}

/** The first break between sentences whose next sentence starts at `offset` or behind it. */
export function firstBreakFrom(breaks: readonly SentenceBreak[], offset: number): SentenceBreak | undefined {
  return breaks[firstIndex(breaks.length, (at) => (breaks[at]?.next ?? 0) >= offset)];
}

/** The last break between sentences whose next sentence starts at `offset` or before it. */
export function lastBreakUpTo(breaks: readonly SentenceBreak[], offset: number): SentenceBreak | undefined {
  return breaks[firstIndex(breaks.length, (at) => (breaks[at]?.next ?? 0) > offset) - 1];
}

// In characters: a long sentence. What stands farther off belongs to something else.
const REACH = 300;
