import type { TextSpan } from '../../model/textSpan.ts';
import { trimSpan } from '../../model/textSpan.ts';

/**
 * The attribution line that ends a block quote, from its dash on: its last paragraph, or the last lines of that, "— Ione
 * Haskett, *The Tide Gate* [@key]". Undefined where the last words are the quoted ones: dialogue in which other
 * lines start with dashes too, a quote that is nothing but such a line, a long line.
 *
 * @param lines the lines of the quote in order, without its marks.
 */
export function findAttributionLine(
  text: string,
  lines: readonly TextSpan[],
): { readonly line: number; readonly dash: number; readonly words: TextSpan } | undefined {
  const dashed = lines.flatMap((line, index) => (DASH.test(text.slice(...line)) ? [index] : []));
  const line = dashed.at(-1);
  const first = lines[line ?? 0];
  const last = lines.at(-1);
  if (line === undefined || line === 0 || !first || !last) return undefined;
  const hasCitation = /@[\p{L}\p{N}_{]/u.test(text.slice(first[0], last[1]));
  if (!hasCitation && (dashed.length > 1 || !looksLikeName(text.slice(first[0], last[1])))) return undefined;
  const [start] = trimSpan(text, first);
  const dash = DASH.exec(text.slice(start, first[1]))?.[0].length ?? 0;
  return { line, dash: start, words: trimSpan(text, [start + dash, last[1]]) };
}

/** The words of an attribution line that is a paragraph of its own, behind a block quote. */
export function attributionIn(text: string, [start, end]: TextSpan): TextSpan | undefined {
  const line = text.slice(start, end);
  const dash = DASH.exec(line)?.[0].length;
  if (dash === undefined || line.length > MAX_LENGTH) return undefined;
  return /@[\p{L}\p{N}_{]/u.test(line) || looksLikeName(line)
    ? trimSpan(text, [start + dash, end])
    : undefined;
}

/** A line of dialogue ends as sentences do; a name and a title do not, or are short. */
function looksLikeName(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  return !/[.?!…]["”’]?\s*$/u.test(line) || line.trim().split(/\s+/u).length <= 7;
}

const DASH = /^\s*(?:\\?[—–―]|-{2,3})\s*(?=\S)/u;
const MAX_LENGTH = 300;
