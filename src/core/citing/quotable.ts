import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { ProfileName } from '../verify/profiles.ts';
import type { PassageStretch } from './passageStretch.ts';
import type { QuoteTemplate } from './quoteTemplate.ts';

/** A passage, or a stretch cut out as one, with its source. */
export interface Quotable {
  readonly passage: Passage;
  readonly source: Source;
  /** Where words between its first and its last are left out. Absent: they are those of the passage. */
  readonly stretch?: PassageStretch;
  /** Whether reported words name the work that they are claimed to come from: `mayNameOriginal`. */
  readonly namesOriginal?: boolean;
}

/** The styles to choose from. `auto`: a block quote or a run-in quote, by the place and by the profile's limit. */
export const insertionStyles = ['auto', 'block', 'run-in', 'footnote', 'plain', 'link', 'template'] as const;
export type InsertionStyle = (typeof insertionStyles)[number];

/** How quotes go into a draft. */
export interface InsertionManner {
  /** `citation`: nothing but that. Absent: `auto`. */
  readonly style?: InsertionStyle | 'citation';
  /**
   * Whether the style was picked for this quote: then it holds also where `>` or a quotation mark began another. Of a
   * style that is a habit, what was begun is left over: `>` stays a block quote, and a mark never becomes one.
   */
  readonly isPicked?: boolean;
  /** Absent: Chicago's. */
  readonly profile?: ProfileName;
  /** Absent: the default one. */
  readonly template?: QuoteTemplate;
}
