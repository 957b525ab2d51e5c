import type { QuoteStyle } from '../citing/renderQuote.ts';
import { type Draft, parseDraft } from '../drafts/parseDraft.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { type Insertion, insertQuote } from './insertQuote.ts';
import type { DraftEdit } from './textEdit.ts';

/** A passage, or a stretch cut out as one, with its source. */
export interface Quotable {
  readonly passage: Passage;
  readonly source: Source;
}

/**
 * Puts passages at a place in a draft, one after the other, as one edit. The place decides the form of the first one,
 * and the others follow it; undefined where a quote would not be one.
 *
 * Cost: the draft is parsed again for each passage after the first.
 */
export function insertSeveral(
  draft: Draft,
  offset: number,
  quotes: readonly Quotable[],
  style?: QuoteStyle,
): DraftEdit | undefined {
  let [current, at, form] = [draft, offset, style];
  let [start, kept] = [offset, draft.text.length - offset];
  for (const [place, { passage, source }] of quotes.entries()) {
    if (place > 0) current = parseDraft(current.text);
    const insertion = insertQuote(current, at, passage, source, form);
    if (!insertion) return undefined;
    const edits = [...insertion.additional, insertion.edit];
    start = Math.min(start, ...edits.map(({ span }) => span[0]));
    kept = Math.min(kept, ...edits.map(({ span }) => current.text.length - span[1]));
    at = placeAfter(insertion);
    current = { ...current, text: applyEdits(current.text, edits) };
    form ??= endsInBlock(current.text.slice(0, at)) ? 'block' : 'run-in';
  }
  const end = draft.text.length - kept;
  return { span: [start, end], newText: current.text.slice(start, current.text.length - kept) };
}

/** Where the words that were put in end. */
function placeAfter({ edit, additional }: Insertion): number {
  const moved = additional
    .filter(({ span }) => span[1] <= edit.span[0])
    .reduce((sum, { span, newText }) => sum + newText.length - (span[1] - span[0]), 0);
  return edit.span[0] + moved + edit.newText.length;
}

function applyEdits(text: string, edits: readonly DraftEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span[0] - a.span[0])
    .reduce((done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]), text);
}

/** Whether the last line that holds anything is one of a block quote. */
function endsInBlock(text: string): boolean {
  const line = text.trimEnd();
  return /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?>/u.test(line.slice(line.lastIndexOf('\n') + 1));
}
