import type { CorpusIndex } from '../index/corpusIndex.ts';
import { itemLocale } from '../model/itemLocale.ts';
import type { Locator, Passage } from '../model/passage.ts';
import { type TextSpan, trimSpan } from '../model/textSpan.ts';
import { type Barrier, barrierBetween, joint } from './stretchBarriers.ts';
import { heedQuotations } from './stretchQuotations.ts';
import { spansOf } from './stretchSpans.ts';
import { cutsWord } from './stretchUnits.ts';

/** An end of a stretch: an offset into the text of a passage. */
export interface StretchEnd {
  readonly passageId: string;
  /** UTF-16 code units, from 0 to the length of the passage's text. */
  readonly offset: number;
}

/** The words of one source from one place to another, which need not be those of one passage. */
export interface Stretch {
  readonly sourceId: string;
  readonly from: StretchEnd;
  readonly to: StretchEnd;
}

/** Why a stretch is no quote. */
export type StretchRefusal =
  /** The source has changed, or an offset lies outside of its passage. */
  | { readonly refused: 'unknown-passage' }
  /** There are no words in it, or it ends before it starts. */
  | { readonly refused: 'empty' }
  | { readonly refused: 'inside-word' }
  /** It begins or ends among words that the source itself quotes. */
  | { readonly refused: 'inside-quotation' }
  | { readonly refused: 'crossing'; readonly barrier: Barrier };

/**
 * Cuts a stretch out of a source as a passage of its own: words, spans in the raw text, speaker and locator are right,
 * so that it is rendered and verified like any other. A stretch that is one whole passage is that passage.
 *
 * Cost: the passages of the source are looked through once.
 */
export function cutStretch(index: CorpusIndex, { sourceId, from, to }: Stretch): Passage | StretchRefusal {
  const passages = index.passagesOf(sourceId);
  const first = passages.findIndex(({ id }) => id === from.passageId);
  const last = passages.findIndex(({ id }) => id === to.passageId);
  const touched = passages.slice(first, last + 1);
  if (first < 0 || last < 0 || !isInside(passages[first], from) || !isInside(passages[last], to)) {
    return { refused: 'unknown-passage' };
  }
  if (first > last) return { refused: 'empty' };
  const source = index.source(sourceId);
  const barrier = source && firstBarrier(touched, source.layout);
  if (barrier) return { refused: 'crossing', barrier };
  const locale = source && itemLocale(source.item);
  if (touched.length === 0 || cutsWord(passages[first]?.text ?? '', from.offset, locale))
    return { refused: 'inside-word' };
  if (cutsWord(passages[last]?.text ?? '', to.offset, locale)) return { refused: 'inside-word' };
  const made = joinPieces(touched.map((passage, at) => pieceOf(passage, at, touched.length, from, to)));
  const heeded = isPassage(made) && !passages.includes(made) ? heedQuotations(made) : made;
  return heeded === 'inside-quotation' ? { refused: heeded } : heeded;
}

/** Whether `cut` is the words asked for. */
export function isPassage(cut: Passage | StretchRefusal): cut is Passage {
  return !('refused' in cut);
}

/** A passage and the part of its text that is wanted. */
interface Piece {
  readonly passage: Passage;
  readonly span: TextSpan;
}

function isInside(passage: Passage | undefined, { offset }: StretchEnd): boolean {
  return passage !== undefined && Number.isInteger(offset) && offset >= 0 && offset <= passage.text.length;
}

function firstBarrier(passages: readonly Passage[], layout: Parameters<typeof barrierBetween>[2]) {
  for (const [at, passage] of passages.entries()) {
    const before = passages[at - 1];
    const barrier = before && barrierBetween(before, passage, layout);
    if (barrier) return barrier;
  }
  return undefined;
}

function pieceOf(passage: Passage, at: number, count: number, from: StretchEnd, to: StretchEnd): Piece {
  const start = at === 0 ? from.offset : 0;
  const end = at === count - 1 ? to.offset : passage.text.length;
  return { passage, span: start < end ? trimSpan(passage.text, [start, end]) : [start, start] };
}

function joinPieces(all: readonly Piece[]): Passage | StretchRefusal {
  // An end that stands before the first or behind the last word of a passage takes nothing of it.
  const pieces = all.filter(({ span }) => span[0] < span[1]);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return { refused: 'empty' };
  if (pieces.length === 1 && isWhole(first)) return first.passage;
  const spans = pieces.flatMap(({ passage, span }) => spansOf(passage, span));
  const [start, end] = [spans[0]?.[0] ?? first.passage.start, spans.at(-1)?.[1] ?? last.passage.end];
  const { quotations: _, locator: __, ...attributes } = first.passage;
  const locator = spanningLocator(first.passage.locator, last.passage.locator);
  const quotations = pieces
    .flatMap(({ passage }) => passage.quotations ?? [])
    .filter((quotation) => quotation.start < end && quotation.end > start);
  return {
    ...attributes,
    id: `${first.passage.id}~${first.span[0]}~${last.passage.id}~${last.span[1]}`,
    start,
    end,
    spans,
    text: joinTexts(pieces),
    ...(locator && { locator }),
    ...(quotations.length > 0 && { quotations }),
  };
}

function isWhole({ passage, span }: Piece): boolean {
  return span[0] === 0 && span[1] === passage.text.length;
}

function joinTexts(pieces: readonly Piece[]): string {
  return pieces.reduce((text, { passage, span }, at) => {
    const before = pieces[at - 1]?.passage;
    return text + (before ? joint(before, passage) : '') + passage.text.slice(...span);
  }, '');
}

/** Pages and paragraphs are cited from the first to the last, times and sections where the words begin. */
function spanningLocator(first: Locator | undefined, last: Locator | undefined): Locator | undefined {
  if (!first || !last || first.label !== last.label || first.value === last.value) return first;
  if (first.label !== 'page' && first.label !== 'paragraph') return first;
  return { label: first.label, value: `${first.value}–${last.value}` };
}
