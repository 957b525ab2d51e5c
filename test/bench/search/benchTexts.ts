import { closeSync, openSync, writeSync } from 'node:fs';
import { isStopWord } from '../../../src/core/search/stopWords.ts';
import { seeded } from '../../support/changes/change.ts';
import { misremember } from '../../support/knownItems.ts';
import { makeSpeaker, wordsAtHand } from '../../support/speech.ts';

/** What is asked of the passages of a file. */
export interface Questions {
  /** Words remembered of a passage, one in ten queries with a slip. */
  readonly typed: readonly string[];
  /** Three to six words that follow each other in a passage, as they stand there. */
  readonly phrases: readonly string[];
}

export interface BenchTexts extends Questions {
  readonly bytes: number;
}

/**
 * Writes so many passages of about a hundred bytes to a file, one a line, and makes questions about them. The words
 * follow each other as in the texts at hand; names and other rare words are put together of halves of theirs, of which a
 * few are frequent and most of them hardly ever come back. The same number of passages gives the same of all.
 */
export function writeBenchTexts(path: string, passages: number): BenchTexts {
  const random = seeded(passages);
  const nextWord = makeWords(random);
  const file = openSync(path, 'w');
  const typed: string[] = [];
  const phrases: string[] = [];
  let bytes = 0;
  let lines = '';
  for (let number = 0; number < passages; number++) {
    const sentences = makeSentences(nextWord, random);
    lines += `${sentences.map(toText).join(' ')}\n`;
    if (lines.length > PIECE || number === passages - 1) {
      bytes += writeSync(file, lines);
      lines = '';
    }
    if (random() * (passages - number) < QUESTIONS - typed.length) {
      typed.push(remember(sentences, typed.length, random));
      phrases.push(takePhrase(sentences, random));
    }
  }
  closeSync(file);
  return { bytes, typed: shuffle(typed, random), phrases: shuffle(phrases, random) };
}

function makeWords(random: () => number): () => string {
  const words = wordsAtHand()
    .map((word) => word.toLowerCase().replaceAll('’', "'").replace(/[.,]+/gu, ''))
    .filter((word) => /^[a-z]+(?:'[a-z]+)?$/u.test(word));
  const vocabulary = [...new Set(words)];
  const nextWord = makeSpeaker(words, random);
  return () => (random() < RARE ? rareWord(vocabulary, random) : nextWord());
}

/** The more frequent, the smaller its number, as words are in any text. */
function rareWord(vocabulary: readonly string[], random: () => number): string {
  const drawn = seeded(Math.floor(RARE_WORDS ** random()));
  const head = vocabulary[Math.floor(drawn() * vocabulary.length)] ?? '';
  const tail = vocabulary[Math.floor(drawn() * vocabulary.length)] ?? '';
  return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.floor(tail.length / 2));
}

function makeSentences(nextWord: () => string, random: () => number): string[][] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    Array.from({ length: 6 + Math.floor(random() * 8) }, nextWord),
  );
}

function toText(words: readonly string[]): string {
  const [first = '', ...others] = words;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' ')}.`;
}

/** Half of the queries are words in a row, half are words that say something. */
function remember(sentences: readonly (readonly string[])[], number: number, random: () => number): string {
  const [sentence = []] = sentences;
  if (number % 10 === 0) return misremember(telling(sentence), 2, number / 10, random);
  if (number % 2 === 0) return telling(sentence).slice(0, 3).join(' ');
  return sentence.slice(1, 3 + Math.floor(random() * 3)).join(' ');
}

/** The words that say something; others where there are too few. */
function telling(sentence: readonly string[]): readonly string[] {
  const words = [...new Set(sentence)].filter((word) => !isStopWord(word) && word.length > 3);
  return words.length > 1 ? words : sentence;
}

function takePhrase(sentences: readonly (readonly string[])[], random: () => number): string {
  const sentence = sentences.at(-1) ?? [];
  const from = Math.floor(random() * (sentence.length - 5));
  return sentence.slice(from, from + 3 + Math.floor(random() * 4)).join(' ');
}

/** Some have to do with the first questions only. */
function shuffle(items: string[], random: () => number): string[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] as string, items[at] as string];
  }
  return items;
}

/** One word in fifty is a rare one, of so many. */
const RARE = 0.02;
const RARE_WORDS = 400_000;
const QUESTIONS = 400;
const PIECE = 1 << 20;
