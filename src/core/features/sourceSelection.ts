import type { Passage } from '../model/passage.ts';
import type { Layout } from '../model/source.ts';
import { spansOverlap, type TextSpan } from '../model/textSpan.ts';
import type { Stretch, StretchEnd } from './stretch.ts';
import { barrierBetween } from './stretchBarriers.ts';
import { toTextOffset } from './stretchSpans.ts';
import { stretchWords } from './stretchUnits.ts';

/** How a passage is shown in the document that a selection was made in. */
export interface ShownPassage {
  readonly passage: Passage;
  /** Where it stands there. */
  readonly span: TextSpan;
  /** An offset of the document as one into the passage's text. */
  toTextOffset(offset: number): number;
}

/** The passages of a text file, which is shown as it is. */
export function shownInFile(passages: readonly Passage[]): ShownPassage[] {
  return passages.map((passage) => ({
    passage,
    span: [passage.start, passage.end],
    toTextOffset: (offset) => toTextOffset(passage, offset),
  }));
}

/** The passages of the text made of another kind of file: each on a line of its own. */
export function shownAsText(
  passages: readonly Passage[],
  spans: ReadonlyMap<string, TextSpan>,
): ShownPassage[] {
  return passages.flatMap((passage) => {
    const span = spans.get(passage.id);
    if (!span) return [];
    return [{ passage, span, toTextOffset: (offset) => clamp(offset - span[0], passage.text.length) }];
  });
}

/**
 * The words under a selection as something to quote: words that are selected in part are taken whole. An empty
 * selection stands for the passage around it.
 *
 * @returns undefined where no passage is touched.
 */
export function stretchOfSelection(shown: readonly ShownPassage[], selection: TextSpan): Stretch | undefined {
  const isEmpty = selection[0] === selection[1];
  const wanted: TextSpan = isEmpty ? [selection[0], selection[0] + 1] : selection;
  const touched = shown.filter(({ span }) => spansOverlap(span, wanted));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  const from = isEmpty ? 0 : wordStart(first.passage.text, first.toTextOffset(selection[0]));
  const to = isEmpty ? last.passage.text.length : wordEnd(last.passage.text, last.toTextOffset(selection[1]));
  return { sourceId: first.passage.sourceId, from: endAt(first, from), to: endAt(last, to) };
}

/**
 * The same as several things to quote, one for each voice, without the headings and advertisements among them. An empty
 * selection, or one that touches no words, is nothing.
 */
export function stretchesOfSelection(
  shown: readonly ShownPassage[],
  selection: TextSpan,
  layout: Layout,
): Stretch[] {
  if (selection[0] === selection[1]) return [];
  const groups: ShownPassage[][] = [];
  for (const each of shown.filter(({ span }) => spansOverlap(span, selection))) {
    const group = groups.at(-1);
    const before = group?.at(-1)?.passage;
    if (group && before && !barrierBetween(before, each.passage, layout)) group.push(each);
    else groups.push([each]);
  }
  return groups
    .filter(([first]) => first?.passage.quotable)
    .flatMap((group) => stretchOfSelection(group, selection) ?? [])
    .filter(({ from, to }) => from.passageId !== to.passageId || from.offset < to.offset);
}

function endAt({ passage }: ShownPassage, offset: number): StretchEnd {
  return { passageId: passage.id, offset };
}

function wordStart(text: string, offset: number): number {
  const word = stretchWords(text).find(([start, end]) => start < offset && offset < end);
  return word ? word[0] : offset;
}

function wordEnd(text: string, offset: number): number {
  const word = stretchWords(text).find(([start, end]) => start < offset && offset < end);
  return word ? word[1] : offset;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
