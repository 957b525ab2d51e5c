/** A search engine as the bench drives it: stock, as its manual begins. */
export interface Engine {
  /** Makes the index of the passages in the file `texts`, one a line, and writes it to `index`. */
  build(texts: string, index: string): unknown;
  /** Opens what `build` wrote, so that it can be asked. */
  open(index: string, texts: string): Promise<Opened> | Opened;
}

export interface Opened {
  /** How many passages are found by a query whose last word is still being typed; the best 50 are at hand then. */
  type?(query: string): number;
  /** How many passages hold a row of words. Absent where the engine has no such search. */
  phrase?(words: string): number;
}

/** Each engine by the name it has in the report. Modules are read when they are wanted: their code takes memory. */
export const engines = {
  verbatim: () => import('./engines/verbatim.ts'),
  MiniSearch: () => import('./engines/miniSearch.ts'),
  'SQLite FTS5': () => import('./engines/fts5.ts'),
  lunr: () => import('./engines/lunr.ts'),
  FlexSearch: () => import('./engines/flexSearch.ts'),
  ripgrep: () => import('./engines/ripgrep.ts'),
} as const satisfies Readonly<Record<string, () => Promise<{ engine: Engine }>>>;

export type EngineName = keyof typeof engines;

/** So many hits are asked for. */
export const SHOWN_HITS = 50;
