import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Kind } from '../model/passage.ts';
import { searchPassages } from '../search/searchPassages.ts';

/** Why a search found nothing. */
export interface Explanation {
  readonly sources: number;
  readonly passages: number;
  /** Passages that have the words and are of a kind which is never quoted. */
  readonly leftOut: readonly { readonly kind: Kind; readonly count: number }[];
  /** The same query without one of its conditions, where that finds something. */
  readonly wider: readonly { readonly query: string; readonly without: string; readonly total: number }[];
}

/** Looks for what a query without hits would find if it asked for less. Cost: a search for each of its conditions. */
export function explainNothing(index: CorpusIndex, query: string, within = ''): Explanation {
  const conditions = [...query.matchAll(CONDITION)].slice(0, MAX_CONDITIONS);
  const wider = conditions.flatMap(({ 0: condition, index: at, groups }) => {
    // Words that need not stand together any more are still wanted.
    const kept = groups?.phrase ?? '';
    const asked = tidy(query.slice(0, at) + kept + query.slice(at + condition.length));
    const total = asked === '' ? 0 : countHits(index, asked, within);
    return total > 0 ? [{ query: asked, without: condition.trim(), total }] : [];
  });
  const { kind } = searchPassages(index, `${NEVER_QUOTED} ${query}`, { limit: 0 }).facets;
  const asksForKind = /(?:^|\s)-?kind:/iu.test(query);
  return {
    sources: index.sources().length,
    passages: index.passageCount,
    leftOut: asksForKind ? [] : kind.map(({ value, count }) => ({ kind: value as Kind, count })),
    wider,
  };
}

function countHits(index: CorpusIndex, query: string, within: string): number {
  return searchPassages(index, `${query} ${within}`, { limit: 0 }).total;
}

function tidy(query: string): string {
  return query.replace(/\s+/gu, ' ').trim();
}

// A field with its value, a word that is not wanted, or words that are to stand together.
const CONDITION =
  /(?<=^|\s)(?:-?\p{L}+:(?:["“”][^"“”]*["“”]?|[^\s"“”]+)|-["“”][^"“”]*["“”]?|-[^\s"“”]+|["“”](?<phrase>[^"“”]*)["“”]?)(?=\s|$)/gu;
const NEVER_QUOTED = 'kind:advertisement kind:boilerplate kind:heading';
const MAX_CONDITIONS = 6;
