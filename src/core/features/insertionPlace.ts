import { amongContent, type DraftPlace, lineAround, placeInDraft } from '../drafts/draftPlace.ts';
import type { Draft, OuterBlock } from '../drafts/parseDraft.ts';
import type { Quote } from '../model/quote.ts';
import { spanTouches, type TextSpan } from '../model/textSpan.ts';

/** Where a quote goes that is put in at the cursor, and what it can be there. */
export interface InsertionPlace {
  /**
   * `bare`: on a line of its own. `inline`: among words. `behind`: what stands at the cursor would not stay what it is,
   * another quotation or a table drawn with dashes; the quote is a block or a paragraph behind it.
   */
  readonly kind: 'bare' | 'inline' | 'behind';
  /** What words among words replace: nothing, at the cursor or behind what it stands in. */
  readonly span: TextSpan;
  /** What a block replaces: the bare line, or nothing. */
  readonly blockSpan: TextSpan;
  /** Whether the block begins on the line of `blockSpan`; else it begins a new one. */
  readonly isOwnLine: boolean;
  /** What the first line of a block begins with, and each further one. */
  readonly first: string;
  readonly prefix: string;
  /** Whether a blank line is needed before a block. */
  readonly blankBefore: boolean;
  /** Whether the line of `blockSpan` goes on below the block. */
  readonly isAbove?: boolean;
  readonly takesBlock: boolean;
  readonly takesNote: boolean;
}

/** Finds the place; undefined in code and the like. It is found once: a list of completions asks twenty times. */
export function findInsertionPlace(draft: Draft, cursor: number): InsertionPlace | undefined {
  const known = found.get(draft);
  if (known?.cursor === cursor) return known.place;
  const place = findPlace(draft, cursor);
  found.set(draft, { cursor, place });
  return place;
}

const found = new WeakMap<Draft, { readonly cursor: number; readonly place: InsertionPlace | undefined }>();

function findPlace(draft: Draft, cursor: number): InsertionPlace | undefined {
  const other = otherBlockAt(draft, cursor);
  if (other) return besideBlock(draft, other, cursor);
  const at = amongContent(draft, cursor);
  const place = placeInDraft(draft, at);
  if (place.kind === 'opaque') return undefined;
  const quote = place.quote && occupiedQuote(draft, place.quote, at);
  const takesNote = place.note === undefined && !isInInlineNote(draft, at);
  if (quote) return behind(outside(place.prefix), quote[1], takesNote);
  if (!place.takesText) return behind(place.prefix, place.end, takesNote);
  return place.kind === 'bare'
    ? onBareLine(draft, at, place, takesNote)
    : amongWords(draft, at, place, takesNote);
}

/** The block at the cursor that holds no text: code, a rule, a comment. */
function otherBlockAt({ outerBlocks }: Draft, cursor: number): OuterBlock | undefined {
  return outerBlocks.find(
    ({ name, start, end }) => !HOLD_TEXT.has(name) && start <= cursor && cursor <= end && start < end,
  );
}

/** Above such a block or behind it. */
function besideBlock(
  { text, frontMatter }: Draft,
  { start, end }: OuterBlock,
  cursor: number,
): InsertionPlace | undefined {
  if (cursor === end) return behind('', end, true);
  if (cursor > start || frontMatter.end > cursor) return undefined;
  const at = lineAround(text, start).start;
  return {
    ...behind('', at, true),
    isOwnLine: true,
    blankBefore: at > 0 && !isBlankLine(text, at - 1),
    isAbove: true,
  };
}

function onBareLine(
  { text }: Draft,
  cursor: number,
  { prefix }: DraftPlace,
  takesNote: boolean,
): InsertionPlace {
  const line = lineAround(text, cursor);
  // Behind the marker of an item or a note the first line has its prefix already.
  const isBlank = /^\s*$/u.test(line.text);
  const start = isBlank ? line.start : cursor;
  // The writer may not have typed the blank behind it yet.
  const blank = isBlank || /\s$/u.test(text.slice(line.start, cursor)) ? '' : ' ';
  return {
    kind: 'bare',
    span: [cursor, cursor],
    blockSpan: [start, line.end],
    isOwnLine: true,
    first: isBlank ? prefix : blank,
    prefix,
    blankBefore: isBlank && line.start > 0 && !isBlankLine(text, line.start - 1),
    takesBlock: true,
    takesNote,
  };
}

function amongWords(
  draft: Draft,
  cursor: number,
  { prefix, end, takesBlock }: DraftPlace,
  takesNote: boolean,
): InsertionPlace {
  const at = behindWhole(draft, cursor);
  const line = lineAround(draft.text, at);
  // At the end of a line a block goes in there; among words it goes behind their paragraph.
  const isAtEnd = draft.text.slice(at, line.end).trim() === '';
  const blockAt: TextSpan = isAtEnd ? [at, line.end] : [end, end];
  const isInNote = isInInlineNote(draft, cursor);
  return {
    kind: 'inline',
    span: [at, at],
    blockSpan: blockAt,
    isOwnLine: false,
    first: prefix,
    prefix,
    blankBefore: true,
    takesBlock: takesBlock && !isInNote,
    takesNote,
  };
}

function behind(prefix: string, end: number, takesNote: boolean): InsertionPlace {
  return {
    kind: 'behind',
    span: [end, end],
    blockSpan: [end, end],
    isOwnLine: false,
    first: prefix,
    prefix,
    blankBefore: true,
    takesBlock: true,
    takesNote,
  };
}

/** The block quote at the cursor, where it holds more than what is being typed there. */
function occupiedQuote({ text, quotes }: Draft, span: TextSpan, cursor: number): TextSpan | undefined {
  const line = lineAround(text, cursor);
  const isElsewhere = ([start, end]: TextSpan) => end <= line.start || start >= line.end;
  const held = quotes.filter(({ form, start }) => form === 'block' && start >= span[0] && start < span[1]);
  const isOccupied = held.some(
    ({ spans, attribution, citation }) => attribution || citation || spans.some(isElsewhere),
  );
  const isFollowed = text.slice(cursor, line.end).trim() !== '';
  return isOccupied || (held.length > 0 && isFollowed) ? span : undefined;
}

/** What holds the block quote: the containers before its mark. */
function outside(prefix: string): string {
  return prefix.slice(0, Math.max(0, prefix.indexOf('> ')));
}

/** Behind the citation, the reference or the quotation that the cursor stands in. */
function behindWhole({ text, citations, quotes, notes }: Draft, cursor: number): number {
  const isInside = ([start, end]: TextSpan) => start < cursor && cursor < end;
  const wholes: TextSpan[] = [
    ...citations.map(({ start, end }) => [start, end] as const),
    ...notes.flatMap(({ label, references }) => (label.startsWith('^') ? [] : references)),
    ...quotes.filter(({ form }) => form === 'run-in').map((quote) => wholeQuote(text, quote)),
  ];
  return wholes.filter(isInside).reduce((end, span) => Math.max(end, span[1]), cursor);
}

/** A run-in quote with its marks and the citation right behind it. */
function wholeQuote(text: string, { start, end, citation }: Quote): TextSpan {
  const close = end + (/^[.,;:!?]?["”“»」’]/u.exec(text.slice(end, end + 2))?.[0].length ?? 0);
  const cited =
    citation && citation.start >= close && /^[\s.,;]{0,2}$/u.test(text.slice(close, citation.start))
      ? citation.end
      : close;
  return [start - 1, cited];
}

function isInInlineNote({ notes }: Draft, cursor: number): boolean {
  return notes.some(
    ({ label, definition }) => label.startsWith('^') && definition && spanTouches(definition, cursor),
  );
}

function isBlankLine(text: string, lineEnd: number): boolean {
  return lineAround(text, lineEnd).text.trim() === '';
}

const HOLD_TEXT: ReadonlySet<string> = new Set([
  ...['Paragraph', 'Heading', 'Table', 'LineBlock', 'Quote', 'Item', 'Note', 'Definition'],
]);
