import type { Edit, Finding } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { joinSpans } from '../text/runningText.ts';
import { spansInWords } from './spannedText.ts';

/** A stretch of a wording. `differs`: the other wording has it otherwise; `critical`: and the meaning is at stake. */
export interface Run {
  /** Empty with a mark: words of the other wording are missing here. */
  readonly text: string;
  readonly mark?: Mark;
}

export type Mark = 'differs' | 'critical';

/** The words of the quote as the draft has them, the words marked that the source has otherwise. */
export function draftWording(draft: string, quote: Pick<Quote, 'spans'>, finding: Finding): Run[] {
  const words = joinSpans(draft, quote.spans);
  return toRuns(
    words.text,
    wrongEdits(finding).flatMap((edit) =>
      spansInWords(words, edit.draftSpan).map((span) => markedSpan(span, edit)),
    ),
  );
}

/** The words of the source, those marked that the draft has otherwise; none where nothing was found. */
export function sourceWording(finding: Pick<Finding, 'verdict' | 'also' | 'edits' | 'match'>): Run[] {
  const { match } = finding;
  if (!match) return [];
  let from = 0;
  const marks = wrongEdits(finding)
    .filter(({ source, sourceSpans }) => source !== '' && sourceSpans.length > 0)
    .toSorted((a, b) => startOf(a) - startOf(b))
    .flatMap((edit) => {
      // Where furniture or omissions lie between, the words stand further back than the raw text says.
      const near = startOf(edit) - match.start;
      const at = match.text.startsWith(edit.source, near) ? near : match.text.indexOf(edit.source, from);
      if (at < 0) return [];
      from = at + edit.source.length;
      return [markedSpan([at, from], edit)];
    });
  return toRuns(match.text, marks);
}

function startOf({ sourceSpans }: Edit): number {
  return sourceSpans[0]?.[0] ?? 0;
}

interface MarkedSpan {
  readonly span: TextSpan;
  readonly mark: Mark;
}

/** The edits that are held against the quote: typography only where the verdict is about it. */
function wrongEdits({ verdict, also, edits }: Pick<Finding, 'verdict' | 'also' | 'edits'>): readonly Edit[] {
  const telling = tellingEdits(edits);
  const isAboutTypography = verdict === 'altered' || also.includes('altered');
  return isAboutTypography ? telling : telling.filter(isOfWords);
}

/**
 * The edits that tell what is wrong: those of words, unless there are none. An ellipsis and brackets show themselves.
 */
export function tellingEdits(edits: readonly Edit[]): readonly Edit[] {
  const unmarked = edits.filter(({ kind }) => kind !== 'ellipsis' && kind !== 'bracket');
  const words = unmarked.filter(isOfWords);
  return words.length > 0 ? words : unmarked;
}

function isOfWords({ kind }: Edit): boolean {
  return kind !== 'case' && kind !== 'punctuation';
}

function markedSpan(span: TextSpan, { critical }: Edit): MarkedSpan {
  return { span, mark: critical ? 'critical' : 'differs' };
}

function toRuns(text: string, marks: readonly MarkedSpan[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { span, mark } of marks.toSorted((a, b) => a.span[0] - b.span[0])) {
    const start = Math.max(at, span[0]);
    const end = Math.max(start, span[1]);
    // What an earlier mark covers already needs no second one.
    if (start === end && span[0] !== span[1]) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), mark });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
