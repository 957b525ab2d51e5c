import type { BlockContext, BlockParser, Element, Line } from '@lezer/markdown';
import { isBlank, isIndented, restOf, stateOf, takeLines } from './blockState.ts';
import { DEFINITION_MARKER, isWithin, startsItem } from './containers.ts';
import { closesParagraph, opensFence } from './opaqueBlocks.ts';

/** Headings, tables and verse, which stand before containers of their kind in pandoc's order. */
export const textParsers: readonly BlockParser[] = [
  { name: 'Heading', parse: parseHeading },
  { name: 'Table', parse: parseTable },
  { name: 'LineBlock', parse: parseLineBlock },
];

/** What is left: definitions of links, and paragraphs. Takes every line. */
export const paragraphParsers: readonly BlockParser[] = [
  { name: 'LinkDefinition', parse: parseLinkDefinition },
  { name: 'Paragraph', parse: parseParagraph },
];

function parseHeading(cx: BlockContext, line: Line): boolean {
  const match = HEADING.exec(restOf(line));
  if (!match || isIndented(line)) return false;
  const from = cx.lineStart + line.pos;
  const to = cx.lineStart + line.text.length;
  const contentStart = from + match[0].length;
  const content = line.text.slice(line.pos + match[0].length);
  const contentEnd = contentStart + content.replace(HEADING_TAIL, '').length;
  const marks = [cx.elt('Mark', from, contentStart)];
  if (contentEnd < to) marks.push(cx.elt('Mark', contentEnd, to));
  cx.nextLine();
  cx.addElement(cx.elt('Heading', from, to, marks));
  return true;
}

/** Pipe and grid tables, and simple ones with a line of dashes under their head, up to a blank line. */
function parseTable(cx: BlockContext, line: Line): boolean {
  const rest = restOf(line);
  const next = cx.peekLine().replace(/^[ \t>]*/u, '');
  const isPiped = rest.includes('|') && PIPE_RULE.test(next) && /[|+]/u.test(next);
  const isTable = isPiped || (GRID_RULE.test(rest) && /^[|+]/u.test(next)) || SIMPLE_RULE.test(next);
  const isRow = (row: Line) => !isBlank(row) && (!isPiped || row.text.includes('|', row.basePos));
  return isTable && !isIndented(line) && takeMarked(cx, line, 'Table', isRow);
}

/** `| verse`, with lines that are indented going on. */
function parseLineBlock(cx: BlockContext, line: Line): boolean {
  if (!/^\|(?:[ \t]|\r?$)/u.test(restOf(line)) || isIndented(line)) return false;
  return takeMarked(
    cx,
    line,
    'LineBlock',
    (next) => !isBlank(next) && (restOf(next).startsWith('|') || next.text.charAt(next.basePos) === ' '),
  );
}

/** `[label]: address "title"`; the title may stand on a line of its own, and so may the address. */
function parseLinkDefinition(cx: BlockContext, line: Line): boolean {
  const match = LINK_DEFINITION.exec(restOf(line));
  if (!match || isIndented(line) || BROKEN_ADDRESS.test(match.groups?.address ?? '')) return false;
  const from = cx.lineStart + line.pos;
  const label = cx.elt('LinkLabel', from + 1, from + 1 + (match.groups?.label?.length ?? 0));
  const state = stateOf(cx);
  let more = cx.nextLine() && state.holds(cx);
  if (match.groups?.address === '' && more && !isBlank(line)) more = cx.nextLine() && state.holds(cx);
  if (more && TITLE_LINE.test(restOf(line))) cx.nextLine();
  cx.addElement(cx.elt('LinkDefinition', from, cx.prevLineEnd(), [label]));
  return true;
}

function parseParagraph(cx: BlockContext, line: Line): boolean {
  if (isBlank(line)) return false;
  const from = cx.lineStart + line.pos;
  const marks: Element[] = [];
  const state = stateOf(cx);
  let lines = 1;
  let commentEnd = openCommentEnd(cx, line, line.pos);
  let isHeading = false;
  while (cx.nextLine()) {
    if (commentEnd <= cx.lineStart) {
      if (isBlank(line) || endsParagraph(cx, line, lines)) break;
      if (lines === 1 && state.holds(cx) && /^(?:=+|-+)[ \t\r]*$/u.test(restOf(line))) {
        isHeading = true;
        break;
      }
    }
    marks.push(...line.markers);
    commentEnd = Math.max(commentEnd, openCommentEnd(cx, line, Math.max(0, commentEnd - cx.lineStart)));
    lines++;
  }
  if (isHeading) {
    // The line under it belongs to it: parsed for itself it would be a rule.
    marks.push(...line.markers, cx.elt('Mark', cx.lineStart + line.pos, cx.lineStart + line.text.length));
    cx.nextLine();
  }
  cx.addElement(cx.elt(isHeading ? 'Heading' : 'Paragraph', from, cx.prevLineEnd(), marks));
  return true;
}

/**
 * Whether the line ends the paragraph before it. In pandoc, block quotes, headings and lists do not: they want a blank
 * line before them. Within a list an item does, whatever its depth.
 */
function endsParagraph(cx: BlockContext, line: Line, linesBefore: number): boolean {
  const state = stateOf(cx);
  if (state.endsParagraph(cx)) return true;
  if (isWithin(cx, 'Item') && startsItem(line)) return true;
  if (isWithin(cx, 'Note') && NOTE_START.test(restOf(line))) return true;
  if (DEFINITION_MARKER.test(restOf(line)) && (linesBefore === 1 || isWithin(cx, 'Definition'))) return true;
  if (closesParagraph(line)) return true;
  return restOf(line).startsWith('```') && (opensFence(cx, line) || !state.holds(cx));
}

/** Where a comment ends that opens on this line and closes on a later one; 0 when there is none. */
function openCommentEnd(cx: BlockContext, line: Line, from: number): number {
  const closed = line.text.lastIndexOf('-->');
  const open = line.text.indexOf('<!--', closed < from ? from : closed + 3);
  if (open < 0 || cx.depth > 1 || /[`\\]/u.test(line.text.charAt(open - 1))) return 0;
  const at = cx.lineStart + open;
  return stateOf(cx).input.endOf(/-->/g, at, at + 4) ?? 0;
}

function takeMarked(cx: BlockContext, line: Line, name: string, goesOn: (line: Line) => boolean): true {
  const from = cx.lineStart + line.pos;
  const marks: Element[] = [];
  takeLines(cx, line, (next) => {
    if (!goesOn(next)) return false;
    marks.push(...next.markers);
    return true;
  });
  cx.addElement(cx.elt(name, from, cx.prevLineEnd(), marks));
  return true;
}

const HEADING = /^#{1,6}(?:[ \t]+|(?=\r?$))/u;
// Attributes, closing hash signs, white space.
const HEADING_TAIL = /(?:[ \t]+\{[^{}]*\}|[ \t]+#+)?[ \t\r]*$/u;
const PIPE_RULE = /^\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*$/u;
const GRID_RULE = /^\+(?:[-=:]+\+)+[ \t\r]*$/u;
const SIMPLE_RULE = /^-+(?:[ ]+-+)+[ \t\r]*$/u;
const LINK_DEFINITION =
  /^\[(?![@^])(?<label>(?:[^[\]\\]|\\.|\[[^[\]]{0,200}\]){1,999})\]:[ \t]*(?!\[)(?<address>.*?)[ \t\r]*$/u;
// Nothing but a title follows an address in angle brackets.
const BROKEN_ADDRESS = /^<[^>]*>[ \t]*(?!["'(])\S/u;
const TITLE_LINE = /^(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t\r]*$/u;
const NOTE_START = /^\[\^[^\s\]]+\]/u;
