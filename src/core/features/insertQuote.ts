import { freeFootnoteLabel } from '../citing/footnoteLabel.ts';
import type { InsertionManner, Quotable } from '../citing/quotable.ts';
import type { InitialLetter } from '../citing/quotedWords.ts';
import { quotingManners, styleByLength } from '../citing/quotingManner.ts';
import {
  curlyMarks,
  type QuotationMarks,
  type QuoteStyle,
  type RenderedQuote,
  renderStretch,
} from '../citing/renderQuote.ts';
import { lineAround } from '../drafts/draftPlace.ts';
import { type Draft, isOpaque, parseDraft } from '../drafts/parseDraft.ts';
import { splitWords } from '../text/words.ts';
import { EditedText, placeAfterEdits } from './editedText.ts';
import { fittingInitial } from './fittingInitial.ts';
import { findInsertionPlace, type InsertionPlace } from './insertionPlace.ts';
import { defineNote, gapBehind } from './noteDefinitions.ts';
import { type QuotingContext, quotingContext } from './quotingContext.ts';
import { type DraftEdit, lineEndOf } from './textEdit.ts';

/** The edits that put a passage into a draft, as one undo step, and where the cursor goes after them. */
export interface Insertion {
  /** At the cursor. */
  readonly edit: DraftEdit;
  /**
   * What lies outside of `edit`: blank lines that pandoc needs around a block quote, the definition of a note. None touches
   * `edit` from behind.
   */
  readonly additional: readonly DraftEdit[];
  /** Behind the quote, its citation included. */
  readonly end: InsertedPlace;
  /** Where the locator that is not known is typed, else the `end`. */
  readonly cursor: InsertedPlace;
}

/** A place in what is put in. */
export interface InsertedPlace {
  /** The insertion's `edit`, or one of `additional`. */
  readonly edit: DraftEdit;
  /** Into its `newText`. */
  readonly offset: number;
}

/** Completes what the writer began with `>` or a quotation mark. */
export function completeQuote(
  draft: Draft,
  context: QuotingContext,
  quote: Quotable,
  manner: InsertionManner = {},
): Insertion {
  return context.form === 'block'
    ? completeBlock(draft, context, quote, manner)
    : completeRunIn(draft, context, quote, manner);
}

/**
 * Puts a passage at a place, whatever stands there: completes what was begun; on a bare line and in running text sets it as
 * the manner asks for, a quote that cannot stand there behind what is there. Undefined in code and the like.
 */
export function insertQuote(
  draft: Draft,
  offset: number,
  quote: Quotable,
  manner: InsertionManner = {},
): Insertion | undefined {
  if (isOpaque(draft, [Math.max(0, offset - 1), offset]) && isOpaque(draft, [offset, offset + 1]))
    return undefined;
  const place = findInsertionPlace(draft, offset);
  if (!place) return undefined;
  const cursor = place.kind === 'bare' ? place.span[0] : offset;
  const begun = place.kind === 'behind' ? undefined : begunAt(draft, cursor, manner);
  if (begun && !(manner.isPicked && differs(begun, manner, place))) {
    return completeQuote(draft, begun, quote, manner);
  }
  return begun ? replaceBegun(draft, begun, quote, manner) : insertAt(draft, place, quote, manner);
}

/** Where a place of an insertion is once everything is put in, as an offset into the text then. */
export function afterInsertion({ edit, additional }: Insertion, place: InsertedPlace): number {
  const { edits, start } = { edits: [edit, ...additional], start: place.edit.span[0] };
  const before = edits.filter((each) => each !== place.edit && each.span[1] <= start);
  return placeAfterEdits(start, before) + place.offset;
}

function begunAt(draft: Draft, offset: number, { style }: InsertionManner): QuotingContext | undefined {
  const context = style === 'citation' ? undefined : quotingContext(draft, offset);
  if (!context) return undefined;
  // A quotation that goes on behind the cursor was not begun there.
  const goesOn = draft.quotes.some(
    ({ form, start, end }) =>
      form === 'run-in' && context.replace[0] < start && start <= offset && offset < end,
  );
  return context.form === 'run-in' && goesOn ? undefined : context;
}

/** Whether what was begun cannot become what was picked. */
function differs({ form }: QuotingContext, manner: InsertionManner, place: InsertionPlace): boolean {
  const { style = 'auto' } = manner;
  if (style === 'auto') return false;
  return form === 'block' ? style !== 'block' : style === 'block' && place.takesBlock;
}

function completeBlock(
  draft: Draft,
  context: Extract<QuotingContext, { form: 'block' }>,
  quote: Quotable,
  manner: InsertionManner,
): Insertion {
  const place = findInsertionPlace(draft, context.replace[1]);
  if (place?.kind === 'behind')
    return partBlock(draft, context, place, render(draft, quote, 'block', manner));
  const eol = lineEndOf(draft.text);
  const rendered = render(draft, quote, 'block', manner);
  const lines = linesOf(rendered).map(({ text, slot }) => unmarked(text, slot));
  const { text, slot } = joinLines(lines, { first: '', prefix: context.linePrefix, eol });
  const start = context.blankLineBefore;
  // The writer may not have typed the blank after ">" yet.
  const blank = draft.text.charAt(context.replace[0] - 1) === '>' ? ' ' : '';
  const edit = {
    span: context.replace,
    newText: blank + text + (context.blankLineAfter ? eol : ''),
  };
  const additional: DraftEdit[] = start === undefined ? [] : [{ span: [start, start], newText: eol }];
  const end = { edit, offset: blank.length + text.length };
  return {
    edit,
    additional,
    end,
    cursor: slot === undefined ? end : { edit, offset: blank.length + slot },
  };
}

/** A block of its own in place of a line that was begun in a block quote of other words, which it would be mixed with. */
function partBlock(
  { text }: Draft,
  { replace }: QuotingContext,
  { prefix }: InsertionPlace,
  rendered: RenderedQuote,
): Insertion {
  const eol = lineEndOf(text);
  const { text: lines, slot } = joinLines(linesOf(rendered), { first: prefix, prefix, eol });
  const gap = gapBehind(text, replace[1], eol);
  const edit = { span: replace, newText: eol + lines + gap + (gap && prefix.trimEnd()) };
  const marks = lineAround(text, replace[0]).start;
  const end = { edit, offset: eol.length + lines.length };
  return {
    edit,
    additional: [{ span: [marks, replace[0]], newText: '' }],
    end,
    cursor: slot === undefined ? end : { edit, offset: eol.length + slot },
  };
}

function completeRunIn(
  draft: Draft,
  { openingMark, replace }: Extract<QuotingContext, { form: 'run-in' }>,
  quote: Quotable,
  manner: InsertionManner,
): Insertion {
  const style = manner.style === 'footnote' && isInNote(draft, replace[0]) ? 'auto' : manner.style;
  const rendered = render(draft, quote, inlineStyle(style), manner, {
    marks: marksFor(openingMark),
    before: draft.text.slice(0, replace[0]),
  });
  // A template of several lines is a block of its own, which was not begun.
  return rendered.text.includes('\n')
    ? completeRunIn(draft, { form: 'run-in', query: '', openingMark, replace }, quote, {
        ...manner,
        style: 'run-in',
      })
    : withDefinition(draft, { span: replace, newText: rendered.text }, rendered, 0);
}

/** Sets the quote as if what was begun had not been. */
function replaceBegun(
  draft: Draft,
  begun: QuotingContext,
  quote: Quotable,
  manner: InsertionManner,
): Insertion | undefined {
  const [start, end] = begun.replace;
  const isBlock = begun.form === 'block';
  const mark = isBlock ? (/>[ \t]?$/u.exec(draft.text.slice(0, start))?.[0].length ?? 0) : 0;
  // Between two blanks, or at the end of the line, one of them goes with it.
  const isParted =
    /[ \t]$/u.test(draft.text.slice(0, start)) && /^(?:[ \t\r\n]|$)/u.test(draft.text.slice(end));
  const removed = [start - (isBlock ? mark : Number(isParted)), end] as const;
  const bare = draft.text.slice(0, removed[0]) + draft.text.slice(end);
  const rest = parseDraft(bare);
  const place = findInsertionPlace(rest, removed[0]);
  const made = place && insertAt(rest, place, quote, manner);
  if (!made) return undefined;
  const edited = new EditedText(draft.text);
  edited.apply([{ span: removed, newText: '' }]);
  edited.apply([made.edit, ...made.additional]);
  return insertionOf(
    edited.edits(),
    removed[0],
    afterInsertion(made, made.end),
    afterInsertion(made, made.cursor),
  );
}

/**
 * Edits of one text as an insertion.
 *
 * @param start where that is `edit`, and `end` and `cursor` as offsets into what the edits make of the text.
 */
function insertionOf(
  edits: readonly DraftEdit[],
  start: number,
  end: number,
  cursor: number,
): Insertion | undefined {
  const edit = edits.find(({ span }) => span[1] >= start) ?? edits.at(-1);
  if (!edit) return undefined;
  const placeOf = (offset: number): InsertedPlace => {
    let moved = 0;
    for (const each of edits) {
      const { span, newText } = each;
      const at = offset - span[0] - moved;
      if (at >= 0 && at <= newText.length) return { edit: each, offset: at };
      moved += newText.length - (span[1] - span[0]);
    }
    return { edit, offset: edit.newText.length };
  };
  const additional = edits.filter((each) => each !== edit);
  return { edit, additional, end: placeOf(end), cursor: placeOf(cursor) };
}

function insertAt(draft: Draft, place: InsertionPlace, quote: Quotable, manner: InsertionManner): Insertion {
  const style = styleAt(place, quote, manner);
  const rendered = render(draft, quote, style, manner, { before: textBefore(draft, place) });
  const isBlock = style === 'block' || rendered.text.includes('\n');
  if (isBlock && !place.takesBlock)
    return insertAt(draft, place, quote, { ...manner, style: 'run-in', isPicked: true });
  return isBlock || place.kind === 'behind'
    ? insertBlock(draft, place, rendered)
    : insertInline(draft, place, rendered);
}

/** The style that the place and the length of the quote make of what was asked for. */
function styleAt(place: InsertionPlace, { passage }: Quotable, manner: InsertionManner): QuoteStyle {
  const { style = 'auto', profile = 'chicago' } = manner;
  if (style === 'footnote') return place.takesNote ? 'footnote' : 'run-in';
  if (style !== 'auto') return style;
  if (place.kind !== 'inline') {
    // Who has no block quotations has none on a line of their own either.
    return Number.isFinite(quotingManners[profile].blockFromWords.value) ? 'block' : 'run-in';
  }
  return styleByLength(splitWords(passage.text).length, profile);
}

/** What a style is within a line. */
function inlineStyle(style: InsertionManner['style'] = 'auto'): QuoteStyle {
  return style === 'auto' || style === 'block' ? 'run-in' : style;
}

function render(
  draft: Draft,
  { passage, source, stretch, namesOriginal = false }: Quotable,
  style: QuoteStyle,
  { profile = 'chicago', template }: InsertionManner,
  inLine: { readonly marks?: QuotationMarks; readonly before?: string } = {},
): RenderedQuote {
  const initial = fittingInitial(inLine.before ?? '', passage, profile);
  const set = (letter: InitialLetter) =>
    renderStretch(stretch ?? { passages: [passage] }, source, {
      style,
      profile,
      initial: letter,
      namesOriginal,
      marks: inLine.marks ?? curlyMarks,
      ...(style === 'footnote' && { footnoteLabel: freeLabel(draft) }),
      ...(template && { template }),
    });
  const rendered = set('as-is');
  // What stands by itself fits whatever is before it.
  return initial === 'as-is' || rendered.text.includes('\n') ? rendered : set(initial);
}

/** Found once: a list of completions asks twenty times. */
function freeLabel(draft: Draft): string {
  let label = labels.get(draft);
  if (label === undefined) {
    label = freeFootnoteLabel(draft.text);
    labels.set(draft, label);
  }
  return label;
}

const labels = new WeakMap<Draft, string>();

function insertInline(draft: Draft, { span }: InsertionPlace, rendered: RenderedQuote): Insertion {
  const { text } = draft;
  const [gap, after] = spacing(text, span);
  return withDefinition(draft, { span, newText: gap + rendered.text + after }, rendered, gap.length);
}

function insertBlock(draft: Draft, place: InsertionPlace, rendered: RenderedQuote): Insertion {
  const { text } = draft;
  const eol = lineEndOf(text);
  const { blockSpan, first, prefix } = place;
  const { text: lines, slot } = joinLines(linesOf(rendered), { first, prefix, eol });
  const blank = place.blankBefore ? prefix.trimEnd() + eol : '';
  const lead = place.isOwnLine ? blank : eol + blank;
  const gap = place.isAbove ? eol + eol : gapBehind(text, blockSpan[1], eol);
  const after = gap && gap + prefix.trimEnd();
  const edit = { span: blockSpan, newText: lead + lines + after };
  return withDefinition(draft, edit, { ...rendered, text: lines, ...slotOf(rendered, slot) }, lead.length);
}

function slotOf({ definition, locatorSlot }: RenderedQuote, slot: number | undefined) {
  const at = definition === undefined ? slot : locatorSlot;
  return at === undefined ? {} : { locatorSlot: at };
}

/** @param lead how long what stands before the rendered text in the edit is. */
function withDefinition(
  draft: Draft,
  edit: DraftEdit,
  { text, definition, locatorSlot }: RenderedQuote,
  lead: number,
): Insertion {
  const end = lead + text.length;
  if (!definition) {
    const cursor = { edit, offset: locatorSlot === undefined ? end : lead + locatorSlot };
    return { edit, additional: [], end: { edit, offset: end }, cursor };
  }
  const note = defineNote(draft, edit.span[0], definition);
  const start = note.newText.indexOf(definition);
  if (note.span[0] > edit.span[1]) {
    const place = { edit, offset: end };
    const cursor = locatorSlot === undefined ? place : { edit: note, offset: start + locatorSlot };
    return { edit, additional: [note], end: place, cursor };
  }
  // Two edits at one place would be in no order.
  const own = edit.newText.slice(0, end);
  const joined = { span: edit.span, newText: own + note.newText };
  const slot = locatorSlot === undefined ? end : own.length + start + locatorSlot;
  return {
    edit: joined,
    additional: [],
    end: { edit: joined, offset: end },
    cursor: { edit: joined, offset: slot },
  };
}

interface SlottedLine {
  readonly text: string;
  readonly slot?: number;
}

/** The lines of a quote, with the locator's slot in the one that has it. */
function linesOf({ text, definition, locatorSlot }: RenderedQuote): SlottedLine[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = (locatorSlot ?? -1) - start;
    start += line.length + 1;
    return { text: line, ...(definition === undefined && at >= 0 && at <= line.length && { slot: at }) };
  });
}

/** Without the mark of a block quote, which the draft has already. */
function unmarked(text: string, slot: number | undefined): SlottedLine {
  const mark = /^> ?/u.exec(text)?.[0].length ?? 0;
  return { text: text.slice(mark), ...(slot !== undefined && { slot: slot - mark }) };
}

function joinLines(
  lines: readonly SlottedLine[],
  { first, prefix, eol }: { readonly first: string; readonly prefix: string; readonly eol: string },
): SlottedLine {
  let [text, slot]: [string, number | undefined] = ['', undefined];
  for (const [at, line] of lines.entries()) {
    const start = at === 0 ? first : prefix;
    if (line.slot !== undefined) slot = text.length + (at === 0 ? 0 : eol.length) + start.length + line.slot;
    text += (at === 0 ? '' : eol) + (at === 0 ? start + line.text : (start + line.text).trimEnd());
  }
  return { text, ...(slot !== undefined && { slot }) };
}

function isInNote(draft: Draft, offset: number): boolean {
  return !(findInsertionPlace(draft, offset)?.takesNote ?? false);
}

function textBefore(draft: Draft, { kind, span }: InsertionPlace): string {
  return kind === 'inline' ? draft.text.slice(0, span[0]) : '';
}

function marksFor(openingMark: string): QuotationMarks {
  switch (openingMark) {
    case '"':
      return { open: '"', close: '"' };
    case '«':
      return { open: '«', close: '»' };
    case '„':
      return { open: '„', close: '“' };
    case '「':
      return { open: '「', close: '」' };
    default:
      return curlyMarks;
  }
}

/** Blanks that part a quote from the words around it. */
function spacing(text: string, [start, end]: readonly [number, number]): [string, string] {
  const before = /[\p{L}\p{N}.,;:!?)\]”’»]/u.test(text.charAt(start - 1)) ? ' ' : '';
  const after = /[\p{L}\p{N}([@“„«]/u.test(text.charAt(end)) ? ' ' : '';
  return [before, after];
}
