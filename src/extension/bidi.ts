/**
 * Text of a source for one line among other text. Right-to-left words are set apart, so that what stands beside them
 * keeps its place.
 */
export function isolated(text: string): string {
  return isRightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Whether a text begins in a right-to-left script: a line that is too long shows its end then. */
export function beginsRightToLeft(text: string): boolean {
  return isRightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '');
}

const isRightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
