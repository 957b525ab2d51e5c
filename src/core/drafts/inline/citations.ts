import { isBlankAt, skipBlanks } from './characters.ts';
import { type CiteKey, exampleLabelEnd, readCiteKey } from './citeKey.ts';
import type { CitationNode, CitedItem, Inline, InlineScanner, Mode } from './inlineNodes.ts';

/**
 * A citation in brackets: `[see @key, p. 33; -@other]`. A segment without a key dissolves it, and so does what makes
 * a link or a span of it. Undefined where none stands at `offset`.
 */
export function readCitedBracket(
  scanner: InlineScanner,
  offset: number,
  end: number,
  mode: Mode,
): CitationNode | undefined {
  const { text } = scanner;
  if (text.charAt(offset) !== '[' || !mayClose(text, offset, end)) return undefined;
  const list = readList(scanner, skipBlanks(text, offset + 1, end), end, mode);
  if (!list) return undefined;
  const close = skipBlanks(text, list.end, end);
  if (close >= end || text.charAt(close) !== ']') return undefined;
  // Right behind it these make a link or a span of it, or nothing at all.
  if (close + 1 < end && /[[({]/u.test(text.charAt(close + 1))) return undefined;
  return { kind: 'citation', start: offset, end: close + 1, items: list.items };
}

/** A citation in the text: `@key`, with what may follow in brackets; or the number of an example, or no more than text. */
export function readTextCitation(scanner: InlineScanner, offset: number, end: number, mode: Mode): Inline {
  const key = readCiteKey(scanner, offset, end);
  if (!key || scanner.references.isExample(key.id)) {
    const labelEnd = exampleLabelEnd(scanner.text, offset + 1, end);
    scanner.markEnd(labelEnd, false);
    return { kind: 'text', start: offset, end: labelEnd };
  }
  const bracket = skipBlanks(scanner.text, key.end, end);
  const alone = toItem(key, 'AuthorInText', [], { children: [], spaced: false, from: key.end, end: key.end });
  if (scanner.text.charAt(bracket) === '[' && bracket < end) {
    const further = readCitedBracket(scanner, bracket, end, mode);
    if (further) return citation(offset, further.end, [alone, ...further.items]);
    const located = readLocatorBracket(scanner, key, bracket, end, mode);
    if (located) return located;
  }
  return citation(offset, key.end, [alone]);
}

/** `@key [p. 33; see @other]`: what follows the key in brackets is its suffix. */
function readLocatorBracket(
  scanner: InlineScanner,
  key: CiteKey,
  bracket: number,
  end: number,
  mode: Mode,
): CitationNode | undefined {
  const { text, references } = scanner;
  if (text.charAt(bracket + 1) === '^' || !mayClose(text, bracket, end)) return undefined;
  const suffix = readSuffix(scanner, bracket + 1, end, mode);
  const items = [toItem(key, 'AuthorInText', [], suffix)];
  let close = suffix.end;
  if (text.charAt(close) === ';' && close < end) {
    const list = readList(scanner, skipBlanks(text, close + 1, end), end, mode);
    if (!list) return undefined;
    for (const item of list.items) items.push(item);
    close = skipBlanks(text, list.end, end);
  }
  if (close >= end || text.charAt(close) !== ']' || (close + 1 < end && /[[(]/u.test(text.charAt(close + 1))))
    return undefined;
  if (references.isLink(text.slice(bracket + 1, close))) return undefined;
  return citation(key.start, close + 1, items);
}

function readList(
  scanner: InlineScanner,
  from: number,
  end: number,
  mode: Mode,
): { readonly items: readonly CitedItem[]; readonly end: number } | undefined {
  const items: CitedItem[] = [];
  for (let at = from; ; ) {
    const item = readItem(scanner, at, end, mode);
    if (!item) return undefined;
    items.push(item);
    if (item.end >= end || scanner.text.charAt(item.end) !== ';') return { items, end: item.end };
    at = skipBlanks(scanner.text, item.end + 1, end);
  }
}

function readItem(scanner: InlineScanner, from: number, end: number, mode: Mode): CitedItem | undefined {
  const prefix: Inline[] = [];
  for (let at = from; at < end && scanner.mayLookOn(); ) {
    // A bracket right before a key may end the prefix: pandoc reads `[words]@key]` so.
    const isBracket = scanner.text.charAt(at) === ']';
    const key = readCiteKey(scanner, isBracket ? at + 1 : at, end);
    if (key) {
      const citationMode = key.suppressesAuthor ? 'SuppressAuthor' : 'NormalCitation';
      return toItem(key, citationMode, prefix, readSuffix(scanner, key.end, end, mode));
    }
    if (isBracket || scanner.text.charAt(at) === ';') return undefined;
    const inline = scanner.inlineAt(at, end, mode);
    prefix.push(inline);
    at = inline.end;
  }
  return undefined;
}

interface Suffix {
  readonly children: readonly Inline[];
  readonly spaced: boolean;
  readonly from: number;
  readonly end: number;
}

function readSuffix(scanner: InlineScanner, from: number, end: number, mode: Mode): Suffix {
  const { text } = scanner;
  const children: Inline[] = [];
  let at = skipBlanks(text, from, end);
  while (at < end && !/[\];]/u.test(text.charAt(at)) && scanner.mayLookOn()) {
    const inline = scanner.inlineAt(at, end, mode);
    children.push(inline);
    at = inline.end;
  }
  return { children, spaced: isBlankAt(text, from), from, end: at };
}

function toItem(
  key: CiteKey,
  mode: CitedItem['mode'],
  prefix: readonly Inline[],
  { children, spaced, from, end }: Suffix,
): CitedItem {
  const { id, start, end: keyEnd } = key;
  return { id, mode, prefix, suffix: children, spaced, start, keyEnd, suffixStart: from, end };
}

function citation(start: number, end: number, items: readonly CitedItem[]): CitationNode {
  return { kind: 'citation', start, end, items };
}

/** Whether a `]` stands ahead at all, near enough: unbalanced brackets by the thousand are not to cost a search each. */
function mayClose(text: string, offset: number, end: number): boolean {
  const close = text.slice(offset, Math.min(end, offset + MAX_CITATION)).indexOf(']');
  return close >= 0;
}

// The longest citation that anyone writes is far shorter.
const MAX_CITATION = 10_000;
