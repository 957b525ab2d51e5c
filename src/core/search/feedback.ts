import { stemEnglish } from '../text/stem.ts';
import type { ScoredPlace } from './scoreTexts.ts';
import type { SearchContext } from './searchContext.ts';
import { isStopWord } from './stopWords.ts';
import { toWeightedWord, type WeightedWord } from './weightedWords.ts';
import { stemForms } from './wordForms.ts';

/**
 * More words for a question: those that tell the best passages found so far from all others (pseudo relevance feedback
 * in Rocchio's manner). They find what is about the same in other words. All together they weigh a third of what the
 * question does.
 *
 * @param meant how many words the question has, repeats counted.
 */
export function feedbackWords(
  context: SearchContext,
  ranked: readonly ScoredPlace[],
  meant: number,
): WeightedWord[] {
  const best = ranked.slice(0, PASSAGES);
  const candidates = [...sharesOfStems(context, best).values()]
    .sort((a, b) => b.share - a.share)
    .slice(0, LOOKED_AT)
    .map(({ word, share }) => {
      const forms = new Map(stemForms(context.parts, word).map((form) => [form, 1]));
      const { weight } = toWeightedWord(context.parts, word, forms, 1);
      return { word, forms, weight, worth: share * weight };
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, WORDS);
  const sum = candidates.reduce((all, { worth }) => all + worth, 0);
  return candidates
    .filter(({ worth }) => worth > 0)
    .map(({ word, forms, weight, worth }) => {
      const isMeant = (SHARE * meant * worth) / sum;
      return { word, forms, meant: isMeant, weight: isMeant * weight };
    });
}

/** For each stem, what its words count for in the passages, better ones before others, with one of its words. */
function sharesOfStems(
  context: SearchContext,
  best: readonly ScoredPlace[],
): Map<string, { word: string; share: number }> {
  const total = best.reduce((sum, { score }) => sum + score, 0);
  const shares = new Map<string, { word: string; share: number }>();
  for (const place of best) {
    for (const [stem, { word, count }] of countStems(context.words(place))) {
      const known = shares.get(stem) ?? { word, share: 0 };
      known.share += ((place.score / total) * count) / (count + HALFWAY);
      shares.set(stem, known);
    }
  }
  return shares;
}

function countStems(words: readonly string[]): Map<string, { word: string; count: number }> {
  const counts = new Map<string, { word: string; count: number }>();
  for (const word of words) {
    if (word.length < 3 || isStopWord(word) || /\d/.test(word)) continue;
    const stem = stemEnglish(word);
    const known = counts.get(stem);
    if (known) known.count++;
    else counts.set(stem, { word, count: 1 });
  }
  return counts;
}

const PASSAGES = 10;
const WORDS = 15;
// Rarer words than these have no share that rareness could make up for.
const LOOKED_AT = 150;
const SHARE = 1 / 3;
// A word that stands in a passage so often has half of the share that it can have.
const HALFWAY = 1.2;
