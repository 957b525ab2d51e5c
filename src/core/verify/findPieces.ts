import { type AlignedPlace, alignItems, explained, shareOf } from './alignedPlace.ts';
import type { Step } from './alignWords.ts';
import type { Evidence } from './evidence.ts';
import { findRuns } from './findRuns.ts';
import type { Quotation, QuotedItem } from './quotation.ts';
import type { Scope } from './scope.ts';
import type { SourceWord } from './sourceText.ts';

/** A run of items of a quotation that stands together in a source. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly place: AlignedPlace;
  /** Where its first word stands in its source, and where it ends. */
  readonly start: number;
  readonly end: number;
  /** An ellipsis stands between it and the piece before. */
  readonly isMarked: boolean;
}

/** How the pieces of a quotation stand to each other. */
export type Joint =
  /** In order in one source, each seam marked by an ellipsis: an omission, however long. */
  | 'marked'
  /** In order in one place, with some words left out between them without a mark. */
  | 'dropped'
  /** Clauses of one place in another order. */
  | 'moved'
  /** Fragments of different places or sources, joined without a mark or out of order. */
  | 'spliced';

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly joint: Joint;
  /** The pieces as one alignment; `sourceId` is the first piece's. */
  readonly place: AlignedPlace;
}

/**
 * Looks for a quotation that does not stand anywhere as a whole as two or three pieces that do. Greedy: the longest
 * stretch that starts with the first word, then the longest that starts where it ends. Ellipses part pieces as well.
 *
 * @param scope the sources that are asked; a piece goes on in the source of the one before where it can.
 * @returns undefined where the pieces are too many, too short or leave words out: then it was never said so.
 */
export function findPieces(evidence: Evidence, quotation: Quotation, scope: Scope): Pieces | undefined {
  const pieces: Piece[] = [];
  let covered = 0;
  let missed = 0;
  const mostMissed = Math.min(quotation.words.length * (1 - LEAST_COVERED), MOST_MISSED);
  for (const { from, to } of segmentsOf(quotation.items)) {
    for (let at = from; at < to; ) {
      const piece = longestPiece(evidence, { items: quotation.items, from: at, to }, scope, pieces.at(-1));
      if (!piece) {
        if (quotation.items[at]?.kind === 'word') missed++;
        if (missed > mostMissed) return undefined;
        at++;
        continue;
      }
      pieces.push(piece);
      if (countSeams(pieces) > MOST_SEAMS) return undefined;
      covered += countWords(quotation.items, piece.from, piece.to);
      at = piece.to;
    }
  }
  if (pieces.length < 2 || isPatchwork(pieces) || covered < quotation.words.length * LEAST_COVERED)
    return undefined;
  return { pieces, joint: jointOf(pieces), place: joinPieces(quotation.items, pieces) };
}

/** Many short pieces without marks stand in any long text: that was made up, not joined. */
function isPatchwork(pieces: readonly Piece[]): boolean {
  return (
    countSeams(pieces) > 1 && pieces.some(({ from, to, isMarked }) => !isMarked && to - from < LONG_PIECE)
  );
}

/** How many pieces are joined to the one before without a mark. */
function countSeams(pieces: readonly Piece[]): number {
  return pieces.filter(({ isMarked }) => !isMarked).length - 1;
}

function segmentsOf(items: readonly QuotedItem[]): { from: number; to: number }[] {
  const segments: { from: number; to: number }[] = [];
  let from = 0;
  for (const [at, { kind }] of [...items, { kind: 'ellipsis' as const }].entries()) {
    if (kind !== 'ellipsis') continue;
    if (at > from) segments.push({ from, to: at });
    from = at + 1;
  }
  return segments;
}

/** Items `[from, to)` of a quotation, between two ellipses or from a piece to the next ellipsis. */
interface Segment {
  readonly items: readonly QuotedItem[];
  readonly from: number;
  readonly to: number;
}

function longestPiece(
  evidence: Evidence,
  segment: Segment,
  scope: Scope,
  before: Piece | undefined,
): Piece | undefined {
  const { items, from, to } = segment;
  const rest = items.slice(from, to);
  const words = rest.flatMap((item) => (item.kind === 'word' ? [item.folded] : []));
  const isMarked = items[from - 1]?.kind === 'ellipsis';
  let best: Piece | undefined;
  for (const { sourceId, at, length } of findRuns(evidence, words, scope, MAX_RUNS)) {
    if (length < LEAST_RUN && length < words.length) break;
    // The run is equal; with a word changed here and there the piece may go on behind it. What stands before the run
    // may be the quotation's other half, in the wrong order.
    const tried = rest.slice(0, Math.max(length * 4, LEAST_TRIED));
    const place = alignItems(evidence, tried, { sourceId, first: at, last: at }, PIECE_SLACK, at);
    const piece = place && soundPart(explained(evidence, tried, place), segment, isMarked);
    if (piece && isBetter(piece, best, before)) best = piece;
  }
  return best;
}

/** The part of an alignment from its start up to where it stops being the source's words, if it is long enough. */
function soundPart(place: AlignedPlace, segment: Segment, isMarked: boolean): Piece | undefined {
  const steps = soundSteps(place.alignment.steps);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return undefined;
  const { items, from, to } = segment;
  const end = from + last.to;
  // Between two ellipses, or an ellipsis and an end, a few words are enough.
  const startsSegment = from === 0 || items[from - 1]?.kind === 'ellipsis';
  const isWhole = startsSegment && end === to && items.some(({ kind }) => kind === 'ellipsis');
  if (countWords(items, from, end) < (isWhole ? LEAST_MARKED : LEAST_UNMARKED)) return undefined;
  const words = place.words.slice(first.sourceFrom, last.sourceTo);
  const shifted = steps.map((step) => ({
    ...step,
    sourceFrom: step.sourceFrom - first.sourceFrom,
    sourceTo: step.sourceTo - first.sourceFrom,
  }));
  const start = words[0]?.at ?? 0;
  const sound = { ...place, words, alignment: { steps: shifted, cost: costOf(shifted) } };
  return { from, to: end, place: sound, start, end: start + words.length, isMarked };
}

/** Steps up to the first change of more than a word or two; none where the alignment starts with a change. */
function soundSteps(steps: readonly Step[]): Step[] {
  const isChange = ({ kind }: Step) => kind === 'insert' || kind === 'replace' || kind === 'delete';
  const isLarge = ({ from, to, sourceFrom, sourceTo }: Step) => to - from > 1 || sourceTo - sourceFrom > 2;
  const broken = steps.findIndex((step, at) => isChange(step) && (at === 0 || isLarge(step)));
  const sound = broken < 0 ? steps : steps.slice(0, broken);
  return sound.slice(0, sound.findLastIndex((step) => !isChange(step)) + 1);
}

function costOf(steps: readonly Step[]): number {
  return steps.filter(({ kind }) => kind !== 'same' && kind !== 'ellipsis').length;
}

/** Longer is better; then what goes on after the piece before, the nearer the better. */
function isBetter(piece: Piece, best: Piece | undefined, before: Piece | undefined): boolean {
  if (!best) return true;
  const length = (p: Piece) => p.to - p.from - p.place.alignment.cost;
  if (length(piece) !== length(best)) return length(piece) > length(best);
  return distance(piece, before) < distance(best, before);
}

function distance(piece: Piece, before: Piece | undefined): number {
  if (!before) return piece.start * 1e-6;
  if (piece.place.sourceId !== before.place.sourceId) return Number.MAX_SAFE_INTEGER;
  const gap = piece.start - before.end;
  return gap >= 0 ? gap : 1e6 - gap;
}

const WORSE: readonly Joint[] = ['marked', 'dropped', 'moved', 'spliced'];

function jointOf(pieces: readonly Piece[]): Joint {
  let worst = 0;
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    if (before) worst = Math.max(worst, WORSE.indexOf(seamOf(before, piece)));
  }
  return WORSE[worst] as Joint;
}

function seamOf(before: Piece, piece: Piece): Joint {
  if (piece.place.sourceId !== before.place.sourceId) return 'spliced';
  const gap = piece.start - before.end;
  if (gap >= 0 && piece.isMarked) return 'marked';
  if (gap >= 0 && gap <= LONGEST_DROP) return 'dropped';
  return !piece.isMarked && Math.abs(before.start - piece.end) <= NEAR ? 'moved' : 'spliced';
}

/** One alignment over the words of all pieces: what no piece covers is inserted, what lies between them left out. */
function joinPieces(items: readonly QuotedItem[], pieces: readonly Piece[]): AlignedPlace {
  const steps: Step[] = [];
  const words: SourceWord[] = [];
  let at = 0;
  const fill = (to: number) => {
    for (; at < to; at++) {
      const kind =
        items[at]?.kind === 'ellipsis' ? 'ellipsis' : items[at]?.kind === 'word' ? 'insert' : 'note';
      steps.push({ kind, from: at, to: at + 1, sourceFrom: words.length, sourceTo: words.length });
    }
  };
  for (const { from, to, place } of pieces) {
    fill(from);
    for (const step of place.alignment.steps) {
      steps.push({
        ...step,
        from: step.from + from,
        to: step.to + from,
        sourceFrom: step.sourceFrom + words.length,
        sourceTo: step.sourceTo + words.length,
      });
    }
    words.push(...place.words);
    at = to;
  }
  fill(items.length);
  const cost = pieces.reduce((sum, { place }) => sum + place.alignment.cost, 0);
  return {
    sourceId: pieces[0]?.place.sourceId ?? '',
    words,
    alignment: { steps, cost },
    share: shareOf(items, steps),
  };
}

function countWords(items: readonly QuotedItem[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (items[at]?.kind === 'word') count++;
  return count;
}

const MAX_RUNS = 6;
const PIECE_SLACK = 20;
const LEAST_TRIED = 200;
// Three equal words are no coincidence worth looking at; two are.
const LEAST_RUN = 3;
// Shorter pieces stand somewhere in any long text; more of them are no quotation.
const LEAST_UNMARKED = 6;
const LEAST_MARKED = 3;
const MOST_SEAMS = 2;
// Each word that no piece holds costs a search from the next one.
const MOST_MISSED = 60;
/** In words: so many in a row are no coincidence. */
export const LONG_PIECE = 9;
const LEAST_COVERED = 0.9;
const NEAR = 8;
/** More than a long clause: what was joined across it are two places. In words. */
export const LONGEST_DROP = 30;
