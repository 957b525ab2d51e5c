import type { InsertionManner, Quotable } from '../citing/quotable.ts';
import { type Draft, parseDraft } from '../drafts/parseDraft.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { insertSeveral } from './insertSeveral.ts';
import type { DraftEdit } from './textEdit.ts';

export interface PastedEdits {
  /** In the order of the draft, apart from each other. */
  readonly edits: readonly DraftEdit[];
  /** In which edit the cursor goes, and where in its text; absent: behind the quote. */
  readonly cursor?: { readonly edit: number; readonly offset: number };
}

/**
 * The edits that put quotes in the place of a selection, as if it had been deleted first; undefined where quotes would
 * be none, and within a quotation: who pastes there mends its words.
 */
export function pasteQuotes(
  draft: Draft,
  selection: TextSpan,
  quotes: readonly Quotable[],
  manner?: InsertionManner,
): PastedEdits | undefined {
  const [start, end] = selection;
  const { text } = draft;
  if (draft.quotes.some((quote) => quote.start <= end && start <= quote.end)) return undefined;
  const rest = start === end ? draft : parseDraft(text.slice(0, start) + text.slice(end));
  const made = insertSeveral(rest, [start], quotes, manner);
  if (!made) return undefined;
  const edits = withSelection(made.edits, selection);
  const cursor = cursorIn(edits, made.cursors[0] ?? 0);
  return { edits, ...(cursor && { cursor }) };
}

/** The edits of the text without the selection as those of the text with it. */
function withSelection(edits: readonly DraftEdit[], [start, end]: TextSpan): DraftEdit[] {
  if (start === end) return [...edits];
  const removed = end - start;
  const isAround = ({ span: [from, to] }: DraftEdit) => from <= start && start <= to;
  const around = edits.find(isAround);
  const moved = edits.map((edit): DraftEdit => {
    const [from, to] = edit.span;
    if (edit === around) return { ...edit, span: [from, to + removed] };
    return from < start ? edit : { ...edit, span: [from + removed, to + removed] };
  });
  const removal: DraftEdit[] = around ? [] : [{ span: [start, end], newText: '' }];
  return [...moved, ...removal].sort((a, b) => a.span[0] - b.span[0]);
}

/** @param after the place in the text as it is once the edits are made. */
function cursorIn(edits: readonly DraftEdit[], after: number): PastedEdits['cursor'] {
  let grown = 0;
  for (const [at, { span, newText }] of edits.entries()) {
    const offset = after - (span[0] + grown);
    if (offset >= 0 && offset < newText.length) return { edit: at, offset };
    grown += newText.length - (span[1] - span[0]);
  }
  return undefined;
}
