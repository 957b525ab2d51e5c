import type { Passage } from '../model/passage.ts';
import type { Layout } from '../model/source.ts';

/** What keeps a quote from going on from one passage into the next. */
export const barriers = [
  'heading',
  'advertisement',
  'boilerplate',
  /** One of the two is a quotation that the source reports: it is a whole of its own. */
  'other-quotation',
  'other-speaker',
  /** Speech beside prose, or words that are known to be somebody's beside words that are not. */
  'other-voice',
  /** On a page of appearances another broadcast may begin, and its header is no passage that would show it. */
  'other-episode',
] as const;
export type Barrier = (typeof barriers)[number];

/**
 * Why a quote that holds words of `before` cannot go on into `after`, its next passage; undefined: it can. Only words
 * of one voice make one quote, and what nobody said to be quoted is never in it.
 */
export function barrierBetween(before: Passage, after: Passage, layout: Layout): Barrier | undefined {
  for (const { kind } of [before, after]) {
    if (kind === 'heading' || kind === 'advertisement' || kind === 'boilerplate') return kind;
  }
  if (before.kind === 'reported' || after.kind === 'reported') return 'other-quotation';
  if (before.speaker !== after.speaker) return 'other-speaker';
  if (before.kind !== after.kind || before.voice !== after.voice) return 'other-voice';
  return layout === 'appearances' ? 'other-episode' : undefined;
}

/** What stands between the words of two passages that follow each other: nothing where the raw text has nothing. */
export function joint(before: Passage, after: Passage): '' | ' ' {
  return before.end === after.start ? '' : ' ';
}
