import type { Citation } from '../model/citation.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { AskedReferences, type Definitions } from './definitions.ts';
import { type BlockReading, readBlock } from './readBlock.ts';
import type { NoteMark } from './readText.ts';
import { shiftCitation, shiftNote, shiftSpan } from './shift.ts';
import type { BlockSurvey, TextBlock } from './surveyBlocks.ts';

/**
 * A block that stands in no other, with all that was read in it. All offsets count from its start, so it stays what it
 * is when text before it changes.
 */
export interface TopBlock {
  readonly text: string;
  readonly survey: BlockSurvey;
  readonly readings: ReadonlyMap<TextBlock, BlockReading>;
  readonly citations: readonly HeldCitation[];
  readonly opaque: readonly TextSpan[];
  readonly notes: readonly NoteMark[];
  readonly asked: AskedReferences;
  /** A paragraph that leaves a quotation open, for the next one to go on with. */
  readonly isOpen: boolean;
  /** False where no quote can stand in it. */
  readonly mayQuote: boolean;
}

/** A citation, and where the note in the text starts that holds it. */
export interface HeldCitation {
  readonly citation: Citation;
  readonly inlineNote?: number;
}

/** Reads the text in a block. */
export function readTopBlock(text: string, survey: BlockSurvey, definitions: Definitions): TopBlock {
  const asked = new AskedReferences(definitions);
  const readings = new Map<TextBlock, BlockReading>();
  const opaque = [...survey.opaque];
  const notes: NoteMark[] = [];
  const citations: HeldCitation[] = [];
  for (const block of survey.texts) {
    const reading = readBlock(text.slice(block.start, block.end), block, asked);
    readings.set(block, reading);
    // One by one: there may be more of them than a call takes arguments.
    for (const span of reading.opaque) opaque.push(shiftSpan(span, block.start));
    for (const note of reading.notes) notes.push(shiftNote(note, block.start));
    for (const held of heldCitations(block, reading)) citations.push(held);
  }
  opaque.sort((a, b) => a[0] - b[0]);
  const { outer } = survey;
  const isOpen = outer.kind === 'text' && readings.get(outer)?.unclosed !== undefined;
  const mayQuote =
    outer.kind === 'quote' ||
    survey.lists.length > 0 ||
    survey.texts.some((block) => holdsQuotes(readings.get(block)));
  return { text, survey, readings, citations, opaque, notes, asked, isOpen, mayQuote };
}

function holdsQuotes(reading: BlockReading | undefined): boolean {
  return reading !== undefined && (reading.quotes.length > 0 || reading.noteQuotes.size > 0);
}

/** The label of a note; one in the text has none of its own and is named by its place. */
export function noteLabel({ label, start }: Pick<NoteMark, 'label' | 'start'>, by = 0): string {
  return label ?? `^${start + by}`;
}

function heldCitations(block: TextBlock, { citations, notes }: BlockReading): HeldCitation[] {
  const inText = notes.filter(({ inside }) => inside);
  let at = 0;
  return citations.map((found) => {
    while ((inText[at]?.end ?? Number.POSITIVE_INFINITY) <= found.start) at++;
    const around = inText[at];
    const isInNote = around !== undefined && around.start < found.start;
    const citation = shiftCitation(found, block.start, isInNote ? undefined : block.note);
    return { citation, ...(isInNote && { inlineNote: around.start + block.start }) };
  });
}
