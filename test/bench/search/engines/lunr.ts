import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Engine } from '../engine.ts';
import { readLines } from '../lines.ts';

/** As much of lunr as is used here: its package has no types. */
interface Lunr {
  (
    configure: (this: {
      ref(name: string): void;
      field(name: string): void;
      add(document: object): void;
    }) => void,
  ): LunrIndex;
  readonly Index: { load(json: unknown): LunrIndex };
  readonly tokenizer: ((text: string) => { toString(): string }[]) & { separator: RegExp };
  readonly Query: { readonly wildcard: { readonly TRAILING: number } };
}

interface LunrIndex {
  query(build: (query: { term(term: string, options: object): void }) => void): { readonly ref: string }[];
}

const lunr = createRequire(import.meta.url)('lunr') as Lunr;

export const engine: Engine = {
  build(texts, index) {
    const built = lunr(function () {
      this.ref('id');
      this.field('text');
      let id = 0;
      for (const text of readLines(texts)) this.add({ id: id++, text });
    });
    writeFileSync(index, JSON.stringify(built));
  },
  open(index) {
    const opened = lunr.Index.load(JSON.parse(readFileSync(index, 'utf8')));
    return {
      // As its guide to searching as one types has it: the words, and what the last of them begins.
      type: (query) => {
        const words = query.toLowerCase().split(/\W+/u).filter(Boolean);
        return opened.query((asked) => {
          for (const word of words) asked.term(word, { boost: 100, usePipeline: true });
          const last = words.at(-1);
          if (last)
            asked.term(last, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING, boost: 10 });
        }).length;
      },
    };
  },
};
