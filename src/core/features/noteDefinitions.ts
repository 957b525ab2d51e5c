import type { Draft, OuterBlock } from '../drafts/parseDraft.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { type DraftEdit, lineEndOf } from './textEdit.ts';

/**
 * The edit that defines a note whose reference goes in at `offset`: in the text itself, never in a list or a block quote,
 * which it would break, and there where the draft's other definitions stand: behind the paragraph, at the end of the section,
 * or at the end of all. The first one stands behind its paragraph.
 */
export function defineNote(draft: Draft, offset: number, definition: string): DraftEdit {
  const { text } = draft;
  const blocks = draft.outerBlocks;
  const own = groupAround(draft, offset);
  const last = lastBefore(draft, own, habitOf(draft));
  const at = Math.max(blocks[last]?.end ?? 0, own.end <= last ? 0 : offsetBehind(text, offset, blocks[last]));
  const eol = lineEndOf(text);
  const isTight = isNote(blocks[last]) && isNote(blocks[last - 1]) && standsTight(draft, last);
  const before = isTight ? eol : eol + eol;
  return { span: [at, at], newText: before + definition + gapBehind(text, at, eol) };
}

/** Line ends that make the next line blank where there is one with words. */
export function gapBehind(text: string, at: number, eol: string): string {
  const after = text.slice(at).replace(/^[ \t]*(?:\r?\n|$)/u, '');
  return after === '' || /^[ \t]*\r?\n/u.test(after) || after.trim() === '' ? '' : eol;
}

/** Where definitions of notes stand. */
type Habit = 'paragraph' | 'section' | 'end';

/** Blocks by their indices, `end` exclusive. */
interface Group {
  readonly start: number;
  readonly end: number;
}

/**
 * The blocks that a definition would tear apart: the paragraph at `offset`; a list with all of its items; a table and its
 * caption; a term and its definitions.
 */
function groupAround({ text, outerBlocks }: Draft, offset: number): Group {
  let start = outerBlocks.findLastIndex((block) => block.start <= offset);
  const next = outerBlocks[start + 1];
  // On a bare line right above the next block one writes into that.
  if (next && outerBlocks[start] && isJoined(text, offset, next)) start++;
  if (start < 0) return next && isJoined(text, offset, next) ? { start: 0, end: 1 } : { start: -1, end: 0 };
  let end = start + 1;
  while (belongsTogether(text, outerBlocks[end - 1], outerBlocks[end], outerBlocks[end + 1])) end++;
  return { start, end };
}

function isJoined(text: string, offset: number, { start }: OuterBlock): boolean {
  return start > offset && /^[ \t]*\r?\n$/u.test(text.slice(offset, start));
}

function belongsTogether(
  text: string,
  block: OuterBlock | undefined,
  next: OuterBlock | undefined,
  afterNext: OuterBlock | undefined,
): boolean {
  if (!block || !next) return false;
  const isList = block.name === 'Item' || block.name === 'Definition';
  if (isList && next.name === 'Item') return true;
  if (next.name === 'Definition') return true;
  if (isList && next.name === 'Paragraph' && afterNext?.name === 'Definition') return true;
  return (
    block.name === 'Table' && next.name === 'Paragraph' && CAPTION.test(text.slice(next.start, next.end))
  );
}

/** Where the draft's definitions stand, if they all stand alike. It is read once: a list of completions asks twenty times. */
function habitOf(draft: Draft): Habit {
  let habit = habits.get(draft);
  if (!habit) {
    habit = readHabit(draft);
    habits.set(draft, habit);
  }
  return habit;
}

const habits = new WeakMap<Draft, Habit>();

function readHabit(draft: Draft): Habit {
  const blocks = draft.outerBlocks;
  const references = new Map(draft.notes.map((note) => [note.label, note.references]));
  let above: OuterBlock | undefined;
  let [areBehindTheirs, areAtSections, runs] = [true, true, 0];
  for (const [index, block] of blocks.entries()) {
    if (!isNote(block)) {
      above = block;
      continue;
    }
    areBehindTheirs &&= refersTo(above, references.get(labelOf(draft, block)));
    const next = blocks[index + 1];
    if (isNote(next)) continue;
    runs++;
    areAtSections &&= next === undefined || next.name === 'Heading';
  }
  if (areBehindTheirs) return 'paragraph';
  if (runs === 1 && isNote(blocks.at(-1))) return 'end';
  return areAtSections ? 'section' : 'paragraph';
}

function labelOf({ text }: Draft, { start, end }: OuterBlock): string {
  return LABEL.exec(text.slice(start, end))?.groups?.label ?? '';
}

/** Whether one of the references stands in the block. */
function refersTo(block: OuterBlock | undefined, references: readonly TextSpan[] = []): boolean {
  return block !== undefined && references.some(([at]) => block.start <= at && at < block.end);
}

/** The block that the definition goes behind. */
function lastBefore({ outerBlocks }: Draft, own: Group, habit: Habit): number {
  if (habit === 'end') return Math.max(own.end - 1, outerBlocks.findLastIndex(isNote));
  let last = own.end - 1;
  if (habit === 'section') {
    const heading = outerBlocks.findIndex(({ name }, index) => index >= own.end && name === 'Heading');
    const end = heading < 0 ? outerBlocks.length : heading;
    const notes = outerBlocks.slice(own.end, end).findLastIndex(isNote);
    return notes < 0 ? end - 1 : own.end + notes;
  }
  while (isNote(outerBlocks[last + 1])) last++;
  return last;
}

/** The end of a bare line behind the block, where the reference stands on it. */
function offsetBehind(text: string, offset: number, block: OuterBlock | undefined): number {
  if (block && offset <= block.end) return block.end;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function isNote(block: OuterBlock | undefined): boolean {
  return block?.name === 'Note';
}

/** Whether the last two definitions have no blank line between them. */
function standsTight({ text, outerBlocks }: Draft, index: number): boolean {
  const [before, block] = [outerBlocks[index - 1], outerBlocks[index]];
  return (
    before !== undefined && block !== undefined && !/\n[ \t]*\r?\n/u.test(text.slice(before.end, block.start))
  );
}

const CAPTION = /^(?:[Tt]able)?:/u;
const LABEL = /^\[\^(?<label>[^\s\]]+)\]:/u;
