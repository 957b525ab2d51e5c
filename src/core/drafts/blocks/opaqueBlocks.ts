import type { BlockContext, BlockParser, Line } from '@lezer/markdown';
import { isBlank, isIndented, restOf, stateOf, takeLines } from './blockState.ts';
import { RULE } from './listMarkers.ts';

/** Blocks whose content is neither quote nor citation: code, metadata, comments, HTML, TeX, fences, rules. */
export const opaqueParsers: readonly BlockParser[] = [
  { name: 'IndentedCode', parse: parseIndentedCode },
  { name: 'FencedCode', parse: parseFencedCode },
  { name: 'TitleBlock', parse: parseTitleBlock },
  { name: 'Metadata', parse: parseMetadata },
  { name: 'DivisionFence', parse: (cx, line) => DIVISION.test(restOf(line)) && takeOne(cx) },
  { name: 'CommentBlock', parse: parseComment },
  { name: 'HtmlBlock', parse: parseHtml },
  { name: 'TexBlock', parse: parseTex },
];

export const ruleParser: BlockParser = {
  name: 'Rule',
  parse: (cx, line) => RULE.test(restOf(line)) && takeOne(cx),
};

/** Whether a fenced code block starts on this line: pandoc takes it for one only if it is closed. */
export function opensFence(cx: BlockContext, line: Line): boolean {
  const closer = fenceCloser(line);
  return closer !== undefined && isClosed(cx, line, line.text.length + 1, closer);
}

/** Whether the line is nothing but the end of a division or a tag of a block: paragraphs end before it. */
export function closesParagraph(line: Line): boolean {
  const rest = restOf(line);
  return /^:{3,}[ \t\r]*$/u.test(rest) || BLOCK_TAG_LINE.test(rest);
}

function parseFencedCode(cx: BlockContext, line: Line): boolean {
  const closer = fenceCloser(line);
  return closer !== undefined && takeClosed(cx, line, line.text.length + 1, closer);
}

/** What closes the fence on this line; undefined where there is none. A longer fence is not closed by a shorter one. */
function fenceCloser(line: Line): RegExp | undefined {
  const rest = restOf(line);
  const fence = (BACKTICK_FENCE.exec(rest) ?? TILDE_FENCE.exec(rest))?.groups?.fence;
  return fence && !isIndented(line)
    ? new RegExp(`^[ \\t>]*${fence.charAt(0)}{${Math.min(fence.length, MAX_FENCE)},}[ \\t\\r]*$`, 'gm')
    : undefined;
}

/** Indented lines, blank ones among them. */
function parseIndentedCode(cx: BlockContext, line: Line): boolean {
  if (!isIndented(line)) return false;
  const from = cx.lineStart + line.basePos;
  let to = cx.lineStart + line.text.length;
  takeLines(cx, line, (next) => {
    if (isBlank(next)) return true;
    if (!isIndented(next)) return false;
    to = cx.lineStart + next.text.length;
    return true;
  });
  cx.addElement(cx.elt('Opaque', from, to));
  return true;
}

/** pandoc's `% title`, `% authors`, `% date` at the very start. */
function parseTitleBlock(cx: BlockContext, line: Line): boolean {
  if (cx.lineStart !== 0 || !restOf(line).startsWith('%')) return false;
  takeLines(cx, line, (next) => !isBlank(next) && /^[% ]/u.test(next.text));
  cx.addElement(cx.elt('Opaque', 0, cx.prevLineEnd()));
  return true;
}

/** `---` over something that looks like YAML, up to `---` or `...`. */
function parseMetadata(cx: BlockContext, line: Line): boolean {
  if (cx.depth > 1 || !/^---[ \t\r]*$/u.test(restOf(line))) return false;
  return YAML_START.test(cx.peekLine()) && takeClosed(cx, line, line.text.length + 1, METADATA_END);
}

/** A comment that nothing but white space follows on its last line; others are read with the text around them. */
function parseComment(cx: BlockContext, line: Line): boolean {
  if (!restOf(line).startsWith('<!--')) return false;
  const from = line.pos + 4;
  const end = cx.depth > 1 ? undefined : closedAt(cx, line, from, COMMENT_END);
  const behind = end === undefined ? line.text.split('-->')[1] : stateOf(cx).input.chunk(end);
  return !behind?.trim() && takeClosed(cx, line, from, COMMENT_END, 'Comment');
}

function parseHtml(cx: BlockContext, line: Line): boolean {
  const rest = restOf(line);
  if (BLOCK_TAG_LINE.test(rest)) return takeOne(cx);
  const tag = VERBATIM_TAG.exec(rest)?.groups?.tag;
  return tag !== undefined && takeClosed(cx, line, line.pos, new RegExp(`</${tag.toLowerCase()}>`, 'gi'));
}

function parseTex(cx: BlockContext, line: Line): boolean {
  const name = TEX_ENVIRONMENT.exec(restOf(line))?.groups?.name;
  if (!name) return false;
  return takeClosed(cx, line, line.pos, new RegExp(`\\\\end\\{${name.replace('*', '\\*')}\\}`, 'g'));
}

/** Within a container the end of the container closes everything: what is read there depends on nothing outside. */
function isClosed(cx: BlockContext, line: Line, from: number, closer: RegExp): boolean {
  return cx.depth > 1 || closedAt(cx, line, from, closer) !== undefined;
}

function closedAt(cx: BlockContext, line: Line, from: number, closer: RegExp): number | undefined {
  return stateOf(cx).input.endOf(closer, cx.lineStart + line.pos, cx.lineStart + from);
}

/**
 * A block over the lines up to the one that closes it; none where nothing does.
 *
 * @param from where in the line the closing may start.
 */
function takeClosed(cx: BlockContext, line: Line, from: number, closer: RegExp, name = 'Opaque'): boolean {
  if (!isClosed(cx, line, from, closer)) return false;
  const start = cx.lineStart + line.pos;
  const end = cx.depth > 1 ? undefined : closedAt(cx, line, from, closer);
  const closes = (text: string) =>
    end === undefined
      ? text.search(new RegExp(closer.source, closer.flags)) >= 0
      : cx.lineStart + line.text.length >= end;
  let isLast = closes(line.text.slice(from));
  while (!isLast && cx.nextLine() && stateOf(cx).holds(cx)) isLast = closes(line.text);
  if (isLast) cx.nextLine();
  cx.addElement(cx.elt(name, start, Math.max(start, cx.prevLineEnd())));
  return true;
}

function takeOne(cx: BlockContext): true {
  const from = cx.lineStart;
  cx.nextLine();
  cx.addElement(cx.elt('Opaque', from, cx.prevLineEnd()));
  return true;
}

// Behind the fence stand attributes in braces, or a word and attributes; Quarto and knitr write `{r, echo=FALSE}`.
const BACKTICK_FENCE = /^(?<fence>`{3,})[^`]*$/u;
const TILDE_FENCE = /^(?<fence>~{3,})[ \t]*[^\s~{]*[ \t]*(?:\{.*\})?[ \t\r]*$/u;
// Nobody writes longer ones, and each length is searched for once.
const MAX_FENCE = 32;
const METADATA_END = /^(?:---|\.\.\.)[ \t\r]*$/gm;
// A field, a comment, or the end at once; other text between rules is text.
const YAML_START = /^(?:#|(?:---|\.\.\.)[ \t\r]*$|[\p{L}_"'][^:\r\n]{0,80}:(?:[ \t\r]|$))/u;
const COMMENT_END = /-->/g;
const DIVISION = /^:{3,}[ \t]*(?:\{[^{}]*\}|[^\s:{}]+)?[ \t]*:*[ \t\r]*$/u;
const VERBATIM_TAG = /^<(?<tag>pre|script|style|textarea)(?=[\s>])/iu;
const TEX_ENVIRONMENT = /^\\begin\{(?<name>[A-Za-z]+\*?)\}/u;
const BLOCK_TAG_LINE =
  /^<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?>[ \t\r]*$/iu;
