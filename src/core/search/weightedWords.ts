import type { IndexPart } from '../index/indexPart.ts';
import { inverseDocumentFrequency } from '../index/segment/bm25.ts';
import { countLive } from '../index/segment/statistics.ts';
import { documentFrequency } from '../index/segment/termLookups.ts';

/** A word by which texts are compared with a question. */
export interface WeightedWord {
  readonly word: string;
  /** The terms of the index that stand for it, itself among them, each with what it counts for. */
  readonly forms: ReadonlyMap<string, number>;
  /** How much the word is meant: in a question how often it is there. */
  readonly meant: number;
  /** What a text with the word gains: how much it is meant, times how rare it is. */
  readonly weight: number;
}

export function toWeightedWord(
  parts: readonly IndexPart[],
  word: string,
  forms: ReadonlyMap<string, number>,
  meant: number,
): WeightedWord {
  const documents = countLive(parts);
  // A passage with several forms is counted for each: there are few, and the weight hardly changes.
  const holding = [...forms.keys()].reduce((sum, form) => sum + documentFrequency(parts, form, 'text'), 0);
  const rareness = holding === 0 ? 0 : inverseDocumentFrequency(documents, Math.min(holding, documents));
  return { word, forms, meant, weight: meant * rareness };
}

/** Makes one word of those that are forms of each other: it is meant as much as they are together. */
export function joinWords(words: readonly WeightedWord[]): WeightedWord[] {
  const joined: WeightedWord[] = [];
  for (const each of words) {
    const at = joined.findIndex(({ forms }) => forms.has(each.word));
    const known = joined[at];
    if (known) joined[at] = { ...known, meant: known.meant + each.meant, weight: known.weight + each.weight };
    else joined.push(each);
  }
  return joined;
}
