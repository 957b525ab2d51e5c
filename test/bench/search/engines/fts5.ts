import { DatabaseSync } from 'node:sqlite';
import { type Engine, SHOWN_HITS } from '../engine.ts';
import { readLines } from '../lines.ts';

export const engine: Engine = {
  build(texts, index) {
    const database = new DatabaseSync(index);
    database.exec('CREATE VIRTUAL TABLE passages USING fts5(text); BEGIN');
    const insert = database.prepare('INSERT INTO passages VALUES (?)');
    for (const text of readLines(texts)) insert.run(text);
    database.exec('COMMIT');
    database.close();
  },
  open(index) {
    const database = new DatabaseSync(index, { readOnly: true });
    const best = database.prepare(
      'SELECT rowid, text FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?',
    );
    const find = (query: string) => (query ? best.all(query, SHOWN_HITS).length : 0);
    return {
      type: (query) => {
        const words = wordsOf(query);
        return find(words.length > 0 ? `${words.map(quote).join(' ')} *` : '');
      },
      phrase: (words) => find(quote(wordsOf(words).join(' '))),
    };
  },
};

function wordsOf(query: string): string[] {
  return query.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function quote(words: string): string {
  return `"${words}"`;
}
