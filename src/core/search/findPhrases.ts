import type { PassageTable } from '../index/indexPart.ts';
import { findPhrase } from '../index/segment/phrases.ts';
import { RowPositions } from '../index/segment/positions.ts';
import { documentOf, type PostingList } from '../index/segment/postings.ts';
import { searchSegments } from '../index/segment/searchSegments.ts';
import { seek } from '../index/segment/seek.ts';
import type { Bitset, Segment } from '../index/segment/segment.ts';
import type { Phrase } from './parseQuery.ts';
import type { PassageSet } from './passageSets.ts';
import { PhraseTexts } from './phraseTexts.ts';
import type { Place, SearchContext } from './searchContext.ts';

/** For each part the passages with all the phrases. `partial` says that there may be more. */
export interface PhraseMatches {
  readonly matches: readonly Bitset[];
  readonly partial: boolean;
}

/**
 * Finds the passages in which all of `phrases` (one at least) stand word for word, whatever punctuation, case and line
 * breaks are between the words. A phrase may run on into the next passage of the source: the one in which it begins is
 * found.
 */
export function findPhrases(context: SearchContext, phrases: readonly Phrase[]): PhraseMatches {
  let found: PhraseMatches = { matches: [], partial: false };
  let among = context.among;
  for (const phrase of phrases) {
    const next =
      phrase.words.length === 1 ? findWord(context, phrase, among) : findRow(context, phrase, among);
    found = { matches: next.matches, partial: found.partial || next.partial };
    among = next.matches;
  }
  return found;
}

function findWord(context: SearchContext, phrase: Phrase, among: PassageSet): PhraseMatches {
  const { isOverdue } = context;
  const query = { term: phrase.words.at(-1) ?? '', prefix: phrase.openEnded };
  return searchSegments(context.parts, query, { fields: ['text'], limit: 0, among, isOverdue });
}

function findRow(context: SearchContext, phrase: Phrase, among: PassageSet): PhraseMatches {
  const { parts, isOverdue } = context;
  const texts = new PhraseTexts(parts, phrase);
  const terms = phrase.openEnded ? phrase.words.slice(0, -1) : phrase.words;
  const rows = parts.map(({ segment }) => RowPositions.of(segment, 'text', terms));
  // Where the words stand is mostly known without the text, and where not, it is at least known where they cannot.
  const holds = (part: number, document: number) => {
    const row = rows[part];
    if (!row) return texts.isIn(part, document);
    return (
      row.isIn(document) && ((!phrase.openEnded && row.isSureOf(document)) || texts.isIn(part, document))
    );
  };
  const likely = phrase.openEnded ? findWord(context, phrase, among).matches : among;
  const inside = findPhrase(parts, terms, holds, { field: 'text', among: likely, isOverdue });
  if (inside.partial) return inside;
  for (const [here, there] of pairsAcross(context, phrase, rows)) {
    if (isOverdue()) return { ...inside, partial: true };
    const { part, document } = here;
    if (among[part]?.has(document) === false || inside.matches[part]?.has(document)) continue;
    if (texts.runsOver(part, document, there.document)) inside.matches[part]?.add(document);
  }
  return inside;
}

/**
 * The passages in which a phrase could begin that ends in the next one, with that. Where an index does not know where
 * words stand, it knows only which words each has: the first ones must be in the one, all that follow in the other.
 */
function* pairsAcross(
  { parts }: SearchContext,
  { words, openEnded }: Phrase,
  rows: readonly (RowPositions | undefined)[],
): Generator<readonly [Place, Place]> {
  const whole = openEnded ? words.slice(0, -1) : words;
  for (const [part, { segment, deleted, passages }] of parts.entries()) {
    const lists = whole.map((word) => wordList(segment, word));
    const rarest = lists.reduce((least, list) => (sizeOf(list) < sizeOf(least) ? list : least));
    if (!rarest || sizeOf(rarest) > MAX_RARE) continue;
    const row = rows[part];
    const isSplit = row
      ? (here: number, there: number) => row.mayRunOver(here, there, openEnded)
      : splitTest(lists, openEnded);
    for (let at = rarest.from; at < rarest.to; at++) {
      const document = documentOf(rarest.postings[at] ?? 0);
      if (deleted?.has(document)) continue;
      const before = neighbor(passages, document, -1);
      const after = neighbor(passages, document, 1);
      if (before !== undefined && isSplit(before, document)) yield pair(part, before, document);
      if (after !== undefined && isSplit(document, after)) yield pair(part, document, after);
    }
  }
}

/**
 * A test whether the first of some words are all in one document and the others in another. Each has at least one, but
 * the second need have none of these where more may follow.
 */
function splitTest(
  lists: readonly (PostingList | undefined)[],
  mayEndHere: boolean,
): (here: number, there: number) => boolean {
  const isHere = lists.map(membership);
  const isThere = lists.map(membership);
  return (here, there) => {
    let last = lists.length;
    while (last > 0 && isThere[last - 1]?.(there)) last--;
    if (last === lists.length && !mayEndHere) return false;
    for (let at = 0; at < Math.max(1, last); at++) if (!isHere[at]?.(here)) return false;
    return true;
  };
}

function pair(part: number, here: number, there: number): readonly [Place, Place] {
  return [
    { part, document: here },
    { part, document: there },
  ];
}

function wordList({ terms, fields }: Segment, word: string): PostingList | undefined {
  const number = terms.find(word);
  return number < 0 ? undefined : fields.get('text')?.list(number);
}

/** A word that the part does not have is the rarest. */
function sizeOf(list: PostingList | undefined): number {
  return list ? list.to - list.from : 0;
}

/** Whether a document is in a list, asked of documents that hardly ever descend: the place is kept. */
function membership(list: PostingList | undefined): (document: number) => boolean {
  if (!list) return () => false;
  const { postings, from, to } = list;
  let at = from;
  return (document) => {
    if (at > from && documentOf(postings[at - 1] ?? 0) >= document) at = from;
    at = seek(postings, at, to, document);
    return at < to && documentOf(postings[at] ?? 0) === document;
  };
}

/** The passage before or after in the same source that may be quoted: headings and advertisements are read over. */
function neighbor(passages: PassageTable, document: number, step: 1 | -1): number | undefined {
  const [from, to] = passages.documentsOf(passages.sourceNumber(document));
  for (let next = document + step; next >= from && next < to; next += step) {
    if (passages.quotable(next)) return next;
  }
  return undefined;
}

// Words that more passages have are everywhere; looking at all their neighbors takes longer than a keystroke.
const MAX_RARE = 10_000;
