import type { DocumentBoost, SegmentQuery, SegmentResult } from '../index/segment/segmentQuery.ts';
import { feedbackWords } from './feedback.ts';
import { type ScoredPlace, scoreTexts } from './scoreTexts.ts';
import type { SearchContext } from './searchContext.ts';
import { joinWords, type WeightedWord } from './weightedWords.ts';

/** The best passages for a question, and what else the index says. */
export interface QuestionResult extends Omit<SegmentResult, 'hits'> {
  readonly hits: readonly ScoredPlace[];
}

/** Looks in the index for a question's words; for `more` as well, among passages found before. */
export type QuestionSearch = (more?: {
  readonly query: SegmentQuery;
  readonly among: SegmentResult['matches'];
}) => SegmentResult;

/**
 * Ranks passages for a question: a query of many words, no passage of which has all of them. The best by the index are
 * scored by their texts, and then once more with the words that those have in common. That costs reading some passages
 * and a second look at the index, and would only blur a remembered quotation; hence for questions alone.
 */
export function rankQuestion(
  context: SearchContext,
  asked: readonly WeightedWord[],
  prior: DocumentBoost,
  search: QuestionSearch,
): QuestionResult {
  const first = search();
  const words = joinWords(asked);
  const best = scoreHead(context, first, words, prior);
  const repeats = words.reduce((sum, { meant }) => sum + meant, 0);
  const more = first.partial ? [] : feedbackWords(context, best, repeats);
  if (more.length === 0) return { ...first, hits: best };
  const queries = more.map(({ word, forms, meant }) => ({
    term: word,
    group: [...forms.keys()],
    boost: meant,
  }));
  const again = search({ query: { combineWith: 'OR', queries }, among: first.matches });
  if (again.partial) return { ...first, hits: best, partial: true };
  return { ...first, hits: scoreHead(context, again, joinWords([...words, ...more]), prior) };
}

/** Scores the best by their texts; what follows them keeps its order and stays below. */
function scoreHead(
  context: SearchContext,
  { hits }: SegmentResult,
  words: readonly WeightedWord[],
  prior: DocumentBoost,
): ScoredPlace[] {
  const head = scoreTexts(context, hits.slice(0, READ), words, prior);
  const least = head.at(-1)?.score ?? 0;
  const tail = hits
    .slice(READ)
    .map(({ part, document, score }) => ({ part, document, score: Math.min(score, least) }));
  return [...head, ...tail];
}

// Always the same ones, however many hits are wanted: pages follow each other.
const READ = 100;
