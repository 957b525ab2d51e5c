import { readBracket, readImage } from './brackets.ts';
import { isBlankAt, runLength } from './characters.ts';
import { readTextCitation } from './citations.ts';
import { endsWord } from './citeKey.ts';
import { readEmphasis } from './emphasis.ts';
import type { GroupNode, Inline, InlineScanner, Mode, References } from './inlineNodes.ts';
import { Literals } from './literals.ts';
import { readQuotation } from './quotation.ts';

/**
 * Reads the text of one block (a paragraph, a heading, a cell) as pandoc 2.17 reads it, as far as citations, notes and
 * what hides them need. pandoc's grammar tries one construct after the other from each place; here each place is
 * read once in each surrounding, looking ahead is bounded, and so the cost is linear in the length of the text, also
 * where thousands of brackets and marks stand open.
 */
export function readInlines(text: string, references: References): Inline[] {
  return new InlineReader(text, references).inlines(0, text.length, 0);
}

class InlineReader implements InlineScanner {
  readonly text: string;
  readonly references: References;
  readonly #literals: Literals;
  /** What was read, by the end of the surrounding text, place and mode. */
  readonly #known = new Map<number, Map<number, Inline>>();
  readonly #wordEnds = new Map<number, boolean>();
  #brackets: ReadonlyMap<number, number> | undefined;
  #depth = 0;
  #stepsLeft: number;

  constructor(text: string, references: References) {
    this.text = text;
    this.references = references;
    this.#literals = new Literals(text);
    this.#stepsLeft = BASE_STEPS + STEPS_PER_CHARACTER * text.length;
  }

  inlines(start: number, end: number, mode: Mode): Inline[] {
    const inlines: Inline[] = [];
    for (let at = start; at < end; ) {
      const inline = this.inlineAt(at, end, mode);
      inlines.push(inline);
      at = inline.end;
    }
    return inlines;
  }

  inlineAt(offset: number, end: number, mode: Mode): Inline {
    const run = this.#textEnd(offset, end);
    if (run > offset) return { kind: 'text', start: offset, end: run };
    const known = this.#knownUpTo(end);
    const key = offset * MODES + mode;
    const found = known.get(key);
    if (found) return found;
    if (this.#depth >= MAX_DEPTH || this.#stepsLeft <= 0) return character(this.text, offset);
    this.#depth++;
    const inline = this.#readAt(offset, end, mode);
    this.#depth--;
    known.set(key, inline);
    return inline;
  }

  isAfterWord(offset: number): boolean {
    return this.#wordEnds.get(offset) ?? endsWord(this.text, offset);
  }

  markEnd(offset: number, isWord: boolean): void {
    this.#wordEnds.set(offset, isWord);
  }

  closingBracket(offset: number, end: number): number {
    this.#brackets ??= matchBrackets(this.text, this.#literals);
    const close = this.#brackets.get(offset) ?? -1;
    return close < end ? close : -1;
  }

  mayLookOn(): boolean {
    return this.#stepsLeft-- > 0;
  }

  #readAt(offset: number, end: number, mode: Mode): Inline {
    switch (this.text.charAt(offset)) {
      case '[':
        return readBracket(this, offset, end, mode);
      case '@':
        return readTextCitation(this, offset, end, mode);
      case '*':
      case '_':
        return readEmphasis(this, offset, end, mode);
      case '"':
      case '“':
      case "'":
      case '‘':
        return readQuotation(this, offset, end, mode);
      case '!':
        return this.text.charAt(offset + 1) === '['
          ? readImage(this, offset, end, mode)
          : character(this.text, offset);
      case '^':
        return this.#readNote(offset, end, mode) ?? this.#readShort(offset, end, mode, '^', '^');
      case '~':
        return this.text.startsWith('~~', offset)
          ? this.#readShort(offset, end, mode, '~~', '~~')
          : this.#readShort(offset, end, mode, '~', '~');
      case '-':
        return this.#readDash(offset, end);
      default:
        return this.#readLiteral(offset, end) ?? character(this.text, offset);
    }
  }

  #readLiteral(offset: number, end: number): Inline | undefined {
    const literal = this.#literals.readAt(offset, end);
    if (literal) this.markEnd(literal.end, false);
    return literal;
  }

  #textEnd(offset: number, end: number): number {
    SPECIAL.lastIndex = offset;
    const next = SPECIAL.exec(this.text);
    return next ? Math.min(next.index, end) : end;
  }

  #knownUpTo(end: number): Map<number, Inline> {
    let known = this.#known.get(end);
    if (!known) {
      known = new Map();
      this.#known.set(end, known);
    }
    return known;
  }

  /** `^[…]`, a note in the text. */
  #readNote(offset: number, end: number, mode: Mode): Inline | undefined {
    const close = this.text.charAt(offset + 1) === '[' ? this.closingBracket(offset + 1, end) : -1;
    if (close < 0) return undefined;
    const children = this.inlines(offset + 2, close, mode);
    return { kind: 'inline-note', start: offset, end: close + 1, children };
  }

  /** Superscript, subscript, strikeout; white space ends the first two unread. */
  #readShort(offset: number, end: number, mode: Mode, open: string, close: string): Inline {
    const children: Inline[] = [];
    let at = offset + open.length;
    const last = this.text.lastIndexOf(close, end - close.length);
    while (at < end && at <= last && this.mayLookOn()) {
      if (children.length > 0 && this.text.startsWith(close, at))
        return shortGroup(offset, at + close.length, children);
      if (isBlankAt(this.text, at) && (close.length === 1 || children.length === 0)) break;
      const inline = this.#upToBlank(this.inlineAt(at, end, mode), close.length === 1);
      children.push(inline);
      at = inline.end;
    }
    return character(this.text, offset);
  }

  /** A run of text only up to its first blank, where blanks end the construct. */
  #upToBlank(inline: Inline, cut: boolean): Inline {
    if (!cut || inline.kind !== 'text') return inline;
    const blank = /[ \t\r\n]/u.exec(this.text.slice(inline.start, inline.end));
    return blank ? { ...inline, end: inline.start + blank.index } : inline;
  }

  /** Three hyphens are an em dash, two an en dash: none of those suppresses an author. */
  #readDash(offset: number, end: number): Inline {
    const length = runLength(this.text, offset, Math.min(end, offset + 3));
    return { kind: 'text', start: offset, end: offset + length };
  }
}

function shortGroup(start: number, end: number, children: readonly Inline[]): GroupNode {
  return { kind: 'group', start, end, children, before: '', after: '' };
}

function character(text: string, offset: number): Inline {
  const width = (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return { kind: 'text', start: offset, end: offset + width };
}

/** Each `[` with the `]` that balances it, code and escapes passed over. */
function matchBrackets(text: string, literals: Literals): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    BRACKET.lastIndex = at;
    const next = BRACKET.exec(text);
    if (!next) break;
    at = next.index;
    if (next[0] === '[') open.push(at);
    else if (next[0] === ']') {
      const opening = open.pop();
      if (opening !== undefined) pairs.set(opening, at);
    } else if (next[0] === '\\') at++;
    else at = (literals.readAt(at, text.length)?.end ?? at + 1) - 1;
  }
  return pairs;
}

const SPECIAL = /[_*^[\]!$~<\\@"“”'‘’&;`-]/g;
const BRACKET = /[[\]`\\]/g;
const MODES = 8;
// Deeper nesting is hostile, and would use up the stack.
const MAX_DEPTH = 50;
// A thousand ordinary paragraphs use two or three steps a character.
const STEPS_PER_CHARACTER = 40;
const BASE_STEPS = 2000;
