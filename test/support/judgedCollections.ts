import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';
import type { CorpusIndex } from '../../src/core/index/corpusIndex.ts';
import { indexOf } from './passageCorpus.ts';

/** Documents, questions, and which documents people found relevant to which question. */
export interface JudgedCollection {
  readonly docs: readonly { readonly id: string; readonly title?: string; readonly text: string }[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** By question. */
  readonly rel: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'ir');

/** They are no part of the project, and may not be beside it. */
export const hasJudgedCollections = existsSync(folder);

/** Skips the test, saying so, where the collections are not beside the project, whose part they are not. */
export function needsJudgedCollections(context: Context): void {
  if (hasJudgedCollections) return;
  console.log('        skipped: ../shared/ir is not here');
  context.skip();
}

export function readJudgedCollection(name: 'cisi' | 'npl'): JudgedCollection {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** An index in which each document is a source of one passage; a source's file is the document's id. */
export function indexOfCollection({ docs }: JudgedCollection): CorpusIndex {
  return indexOf(
    Object.fromEntries(
      docs.map(({ id, title = '', text }) => [
        `d${id}`,
        { title, passages: [title ? `${title}\n${text}` : text] },
      ]),
    ),
  );
}

/** nDCG@10, averaged over the questions that `isAsked` lets through. `search` names documents, best first. */
export function averageNdcg(
  { queries, rel }: JudgedCollection,
  search: (text: string) => readonly string[],
  isAsked: (id: number) => boolean = () => true,
): number {
  const asked = queries.filter(({ id }) => isAsked(Number(id)));
  const sum = asked.reduce((total, { id, text }) => total + ndcg(search(text), rel[id] ?? {}), 0);
  return sum / asked.length;
}

/** The gain of relevant documents among the first ten, discounted by rank, as a share of what was possible. */
function ndcg(found: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  const best = Math.min(10, Object.keys(relevant).length);
  const ideal = Array.from({ length: best }, (_, rank) => gain(rank)).reduce((sum, each) => sum + each, 0);
  const reached = found.slice(0, 10).reduce((sum, id, rank) => sum + (relevant[id] ? gain(rank) : 0), 0);
  return ideal > 0 ? reached / ideal : 0;
}
