import { isAlphanumericAt } from './characters.ts';
import type { InlineScanner } from './inlineNodes.ts';

/** A cite key with its `@`, and the hyphen before it that suppresses the author. */
export interface CiteKey {
  readonly id: string;
  readonly suppressesAuthor: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * The cite key at `offset`, as pandoc reads it: a letter, digit, `_` or `*`, then alphanumerics with single
 * `:.#$%&-+?<>~/` between them (`://` too, for addresses), or anything without white space in balanced braces.
 */
export function readCiteKey(scanner: InlineScanner, offset: number, end: number): CiteKey | undefined {
  const { text } = scanner;
  const suppressesAuthor = text.charAt(offset) === '-';
  const at = offset + (suppressesAuthor ? 1 : 0);
  if (text.charAt(at) !== '@' || at + 1 >= end || scanner.isAfterWord(offset)) return undefined;
  const found = text.charAt(at + 1) === '{' ? readBraced(text, at + 1, end) : readBare(text, at + 1, end);
  if (!found) return undefined;
  scanner.markEnd(found.end, false);
  return { ...found, suppressesAuthor, start: offset };
}

/** The label of an example list's item behind an `@`; what numbers it is no citation. */
export function exampleLabelEnd(text: string, offset: number, end: number): number {
  EXAMPLE_LABEL.lastIndex = offset;
  return Math.min(end, offset + (EXAMPLE_LABEL.exec(text)?.[0].length ?? 0));
}

function readBare(text: string, offset: number, end: number) {
  BARE_KEY.lastIndex = offset;
  const id = BARE_KEY.exec(text)?.[0];
  return id && offset + id.length <= end ? { id, end: offset + id.length } : undefined;
}

function readBraced(text: string, offset: number, end: number) {
  const near = text.slice(offset, Math.min(end, offset + MAX_BRACED));
  let depth = 0;
  for (
    let at = near.includes('}') ? 0 : near.length;
    at < near.length && !/\s/u.test(near.charAt(at));
    at++
  ) {
    if (near.charAt(at) === '{') depth++;
    else if (near.charAt(at) === '}' && --depth === 0) return { id: near.slice(1, at), end: offset + at + 1 };
  }
  return undefined;
}

/** Whether a word in pandoc's sense ends at `offset` by its characters: letters and digits, single dots among them. */
export function endsWord(text: string, offset: number): boolean {
  if (text.charAt(offset - 1) !== '.') return offset > 0 && isAlphanumericBefore(text, offset);
  let dots = 1;
  while (text.charAt(offset - dots - 1) === '.') dots++;
  // Three dots are an ellipsis, which is no word.
  return dots % 3 !== 0;
}

function isAlphanumericBefore(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset - 1);
  return isAlphanumericAt(text, unit >= 0xdc00 && unit < 0xe000 ? offset - 2 : offset - 1);
}

// An address or a DOI fits; thousands of open braces are not to cost a search to the end each.
const MAX_BRACED = 500;
const BARE_KEY = /[\p{L}\p{N}_*](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
const EXAMPLE_LABEL = /(?:[\p{L}\p{N}]|[_-](?=[\p{L}\p{N}]))*/uy;
