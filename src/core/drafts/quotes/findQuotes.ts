import { type TextSpan, trimSpan } from '../../model/textSpan.ts';
import { type BlockReading, isIgnoreComment } from '../readBlock.ts';
import { shiftPointer, shiftSpan } from '../shift.ts';
import type { Block, QuoteBlock, TextBlock } from '../surveyBlocks.ts';
import type { TopBlock } from '../topBlock.ts';
import { attributionIn } from './attributionLine.ts';
import { type QuotedText, readBlockQuote } from './blockQuotes.ts';
import { type Pointer, toPointers } from './citedBy.ts';
import { continueQuote, type Paragraph } from './continuedQuotes.ts';
import type { FoundQuote } from './foundQuote.ts';
import type { RunInQuote } from './runInQuotes.ts';
import { findSentenceBreaks } from './sentenceBreaks.ts';

/** A block among its neighbors: what they say of its source, and whether they take it out of verification. */
export interface Neighbor {
  readonly block: Block;
  readonly top: TopBlock;
  /** What offsets in `top` are to be shifted by. */
  readonly by: number;
}

/**
 * The quotes in a block that stands in no other.
 *
 * @param replaced those that belong to a quote over several blocks.
 */
export function findQuotes(
  own: Neighbor,
  before: Neighbor | undefined,
  behind: Neighbor | undefined,
  isIgnored: boolean,
  replaced: ReadonlySet<RunInQuote>,
): FoundQuote[] {
  const { survey, readings } = own.top;
  return [
    ...quotesOfBlock(own, before, behind, isIgnored, replaced),
    ...survey.lists.flatMap((blocks) => quotesOfList(own.top, blocks)),
    ...survey.texts.flatMap((block) => quotesInNotes(block, readings.get(block))),
  ].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

/** The paragraph that a block is, for quotes that go on in the next one. */
export function paragraphOf(neighbor: Neighbor | undefined): Paragraph | undefined {
  const block = neighbor?.block;
  if (!neighbor || block?.kind !== 'text' || block.name !== 'Paragraph') return undefined;
  const reading = neighbor.top.readings.get(block);
  if (!reading) return undefined;
  return { text: neighbor.top.text.slice(block.start, block.end), reading, start: block.start + neighbor.by };
}

/**
 * Whether a comment beside a block takes it out of verification. A comment goes for the block that it touches; for the
 * next one where a blank line stands on both sides or on none; at the end for the one before.
 *
 * @param touches whether no blank line stands between a block and the next one.
 */
export function isIgnoredAt<T>(
  blocks: readonly T[],
  index: number,
  isIgnore: (block: T) => boolean,
  touches: (block: T, next: T) => boolean,
): boolean {
  const [own, before, behind] = [blocks[index], blocks[index - 1], blocks[index + 1]];
  if (own === undefined) return false;
  const meansBefore = (comment: T, at: number): boolean => {
    const [previous, next] = [blocks[at - 1], blocks[at + 1]];
    if (previous === undefined || next === undefined) return next === undefined;
    return touches(previous, comment) && !touches(comment, next);
  };
  return (
    (before !== undefined && isIgnore(before) && !meansBefore(before, index - 1)) ||
    (behind !== undefined && isIgnore(behind) && meansBefore(behind, index + 1))
  );
}

/** The blocks of a container within a block. */
function quotesOfList(top: TopBlock, blocks: readonly Block[]): FoundQuote[] {
  const neighbors = blocks.map((block): Neighbor => ({ block, top, by: 0 }));
  const quotes: FoundQuote[] = [];
  const replaced = new Set<RunInQuote>();
  for (let at = 0; at < neighbors.length; ) {
    const continued = continueQuote((index) => paragraphOf(neighbors[at + index]));
    if (continued?.quote) {
      const note = noteOf(blocks[at]);
      quotes.push({ ...continued.quote, note });
      for (const part of continued.replaces) replaced.add(part);
      at += continued.length - 1;
    } else at += continued?.length ?? 1;
  }
  const isIgnore = ({ kind, start, end }: Block) =>
    kind === 'comment' && isIgnoreComment(top.text.slice(start, end));
  const touches = (block: Block, next: Block) => !hasBlankLine(top.text.slice(block.end, next.start));
  for (const [index, neighbor] of neighbors.entries()) {
    const ignored = isIgnoredAt(blocks, index, isIgnore, touches);
    quotes.push(...quotesOfBlock(neighbor, neighbors[index - 1], neighbors[index + 1], ignored, replaced));
  }
  return quotes;
}

/** Whether a blank line stands in what is between two blocks. */
export function hasBlankLine(gap: string): boolean {
  return gap.indexOf('\n') !== gap.lastIndexOf('\n');
}

function quotesOfBlock(
  own: Neighbor,
  before: Neighbor | undefined,
  behind: Neighbor | undefined,
  isIgnored: boolean,
  replaced: ReadonlySet<RunInQuote>,
): FoundQuote[] {
  const { block, top } = own;
  if (block.kind === 'quote') {
    const quote = blockQuote(block, top, before, behind);
    return quote ? [isIgnored ? { ...quote, ignored: true } : quote] : [];
  }
  if (block.kind !== 'text') return [];
  const quotes = top.readings.get(block)?.quotes ?? [];
  return quotes
    .filter((quote) => !replaced.has(quote))
    .map((quote) => {
      const found = shiftQuote(quote, block.start);
      return { ...found, note: block.note, ignored: isIgnored || quote.ignored };
    });
}

function quotesInNotes(block: TextBlock, reading: BlockReading | undefined): FoundQuote[] {
  return Array.from(reading?.noteQuotes ?? []).flatMap(([note, quotes]) =>
    quotes.map((quote) => ({ ...shiftQuote(quote, block.start), inlineNote: note.start + block.start })),
  );
}

function shiftQuote({ spans, context, pointers, ignored }: RunInQuote, by: number): FoundQuote {
  return {
    form: 'run-in',
    spans: spans.map((span) => shiftSpan(span, by)),
    context: context.map((span) => shiftSpan(span, by)),
    pointers: pointers.map((pointer) => shiftPointer(pointer, by)),
    ignored,
  };
}

function blockQuote(
  block: QuoteBlock,
  top: TopBlock,
  before: Neighbor | undefined,
  behind: Neighbor | undefined,
): FoundQuote | undefined {
  const introduction = before && introductionIn(before);
  const signature = behind && signatureIn(behind);
  const quote = readBlockQuote(top.text, quotedText(block, top), {
    ...(introduction && { introduction }),
    ...(signature && { signature }),
  });
  if (!quote) return undefined;
  const hasComment =
    block.comments.some((span) => isIgnoreComment(top.text.slice(...span))) ||
    block.texts.some((text) => (top.readings.get(text)?.ignores.length ?? 0) > 0);
  return { form: 'block', ...quote, note: block.note, ignored: hasComment };
}

function quotedText(block: QuoteBlock, { readings }: TopBlock): QuotedText {
  const texts = block.texts.flatMap((text) => {
    const reading = readings.get(text);
    return reading ? [{ base: text.start, reading }] : [];
  });
  return {
    lines: texts.flatMap(({ base, reading }) =>
      reading.lines.map((line) => line.map((span) => shiftSpan(span, base))),
    ),
    wholeLines: texts.flatMap(({ base, reading }) => reading.wholeLines.map((span) => shiftSpan(span, base))),
    pointers: texts.flatMap(({ base, reading }) =>
      toPointers(reading.citations, reading.notes).map((pointer) => shiftPointer(pointer, base)),
    ),
  };
}

/** The last sentence of a paragraph that leads up to a block quote with a colon. */
function introductionIn(
  neighbor: Neighbor,
): { readonly span: TextSpan; readonly pointers: readonly Pointer[] } | undefined {
  const paragraph = paragraphOf(neighbor);
  if (!paragraph || !/:[*_"”]*\s*$/u.test(paragraph.text.slice(-8))) return undefined;
  const { text, start, reading } = paragraph;
  const from = findSentenceBreaks(text).at(-1)?.next ?? 0;
  const pointers = toPointers(reading.citations, [])
    .filter((pointer) => pointer.start >= from)
    .map((pointer) => shiftPointer(pointer, start));
  return { span: shiftSpan(trimSpan(text, [from, text.length]), start), pointers: pointers.reverse() };
}

/** A paragraph behind a block quote that is nothing but its citation, or its attribution line. */
function signatureIn(
  neighbor: Neighbor,
): { readonly attribution?: TextSpan; readonly pointers: readonly Pointer[] } | undefined {
  const paragraph = paragraphOf(neighbor);
  if (!paragraph) return undefined;
  const { text, start, reading } = paragraph;
  const own = toPointers(reading.citations, reading.notes);
  const pointers = own.map((pointer) => shiftPointer(pointer, start));
  const attribution = attributionIn(text, [0, text.length]);
  if (attribution) return { attribution: shiftSpan(attribution, start), pointers };
  const isInText = reading.citations[0]?.items[0]?.mode === 'AuthorInText';
  return isInText || !isNothingBut(text, own) ? undefined : { pointers };
}

function isNothingBut(text: string, pointers: readonly Pointer[]): boolean {
  let from = 0;
  for (const { start, end } of pointers) {
    if (/[\p{L}\p{N}]/u.test(text.slice(from, start))) return false;
    from = Math.max(from, end);
  }
  return pointers.length > 0 && !/[\p{L}\p{N}]/u.test(text.slice(from));
}

function noteOf(block: Block | undefined): string | undefined {
  return block?.kind === 'text' ? block.note : undefined;
}
