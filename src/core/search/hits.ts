import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { RankedPlace } from './closeFirst.ts';
import { findHighlights } from './highlights.ts';
import type { Query } from './parseQuery.ts';
import type { SearchContext } from './searchContext.ts';
import { cutSnippet, type Snippet } from './snippets.ts';
import { tierNames } from './tiers.ts';
import { Vocabulary } from './vocabulary.ts';
import type { WantedWord } from './wantedWords.ts';
import { stemForms } from './wordForms.ts';

/** A passage that was found, as others show it. */
export interface Hit {
  readonly passage: Passage;
  readonly source: Source;
  /** Higher is better. The whole part is the tier (see `tiersOf`), the fraction the rank within it. */
  readonly score: number;
  /** Where the words of the query stand, as offsets into `passage.text`. */
  readonly highlights: readonly TextSpan[];
  /** What is shown of the passage where there is little room. */
  readonly snippet: Snippet;
}

/** Reads the passages at `places` and marks the words of the query in them. */
export function toHits(
  { parts }: SearchContext,
  places: readonly RankedPlace[],
  query: Query,
  wanted: readonly WantedWord[],
): Hit[] {
  const forms = new Set(wanted.flatMap(({ word }) => stemForms(parts, word)));
  const prefixes = wanted.filter(({ openEnded }) => openEnded).map(({ word }) => word);
  const isForm = (word: string) => forms.has(word) || prefixes.some((prefix) => word.startsWith(prefix));
  let slips: ReadonlySet<string> | undefined;
  // Looked up only where the search went so far.
  const isSlip = (word: string) => {
    const vocabulary = new Vocabulary(parts);
    slips ??= new Set(wanted.flatMap((each) => vocabulary.slips(each).map(({ term }) => term)));
    return slips.has(word);
  };
  const words = query.words.map(({ folded }) => folded);
  return places.flatMap(({ part, document, score }) => {
    const passages = parts[part]?.passages;
    if (!passages) return [];
    const passage = passages.passage(document);
    const isTelling = score < MEANT_AS_TYPED ? (word: string) => isForm(word) || isSlip(word) : isForm;
    const highlights = findHighlights(passage.text, { words, isTelling, phrases: query.phrases });
    const snippet = cutSnippet(passage.text, highlights);
    return [{ passage, source: passages.sourceAt(document), score, highlights, snippet }];
  });
}

// Below are the tiers with slips of the pen.
const MEANT_AS_TYPED = tierNames.indexOf('slips') + 1;
