/**
 * Whether the text of a link is the mark of a note and no word of the sentence: a raised number or sign, or a number
 * in brackets. A bare number that is not raised may be a word: "see chapter 3".
 */
export function isNoteMark(text: string, raised: boolean): boolean {
  return raised ? RAISED.test(text) : BRACKETED.test(text);
}

/** Whether the text of a link is only an arrow, which leads from a note back to its mark. */
export function isBackLink(text: string): boolean {
  return /^[[(]?[↩↵↑⤴⬆⏎↲←^][\ufe0e\ufe0f]?[\])]?$/u.test(text);
}

const RAISED = /^[[(]?(?:note\s)?(?:\d{1,4}|\p{L}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])]?$/iu;
const BRACKETED = /^\[(?:note\s)?(?:\d{1,4}|\p{Ll}|[ivxlc]{1,6}|[*†‡§¶]{1,4})\]$/iu;
