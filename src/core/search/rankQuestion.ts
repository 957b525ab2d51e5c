import type { DocumentBoost, SegmentQuery, SegmentResult } from '../index/segment/segmentQuery.ts';
import { feedbackWords } from './feedback.ts';
import { type ScoredPlace, scoreTexts } from './scoreTexts.ts';
import type { SearchContext } from './searchContext.ts';
import { joinWords, type WeightedWord } from './weightedWords.ts';

export interface Question {
  readonly context: SearchContext;
  readonly words: readonly WeightedWord[];
  readonly prior: DocumentBoost;
  /** So many of the best passages are read. */
  readonly read: number;
  /** Looks in the index for the question's words; for `more` as well, among passages found before. */
  search(more?: { readonly query: SegmentQuery; readonly among: SegmentResult['matches'] }): SegmentResult;
}

/** The best passages for a question, and what else the index says. */
export interface QuestionResult extends Omit<SegmentResult, 'hits'> {
  readonly hits: readonly ScoredPlace[];
}

/**
 * Ranks passages for a question: a query of many words, of which passages have some. The best by the index are scored by
 * their texts, and then once more with the words that those have in common. That costs reading some passages and a
 * second look at the index, and would only blur a few words that were typed to be found; hence for questions alone.
 */
export function rankQuestion(question: Question): QuestionResult {
  const first = question.search();
  const words = joinWords(question.words);
  const best = scoreHead(question, first, words);
  const repeats = words.reduce((sum, { meant }) => sum + meant, 0);
  const more = first.partial ? [] : feedbackWords(question.context, best, repeats);
  if (more.length === 0) return { ...first, hits: best };
  const queries = more.map(({ word, forms, meant }) => ({
    term: word,
    group: [...forms.keys()],
    boost: meant,
  }));
  const again = question.search({ query: { combineWith: 'OR', queries }, among: first.matches });
  if (again.partial) return { ...first, hits: best, partial: true };
  return { ...first, hits: scoreHead(question, again, joinWords([...words, ...more])) };
}

/** Scores the best by their texts; what follows them keeps its order and stays below. */
function scoreHead(
  { context, prior, read }: Question,
  { hits }: SegmentResult,
  words: readonly WeightedWord[],
): ScoredPlace[] {
  const head = scoreTexts(context, hits.slice(0, read), words, prior);
  const least = head.at(-1)?.score ?? 0;
  const tail = hits
    .slice(read)
    .map(({ part, document, score }) => ({ part, document, score: Math.min(score, least) }));
  return [...head, ...tail];
}
