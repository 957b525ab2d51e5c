/** Whether the character at `offset` is a letter or a digit of any script (Haskell's `isAlphaNum`, which pandoc asks). */
export function isAlphanumericAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return isAsciiAlphanumeric(unit);
  return ALPHANUMERIC.test(isHighSurrogate(unit) ? text.slice(offset, offset + 2) : text.charAt(offset));
}

/** Blank, tab or a line end; beyond the text too. What pandoc takes for white space: not the no-break space. */
export function isBlankAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 32 || unit === 10 || unit === 9 || unit === 13 || Number.isNaN(unit);
}

/** Where the run of blanks, tabs and line ends from `offset` ends. */
export function skipBlanks(text: string, offset: number, end: number): number {
  while (offset < end && isBlankAt(text, offset)) offset++;
  return offset;
}

/** How many times the character at `offset` stands there in a row. */
export function runLength(text: string, offset: number, end: number): number {
  const unit = text.charCodeAt(offset);
  let at = offset;
  while (at < end && text.charCodeAt(at) === unit) at++;
  return at - offset;
}

function isAsciiAlphanumeric(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

const ALPHANUMERIC = /^[\p{L}\p{N}]/u;
