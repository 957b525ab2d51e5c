import { isAlphanumericAt, isBlankAt, runLength, skipBlanks } from './characters.ts';
import type { TextNode } from './inlineNodes.ts';

/** Reads the literal constructs of one text: code, math, HTML, TeX, addresses in angle brackets, escapes, entities. */
export class Literals {
  readonly #text: string;
  /** Where the runs of backticks of each length start. */
  #backticks: Map<number, number[]> | undefined;
  /** The run of backticks that was read last: its start and its end. */
  #run: readonly [number, number] = [0, 0];
  /** Where closers stand for the last time; -1 where they do not stand at all. */
  readonly #lastOf = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The construct at `offset`; undefined where none stands. */
  readAt(offset: number, end: number): TextNode | undefined {
    switch (this.#text.charAt(offset)) {
      case '`':
        return this.#readCode(offset, end);
      case '$':
        return readMath(this.#text, offset, end);
      case '<':
        return this.#readComment(offset, end) ?? readAngle(this.#text, offset, end);
      case '\\':
        return readBackslash(this.#text, offset, end) ?? this.#readTex(offset, end);
      case '&':
        return readEntity(this.#text, offset, end);
      default:
        return undefined;
    }
  }

  /** A code span closes with as many backticks as it opens with; attributes or `{=html}` may follow. */
  #readCode(offset: number, end: number): TextNode | undefined {
    const ticks = Math.min(end, this.#runEnd(offset)) - offset;
    this.#backticks ??= backtickRuns(this.#text);
    const close = firstFrom(this.#backticks.get(ticks) ?? [], offset + ticks);
    if (close === undefined || close + ticks > end) return undefined;
    const shown = this.#text
      .slice(offset + ticks, close)
      .replace(/[\r\n]+/gu, ' ')
      .trim();
    const closed = close + ticks;
    const raw = matchEnd(RAW_ATTRIBUTE, this.#text, closed, end);
    const tail = Math.max(raw, attributesEnd(this.#text, closed, end));
    return { kind: 'code', start: offset, end: Math.max(closed, tail), shown };
  }

  #readComment(offset: number, end: number): TextNode | undefined {
    if (!this.#text.startsWith('<!--', offset) || !this.#standsFrom('-->', offset + 4)) return undefined;
    const close = this.#text.indexOf('-->', offset + 4) + 3;
    return close > end ? undefined : { kind: 'comment', start: offset, end: close, shown: '' };
  }

  /** A command with its arguments, or an environment. */
  #readTex(offset: number, end: number): TextNode | undefined {
    TEX_NAME.lastIndex = offset;
    const name = TEX_NAME.exec(this.#text)?.[0];
    if (!name) return undefined;
    let at = Math.min(end, offset + name.length);
    const environment =
      name === '\\begin' ? /^\{[\w*]{1,40}\}/u.exec(this.#text.slice(at, at + 42))?.[0] : undefined;
    const closer = `\\end${environment}`;
    if (environment && this.#standsFrom(closer, at)) {
      const close = this.#text.indexOf(closer, at) + closer.length;
      if (close <= end) return { kind: 'markup', start: offset, end: close, shown: '' };
    }
    if (this.#text.charAt(at) === '*') at++;
    // Arguments in brackets come first; white space may stand before them and before the first in braces.
    at = this.#groupsEnd(at, end, '[', ']', true);
    at = this.#groupsEnd(at, end, '{', '}', false);
    return { kind: 'markup', start: offset, end: at, shown: '' };
  }

  /** Where the run of TeX arguments at `at` ends; `at` when there is none. */
  #groupsEnd(at: number, end: number, open: string, close: string, maySkip: boolean): number {
    for (let from = skipBlanks(this.#text, at, end); this.#standsFrom(close, from); ) {
      const group = texGroupEnd(this.#text, from, end, open, close);
      if (group < 0) break;
      at = group;
      from = maySkip ? skipBlanks(this.#text, at, end) : at;
    }
    return at;
  }

  /** Whether `closer` stands anywhere from `offset` on: searched for once, not by each of a thousand openers. */
  #standsFrom(closer: string, offset: number): boolean {
    let last = this.#lastOf.get(closer);
    if (last === undefined) {
      last = this.#text.lastIndexOf(closer);
      this.#lastOf.set(closer, last);
    }
    return last >= offset;
  }

  #runEnd(offset: number): number {
    const [start, end] = this.#run;
    if (offset < start || offset >= end)
      this.#run = [offset, offset + runLength(this.#text, offset, this.#text.length)];
    return this.#run[1];
  }
}

/** Where the attributes `{#id .class key=value}` at `offset` end; -1 where none stand. */
export function attributesEnd(text: string, offset: number, end: number): number {
  return matchEnd(ATTRIBUTES, text, offset, end);
}

function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at >= 0; ) {
    const length = runLength(text, at, text.length);
    const starts = runs.get(length);
    if (starts) starts.push(at);
    else runs.set(length, [at]);
    at = text.indexOf('`', at + length);
  }
  return runs;
}

/** The first of the rising `offsets` that is not before `from`. */
function firstFrom(offsets: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return offsets[low];
}

/** `$…$` without white space inside the marks and without a digit behind (it would be money), `$$…$$`. */
function readMath(text: string, offset: number, end: number): TextNode | undefined {
  if (text.startsWith('$$', offset)) {
    const close = unescapedDollars(text, offset + 2, end, '$$');
    if (close > offset + 2)
      return { kind: 'math', start: offset, end: close + 2, shown: text.slice(offset + 2, close).trim() };
    return undefined;
  }
  if (isBlankAt(text, offset + 1)) return undefined;
  const close = unescapedDollars(text, offset + 1, end, '$');
  if (close <= offset + 1 || isBlankAt(text, close - 1) || /\d/u.test(text.charAt(close + 1)))
    return undefined;
  return { kind: 'math', start: offset, end: close + 1, shown: text.slice(offset + 1, close) };
}

function unescapedDollars(text: string, from: number, end: number, mark: string): number {
  for (let at = text.indexOf(mark, from); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (text.charAt(at - slashes - 1) === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function readAngle(text: string, offset: number, end: number): TextNode | undefined {
  const address = matchEnd(AUTOLINK, text, offset, end);
  if (address >= 0)
    return { kind: 'address', start: offset, end: address, shown: text.slice(offset + 1, address - 1) };
  const tag = matchEnd(TAG, text, offset, end);
  return tag < 0 ? undefined : { kind: 'markup', start: offset, end: tag, shown: '' };
}

/** An escaped character or a line break. */
function readBackslash(text: string, offset: number, end: number): TextNode | undefined {
  if (offset + 1 >= end) return undefined;
  const next = text.charAt(offset + 1);
  if (isAlphanumericAt(text, offset + 1)) return undefined;
  const isBreak = next === '\n' || next === '\r';
  const width = text.startsWith('\r\n', offset + 1)
    ? 2
    : (text.codePointAt(offset + 1) ?? 0) > 0xffff
      ? 2
      : 1;
  const stop = offset + 1 + width;
  const shown = isBreak ? ' ' : next === ' ' ? '\u00a0' : text.slice(offset + 1, stop);
  return { kind: 'text', start: offset, end: stop, shown };
}

/** Braces nest; brackets do not. */
function texGroupEnd(text: string, offset: number, end: number, open: string, close: string): number {
  if (text.charAt(offset) !== open) return -1;
  let depth = 0;
  for (let at = offset; at < end && at < offset + MAX_TEX; at++) {
    const character = text.charAt(at);
    if (open === '[' ? character === close : character === close && --depth === 0) return at + 1;
    if (character === '\\') at++;
    else if (character === '{') depth++;
  }
  return -1;
}

function readEntity(text: string, offset: number, end: number): TextNode | undefined {
  ENTITY.lastIndex = offset;
  const match = ENTITY.exec(text);
  if (!match || offset + match[0].length > end) return undefined;
  const shown = match.groups?.code ? decodeNumber(match.groups.code) : named(match.groups?.name ?? '');
  return { kind: 'text', start: offset, end: offset + match[0].length, ...(shown && { shown }) };
}

function decodeNumber(code: string): string {
  const point = /^x/iu.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}

/** The names that prose has; others are shown as they stand. */
function named(name: string): string | undefined {
  const accent = /^(?<letter>[a-z])(?<mark>grave|acute|circ|tilde|uml|cedil|ring|caron)$/iu.exec(
    name,
  )?.groups;
  if (accent) return `${accent.letter}${ACCENTS[accent.mark ?? '']}`.normalize('NFC');
  return NAMED[name];
}

function matchEnd(pattern: RegExp, text: string, offset: number, end: number): number {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match && offset + match[0].length <= end ? offset + match[0].length : -1;
}

const TEX_NAME = /\\\p{L}[\p{L}@]*/uy;
const ATTRIBUTES =
  /\{\s*(?:(?:#[^\s{}#.=]+|\.[^\s{}#=]+|[\p{L}_:][\w:.-]*=(?:"[^"]*"|'[^']*'|[^\s{}"']+)|-(?=[\s}]))\s*)*\}/uy;
const RAW_ATTRIBUTE = /\{=[\w+-]+\}/y;
const AUTOLINK = /<(?:[a-z][\w+.-]{1,30}:[^\s<>]+|[^\s<>@"]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})>/iy;
const TAG =
  /<(?:\/[a-z][\w:-]*\s*|[a-z][\w:-]*(?:\s+[a-z_:@][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?|\?[^>]{0,1000}\?|![a-z][^>]{0,1000})>/iy;
const ENTITY = /&(?:#(?<code>\d{1,7}|x[\da-f]{1,6})|(?<name>[a-z][a-z\d]{1,30}));/iy;
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  shy: '\u00ad',
};
// The arguments of a TeX command are short; an unbalanced brace is not followed over a whole paragraph.
const MAX_TEX = 2000;
