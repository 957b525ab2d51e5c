import type { CorpusIndex } from '../index/corpusIndex.ts';
import { searchSegments } from '../index/segment/searchSegments.ts';
import type { Bitset } from '../index/segment/segment.ts';
import type { DocumentBoost, SegmentResult } from '../index/segment/segmentQuery.ts';
import { CLOSELY_RANKED, type RankedPlace, rankCloseFirst, type TieredPlace } from './closeFirst.ts';
import { longestRun } from './closeness.ts';
import { findPhrases } from './findPhrases.ts';
import type { Phrase, Query } from './parseQuery.ts';
import { inAtLeast, type PassageSet, subtract, unite } from './passageSets.ts';
import { priorBoost } from './priors.ts';
import { rankQuestion } from './rankQuestion.ts';
import type { ScoredPlace } from './scoreTexts.ts';
import type { SearchContext } from './searchContext.ts';
import { IN_TEXT, type Tier, type TierName, tierNames, tiersOf } from './tiers.ts';
import { type WantedWord, wantedWords } from './wantedWords.ts';

export interface Ranking {
  /** Best first, as many as were asked for and a few more. */
  readonly places: readonly RankedPlace[];
  /** For each part all passages that were found. */
  readonly found: readonly Bitset[];
  /** True when the deadline came before everything was looked at. */
  readonly partial: boolean;
}

/** Finds the passages that a query with words or phrases asks for, and ranks the first `count` of them. */
export function rankPassages(
  index: CorpusIndex,
  context: SearchContext,
  query: Query,
  count: number,
): Ranking {
  const wanted = wantedWords(
    query.words.map(({ folded }) => folded),
    query.openEnded,
  );
  const search = new TieredSearch(index, context, Math.max(count, CLOSELY_RANKED));
  if (query.phrases.length > 0) search.narrowTo(query.phrases);
  search.findWords(query, wanted);
  // Phrases decide what is found; words beside them only what comes first.
  if (query.phrases.length > 0) search.findRest(query.phrases, wanted.length > 0 ? 'most' : 'exact');
  const { places, found, partial } = search;
  return { places: rankCloseFirst(context, places, query, wanted), found, partial };
}

type Found = Omit<SegmentResult, 'hits'> & { readonly hits: readonly ScoredPlace[] };

/** One tier after the other, each among the passages that those before have not found. */
class TieredSearch {
  readonly #context: SearchContext;
  readonly #count: number;
  readonly #prior: DocumentBoost;
  #among: PassageSet;
  #found: (readonly Bitset[])[] = [];
  #total = 0;
  places: TieredPlace[] = [];
  partial = false;

  constructor(index: CorpusIndex, context: SearchContext, count: number) {
    this.#context = context;
    this.#count = count;
    this.#among = context.among;
    this.#prior = priorBoost(index);
  }

  get found(): readonly Bitset[] {
    return unite(this.#context.parts, this.#found);
  }

  /** Looks only among the passages with all the phrases from here on. */
  narrowTo(phrases: readonly Phrase[]): void {
    const { matches, partial } = findPhrases(this.#context, phrases);
    this.partial ||= partial;
    this.#among = matches;
  }

  /** Takes what is left of the passages with the phrases: those in which they weigh most first. */
  findRest(phrases: readonly Phrase[], tier: TierName): void {
    if (this.partial && this.#total > 0) return;
    const queries = phrases.flatMap(({ words, openEnded }) =>
      words.map((term, at) => ({ term, prefix: openEnded && at === words.length - 1 })),
    );
    const rest = this.#search({ query: { combineWith: 'OR', queries }, options: IN_TEXT });
    this.#take(rest, tier);
  }

  findWords(query: Query, wanted: readonly WantedWord[]): void {
    if (wanted.length === 0) return;
    let before: TierName = 'exact';
    for (const tier of tiersOf(this.#context.parts, wanted)) {
      // Tiers of one name, which differ by language, belong together.
      const isWider = tier.name !== before && tierNames.indexOf(tier.name) < ALL_FORMS;
      before = tier.name;
      // All forms of the words belong to the answer; what is wider would only push weaker hits under it.
      if (this.partial || (isWider && (this.#total >= ENOUGH_HITS || this.#hasQuotation(query, wanted))))
        return;
      this.#take(tier.name === 'most' ? this.#findMost(tier) : this.#search(tier), tier.name);
    }
  }

  /** Whether one of the few hits has the many words of the query as they were typed: who pastes a quotation wants that. */
  #hasQuotation({ words, openEnded }: Query, wanted: readonly WantedWord[]): boolean {
    if (wanted.length < MANY_WORDS) return false;
    const quotation = words.map(({ folded }) => folded);
    return this.places.some(
      (place) => longestRun(this.#context.words(place), quotation, openEnded) > QUOTATION,
    );
  }

  #findMost(tier: Tier): Found {
    const narrowed =
      tier.minimumWords === undefined ? tier : { ...tier, among: this.#withMost(tier, tier.minimumWords) };
    if (tier.wanted.length < MANY_WORDS) return this.#search(narrowed);
    return rankQuestion({
      context: this.#context,
      words: tier.wanted.map((each) => tier.vocabulary.weigh(each)),
      prior: this.#prior,
      // Always the same ones, however many hits are wanted: pages follow each other.
      read: CLOSELY_RANKED - this.places.length,
      search: (more) =>
        more
          ? this.#search({
              ...tier,
              query: { combineWith: 'OR', queries: [tier.query, more.query] },
              among: more.among,
            })
          : this.#search(narrowed),
    });
  }

  /** The passages that have enough of the words that a tier's query combines. */
  #withMost(tier: Tier, minimumWords: number): PassageSet {
    const words = typeof tier.query === 'object' && 'queries' in tier.query ? tier.query.queries : [];
    const sets = words.map((query) => this.#search({ ...tier, query }, 0).matches);
    return inAtLeast(this.#context.parts, minimumWords, sets);
  }

  /** Looks among the passages that were not found yet, if `among` does not say where. */
  #search(
    {
      query,
      options,
      except,
      among = this.#left(except),
    }: Pick<Tier, 'query' | 'options' | 'except'> & { readonly among?: PassageSet },
    limit = Math.max(0, this.#count - this.places.length),
  ): SegmentResult {
    const { parts, isOverdue } = this.#context;
    return searchSegments(parts, query, { ...options, boostDocument: this.#prior, among, limit, isOverdue });
  }

  #left(except: PassageSet | undefined): PassageSet {
    const others = [...(this.#total > 0 ? this.#found : []), ...(except ? [except] : [])];
    return others.length > 0 ? subtract(this.#context.parts, this.#among, others) : this.#among;
  }

  #take({ hits, matches, total, partial }: Found, name: TierName): void {
    const tier = tierNames.indexOf(name);
    for (const { part, document, score } of hits) {
      this.places.push({ part, document, tier, weight: score });
    }
    this.#found.push(matches);
    this.#total += total;
    this.partial ||= partial;
  }
}

const ALL_FORMS = tierNames.indexOf('forms');
// A word or two may be another's.
const QUOTATION = 0.8;
// Enough to fill a screen: further tiers would only push weaker hits under them.
const ENOUGH_HITS = 10;
// So many words that say something make a question.
const MANY_WORDS = 5;
