import type { QuickFix } from './quickFixes.ts';
import type { DraftEdit } from './textEdit.ts';

/**
 * The edits of all fixes that are safe, as one change: of fixes that touch each other the first is taken. The fixes
 * left out are offered again once these are applied.
 */
export function safeEdits(fixes: readonly QuickFix[]): DraftEdit[] {
  const taken: DraftEdit[] = [];
  for (const fix of fixes) {
    if (!fix.isSafe || fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
    taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.span[0] - b.span[0]);
}

function touch({ span: a }: DraftEdit, { span: b }: DraftEdit): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}
