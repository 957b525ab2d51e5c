import type { IndexPart } from '../index/indexPart.ts';
import type { SegmentQuery } from '../index/segment/segmentQuery.ts';
import { documentFrequency, type SimilarTerm } from '../index/segment/termLookups.ts';
import { isStopWord } from './stopWords.ts';
import type { WantedWord } from './wantedWords.ts';
import { toWeightedWord, type WeightedWord } from './weightedWords.ts';
import { slipForms, stemForms } from './wordForms.ts';

/** What words of a query stand for among the words of the index, as terms and as queries for them. */
export class Vocabulary {
  readonly #parts: readonly IndexPart[];
  readonly #hasStems: boolean;

  /** @param hasStems false where other forms of a word are other words. */
  constructor(parts: readonly IndexPart[], { hasStems = true }: { readonly hasStems?: boolean } = {}) {
    this.#parts = parts;
    this.#hasStems = hasStems;
  }

  /** The terms that are forms of `word`, itself first. */
  forms(word: string): readonly string[] {
    return this.#hasStems ? stemForms(this.#parts, word) : [word];
  }

  /** Whether a passage has the word in some form. */
  isComplete({ word }: WantedWord): boolean {
    return this.forms(word).some((form) => this.#isIn(form, 'text'));
  }

  /** Whether no passage has the word in any form, nor one that begins with it where it may go on. */
  isUnknown(wanted: WantedWord): boolean {
    return !this.isComplete(wanted) && !(wanted.openEnded && this.#isBeginning(wanted.word));
  }

  /** Whether the word stands in a speaker's name or a source's title. */
  isName({ word }: WantedWord): boolean {
    return this.forms(word).some((form) => this.#isIn(form, 'speaker') || this.#isIn(form, 'title'));
  }

  inAnyForm({ word, openEnded, count }: WantedWord): SegmentQuery {
    const forms = this.forms(word);
    const query = { term: word, boost: count, ...(forms.length > 1 && { group: forms }) };
    return openEnded ? any([query, { term: word, prefix: true, boost: count * GOING_ON }]) : query;
  }

  /** Passages with all the words in any form. */
  allInAnyForm(wanted: readonly WantedWord[]): SegmentQuery {
    return { combineWith: 'AND', queries: wanted.map((each) => this.inAnyForm(each)) };
  }

  /**
   * What a slip of the pen may have made the word of, see `slipForms`. Who types a word that there is did not mean one
   * that says nothing: "end" is no "and".
   */
  slips(wanted: WantedWord): readonly SimilarTerm[] {
    const slips = slipForms(this.#parts, wanted.word);
    const mayBeAny = !slips.some(({ term }) => isStopWord(term)) || this.isUnknown(wanted);
    return mayBeAny ? slips : slips.filter(({ term }) => !isStopWord(term));
  }

  /** In any form, or as what a slip of the pen would have made of the word. */
  withSlips(wanted: WantedWord): SegmentQuery {
    const { word } = wanted;
    const slips = this.slips(wanted).map(({ term, distance }) => ({
      ...{ term: word, group: [term] },
      boost: slipCounts(distance),
    }));
    return any([this.inAnyForm(wanted), ...slips]);
  }

  /** Where words may be missing, those that the index knows are meant as they are; only others may go on or be slips. */
  likeliest(wanted: WantedWord): SegmentQuery {
    if (this.isUnknown(wanted)) return this.withSlips(wanted);
    if (!this.isComplete(wanted)) return this.inAnyForm(wanted);
    const { word, count } = wanted;
    const asTyped = { term: word, boost: EXACT_FORM * count, fields: ['text'] };
    return any([this.inAnyForm({ ...wanted, openEnded: false }), asTyped]);
  }

  /** The terms of `likeliest`, but for those that go on, each with what it counts for. */
  likelyForms(wanted: WantedWord): ReadonlyMap<string, number> {
    const forms = new Map(this.forms(wanted.word).map((form) => [form, 1]));
    if (!this.isUnknown(wanted)) return forms;
    for (const { term, distance } of slipForms(this.#parts, wanted.word))
      forms.set(term, slipCounts(distance));
    return forms;
  }

  /** The words that say most, at most so many, in their order. */
  heaviest(wanted: readonly WantedWord[], count: number): readonly WantedWord[] {
    if (wanted.length <= count) return wanted;
    const weights = new Map(wanted.map((each) => [each, this.weigh(each).weight]));
    const kept = new Set(
      wanted.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)).slice(0, count),
    );
    return wanted.filter((each) => kept.has(each));
  }

  /** The word as texts are compared by it. */
  weigh(wanted: WantedWord): WeightedWord {
    return toWeightedWord(this.#parts, wanted.word, this.likelyForms(wanted), wanted.count);
  }

  #isIn(term: string, field: string): boolean {
    return documentFrequency(this.#parts, term, field) > 0;
  }

  #isBeginning(word: string): boolean {
    return this.#parts.some(({ segment: { terms } }) => {
      const [from, to] = terms.prefixRange(word);
      return from < to;
    });
  }
}

function any(queries: readonly SegmentQuery[]): SegmentQuery {
  return { combineWith: 'OR', queries };
}

function slipCounts(distance: number): number {
  return distance === 1 ? ONE_SLIP : TWO_SLIPS;
}

// The word as it was typed counts for a little more than its other forms, and for more than what it may become.
const EXACT_FORM = 0.15;
const GOING_ON = 0.6;
const ONE_SLIP = 0.5;
const TWO_SLIPS = 0.25;
