import type { DraftEdit } from '../../src/core/features/textEdit.ts';

/** The text after the edits, which must not touch each other. */
export function applyEdits(text: string, edits: readonly DraftEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span[0] - a.span[0])
    .reduce((done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]), text);
}
