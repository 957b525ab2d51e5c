import { isBlankAt, skipBlanks } from './characters.ts';

/** Where the link address `(url "title")` at `offset` ends; -1 where none stands. Blanks may stand in an address. */
export function addressEnd(text: string, offset: number, end: number): number {
  if (text.charAt(offset) !== '(') return -1;
  // Longer addresses are unbalanced brackets; thousands of them are not to cost a search to the end each.
  end = Math.min(end, offset + MAX_ADDRESS);
  let at = skipBlanks(text, offset + 1, end);
  if (text.charAt(at) === '<') at = angleEnd(text, at, end);
  else at = bareAddressEnd(text, at, end);
  at = titleEnd(text, skipBlanks(text, at, end), end);
  at = skipBlanks(text, at, end);
  return at < end && text.charAt(at) === ')' ? at + 1 : -1;
}

function angleEnd(text: string, offset: number, end: number): number {
  const close = text.slice(offset, end).indexOf('>');
  return close < 0 ? offset : offset + close + 1;
}

function bareAddressEnd(text: string, offset: number, end: number): number {
  let depth = 0;
  for (let at = offset; at < end; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) return at;
    else if (isBlankAt(text, at)) {
      const next = skipBlanks(text, at, end);
      // A quotation mark behind a blank opens the title.
      if (depth === 0 && /["')]/u.test(text.charAt(next))) return next;
      at = next - 1;
    }
  }
  return end;
}

function titleEnd(text: string, offset: number, end: number): number {
  const mark = text.charAt(offset);
  if (mark !== '"' && mark !== "'") return offset;
  for (let at = offset + 1; at < end; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === mark && /[\s)]/u.test(text.charAt(at + 1))) return at + 1;
  }
  return offset;
}

const MAX_ADDRESS = 2000;
