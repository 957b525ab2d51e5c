import type { IndexPart } from '../index/indexPart.ts';
import type { Segment } from '../index/segment/segment.ts';
import type { SegmentQuery, SegmentSearchOptions } from '../index/segment/segmentQuery.ts';
import { documentFrequency } from '../index/segment/termLookups.ts';
import type { WantedWord } from './wantedWords.ts';
import { slipForms, stemForms } from './wordForms.ts';

/** From the widest to the strictest: the place of a name is the whole part of its hits' scores. */
export const tierNames = ['most', 'slips', 'named', 'forms', 'exact'] as const;
export type TierName = (typeof tierNames)[number];

/** One way to look for the words, wider than the one before. */
export interface Tier {
  readonly name: TierName;
  readonly query: SegmentQuery;
  readonly options: SegmentSearchOptions;
  /** A passage must have so many of the words; absent for all. Those with more of them come first by their scores. */
  readonly minimumWords?: number;
}

/**
 * The tiers in which words are looked for, from the strictest to the widest:
 *
 * - `exact`: all the words, as they stand in the query;
 * - `forms`: all the words, in any form with the same stem, the last one going on as it may;
 * - `named`: some of them may stand in the speaker's name or the source's title instead;
 * - `slips`: all the words, with slips of the pen;
 * - `most`: most of the words.
 */
export function* tiersOf(parts: readonly IndexPart[], wanted: readonly WantedWord[]): Generator<Tier> {
  const text = { ...RANKING, fields: ['text'] };
  yield { name: 'exact', query: all(wanted.map(({ word }) => ({ term: word }))), options: text };
  const forms = wanted.map((each) => inAnyForm(parts, each));
  yield { name: 'forms', query: all(forms), options: text };
  if (wanted.some((each) => isName(parts, each)))
    yield { name: 'named', query: all(forms), options: EVERYWHERE };
  const slips = wanted.map((each, at) => {
    const mayBeSlip = wanted.length <= FEW_WORDS || isUnknown(parts, each);
    return mayBeSlip ? withSlips(parts, each, forms[at] as SegmentQuery) : (forms[at] as SegmentQuery);
  });
  yield { name: 'slips', query: all(slips), options: text };
  if (wanted.length < 2) return;
  const most = wanted.map((each, at) => likeliest(parts, each, slips[at] as SegmentQuery));
  yield { name: 'most', query: any(most), options: EVERYWHERE, minimumWords: wanted.length > 2 ? 2 : 1 };
}

/** Passages with all the words, in any form, the last one going on as it may. */
export function allInAnyForm(parts: readonly IndexPart[], wanted: readonly WantedWord[]): SegmentQuery {
  return all(wanted.map((each) => inAnyForm(parts, each)));
}

function inAnyForm(parts: readonly IndexPart[], { word, openEnded, count }: WantedWord): SegmentQuery {
  const forms: SegmentQuery = { term: word, group: stemForms(parts, word), boost: count };
  return openEnded ? any([forms, { term: word, prefix: true, boost: count * GOING_ON }]) : forms;
}

/** Where words may be missing, those that the index knows are meant as they are; only others may go on or be slips. */
function likeliest(parts: readonly IndexPart[], wanted: WantedWord, slips: SegmentQuery): SegmentQuery {
  const { word, count } = wanted;
  if (!isComplete(parts, wanted)) return isUnknown(parts, wanted) ? slips : inAnyForm(parts, wanted);
  return any([
    inAnyForm(parts, { ...wanted, openEnded: false }),
    { term: word, boost: EXACT_FORM * count, fields: ['text'] },
  ]);
}

function withSlips(parts: readonly IndexPart[], { word }: WantedWord, forms: SegmentQuery): SegmentQuery {
  const slips = slipForms(parts, word).map(({ term, distance }) => ({
    term: word,
    group: [term],
    boost: distance === 1 ? ONE_SLIP : TWO_SLIPS,
  }));
  return any([forms, ...slips]);
}

/** The terms that stand for a word in the widest tier, and what each counts for. */
export function likelyForms(parts: readonly IndexPart[], wanted: WantedWord): ReadonlyMap<string, number> {
  const forms = new Map(stemForms(parts, wanted.word).map((form) => [form, 1]));
  if (isUnknown(parts, wanted))
    for (const { term, distance } of slipForms(parts, wanted.word))
      forms.set(term, distance === 1 ? ONE_SLIP : TWO_SLIPS);
  return forms;
}

/** Whether no passage has the word in any form, nor one that begins with it where it may go on. */
export function isUnknown(parts: readonly IndexPart[], wanted: WantedWord): boolean {
  if (isComplete(parts, wanted)) return false;
  return !wanted.openEnded || parts.every(({ segment }) => !hasPrefix(segment, wanted.word));
}

/** Whether the word stands in a speaker's name or a source's title. */
function isName(parts: readonly IndexPart[], { word }: WantedWord): boolean {
  return stemForms(parts, word).some((form) =>
    ['speaker', 'title'].some((field) => documentFrequency(parts, form, field) > 0),
  );
}

function isComplete(parts: readonly IndexPart[], { word }: WantedWord): boolean {
  return stemForms(parts, word).some((form) => documentFrequency(parts, form, 'text') > 0);
}

function hasPrefix({ terms }: Segment, prefix: string): boolean {
  const [from, to] = terms.prefixRange(prefix);
  return from < to;
}

function all(queries: readonly SegmentQuery[]): SegmentQuery {
  return { combineWith: 'AND', queries };
}

function any(queries: readonly SegmentQuery[]): SegmentQuery {
  return { combineWith: 'OR', queries };
}

// Found with two judged collections of questions and documents; around these values the quality hardly changes.
export const RANKING: SegmentSearchOptions = { bm25: { k: 1.2, b: 0.5, d: 0 }, coordination: false };
const EVERYWHERE: SegmentSearchOptions = {
  ...RANKING,
  fields: ['text', 'title', 'speaker'],
  boost: { text: 1, title: 0.3, speaker: 0.3 },
};
// The word as it was typed counts for a little more than its other forms.
const EXACT_FORM = 0.15;
const GOING_ON = 0.6;
const ONE_SLIP = 0.5;
const TWO_SLIPS = 0.25;
// In a longer query a word that the index knows is meant: a slip would have to hit another word by chance.
const FEW_WORDS = 4;
