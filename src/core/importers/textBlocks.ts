import type { Kind, Locator, ReportedClaim, Section, Voice } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { splitSentences } from '../text/sentences.ts';

/** Words that somebody else is quoted with; the blocks of one quotation share one of these. */
export interface Quotation {
  readonly claim?: ReportedClaim;
}

/** From `offset` of a block's words on, they stand at `locator`: a print page begins within a paragraph. */
export interface PlaceMark {
  readonly offset: number;
  readonly locator: Locator;
}

/** One block of a document that is not a text file (a web page, a word processor's file): a paragraph, a row … */
export interface TextBlock {
  readonly kind: Kind;
  /** Absent: `unmarked`. */
  readonly voice?: Voice;
  /** The words; a table row has several pieces, one a cell. Line breaks are `\n`. */
  readonly pieces: readonly string[];
  /** Furniture that stands before the words on the same line: a bullet. */
  readonly mark?: string;
  /** Furniture that stands after the words: the line that says whose a quotation is. */
  readonly tail?: string;
  /** Blocks of one group, such as the items of a list, stand on consecutive lines. */
  readonly group?: number;
  readonly quotation?: Quotation;
  /** Absent: the block is counted, and its number is its locator. */
  readonly locator?: Locator;
  readonly places?: readonly PlaceMark[];
}

/** A block's place in the text. */
export interface PlacedBlock {
  readonly start: number;
  readonly end: number;
  readonly locator?: Locator;
}

export interface BlockText {
  /** The blocks with a blank line between them; the rows of a table and the items of a list on lines of their own. */
  readonly text: string;
  readonly sections: readonly Section[];
  readonly blocks: readonly PlacedBlock[];
}

/** Makes one text of the blocks and says what stands where in it. Linear in the text. */
export function layOutBlocks(blocks: readonly TextBlock[]): BlockText {
  const parts: string[] = [];
  const sections: OpenSection[] = [];
  const placed: PlacedBlock[] = [];
  let length = 0;
  let paragraph = 0;
  const write = (text: string): TextSpan => {
    parts.push(text);
    length += text.length;
    return [length - text.length, length];
  };
  for (const [index, block] of blocks.entries()) {
    if (index > 0) write(isSameGroup(blocks[index - 1], block) ? '\n' : '\n\n');
    const start = length;
    write(block.mark ?? '');
    const spans = writePieces(block.pieces, write);
    write(block.tail ?? '');
    const counted = COUNTED.has(block.kind) && spans.length > 0 && !block.locator;
    const locator = block.locator ?? (counted ? paragraphLocator(++paragraph) : headingLocator(block));
    placed.push({ start, end: length, ...(locator && { locator }) });
    addSections(sections, block, spans, locator);
  }
  return { text: parts.join(''), sections: sections.map(closeSection), blocks: placed };
}

type OpenSection = Omit<Section, 'spans' | 'locator'> & {
  readonly spans: TextSpan[];
  readonly quotation?: Quotation | undefined;
  from?: Locator | undefined;
  to?: Locator | undefined;
};

function isSameGroup(previous: TextBlock | undefined, block: TextBlock): boolean {
  return block.group !== undefined && previous?.group === block.group;
}

function writePieces(pieces: readonly string[], write: (text: string) => TextSpan): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const piece of pieces) {
    if (piece === '') continue;
    if (spans.length > 0) write('\t');
    spans.push(write(piece));
  }
  return spans;
}

function paragraphLocator(paragraph: number): Locator {
  return { label: 'paragraph', value: String(paragraph) };
}

/** A heading names its own section. */
function headingLocator({ kind, pieces }: TextBlock): Locator | undefined {
  const value = pieces.join(' ').replaceAll('\n', ' ');
  if (kind !== 'heading' || value === '' || value.length > MAX_SECTION_NAME) return undefined;
  return { label: 'section', value };
}

function addSections(
  sections: OpenSection[],
  block: TextBlock,
  spans: readonly TextSpan[],
  locator: Locator | undefined,
): void {
  const [first] = spans;
  if (!first) return;
  const open = sections.at(-1);
  const ends = placesOf(block, locator);
  if (block.quotation && open?.quotation === block.quotation) {
    open.spans.push(...spans);
    open.to = ends.to;
  } else if (block.places?.length && block.kind !== 'reported' && spans.length === 1) {
    sections.push(...splitAtPlaces(block, first[0], locator));
  } else sections.push({ ...attributesOf(block), spans: [...spans], ...ends });
}

function attributesOf({ kind, voice = 'unmarked', quotation }: TextBlock) {
  return { kind, voice, ...(kind === 'reported' && { reported: {} }), quotation };
}

function placesOf({ places }: TextBlock, from: Locator | undefined) {
  return { from, to: places?.at(-1)?.locator ?? from };
}

/**
 * Sections of a paragraph in which a print page ends: what stands before, the one sentence that runs over, what stands
 * after. Sentences stay whole.
 */
function splitAtPlaces(block: TextBlock, start: number, locator: Locator | undefined): OpenSection[] {
  const words = block.pieces.join('\t');
  const marks = block.places ?? [];
  const sections: OpenSection[] = [];
  let at = 0;
  let place = locator;
  for (const [from, to] of splitSentences(words)) {
    for (let mark = marks[at]; mark && mark.offset <= from; mark = marks[++at]) place = mark.locator;
    const first = place;
    for (let mark = marks[at]; mark && mark.offset < to; mark = marks[++at]) place = mark.locator;
    const open = sections.at(-1);
    const span = open?.spans[0];
    if (open && span && open.from === first && open.to === first && place === first)
      open.spans[0] = [span[0], start + to];
    else
      sections.push({
        ...attributesOf(block),
        spans: [[start + from, start + to]],
        from: first,
        to: place,
      });
  }
  return sections;
}

function closeSection({ quotation, from, to, ...section }: OpenSection): Section {
  const locator = joinLocators(from, to);
  return {
    ...section,
    ...(locator && { locator }),
    ...(quotation?.claim && { reported: quotation.claim }),
  };
}

function joinLocators(from: Locator | undefined, to: Locator | undefined): Locator | undefined {
  if (from?.label !== 'page' || to?.label !== 'page' || from.value === to.value) return from ?? to;
  return { label: 'page', value: `${from.value}-${to.value}` };
}

const COUNTED: ReadonlySet<Kind> = new Set(['prose', 'reported', 'speech']);
// Longer than any heading; such a "heading" is a paragraph that somebody made big.
const MAX_SECTION_NAME = 200;
