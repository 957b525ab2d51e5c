import type { Citation } from './citation.ts';
import type { TextSpan } from './textSpan.ts';

/** A quote in a draft: the words between quotation marks, or those of a block quote. */
export interface Quote {
  readonly form: 'block' | 'run-in';
  /** From the first word to the last, without marks. */
  readonly start: number;
  readonly end: number;
  /**
   * The stretches of words in the order of the text: in a block quote one a line, without the `>` marks; in a run-in
   * quote one a piece where a tag interrupts it ("…," she said, "…") or a paragraph mark opens it anew.
   */
  readonly spans: readonly TextSpan[];
  /** The citation that stands with the quote. */
  readonly citation?: Citation;
  /** The attribution line of a block quote, after its dash: `Ione Haskett [@key]`. */
  readonly attribution?: TextSpan;
  /** What stands around the quote in its paragraph, from sentence to sentence: signal phrase, tags, remarks. */
  readonly context?: readonly TextSpan[];
  /** The note that holds it, by its label; absent in the text itself. */
  readonly note?: string;
  /** True where an ignore comment of the writer's stands with it. */
  readonly ignored?: boolean;
}
