import type { SyntaxNode } from '@lezer/common';
import type { TextSpan } from '../model/textSpan.ts';
import { draftBlocks } from './blocks/draftBlocks.ts';
import { DraftInput } from './blocks/draftInput.ts';
import { readListMarker } from './blocks/listMarkers.ts';
import type { Draft } from './parseDraft.ts';
import { firstIndex } from './spans.ts';

/** What a place in a draft can take, as pandoc reads what would be typed there. */
export interface DraftPlace {
  /**
   * `bare`: a line with nothing on it but marks of containers. `text`: running text. `opaque`: code, a comment, a
   * definition of a link; what is put there is no quote.
   */
  readonly kind: 'bare' | 'text' | 'opaque';
  /** What each line of a block begins with that stands here: the marks and the indentation of the containers around. */
  readonly prefix: string;
  /** The end of the block of text that the place is in, without its line end; of a bare line its end. */
  readonly end: number;
  /** False in headings, tables and verse, which are lines of text and nothing else. */
  readonly takesBlock: boolean;
  /** False in tables that are drawn with dashes, where one more word would be another column. */
  readonly takesText: boolean;
  /** The label of the note that it stands in. Absent: none. Notes in notes are none, to pandoc. */
  readonly note?: string;
  /** The outermost block quote that it stands in, its line's own included. Absent: none. */
  readonly quote?: TextSpan;
}

/** Reads what can be put at `offset`. Cost: a parse of the blocks around it. */
export function placeInDraft(draft: Pick<Draft, 'text' | 'outerBlocks'>, offset: number): DraftPlace {
  const [start, end] = neighborhood(draft, offset);
  const place = placeInText(draft.text.slice(start, end), offset - start);
  return {
    ...place,
    end: place.end + start,
    ...(place.quote && { quote: [place.quote[0] + start, place.quote[1] + start] }),
  };
}

/**
 * The nearest place on the line at which words do not undo what the line is: behind the marker of a list item, a heading or
 * a note, before the attributes of a heading, within the cells of a table.
 */
export function amongContent(draft: Pick<Draft, 'text' | 'outerBlocks'>, offset: number): number {
  const line = lineAround(draft.text, offset);
  const last = line.start + line.text.trimEnd().length - 1;
  if (last < line.start) return offset;
  if (MARKS.test(draft.text.slice(line.start, offset)) && MARKS.test(draft.text.slice(offset, last + 1)))
    return Math.max(offset, last + 1);
  const [start, end] = neighborhood(draft, offset);
  const leaf = leafAt(draft.text.slice(start, end), last - start);
  if (!TEXTS.has(leaf.name)) return offset;
  const [from, to] = contentOf(draft.text, leaf, start, [line.start, last + 1]);
  return Math.max(from, Math.min(offset, Math.max(to, line.start)));
}

/** Where the words of a block may stand, as far as the line goes. */
function contentOf(text: string, leaf: SyntaxNode, start: number, line: TextSpan): TextSpan {
  let [from, to] = [leaf.from + start, Number.POSITIVE_INFINITY];
  if (leaf.name === 'Heading') {
    const marks: SyntaxNode[] = [];
    for (let child = leaf.firstChild; child; child = child.nextSibling) marks.push(child);
    const opening = marks.find((mark) => mark.from === leaf.from);
    const closing = marks.findLast((mark) => mark !== opening);
    if (opening) from = opening.to + start;
    if (closing) to = text.slice(0, closing.from + start).trimEnd().length;
  }
  if (leaf.name === 'Table') {
    const row = text.slice(...line);
    if (/^[\s>]*\|/u.test(row)) from = Math.max(from, line[0] + row.indexOf('|') + 1);
    if (/[^\\]\|$/u.test(row)) to = line[1] - 1;
  }
  return [from, to];
}

/** The blocks around a place and two more on each side: a definition asks for the term before it. */
function neighborhood(
  { text, outerBlocks }: Pick<Draft, 'text' | 'outerBlocks'>,
  offset: number,
): readonly [number, number] {
  const at = firstIndex(outerBlocks.length, (index) => (outerBlocks[index]?.start ?? 0) > offset);
  const first = outerBlocks[at - 1 - NEIGHBORS]?.start ?? 0;
  const behind = outerBlocks[at + NEIGHBORS]?.start ?? text.length;
  return [first === 0 ? 0 : lineAround(text, first).start, behind];
}

function placeInText(text: string, offset: number): DraftPlace {
  const line = lineAround(text, offset);
  const bare = /^[\s>]*$/u.test(line.text);
  if (!bare) {
    const ends = [offset, line.end] as const;
    // Behind a list marker the writer may not have typed the blank yet.
    const marker = text.slice(line.start, offset);
    const isMarker = MARKS.test(marker) && /\S$/u.test(marker);
    const place = isMarker && readPlace(`${text.slice(0, offset)} ${text.slice(offset)}`, offset + 1, ends);
    return place && place.kind === 'bare' ? place : readPlace(text, offset, ends);
  }
  // As a paragraph of its own, whatever stands above and below; blanks that were typed make an indentation.
  const marks = line.text.trimEnd();
  const rest = `\n${marks}${text.slice(line.end)}`;
  const withBlank = marks === '' ? '' : `${marks} `;
  for (const before of new Set([line.text.length > withBlank.length ? line.text : withBlank, withBlank])) {
    const start = `${text.slice(0, line.start)}${marks}\n${before}`;
    const place = readPlace(`${start}${rest}`, start.length, [line.end, line.end]);
    const added = start.length + rest.length - text.length;
    const quote = place.quote && ([place.quote[0], Math.max(line.end, place.quote[1] - added)] as const);
    if (place.kind !== 'opaque') return { ...place, ...(quote && { quote }) };
  }
  return readPlace(text, offset, [line.end, line.end]);
}

export interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly text: string;
}

/** The line that `offset` stands in. */
export function lineAround(text: string, offset: number): Line {
  // From -1 on, `lastIndexOf` would look at the first character.
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const rawEnd = newline < 0 ? text.length : newline;
  const end = rawEnd > start && text.charAt(rawEnd - 1) === '\r' ? rawEnd - 1 : rawEnd;
  return { start, end, text: text.slice(start, end) };
}

/**
 * Reads the place where one letter is typed.
 *
 * @param ends what its end is where nothing else stands in its block, and where it is in no block of text.
 */
function readPlace(text: string, offset: number, ends: TextSpan): DraftPlace {
  const probe = `${text.slice(0, offset)}${LETTER}${text.slice(offset)}`;
  const leaf = leafAt(probe, offset);
  const containers = containersOf(leaf);
  const quote = containers.find(({ name }) => name === 'Quote');
  const note = containers.find(({ name }) => name === 'Note');
  const label = note && NOTE_LABEL.exec(probe.slice(note.from))?.groups?.label;
  const common = {
    prefix: prefixOf(probe, containers),
    ...(label !== undefined && { note: label }),
    ...(quote && { quote: [quote.from, quote.from + trimmed(probe, quote).length - LETTER.length] as const }),
  };
  const isText = TEXTS.has(leaf.name);
  const block = isText ? trimmed(probe, leaf) : '';
  if (block === LETTER) return { kind: 'bare', end: ends[0], takesBlock: true, takesText: true, ...common };
  return {
    kind: isText ? 'text' : 'opaque',
    end: isText ? leaf.from + block.length - LETTER.length : ends[1],
    takesBlock: leaf.name === 'Paragraph',
    takesText: leaf.name !== 'Table' || (PIPED.test(block) && !RULE_ROW.test(lineAround(text, offset).text)),
    ...common,
  };
}

function parse(text: string) {
  const input = new DraftInput(text.replace(/^\uFEFF/u, ' '));
  const run = draftBlocks.startParse(input);
  let tree = run.advance();
  while (!tree) tree = run.advance();
  return tree;
}

/** The innermost block around the character at `offset` that holds text. */
function leafAt(text: string, offset: number): SyntaxNode {
  let node: SyntaxNode = parse(text).topNode;
  for (;;) {
    const inner = childAround(node, offset);
    if (!inner || inner.name === 'Mark') return node;
    node = inner;
  }
}

function childAround(node: SyntaxNode, offset: number): SyntaxNode | undefined {
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.from <= offset && offset < child.to) return child;
  return undefined;
}

/** From the outermost on. */
function containersOf(leaf: SyntaxNode): SyntaxNode[] {
  const containers: SyntaxNode[] = [];
  for (let node: SyntaxNode | null = leaf; node; node = node.parent)
    if (CONTAINERS.has(node.name)) containers.unshift(node);
  return containers;
}

/** What a further line in these containers begins with. */
function prefixOf(text: string, containers: readonly SyntaxNode[]): string {
  return containers.reduce((prefix, { name, from }) => {
    if (name === 'Quote') return `${prefix}> `;
    return prefix + ' '.repeat(name === 'Item' ? itemIndent(text, from, prefix) : NOTE_INDENT);
  }, '');
}

/** By how many blanks the words of a list item stand behind those of what holds the list. */
function itemIndent(text: string, from: number, outerPrefix: string): number {
  const line = lineAround(text, from);
  const rest = text.slice(from, line.end);
  const marker = readListMarker(rest)?.length ?? 1;
  const blanks = /^[ \t]*/u.exec(rest.slice(marker))?.[0].replaceAll('\t', '    ').length ?? 0;
  // As pandoc has it: behind the marker and its blanks, or one blank where nothing or code follows.
  const width = marker + (blanks === 0 || blanks > 4 || marker + blanks >= rest.length ? 1 : blanks);
  return indentBefore(text.slice(line.start, from), outerPrefix) + width;
}

function indentBefore(before: string, outerPrefix: string): number {
  // Behind another item's marker on the same line, the blanks are that item's.
  if (/[^\s>]/u.test(before)) return 0;
  const own = before.replaceAll('\t', '    ');
  const tail = (line: string) => line.length - (line.lastIndexOf('>') < 0 ? 0 : line.lastIndexOf('>') + 2);
  return Math.max(0, tail(own) - tail(outerPrefix));
}

function trimmed(text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return text.slice(from, to).trimEnd();
}

const LETTER = 'x';
const NEIGHBORS = 2;
const NOTE_INDENT = 4;
const TEXTS: ReadonlySet<string> = new Set(['Paragraph', 'Heading', 'Table', 'LineBlock']);
const CONTAINERS: ReadonlySet<string> = new Set(['Quote', 'Item', 'Note', 'Definition']);
const NOTE_LABEL = /^\[\^(?<label>[^\s\]]+)\]:/u;
// Of block quotes and list items.
const MARKS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\(?(?:#|\d{1,20})[.)](?=[ \t]|$)))*[ \t]*$/u;
const RULE_ROW = /^[\s>|:+=-]+$/u;
const PIPED = /^[^\n]*\|[^\n]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*[|+]/u;
