/**
 * Moves the ends of a stretch over the surroundings that were sent, by words and by sentences. The page of the search
 * view and the Quick Pick do it alike, and without asking at each step; the server checks what comes of it.
 */

import type { Kind } from '../core/model/passage.ts';
import type { Barrier, Stretch, SurroundingsView } from './quoteRequests.ts';

export type Edge = 'start' | 'end';
export type Unit = 'word' | 'sentence';

/** A step of one end: 1 towards the end of the source, -1 towards its beginning. */
export interface Step {
  readonly edge: Edge;
  readonly unit: Unit;
  readonly by: 1 | -1;
}

/** A place in the surroundings: the passage's place in the list, and an offset into its text. */
export interface Spot {
  readonly at: number;
  readonly offset: number;
}

/** Why an end does not move on. `unloaded`: the source goes on, but was not sent. */
export type Stop = Barrier | 'source-end' | 'unloaded' | 'shortest';

/** The passage that the surroundings are those of, whole. */
export function wholePassage({ sourceId, passages, at }: SurroundingsView): Stretch | undefined {
  const passage = passages[at];
  if (!passage) return undefined;
  const { passageId, text } = passage;
  return { sourceId, from: { passageId, offset: 0 }, to: { passageId, offset: text.length } };
}

/** The stretch after a step, or why there is none. */
export function moveEdge(view: SurroundingsView, stretch: Stretch, step: Step): Stretch | Stop {
  const spots = spotsOf(view, stretch);
  if (!spots) return 'unloaded';
  const from = spots[step.edge];
  const stops = stopsOf(view, reachOf(view, spots), step);
  const goal =
    step.by > 0
      ? stops.find((stop) => compare(stop, from) > 0)
      : stops.findLast((stop) => compare(stop, from) < 0);
  const isOutward = (step.edge === 'end') === step.by > 0;
  if (!goal) return isOutward ? whatStops(view, spots, step.edge) : 'shortest';
  const moved = { ...spots, [step.edge]: goal };
  return compare(moved.start, moved.end) < 0 ? toStretch(view, moved) : 'shortest';
}

/** The stretch with one end at the word nearest to a spot; the other end stays, and no barrier is crossed. */
export function dragEdge(view: SurroundingsView, stretch: Stretch, edge: Edge, to: Spot): Stretch | Stop {
  const spots = spotsOf(view, stretch);
  if (!spots) return 'unloaded';
  const reach = reachOf(view, spots);
  const stops = stopsOf(view, reach, { edge, unit: 'word' }).filter((stop) =>
    edge === 'start' ? compare(stop, spots.end) < 0 : compare(stop, spots.start) > 0,
  );
  // An end takes in the word that it is put on.
  const goal =
    edge === 'start'
      ? (stops.findLast((stop) => compare(stop, to) <= 0) ?? stops[0])
      : (stops.find((stop) => compare(stop, to) >= 0) ?? stops.at(-1));
  return goal ? toStretch(view, { ...spots, [edge]: goal }) : 'shortest';
}

/** The words from one spot to another, as far as one voice goes; the first spot says whose. */
export function sweepWords(view: SurroundingsView, from: Spot, to: Spot): Stretch | Stop {
  return takeUnits(view, from, to, 'word');
}

/** The sentence at a spot. */
export function sentenceAt(view: SurroundingsView, spot: Spot): Stretch | Stop {
  return takeUnits(view, spot, spot, 'sentence');
}

/** Why a quote cannot be stretched to a spot; undefined where it can. */
export function outOfReach(view: SurroundingsView, stretch: Stretch, to: Spot): Stop | undefined {
  const spots = spotsOf(view, stretch);
  if (!spots) return 'unloaded';
  const [first, last] = reachOf(view, spots);
  if (to.at < first) return whatStops(view, spots, 'start');
  return to.at > last ? whatStops(view, spots, 'end') : undefined;
}

/** Which end a click at `to` is meant to move: the one that it is nearer to, counted in characters. */
export function nearerEdge(view: SurroundingsView, stretch: Stretch, to: Spot): Edge {
  const spots = spotsOf(view, stretch);
  if (!spots || compare(to, spots.start) <= 0) return 'start';
  if (compare(to, spots.end) >= 0) return 'end';
  return distance(view, spots.start, to) <= distance(view, to, spots.end) ? 'start' : 'end';
}

/** For each passage of the surroundings, the part of it that is in the stretch; undefined where none is. */
export function coveredParts(
  view: SurroundingsView,
  stretch: Stretch,
): readonly (readonly [start: number, end: number] | undefined)[] {
  const spots = spotsOf(view, stretch);
  return view.passages.map(({ text }, at) => {
    if (!spots || at < spots.start.at || at > spots.end.at) return undefined;
    return [
      at === spots.start.at ? spots.start.offset : 0,
      at === spots.end.at ? spots.end.offset : text.length,
    ];
  });
}

/** The words of the stretch, as they will be quoted. */
export function stretchText(view: SurroundingsView, stretch: Stretch): string {
  return coveredParts(view, stretch).reduce<string>((text, part, at) => {
    const passage = view.passages[at];
    if (!part || !passage) return text;
    return text + (text === '' ? '' : passage.joint) + passage.text.slice(...part);
  }, '');
}

/** The words of the stretch one by one, as one moves its ends over them. */
export function wordsOf(view: SurroundingsView, stretch: Stretch): readonly string[] {
  return coveredParts(view, stretch).flatMap((part, at) => {
    const passage = view.passages[at];
    if (!part || !passage) return [];
    return passage.words.flatMap((start, place) => {
      const end = passage.words[place + 1] ?? start;
      const isCovered = place % 2 === 0 && start >= part[0] && end <= part[1];
      return isCovered ? [passage.text.slice(start, end)] : [];
    });
  });
}

/** Whether there is no stretch, but a reason. */
export function isStop(moved: Stretch | Stop): moved is Stop {
  return typeof moved === 'string';
}

type Spots = Readonly<Record<Edge, Spot>>;

function takeUnits(view: SurroundingsView, a: Spot, b: Spot, unit: Unit): Stretch | Stop {
  const passage = view.passages[a.at];
  if (!passage) return 'unloaded';
  const { kind } = passage;
  if (isNeverQuoted(kind)) return kind;
  const reach = reachOf(view, { start: a, end: a });
  const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
  const starts = stopsOf(view, reach, { edge: 'start', unit });
  const ends = stopsOf(view, reach, { edge: 'end', unit });
  const start = starts.findLast((stop) => compare(stop, low) <= 0) ?? starts[0];
  const end =
    ends.find((stop) => compare(stop, high) >= 0 && start && compare(stop, start) > 0) ?? ends.at(-1);
  return start && end && compare(start, end) < 0 ? toStretch(view, { start, end }) : 'shortest';
}

function isNeverQuoted(kind: Kind): kind is 'heading' | 'advertisement' | 'boilerplate' {
  return kind === 'heading' || kind === 'advertisement' || kind === 'boilerplate';
}

function spotsOf({ passages }: SurroundingsView, { from, to }: Stretch): Spots | undefined {
  const start = passages.findIndex(({ passageId }) => passageId === from.passageId);
  const end = passages.findIndex(({ passageId }) => passageId === to.passageId);
  if (start < 0 || end < 0) return undefined;
  return { start: { at: start, offset: from.offset }, end: { at: end, offset: to.offset } };
}

function toStretch({ sourceId, passages }: SurroundingsView, { start, end }: Spots): Stretch {
  const place = ({ at, offset }: Spot) => ({ passageId: passages[at]?.passageId ?? '', offset });
  return { sourceId, from: place(start), to: place(end) };
}

/** The first and the last passage that a quote can reach from where it stands. */
function reachOf({ passages }: SurroundingsView, { start, end }: Spots): readonly [number, number] {
  let [first, last] = [start.at, end.at];
  while (first > 0 && !passages[first]?.barrier) first--;
  while (last + 1 < passages.length && !passages[last + 1]?.barrier) last++;
  return [first, last];
}

/** Where an end may stand, in the order of the text. */
function stopsOf(
  { passages }: SurroundingsView,
  [first, last]: readonly [number, number],
  { edge, unit }: Pick<Step, 'edge' | 'unit'>,
): Spot[] {
  const parity = edge === 'start' ? 0 : 1;
  return passages.slice(first, last + 1).flatMap((passage, offset) => {
    const bounds = unit === 'word' ? passage.words : passage.sentences;
    return bounds
      .filter((_, place) => place % 2 === parity)
      .map((bound): Spot => ({ at: first + offset, offset: bound }));
  });
}

function whatStops(view: SurroundingsView, spots: Spots, edge: Edge): Stop {
  const [first, last] = reachOf(view, spots);
  const barrier = edge === 'start' ? view.passages[first]?.barrier : view.passages[last + 1]?.barrier;
  if (barrier) return barrier;
  return (edge === 'start' ? view.hasBefore : view.hasAfter) ? 'unloaded' : 'source-end';
}

function compare(a: Spot, b: Spot): number {
  return a.at - b.at || a.offset - b.offset;
}

function distance({ passages }: SurroundingsView, from: Spot, to: Spot): number {
  let characters = to.offset - from.offset;
  for (let at = from.at; at < to.at; at++) characters += passages[at]?.text.length ?? 0;
  return characters;
}
