import { type Draft, parseDraft } from '../drafts/parseDraft.ts';
import type { Finding } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { DraftEdit } from './textEdit.ts';

/**
 * Verifies a quote as it would be after edits of its draft. Only the paragraphs around it are parsed again, so that
 * the cost is one verification, however long the draft.
 *
 * @param verify verifies a quote of the draft it is given.
 * @returns the finding of the quote at the same place; undefined where there is none that is checked.
 */
export function createRecheck(
  { text }: Pick<Draft, 'text'>,
  quote: Quote,
  verify: (quote: Quote, draft: Draft) => Finding | undefined,
): (edits: readonly DraftEdit[]) => Finding | undefined {
  const [from, to] = paragraphsAround(text, quote);
  return (edits) => {
    if (edits.some(({ span }) => span[0] < from || span[1] > to)) return undefined;
    const draft = parseDraft(applyEdits(text, edits, [from, to]));
    const shift = edits
      .filter(({ span }) => span[1] <= quote.start)
      .reduce((sum, { span, newText }) => sum + newText.length - (span[1] - span[0]), 0);
    const place = quote.start - from + shift;
    const found = draft.quotes.find(({ start, end }) => start <= place + REACH && end >= place);
    return found && !found.ignored ? verify(found, draft) : undefined;
  };
}

/** The text with edits applied that are in order and do not overlap; of `within` alone where it is given. */
export function applyEdits(
  text: string,
  edits: readonly DraftEdit[],
  within: TextSpan = [0, text.length],
): string {
  let at = within[0];
  let edited = '';
  for (const { span, newText } of edits) {
    edited += text.slice(at, span[0]) + newText;
    at = span[1];
  }
  return edited + text.slice(at, within[1]);
}

/** From blank line to blank line, around everything that belongs to the quote. */
function paragraphsAround(text: string, quote: Quote): TextSpan {
  const pieces = [
    ...quote.spans,
    ...(quote.context ?? []),
    ...(quote.attribution ? [quote.attribution] : []),
    ...(quote.citation ? [[quote.citation.start, quote.citation.end] as const] : []),
  ];
  const start = Math.min(quote.start, ...pieces.map(([from]) => from));
  const end = Math.max(quote.end, ...pieces.map(([, to]) => to));
  return [blankLineBefore(text, start), blankLineAfter(text, end)];
}

/** Where the paragraph that holds `offset` starts. */
function blankLineBefore(text: string, offset: number): number {
  let lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  while (lineStart > 0) {
    const previous = text.lastIndexOf('\n', lineStart - 2) + 1;
    if (text.slice(previous, lineStart).trim() === '') return lineStart;
    lineStart = previous;
  }
  return 0;
}

function blankLineAfter(text: string, offset: number): number {
  for (let end = text.indexOf('\n', offset); end >= 0; ) {
    const next = text.indexOf('\n', end + 1);
    if (text.slice(end + 1, next < 0 ? text.length : next).trim() === '') return end + 1;
    end = next;
  }
  return text.length;
}

// An edit at the quote's first word may move it by a bracket or an emphasis mark.
const REACH = 8;
