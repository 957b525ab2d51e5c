import type { BlockContext, BlockParser, Line, NodeSpec } from '@lezer/markdown';
import { isBlank, isIndented, restOf, stateOf } from './blockState.ts';
import { readListMarker } from './listMarkers.ts';
import { opensFence } from './opaqueBlocks.ts';

/** Block quotes, list items, notes and definitions: what holds other blocks, by pandoc's rules of what goes on. */
export const containerNodes: readonly NodeSpec[] = [
  { name: 'Quote', block: true, composite: quoteGoesOn },
  { name: 'Item', block: true, composite: itemGoesOn },
  { name: 'Note', block: true, composite: noteGoesOn },
  { name: 'Definition', block: true, composite: definitionGoesOn },
];

export const containerParsers: readonly BlockParser[] = [
  { name: 'Quote', parse: parseQuote },
  { name: 'Item', parse: parseItem },
  { name: 'Note', parse: parseNote },
  { name: 'Definition', parse: parseDefinition },
];

/** Whether a line starts a list item; within lists that ends a paragraph. */
export function startsItem(line: Line): boolean {
  return !isIndented(line) && readListMarker(restOf(line)) !== undefined;
}

/** Whether the current line stands in a container of this kind. */
export function isWithin(cx: BlockContext, name: string): boolean {
  for (let depth = 1; depth < cx.depth; depth++) if (cx.parentType(depth).name === name) return true;
  return false;
}

export const NOTE_MARKER = /^\[\^(?<label>[^\s\]]+)\]:[ \t]*/u;
export const DEFINITION_MARKER = /^[:~](?:[ \t]+|\r?$)/u;

function parseQuote(cx: BlockContext, line: Line): boolean | null {
  if (line.next !== GREATER || !mayOpen(cx, line)) return false;
  cx.startComposite('Quote', line.pos);
  const at = cx.lineStart + line.pos;
  cx.addElement(cx.elt('Mark', at, at + 1));
  line.moveBase(line.pos + markLength(line));
  return null;
}

/** Whether a container may start on the line: not in code, and not in thousands of others. */
function mayOpen(cx: BlockContext, line: Line): boolean {
  return !isIndented(line) && cx.depth <= MAX_DEPTH;
}

/** Every line that is not blank continues a block quote, marked or not, unless it starts a code block. */
function quoteGoesOn(cx: BlockContext, line: Line): boolean {
  const state = stateOf(cx);
  if (line.next === GREATER && !isIndented(line)) {
    const at = cx.lineStart + line.pos;
    line.addMarker(cx.elt('Mark', at, at + 1));
    line.moveBase(line.pos + markLength(line));
    return true;
  }
  const isCode = opensFence(cx, line) || (line.next === GREATER && isIndented(line));
  return isBlank(line) || isCode ? state.end(cx) : true;
}

function markLength(line: Line): number {
  return /[ \t]/u.test(line.text.charAt(line.pos + 1)) ? 2 : 1;
}

function parseItem(cx: BlockContext, line: Line): boolean | null {
  if (!mayOpen(cx, line)) return false;
  const marker = readListMarker(restOf(line));
  if (!marker) return false;
  const at = cx.lineStart + line.pos;
  const content = contentColumn(line, line.pos + marker.length);
  cx.startComposite('Item', line.pos, content - line.baseIndent);
  const label = marker.example
    ? [cx.elt('ExampleLabel', at + restOf(line).indexOf('@') + 1, at + marker.length - 1)]
    : [];
  cx.addElement(cx.elt('Mark', at, at + marker.length, label));
  line.moveBaseColumn(content);
  return null;
}

/** Content starts behind one blank, or behind up to four where text follows them. */
function contentColumn(line: Line, markerEnd: number): number {
  const behind = line.countIndent(markerEnd, line.pos, line.indent);
  const text = line.skipSpace(markerEnd);
  const column = line.countIndent(text, markerEnd, behind);
  return text >= line.text.length || column >= behind + 5 ? behind + 1 : column;
}

function itemGoesOn(cx: BlockContext, line: Line, width: number): boolean {
  if (isBlank(line)) return true;
  if (line.indent < line.baseIndent + width) return stateOf(cx).leave(cx);
  line.moveBaseColumn(line.baseIndent + width);
  return true;
}

function parseNote(cx: BlockContext, line: Line): boolean | null {
  const marker = mayOpen(cx, line) ? NOTE_MARKER.exec(restOf(line)) : null;
  if (!marker) return false;
  const at = cx.lineStart + line.pos;
  cx.startComposite('Note', line.pos);
  const label = cx.elt('NoteLabel', at + 2, at + 2 + (marker.groups?.label?.length ?? 0));
  cx.addElement(cx.elt('Mark', at, at + marker[0].trimEnd().length, [label]));
  line.moveBase(line.pos + marker[0].length);
  if (line.skipSpace(line.basePos) >= line.text.length) stateOf(cx).expectContent(cx, line);
  return null;
}

function noteGoesOn(cx: BlockContext, line: Line): boolean {
  const isContent = stateOf(cx).expectsContent(cx) && !isIndented(line) && !NOTE_MARKER.test(restOf(line));
  return isBlank(line) || isContent || indentedGoesOn(cx, line);
}

function parseDefinition(cx: BlockContext, line: Line): boolean | null {
  const marker = mayOpen(cx, line) ? DEFINITION_MARKER.exec(restOf(line)) : null;
  if (!marker || !hasTerm(stateOf(cx).input.text, cx.lineStart)) return false;
  const at = cx.lineStart + line.pos;
  cx.startComposite('Definition', line.pos);
  cx.addElement(cx.elt('Mark', at, at + 1));
  line.moveBase(line.pos + marker[0].length);
  return null;
}

/** Whether a line of its own, or another definition, stands over the line, with at most one blank line between. */
function hasTerm(text: string, lineStart: number): boolean {
  const [above = '', over = '', before = ''] = linesBefore(text, lineStart);
  const [term, beforeTerm] = above === '' ? [over, before] : [above, over];
  return (
    term !== '' && (beforeTerm === '' || DEFINITION_MARKER.test(term) || DEFINITION_MARKER.test(beforeTerm))
  );
}

/** The three lines before `lineStart`, the nearest first, without white space and marks of block quotes. */
function linesBefore(text: string, lineStart: number): string[] {
  const lines: string[] = [];
  for (let end = lineStart - 1; end >= 0 && lines.length < 3; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    lines.push(text.slice(Math.max(start, end - MAX_TERM), end).replace(/^[\s>]+|\s+$/gu, ''));
    end = start - 1;
  }
  return lines;
}

function definitionGoesOn(cx: BlockContext, line: Line): boolean {
  return isBlank(line) || indentedGoesOn(cx, line);
}

function indentedGoesOn(cx: BlockContext, line: Line): boolean {
  if (!isIndented(line)) return stateOf(cx).leave(cx);
  line.moveBaseColumn(line.baseIndent + 4);
  return true;
}

const GREATER = 62;
const MAX_DEPTH = 40;
const MAX_TERM = 500;
