import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { splitWords } from '../text/words.ts';

/** Where a run of words stands in a source: one passage, or several that follow each other. */
export interface WordMatch {
  readonly passages: readonly Passage[];
  /** For each passage, the matched stretch as offsets into its `text`. */
  readonly spans: readonly TextSpan[];
}

/**
 * Finds `words` (folded) one after the other in a source, whatever punctuation, case and line breaks stand between
 * them and across its passages.
 *
 * @returns every place, in order. Cost: the words of the source, counted once and kept as long as its passages are.
 */
export function findWords(index: CorpusIndex, sourceId: string, words: readonly string[]): WordMatch[] {
  const passages = index.passagesOf(sourceId).filter(({ quotable }) => quotable);
  if (words.length === 0 || passages.length === 0) return [];
  const running = runningWords(index.passagesOf(sourceId), passages);
  const matches: WordMatch[] = [];
  for (
    let at = running.folded.indexOf(words[0] ?? '');
    at >= 0;
    at = running.folded.indexOf(words[0] ?? '', at + 1)
  ) {
    if (words.every((word, offset) => running.folded[at + offset] === word)) {
      matches.push(toMatch(passages, running, at, at + words.length - 1));
    }
  }
  return matches;
}

interface RunningWords {
  readonly folded: readonly string[];
  /** For each word, its passage's place in the list and its span there. */
  readonly places: readonly { readonly passage: number; readonly start: number; readonly end: number }[];
}

const kept = new WeakMap<readonly Passage[], RunningWords>();

function runningWords(key: readonly Passage[], passages: readonly Passage[]): RunningWords {
  let running = kept.get(key);
  if (!running) {
    const words = passages.flatMap((passage, place) =>
      splitWords(passage.text).map((word) => ({ ...word, passage: place })),
    );
    running = { folded: words.map(({ folded }) => folded), places: words };
    kept.set(key, running);
  }
  return running;
}

function toMatch(
  passages: readonly Passage[],
  { places }: RunningWords,
  from: number,
  to: number,
): WordMatch {
  const first = places[from]?.passage ?? 0;
  const last = places[to]?.passage ?? first;
  const touched = passages.slice(first, last + 1);
  return {
    passages: touched,
    spans: touched.map((passage, offset) => [
      offset === 0 ? (places[from]?.start ?? 0) : 0,
      first + offset === last ? (places[to]?.end ?? passage.text.length) : passage.text.length,
    ]),
  };
}
