import { type Corpus, createCorpus } from '../../src/core/index/corpus.ts';
import type { CorpusFiles, FileStat } from '../../src/core/index/corpusFiles.ts';
import { readSource } from '../../src/core/index/readSource.ts';
import { type CorpusOptions, updateCorpus } from '../../src/core/index/updateCorpus.ts';

export const memoryFolder = 'memory:///corpus';

/** Corpus files that live in memory, by folder and path; a test changes them as a user would. */
export class MemoryCorpusFiles implements CorpusFiles {
  readonly #files = new Map<string, { bytes: Uint8Array; mtimeMs: number }>();
  #clockMs = 0;
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}, folder = memoryFolder) {
    for (const [file, content] of Object.entries(files)) this.write(file, content, folder);
  }

  write(file: string, content: string | Uint8Array, folder = memoryFolder): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(`${folder}/${file}`, { bytes, mtimeMs: ++this.#clockMs });
  }

  delete(file: string, folder = memoryFolder): void {
    this.#files.delete(`${folder}/${file}`);
  }

  async list(folder: string): Promise<FileStat[]> {
    const inside = [...this.#files].filter(([path]) => path.startsWith(`${folder}/`));
    if (inside.length === 0) throw new Error(`The folder ${folder} does not exist`);
    return inside.map(([path, { bytes, mtimeMs }]) => ({
      file: path.slice(folder.length + 1),
      size: bytes.length,
      mtimeMs,
    }));
  }

  async read(folder: string, file: string): Promise<Uint8Array> {
    this.reads.push(file);
    const found = this.#files.get(`${folder}/${file}`);
    if (!found) throw new Error('is no longer there');
    return found.bytes;
  }
}

/** A corpus made of these files. */
export async function corpusOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: CorpusOptions,
): Promise<Corpus> {
  const corpus = createCorpus();
  await updateCorpus(corpus, {
    files: new MemoryCorpusFiles(files),
    folders: [memoryFolder],
    reader: readSource,
    ...(options && { options }),
  });
  return corpus;
}
