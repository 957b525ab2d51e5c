/** A place as people count: line and column from 1, the column in UTF-16 code units. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Tells the line and column of offsets into `text`, whatever its line ends (LF, CRLF, CR). Made for offsets that
 * rise: each search goes on from the last answer, so that all together cost one pass.
 */
export function createPlaceTeller(text: string): (offset: number) => LineAndColumn {
  let line = 1;
  let lineStart = 0;
  let next = lineAfter(text, 0);
  return (offset) => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
      next = lineAfter(text, 0);
    }
    while (next !== undefined && next <= offset) {
      line++;
      lineStart = next;
      next = lineAfter(text, next);
    }
    return { line, column: offset - lineStart + 1 };
  };
}

/** Where the line after the one that holds `from` starts; undefined after the last. */
function lineAfter(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) return at + 1;
    if (unit === CARRIAGE_RETURN) return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  }
  return undefined;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
