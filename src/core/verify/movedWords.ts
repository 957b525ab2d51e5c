import type { Step } from './alignWords.ts';
import type { Comparison } from './comparison.ts';

/** What an alignment shows as left out in one place and put in at another. */
export interface Moves {
  /** Both ends of each move. */
  readonly moved: ReadonlySet<Step>;
  /** The last change, where it puts more words than it takes at the end of the quotation. */
  readonly overhanging?: Step;
}

/** Finds words that are left out of their place and stand in another, as they do when clauses are exchanged. */
export function movesAmong(steps: readonly Step[], comparison: Comparison): Moves {
  const last = steps.at(-1);
  const isOverhanging = last?.kind === 'replace' && last.to - last.from > last.sourceTo - last.sourceFrom;
  const overhanging = isOverhanging ? last : undefined;
  const moved = new Set<Step>();
  const left = steps.filter(({ kind }) => kind === 'delete');
  for (const step of steps) {
    if (step.kind !== 'insert' && step !== overhanging) continue;
    const words = draftWords(step, comparison);
    const from = left.find((other) => !moved.has(other) && sourceWords(other, comparison) === words);
    if (!from) continue;
    moved.add(from);
    moved.add(step);
  }
  return { moved, ...(overhanging && { overhanging }) };
}

function draftWords({ from, to }: Step, { quotation }: Comparison): string {
  return quotation.items
    .slice(from, to)
    .map((item) => (item.kind === 'word' ? item.folded : ''))
    .join(' ');
}

function sourceWords({ sourceFrom, sourceTo }: Step, { place }: Comparison): string {
  return place.words
    .slice(sourceFrom, sourceTo)
    .map(({ folded }) => folded)
    .join(' ');
}
