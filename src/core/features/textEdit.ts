import type { TextSpan } from '../model/textSpan.ts';

/** One change of a draft: `span` is replaced by `newText`. Lines are separated by the draft's own line end. */
export interface DraftEdit {
  readonly span: TextSpan;
  readonly newText: string;
}

/** The line end that `text` uses; `\n` for a text of one line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text.charAt(newline - 1) === '\r' ? '\r\n' : '\n';
}
