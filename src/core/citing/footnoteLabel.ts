/** A label for a new footnote that the draft does not use: one more than its highest number. Linear in the draft. */
export function freeFootnoteLabel(draft: string): string {
  let highest = 0;
  for (const [, number] of draft.matchAll(/\[\^(\d{1,9})\]/gu)) highest = Math.max(highest, Number(number));
  return String(highest + 1);
}
