import type { Quote } from '../../model/quote.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import type { Pointer } from './citedBy.ts';

/** A quote whose citation is still to be chosen among those that may give its source. */
export interface FoundQuote {
  readonly form: Quote['form'];
  readonly spans: readonly TextSpan[];
  readonly attribution?: TextSpan;
  readonly context: readonly TextSpan[];
  /** What may say where it is from, the best first. */
  readonly pointers: readonly Pointer[];
  /** The label of the note that holds it. */
  readonly note?: string | undefined;
  /** The note in the text that holds it; its label is known only where it stands. */
  readonly inlineNote?: number;
  readonly ignored: boolean;
}
