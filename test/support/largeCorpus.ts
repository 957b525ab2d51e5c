import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a corpus of about so many passages, some hundred letters each: prose without sense, of the words of the sample
 * corpus in their frequency there. The same number gives the same corpus.
 */
export async function writeLargeCorpus(folder: string, passages: number): Promise<void> {
  const words = await sampleWords();
  const random = seededRandom(passages);
  await mkdir(folder, { recursive: true });
  for (let file = 0; file * PASSAGES_A_FILE < passages; file++) {
    const count = Math.min(PASSAGES_A_FILE, passages - file * PASSAGES_A_FILE);
    const paragraphs = Array.from({ length: count }, () => paragraph(words, random));
    await writeFile(join(folder, `source-${String(file).padStart(4, '0')}.txt`), paragraphs.join('\n\n'));
  }
}

/** Every word of the sample corpus as often as it stands there. */
async function sampleWords(): Promise<readonly string[]> {
  const folder = join(import.meta.dirname, '..', '..', 'corpus');
  const files = (await readdir(folder)).filter((file) => /\.(?:txt|md)$/u.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => text.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/gu) ?? []);
}

function paragraph(words: readonly string[], random: () => number): string {
  const sentence = () => {
    const length = 6 + Math.floor(random() * 8);
    const text = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return `${sentence()} ${sentence()}`;
}

/** The generator of Park and Miller: good enough for text without sense. */
function seededRandom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const PASSAGES_A_FILE = 500;
