import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { levineFolder } from './levine.ts';
import { sampleCorpus } from './verification.ts';

/**
 * The words of the sample corpus, and of the real one where it is beside the project, one after the other. A line that is
 * printed again and again, as a page's title is, is there once: nobody speaks like that.
 */
export function wordsAtHand(): readonly string[] {
  const folders = [sampleCorpus, levineFolder].filter(existsSync);
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(?:txt|md)$/u.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const lines = new Set(texts.flatMap((text) => text.split('\n')));
  return [...lines]
    .join(' ')
    .split(/[^\p{L}\p{N}'’.,]+/u)
    .filter(Boolean);
}

/**
 * Says one word after the other: each as it follows the last somewhere in `words`, now and then any of them, so that
 * pairs and phrases come back as they do in speech. The same random numbers say the same.
 */
export function makeSpeaker(words: readonly string[], random: () => number): () => string {
  const followers = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const places = followers.get(word) ?? [];
    places.push(at + 1);
    followers.set(word, places);
  }
  let last = words[0] as string;
  return () => {
    const places = followers.get(last) ?? [];
    const at =
      random() < 0.8 && places.length > 0
        ? places[Math.floor(random() * places.length)]
        : Math.floor(random() * words.length);
    last = words[at as number] ?? (words[0] as string);
    return last;
  };
}
