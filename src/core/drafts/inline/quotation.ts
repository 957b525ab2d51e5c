import { isAlphanumericAt, isBlankAt } from './characters.ts';
import { IN_DOUBLE, IN_SINGLE, type Inline, type InlineScanner, type Mode } from './inlineNodes.ts';

/**
 * What pandoc takes for a quotation at `offset`: it hides the keys in it from the brackets around. (Which quotations a
 * draft has is decided elsewhere, with more kinds of marks.)
 */
export function readQuotation(scanner: InlineScanner, offset: number, end: number, mode: Mode): Inline {
  const { text } = scanner;
  const mark = text.charAt(offset);
  const isDouble = mark === '"' || mark === '“';
  const bit = isDouble ? IN_DOUBLE : IN_SINGLE;
  const shown = (as: string): Inline => ({ kind: 'text', start: offset, end: offset + 1, shown: as });
  if (mode & bit || scanner.isAfterWord(offset) || offset + 1 >= end || isBlankAt(text, offset + 1))
    return shown(mark === '"' ? '”' : mark === "'" ? '’' : mark);
  const children: Inline[] = [];
  let at = offset + 1;
  while (at < end && scanner.mayLookOn()) {
    if (children.length > 0 && closes(text, at, end, isDouble)) {
      const [before, after] = isDouble ? ['“', '”'] : ['‘', '’'];
      return { kind: 'group', start: offset, end: at + 1, children, before, after };
    }
    const inline = scanner.inlineAt(at, end, mode | bit);
    children.push(inline);
    at = inline.end;
  }
  return shown(isDouble ? '“' : '’');
}

function closes(text: string, at: number, end: number, isDouble: boolean): boolean {
  const mark = text.charAt(at);
  if (isDouble) return mark === '"' || mark === '”';
  return (mark === "'" || mark === '’') && (at + 1 >= end || !isAlphanumericAt(text, at + 1));
}
