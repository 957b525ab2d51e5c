import type { IndexPart } from '../index/indexPart.ts';
import type { Bitset } from '../index/segment/segment.ts';
import type { SegmentQuery, SegmentSearchOptions } from '../index/segment/segmentQuery.ts';
import { passagesByLanguage } from './otherLanguages.ts';
import { Vocabulary } from './vocabulary.ts';
import type { WantedWord } from './wantedWords.ts';

/** From the widest to the strictest: the place of a name is the whole part of its hits' scores. */
export const tierNames = ['most', 'slips', 'named', 'forms', 'exact'] as const;
export type TierName = (typeof tierNames)[number];

/** One way to look for the words, wider than the one before. */
export interface Tier {
  readonly name: TierName;
  /** The words that are looked for. */
  readonly wanted: readonly WantedWord[];
  /** What they stand for. */
  readonly vocabulary: Vocabulary;
  readonly query: SegmentQuery;
  readonly options: SegmentSearchOptions;
  /** Passages that are not looked at: those in other languages, or in English, which another tier of this name looks at. */
  readonly except?: readonly Bitset[];
  /** A passage must have so many of the words; absent for all. Those with more of them come first by their scores. */
  readonly minimumWords?: number;
}

/**
 * The tiers in which words are looked for, from the strictest to the widest:
 *
 * - `exact`: all the words, as they stand in the query;
 * - `forms`: all the words, in any form with the same English stem, the last one going on as it may;
 * - `named`: some of them may stand in the speaker's name or the source's title instead;
 * - `slips`: all the words, with slips of the pen;
 * - `most`: most of the words.
 */
export function* tiersOf(parts: readonly IndexPart[], wanted: readonly WantedWord[]): Generator<Tier> {
  const vocabulary = new Vocabulary(parts);
  const asTyped = all(wanted.map(({ word }) => ({ term: word })));
  yield { name: 'exact', vocabulary, wanted, query: asTyped, options: IN_TEXT };
  const languages = passagesByLanguage(parts);
  const hasNames = wanted.some((each) => vocabulary.isName(each));
  const others = languages
    ? widerTiers(new Vocabulary(parts, { hasStems: false }), wanted, hasNames)
    : undefined;
  for (const tier of widerTiers(vocabulary, wanted, hasNames)) {
    yield languages ? { ...tier, except: languages.other } : tier;
    const other = others?.next().value;
    if (languages && other) yield { ...other, except: languages.english };
  }
}

function* widerTiers(
  vocabulary: Vocabulary,
  wanted: readonly WantedWord[],
  hasNames: boolean,
): Generator<Tier, undefined> {
  const forms = wanted.map((each) => vocabulary.inAnyForm(each));
  yield { name: 'forms', vocabulary, wanted, query: all(forms), options: IN_TEXT };
  if (hasNames) yield { name: 'named', vocabulary, wanted, query: all(forms), options: EVERYWHERE };
  const slips = wanted.map((each, at) => {
    const mayBeSlip = wanted.length <= FEW_WORDS || vocabulary.isUnknown(each);
    return mayBeSlip ? vocabulary.withSlips(each) : (forms[at] as SegmentQuery);
  });
  yield { name: 'slips', vocabulary, wanted, query: all(slips), options: IN_TEXT };
  if (wanted.length < 2) return;
  const some = vocabulary.heaviest(wanted, MOST_WORDS);
  const query = any(some.map((each) => vocabulary.likeliest(each)));
  yield {
    ...{ name: 'most', vocabulary, wanted: some, query, options: EVERYWHERE },
    minimumWords: wanted.length > 2 ? 2 : 1,
  };
}

function all(queries: readonly SegmentQuery[]): SegmentQuery {
  return { combineWith: 'AND', queries };
}

function any(queries: readonly SegmentQuery[]): SegmentQuery {
  return { combineWith: 'OR', queries };
}

// Found with two judged collections of questions and documents; around these values the quality hardly changes.
export const IN_TEXT: SegmentSearchOptions = {
  bm25: { k: 1.2, b: 0.5, d: 0 },
  coordination: false,
  fields: ['text'],
};
const EVERYWHERE: SegmentSearchOptions = {
  ...IN_TEXT,
  fields: ['text', 'title', 'speaker'],
  boost: { text: 1, title: 0.3, speaker: 0.3 },
};
// More words of a page that was pasted take longer and rank no better.
const MOST_WORDS = 40;
// In a longer query a word that the index knows is meant: a slip would have to hit another word by chance.
const FEW_WORDS = 4;
