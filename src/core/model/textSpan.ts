/** A stretch of a source's text: UTF-16 code units, end exclusive. */
export type TextSpan = readonly [start: number, end: number];

/** Whether `offset` stands inside `span` or at its end. */
export function spanTouches([start, end]: TextSpan, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Whether two spans share at least one code unit. */
export function spansOverlap(a: TextSpan, b: TextSpan): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** The span without white space at its ends; empty at its start when there is nothing else. */
export function trimSpan(text: string, [start, end]: TextSpan): TextSpan {
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return [start, end];
}

function isSpace(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}
