import { readFileSync, writeFileSync } from 'node:fs';
import MiniSearch, { type Options } from 'minisearch';
import type { Engine } from '../engine.ts';
import { readLines } from '../lines.ts';

interface Document {
  readonly id: number;
  readonly text: string;
}

const options: Options<Document> = {
  fields: ['text'],
  storeFields: ['text'],
  searchOptions: { prefix: true, fuzzy: 0.2 },
};

export const engine: Engine = {
  build(texts, index) {
    const miniSearch = new MiniSearch(options);
    miniSearch.addAll(Array.from(readLines(texts), (text, id) => ({ id, text })));
    writeFileSync(index, JSON.stringify(miniSearch));
  },
  open(index) {
    const miniSearch = MiniSearch.loadJSON(readFileSync(index, 'utf8'), options);
    return {
      type: (query) => miniSearch.search(query).length,
      // It knows no phrases: all the words, and then a look at the texts.
      phrase: (words) =>
        miniSearch
          .search(words, { combineWith: 'AND', prefix: false, fuzzy: false })
          .filter(({ text }) => (text as string).toLowerCase().includes(words)).length,
    };
  },
};
