import type { Draft } from '../drafts/parseDraft.ts';
import type { Hit } from '../search/searchPassages.ts';
import { isStopWord } from '../search/stopWords.ts';
import { stemEnglish } from '../text/stem.ts';
import { splitWords } from '../text/words.ts';
import { citedNearest } from './citedNearest.ts';

/**
 * Orders hits for somebody who is about to quote one at `offset`. How the typed words stand in a passage decides; among
 * those in which they stand alike, the record of the words comes before reports of them and words of known voice before
 * others; then the sources that the draft cites, the nearest first; then passages that speak of what is being written.
 */
export function rankForQuoting(draft: Draft, offset: number, query: string, hits: readonly Hit[]): Hit[] {
  const cited = citedNearest(draft, offset);
  const around = wordsAround(draft.text, offset, query);
  return hits
    .map((hit) => ({ hit, tier: Math.floor(hit.score), rank: rankOf(hit, cited, around) }))
    .sort((a, b) => b.tier - a.tier || b.rank - a.rank)
    .map(({ hit }) => hit);
}

function rankOf(
  { score, source, passage }: Hit,
  cited: ReadonlyMap<string, number>,
  around: ReadonlySet<string>,
): number {
  // Who has the record of the words should not quote a report of them, nor words whose speaker nobody knows.
  const isRecord = source.role === 'primary' && passage.kind !== 'reported';
  const place = cited.get(source.citeKey);
  return (
    (score % 1) +
    (isRecord ? RECORD_LEAD : 0) +
    (passage.voice === 'unmarked' ? 0 : MARKED_LEAD) +
    (place === undefined ? 0 : CITED_LEAD + NEAREST_LEAD / (1 + place)) +
    AROUND_LEAD * shareAround(passage.text, around)
  );
}

/** 0 to 1: how many of the words around the cursor the passage has; the first few say most. */
function shareAround(text: string, around: ReadonlySet<string>): number {
  if (around.size === 0) return 0;
  const own = new Set(splitWords(text).map(({ folded }) => stemEnglish(folded)));
  let shared = 0;
  for (const word of own) if (around.has(word)) shared++;
  return shared / (shared + HALF_OF_AROUND);
}

/** The stems of the words before the cursor that say something, but for those of the query. */
function wordsAround(text: string, offset: number, query: string): ReadonlySet<string> {
  const own = new Set(splitWords(query).map(({ folded }) => stemEnglish(folded)));
  const end = Math.max(0, offset - query.length);
  const around = new Set<string>();
  for (const { folded } of splitWords(text.slice(Math.max(0, end - AROUND_CHARACTERS), end))) {
    const stem = stemEnglish(folded);
    if (!isStopWord(folded) && folded.length > 2 && !own.has(stem)) around.add(stem);
  }
  return around;
}

// On the scale of a tier, of which the words in the order in which they were typed make a half: all of these together
// weigh less than that.
const RECORD_LEAD = 0.15;
const MARKED_LEAD = 0.1;
const CITED_LEAD = 0.05;
const NEAREST_LEAD = 0.03;
const AROUND_LEAD = 0.04;
const HALF_OF_AROUND = 3;
// A paragraph, or the one that leads to a block quote.
const AROUND_CHARACTERS = 700;
