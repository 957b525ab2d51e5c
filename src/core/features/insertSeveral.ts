import type { InsertionManner, Quotable } from '../citing/quotable.ts';
import { DraftParser } from '../drafts/draftParser.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import { EditedText, placeAfterEdits } from './editedText.ts';
import { afterInsertion, insertQuote } from './insertQuote.ts';
import type { DraftEdit } from './textEdit.ts';

/** What puts quotes into a draft, as one undo step. */
export interface SeveralInsertions {
  /** In the order of the draft, apart from each other. */
  readonly edits: readonly DraftEdit[];
  /** Where the cursors go: offsets into the draft as it is then, one for each place, in the order of the places. */
  readonly cursors: readonly number[];
}

/**
 * Puts quotes at places in a draft: at each place all of them, one after the other. The place decides the form of the first
 * one, and the others follow it. Undefined where at none of the places a quote would be one.
 *
 * Cost: for more than one quote, a parse of the draft, and a step of parsing for each.
 */
export function insertSeveral(
  draft: Draft,
  offsets: readonly number[],
  quotes: readonly Quotable[],
  manner: InsertionManner = {},
): SeveralInsertions | undefined {
  const edited = new EditedText(draft.text);
  const places = offsets.map((offset, index) => ({ index, offset })).sort((a, b) => a.offset - b.offset);
  const cursors: { readonly index: number; at: number }[] = [];
  const parser = new DraftParser();
  let current = draft;
  for (const { index, offset } of places) {
    let at = placeAfterEdits(offset, edited.edits());
    let [isIn, style] = [false, manner.style];
    for (const quote of quotes) {
      if (current.text !== edited.text) current = parser.parse(edited.text);
      const insertion = insertQuote(current, at, quote, { ...manner, ...(style && { style }) });
      if (!insertion) break;
      const edits = [insertion.edit, ...insertion.additional];
      edited.apply(edits);
      for (const cursor of cursors) cursor.at = placeAfterEdits(cursor.at, edits);
      isIn = true;
      at = afterInsertion(insertion, quote === quotes.at(-1) ? insertion.cursor : insertion.end);
      if (style === undefined || style === 'auto')
        style = endsInBlock(edited.text.slice(0, at)) ? 'block' : 'run-in';
    }
    if (isIn) cursors.push({ index, at });
  }
  if (cursors.length === 0) return undefined;
  cursors.sort((a, b) => a.index - b.index);
  return { edits: edited.edits(), cursors: cursors.map(({ at }) => at) };
}

/** Whether the last line that holds anything is one of a block quote. */
function endsInBlock(text: string): boolean {
  const line = text.trimEnd();
  return /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?>/u.test(line.slice(line.lastIndexOf('\n') + 1));
}
