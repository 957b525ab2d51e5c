import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { Fixer, QuickFix } from './quickFixes.ts';
import { type DraftEdit, lineEndOf } from './textEdit.ts';

/** The comment by which a writer says that something is no quotation. */
export const IGNORE_COMMENT = '<!-- verbatim: ignore -->';

/** Takes the marks off: the words remain as the writer's own rendering. */
export const paraphrase: Fixer = ({ draft, checked: { quote, finding } }) => {
  if (finding.severity === 'none') return [];
  const edits =
    quote.form === 'run-in' ? withoutMarks(draft.text, quote) : withoutQuoteSigns(draft.text, quote);
  return [[formFix('fix-paraphrase', edits)]];
};

/** Says that this is not a quotation, so that it is not looked at again. */
export const ignoreQuote: Fixer = ({ draft: { text }, checked: { quote, finding } }) => {
  if (finding.severity === 'none' && !finding.flags.includes('uncited')) return [];
  const end = closingMark(text, quote.end) ?? quote.end;
  const afterCitation = Math.max(end, quote.citation?.end ?? 0);
  const lineStart = text.lastIndexOf('\n', quote.start - 1) + 1;
  const eol = lineEndOf(text);
  return [
    [
      formFix('fix-ignore', [{ span: [afterCitation, afterCitation], newText: ` ${IGNORE_COMMENT}` }]),
      formFix('fix-ignore', [{ span: [lineStart, lineStart], newText: `${IGNORE_COMMENT}${eol}${eol}` }]),
      formFix('fix-ignore', [{ span: [lineStart, lineStart], newText: `${IGNORE_COMMENT}${eol}` }]),
    ],
  ];
};

/** Where the mark that closes a run-in quote ends, if it stands right behind the words. */
export function closingMark(text: string, end: number): number | undefined {
  const mark = /^\s*["”“»«」]/u.exec(text.slice(end, end + 8));
  return mark ? end + mark[0].length : undefined;
}

function formFix(code: QuickFix['code'], edits: readonly DraftEdit[]): QuickFix {
  return { code, values: {}, edits, changesWords: false, isSafe: false, resolves: ['quote'] };
}

/** Every mark around the quote's pieces goes. */
function withoutMarks(text: string, { spans }: Quote): DraftEdit[] {
  return spans.flatMap(([start, end]) => {
    const close = closingMark(text, end);
    const marks: TextSpan[] = [];
    if (/["“”«»„「]/u.test(text.charAt(start - 1))) marks.push([start - 1, start]);
    if (close !== undefined) marks.push([close - 1, close]);
    return marks.map((span) => ({ span, newText: '' }));
  });
}

/** A block quote becomes paragraphs: the `>` signs of all its lines go, its attribution's too. */
function withoutQuoteSigns(text: string, quote: Quote): DraftEdit[] {
  const edits: DraftEdit[] = [];
  for (let at = text.lastIndexOf('\n', quote.start - 1) + 1; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const sign = /^[ \t]*(?:>[ \t]?)+/u.exec(text.slice(at, end))?.[0];
    // A line without a sign goes on with the quote, or ends it where the quote has ended.
    if (sign) edits.push({ span: [at, at + sign.length], newText: '' });
    else if (at > quote.end) break;
    at = end + 1;
  }
  return edits;
}
