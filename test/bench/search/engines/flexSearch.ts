import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Engine, SHOWN_HITS } from '../engine.ts';
import { readLines } from '../lines.ts';

/** As much of FlexSearch as is used here. */
interface FlexIndex {
  add(id: number, text: string): void;
  search(query: string, options: { readonly limit: number }): readonly number[];
  export(save: (key: string, data: string) => void): Promise<void> | void;
  import(key: string, data: string): void;
}

const { Index } = createRequire(import.meta.url)('flexsearch') as {
  Index: new (options: { readonly tokenize: string }) => FlexIndex;
};

/** Its export is several files. */
export const engine: Engine = {
  async build(texts, index) {
    const built = create();
    let id = 0;
    for (const text of readLines(texts)) built.add(id++, text);
    mkdirSync(index);
    await built.export((key, data) => {
      if (data) writeFileSync(join(index, key), data);
    });
  },
  open(index) {
    const opened = create();
    for (const key of readdirSync(index)) opened.import(key, readFileSync(join(index, key), 'utf8'));
    return { type: (query) => opened.search(query, { limit: SHOWN_HITS }).length };
  },
};

/** Words are found by their beginnings. */
function create(): FlexIndex {
  return new Index({ tokenize: 'forward' });
}
