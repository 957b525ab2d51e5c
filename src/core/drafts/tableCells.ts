import type { TextSpan } from '../model/textSpan.ts';
import { Literals } from './inline/literals.ts';

/**
 * The cells of a table, each read for itself: of a pipe table, of a grid table (each line of a cell apart), or of a simple
 * table, whose columns are those of its dashes.
 */
export function findCells(text: string): TextSpan[] {
  const lines = linesOf(text);
  const columns = lines.map(([start, end]) => dashColumns(text.slice(start, end))).find(Boolean);
  const isPiped = lines.slice(0, 2).some(([start, end]) => /[|+]/u.test(text.slice(start, end)));
  if (columns && !isPiped) return lines.flatMap((line) => columnCells(text, line, columns));
  // Cells beyond those of the head are no part of the table.
  const rows = lines.map((line) => pipedCells(text, line));
  const width = rows[0]?.length || Number.POSITIVE_INFINITY;
  return rows.flatMap((cells) => cells.slice(0, width)).filter((cell) => text.slice(...cell).trim() !== '');
}

/** What stands between bars; bars in code, math and behind backslashes part nothing. */
function pipedCells(text: string, [start, end]: TextSpan): TextSpan[] {
  if (/^[\s|+:=-]*$/u.test(text.slice(start, end))) return [];
  const literals = new Literals(text.slice(start, end));
  const cells: TextSpan[] = [];
  let from = start;
  for (let at = start; at < end; ) {
    if (text.charAt(at) === '|') {
      cells.push([from, at]);
      from = at + 1;
    }
    const literal = /[`$\\<]/u.test(text.charAt(at)) && literals.readAt(at - start, end - start);
    at = literal ? start + literal.end : at + 1;
  }
  cells.push([from, end]);
  // Bars at the ends of a row part nothing.
  if (text.slice(...(cells[0] ?? [0, 0])).trim() === '') cells.shift();
  if (text.slice(...(cells.at(-1) ?? [0, 0])).trim() === '') cells.pop();
  return cells;
}

function columnCells(text: string, [start, end]: TextSpan, columns: readonly TextSpan[]): TextSpan[] {
  if (dashColumns(text.slice(start, end))) return [];
  return columns
    .map(([from, to], index): TextSpan => {
      const isLast = index === columns.length - 1;
      return [Math.min(end, start + from), isLast ? end : Math.min(end, start + Math.max(to, from))];
    })
    .filter((cell) => text.slice(...cell).trim() !== '');
}

/** The columns of a line of dashes, each up to the next one; undefined for other lines. */
function dashColumns(line: string): TextSpan[] | undefined {
  if (!/^\s*-+(?:\s+-+)*\s*$/u.test(line)) return undefined;
  const starts = Array.from(line.matchAll(/-+/gu), ({ index }) => index);
  return starts.map((start, index) => [start, starts[index + 1] ?? line.length]);
}

function linesOf(text: string): TextSpan[] {
  const lines: TextSpan[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push([start, end]);
    start = end + 1;
  }
  return lines;
}
