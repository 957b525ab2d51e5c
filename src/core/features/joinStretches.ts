import { offsetInStretch, type PassageStretch, quotedPieces } from '../citing/passageStretch.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Passage } from '../model/passage.ts';
import { cutStretch, isPassage, type Stretch, type StretchEnd, type StretchRefusal } from './stretch.ts';

/** Pieces of a source that are quoted as one. */
export interface JoinedStretches {
  /** Whose words they are, and where; its text are all of them. */
  readonly passage: Passage;
  /** The pieces, with an ellipsis for what lies between them. */
  readonly stretch: PassageStretch;
}

/**
 * Joins stretches of one source to one quote that leaves out what lies between them. They must be of one voice, and nothing
 * that a quote may not cross may stand between them; their order is that of the source.
 *
 * Cost: the passages of the source are looked through once for each.
 */
export function joinStretches(
  index: CorpusIndex,
  stretches: readonly Stretch[],
): JoinedStretches | StretchRefusal {
  const sourceId = stretches[0]?.sourceId ?? '';
  if (stretches.some((stretch) => stretch.sourceId !== sourceId)) return { refused: 'unknown-passage' };
  const all = index.passagesOf(sourceId);
  const ordered = [...stretches].sort((a, b) => compareEnds(all, a.from, b.from));
  const cuts: Passage[] = [];
  for (const stretch of ordered) {
    const cut = cutStretch(index, stretch);
    if (!isPassage(cut)) return cut;
    cuts.push(cut);
  }
  const [first, last] = [ordered[0], ordered.at(-1)];
  const [opening] = cuts;
  if (!first || !last || !opening) return { refused: 'empty' };
  // What stands between them decides whether they are one quote; where the whole begins and ends is the pieces' own matter.
  const whole = cutStretch(index, { sourceId, from: first.from, to: last.to });
  if (!isPassage(whole) && whole.refused === 'crossing') return whole;
  if (!cuts.every((cut) => hasVoiceOf(cut, opening))) return { refused: 'crossing', barrier: 'other-voice' };
  const passages = all.slice(placeOf(all, first.from), placeOf(all, last.to) + 1);
  const { kind, voice, speaker, reported } = opening;
  const attributed = passages.map(({ speaker: _, reported: __, ...passage }) => ({
    ...passage,
    ...{ kind, voice },
    ...(speaker && { speaker }),
    ...(reported && { reported }),
  }));
  const offsetOf = (end: StretchEnd) => offsetInStretch(passages, placeOf(passages, end)) + end.offset;
  const stretch = {
    passages: attributed,
    ranges: ordered.map(({ from, to }) => [offsetOf(from), offsetOf(to)] as const),
  };
  return { passage: { ...opening, text: quotedPieces(stretch).join(' ') }, stretch };
}

function placeOf(passages: readonly Passage[], { passageId }: StretchEnd): number {
  return passages.findIndex(({ id }) => id === passageId);
}

function compareEnds(passages: readonly Passage[], a: StretchEnd, b: StretchEnd): number {
  return placeOf(passages, a) - placeOf(passages, b) || a.offset - b.offset;
}

function hasVoiceOf(passage: Passage, other: Passage): boolean {
  return (
    passage.kind === other.kind &&
    passage.voice === other.voice &&
    passage.speaker === other.speaker &&
    passage.reported?.claimedSpeaker === other.reported?.claimedSpeaker
  );
}
