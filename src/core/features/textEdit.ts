import type { TextSpan } from '../model/textSpan.ts';

export { lineEndOf } from '../text/lines.ts';

/** One change of a draft: `span` is replaced by `newText`. Lines are separated by the draft's own line end. */
export interface DraftEdit {
  readonly span: TextSpan;
  readonly newText: string;
}
