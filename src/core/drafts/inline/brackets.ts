import { addressEnd } from './addresses.ts';
import { readCitedBracket } from './citations.ts';
import type { GroupNode, Inline, InlineScanner, Mode } from './inlineNodes.ts';
import { IN_LINK } from './inlineNodes.ts';
import { attributesEnd } from './literals.ts';

/**
 * What the `[` at `offset` opens, in pandoc's order: a note reference, a citation, a span with attributes, a link, or
 * nothing: then the brackets are shown.
 */
export function readBracket(scanner: InlineScanner, offset: number, end: number, mode: Mode): Inline {
  const { text } = scanner;
  const note = noteReferenceEnd(text, offset, end);
  if (note >= 0) {
    const label = text.slice(offset + 2, note - 1);
    const isDefined = scanner.references.isNote(label);
    return { kind: 'note', start: offset, end: note, label, isDefined };
  }
  const citation = readCitedBracket(scanner, offset, end, mode);
  if (citation) return citation;
  const close = scanner.closingBracket(offset, end);
  if (close < 0) return { kind: 'text', start: offset, end: offset + 1 };
  const attributes = attributesEnd(text, close + 1, end);
  if (attributes >= 0) {
    const children = scanner.inlines(offset + 1, close, mode);
    return group(offset, attributes, children, close + 1);
  }
  if (mode & IN_LINK) return { kind: 'text', start: offset, end: offset + 1 };
  return readLink(scanner, offset, close, end, mode);
}

/** The image at `offset`, whose `!` stands before a bracket. */
export function readImage(scanner: InlineScanner, offset: number, end: number, mode: Mode): Inline {
  const close = scanner.closingBracket(offset + 1, end);
  if (close < 0) return { kind: 'text', start: offset, end: offset + 1 };
  const inline = readLink(scanner, offset + 1, close, end, mode);
  return { ...inline, start: offset };
}

function readLink(
  scanner: InlineScanner,
  offset: number,
  close: number,
  end: number,
  mode: Mode,
): Inline & { readonly kind: 'link' | 'group' } {
  const { text, references } = scanner;
  const children = scanner.inlines(offset + 1, close, mode | IN_LINK);
  const link = (linkEnd: number) =>
    ({ kind: 'link', start: offset, end: linkEnd, children, textStart: offset + 1, textEnd: close }) as const;
  const address = addressEnd(text, close + 1, end);
  if (address >= 0) return link(Math.max(address, attributesEnd(text, address, end)));
  const label = text.slice(offset + 1, close);
  const second = secondLabel(scanner, close + 1, end, mode);
  if (second === undefined)
    return references.isLink(label) ? link(close + 1) : group(offset, close + 1, children, undefined, '[]');
  const secondText = text.slice(close + 2, second - 1);
  if (references.isLink(secondText.trim() ? secondText : label)) return link(second);
  // The second bracket is read again, for itself.
  return group(offset, close + 1, children, undefined, '[]');
}

/** The end of a second bracket right behind a link's text, unless it is a citation of its own. */
function secondLabel(scanner: InlineScanner, offset: number, end: number, mode: Mode): number | undefined {
  if (scanner.text.charAt(offset) !== '[' || readCitedBracket(scanner, offset, end, mode)) return undefined;
  const close = scanner.closingBracket(offset, end);
  return close < 0 ? undefined : close + 1;
}

function group(
  start: number,
  end: number,
  children: readonly Inline[],
  tailStart?: number,
  marks = '',
): GroupNode {
  const tail = tailStart !== undefined && { tailStart };
  return { kind: 'group', start, end, children, before: marks.charAt(0), after: marks.charAt(1), ...tail };
}

/** `[^label]`, whether the note is defined or not. */
function noteReferenceEnd(text: string, offset: number, end: number): number {
  NOTE_REFERENCE.lastIndex = offset;
  const match = NOTE_REFERENCE.exec(text);
  return match && offset + match[0].length <= end ? offset + match[0].length : -1;
}

const NOTE_REFERENCE = /\[\^[^\s\]]{1,200}\]/y;
