import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { isStopWord } from '../search/stopWords.ts';
import { splitSentences } from '../text/sentences.ts';
import { stemEnglish } from '../text/stem.ts';
import { splitWords, type Word } from '../text/words.ts';

/** Words that are looked for in a passage. */
export interface Sought {
  readonly words: readonly string[];
  /** Those that say something, or all where none does. */
  readonly telling: readonly string[];
  readonly openEnded: boolean;
}

/** Words in a passage, and the sentence around them. */
export interface Place {
  readonly words: TextSpan;
  readonly sentence: TextSpan;
  /** Whether they stand there one after the other, as they were typed. */
  readonly isExact: boolean;
}

/** The words of a query; the last one is taken for unfinished where nothing follows it, unless it is known not to be. */
export function toSought(text: string, isUnfinished = /[\p{L}\p{N}]$/u.test(text)): Sought {
  const words = splitWords(text).map(({ folded }) => folded);
  const some = words.filter((word) => !isStopWord(word));
  const telling = some.length > 0 ? some : words;
  return { words, telling, openEnded: isUnfinished };
}

/** Where the words stand in a passage: as they were typed, and in sentences that have all of them. */
export function placesIn({ text }: Passage, sought: Sought, locale: string | undefined): Place[] {
  const words = splitWords(text);
  const sentences = splitSentences(text, locale);
  const exact = runsOf(words, sought).flatMap((span): Place[] => {
    const sentence = sentences.find(([start, end]) => start <= span[0] && span[0] < end);
    return sentence
      ? [{ words: span, sentence: [sentence[0], Math.max(sentence[1], span[1])], isExact: true }]
      : [];
  });
  if (exact.length > 0) return exact;
  return sentences.flatMap((sentence): Place[] => {
    const own = words.filter(({ start, end }) => start >= sentence[0] && end <= sentence[1]);
    const found = sought.telling.map((each) => own.find((word) => means(word, sought, each)));
    if (found.length === 0 || found.some((word) => word === undefined)) return [];
    const spans = found.filter((word) => word !== undefined);
    const start = Math.min(...spans.map((word) => word.start));
    const end = Math.max(...spans.map((word) => word.end));
    return [{ words: [start, end], sentence, isExact: false }];
  });
}

function runsOf(words: readonly Word[], { words: sought, openEnded }: Sought): TextSpan[] {
  const runs: TextSpan[] = [];
  for (let at = 0; at + sought.length <= words.length; at++) {
    const isRun = sought.every((word, offset) => {
      const own = words[at + offset]?.folded;
      return own === word || (openEnded && offset === sought.length - 1 && own?.startsWith(word));
    });
    if (isRun) runs.push([words[at]?.start ?? 0, words[at + sought.length - 1]?.end ?? 0]);
  }
  return sought.length > 0 ? runs : [];
}

function means({ folded }: Word, { telling, openEnded }: Sought, word: string): boolean {
  if (stemEnglish(folded) === stemEnglish(word)) return true;
  // An unfinished word has no stem yet.
  return openEnded && word === telling.at(-1) && folded.startsWith(word);
}

/** Whether a sentence ends with a mark that ends it: raw speech recognition has none. */
export function endsSentence(text: string, [start, end]: TextSpan): boolean {
  return /[.?!…。？！][\])"'”’»」]*$/u.test(text.slice(start, end));
}
