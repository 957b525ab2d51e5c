import type { Citation } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import { type TextSpan, trimSpan } from '../model/textSpan.ts';
import { placeQuotes } from './quotes/placeQuotes.ts';
import { shiftCitation, shiftSpan } from './shift.ts';
import { noteLabel, type TopBlock } from './topBlock.ts';

/** A note: `[^label]: words`, or `^[words]` in the text. */
export interface DraftNote {
  /** Without `[^` and `]`; a note in the text is named by its place: `^120`. */
  readonly label: string;
  /** Where its words stand; absent where nothing defines it. */
  readonly definition?: TextSpan;
  /** Where the text refers to it, or holds it. */
  readonly references: readonly TextSpan[];
}

/** What stands in a draft, in its own offsets. */
export interface PlacedDraft {
  readonly citations: readonly Citation[];
  readonly quotes: readonly Quote[];
  readonly opaque: readonly TextSpan[];
  /** Collected when they are asked for. */
  readonly notes: () => readonly DraftNote[];
  /** By block; those that stay where they are among the same neighbors are kept for the next version. */
  readonly blocks: readonly PlacedBlock[];
}

/** A block in its place. */
export interface PlacedBlock {
  readonly top: TopBlock;
  readonly start: number;
  readonly citations: readonly Citation[];
  readonly opaque: readonly TextSpan[];
  quotes: readonly Quote[];
  /** The notes that its quotes lead to, with what was found there. */
  notesAsked: ReadonlyMap<string, Citation | undefined>;
}

/**
 * Gives what was read in the blocks its place in the draft, and each quote its citation. Cost: the number of blocks, and what
 * stands in those that moved.
 */
export function placeBlocks(
  draft: string,
  tops: readonly TopBlock[],
  starts: readonly number[],
  previous: readonly PlacedBlock[],
): PlacedDraft {
  const kept = countKept(tops, starts, previous);
  const blocks = tops.map((top, at) =>
    at < kept ? (previous[at] as PlacedBlock) : placeTexts(top, starts[at] ?? 0),
  );
  placeQuotes(draft, blocks, kept, firstCitations(blocks));
  return { ...flatten(blocks), notes: () => collectNotes(draft, blocks), blocks };
}

function flatten(blocks: readonly PlacedBlock[]): Pick<PlacedDraft, 'citations' | 'quotes' | 'opaque'> {
  const [citations, quotes, opaque]: [Citation[], Quote[], TextSpan[]] = [[], [], []];
  for (const block of blocks) {
    for (const citation of block.citations) citations.push(citation);
    for (const quote of block.quotes) quotes.push(quote);
    for (const span of block.opaque) opaque.push(span);
  }
  return { citations, quotes, opaque };
}

/** How many of the first blocks are the same in the same places. */
function countKept(
  tops: readonly TopBlock[],
  starts: readonly number[],
  previous: readonly PlacedBlock[],
): number {
  let at = 0;
  while (at < tops.length && previous[at]?.top === tops[at] && previous[at]?.start === starts[at]) at++;
  return at;
}

function placeTexts(top: TopBlock, start: number): PlacedBlock {
  return {
    top,
    start,
    citations:
      top.citations.length === 0
        ? NOTHING
        : top.citations.map(({ citation, inlineNote }) =>
            shiftCitation(
              citation,
              start,
              inlineNote === undefined ? undefined : noteLabel({ start: inlineNote }, start),
            ),
          ),
    opaque: top.opaque.length === 0 ? NOTHING : top.opaque.map((span) => shiftSpan(span, start)),
    quotes: NOTHING,
    notesAsked: NO_NOTES,
  };
}

/** The first citation of each note. */
function firstCitations(blocks: readonly PlacedBlock[]): ReadonlyMap<string, Citation> {
  const first = new Map<string, Citation>();
  for (const { top, citations } of blocks) {
    if (top.survey.notes.length === 0 && top.notes.length === 0) continue;
    for (const citation of citations)
      if (citation.note !== undefined && !citation.nested && !first.has(citation.note))
        first.set(citation.note, citation);
  }
  return first;
}

function collectNotes(draft: string, blocks: readonly PlacedBlock[]): DraftNote[] {
  const notes = new Map<string, { label: string; definition?: TextSpan; references: TextSpan[] }>();
  const noteOf = (label: string) => {
    const note = notes.get(label) ?? { label, references: [] };
    notes.set(label, note);
    return note;
  };
  for (const { top, start: by } of blocks) {
    // Of several definitions of one label the last one counts, to pandoc.
    for (const { label, start, end } of top.survey.notes)
      noteOf(label).definition = trimSpan(draft, shiftSpan([start, end], by));
    for (const mark of top.notes) {
      const note = noteOf(noteLabel(mark, by));
      note.references.push([mark.start + by, mark.end + by]);
      if (mark.inside) note.definition = shiftSpan(mark.inside, by);
    }
  }
  return [...notes.values()];
}

const NOTHING: readonly [] = [];
const NO_NOTES: ReadonlyMap<string, undefined> = new Map();
