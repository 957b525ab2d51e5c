import type { Region } from './columns.ts';
import { PAGE_NUMBER } from './furniture.ts';
import type { TextLine } from './textLines.ts';

/**
 * `note` is smaller type than the body's (footnotes, captions, set-off extracts), `contents` a line of a contents
 * page or an index, with dots that lead to a page number.
 */
export type BlockKind = 'body' | 'heading' | 'note' | 'contents';

/** A line with the page that it stands on, counted from 0. */
export interface PagedLine extends TextLine {
  readonly page: number;
}

export interface Block {
  readonly kind: BlockKind;
  readonly lines: PagedLine[];
  /** Whether the first line is indented, as paragraphs are that follow each other without space. */
  readonly indented: boolean;
  /** Whether the last line leaves no room for another word. */
  readonly full: boolean;
}

/** What is the same for the whole document. */
export interface Typography {
  /** The size of most of the text. */
  readonly bodySize: number;
  /** Labels at the start of lines that come back, as speakers' do: "ANN LEE:", "Q." */
  readonly labels: ReadonlySet<string>;
}

/** Measures the document, weighing each size by the characters set in it. */
export function measureTypography(lines: readonly TextLine[]): Typography {
  const sizes = new Map<number, number>();
  const labels = new Map<string, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 5) / 5;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
    const label = labelOf(text);
    if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const [bodySize] = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, -1]);
  return { bodySize, labels: new Set([...labels].filter(([, uses]) => uses > 1).map(([label]) => label)) };
}

/** Cuts the lines of one region into paragraphs, by space, indentation, type and the room left on the line before. */
export function splitBlocks(region: Region, page: number, typography: Typography): Block[] {
  const leading = usualLeading(region.lines);
  const contents = findContents(region.lines);
  const blocks: TextLine[][] = [];
  for (const [at, line] of region.lines.entries()) {
    const open = blocks.at(-1);
    const context = { region, leading, typography, contents, next: region.lines[at + 1] };
    if (open && !startsBlock(line, open, context)) open.push(line);
    else blocks.push([line]);
  }
  return blocks.map((lines) => toBlock(lines, { region, page, typography, contents }));
}

interface Context {
  readonly region: Region;
  readonly leading: number;
  readonly typography: Typography;
  readonly contents: ReadonlySet<TextLine>;
  readonly next: TextLine | undefined;
}

function startsBlock(line: TextLine, open: readonly TextLine[], context: Context): boolean {
  const previous = open.at(-1) as TextLine;
  const { leading, typography, contents } = context;
  if (contents.has(line) || contents.has(previous)) return true;
  if (line.baseline - previous.baseline > SPACED * leading * Math.max(1, previous.size / typography.bodySize))
    return true;
  if (Math.abs(line.size - previous.size) > SAME_SIZE * previous.size) return true;
  if (line.bold !== previous.bold && isShort(line.bold ? line : previous, context)) return true;
  const label = labelOf(line.text);
  if (label && typography.labels.has(label)) return true;
  if (BULLET.test(line.text)) return true;
  if (NUMBERED.test(line.text) && /[.?!:;]["”’)]*$/u.test(previous.text)) return true;
  return isIndentedAnew(line, open, context) || endsEarly(previous, line, context);
}

/** A first line that stands further in than the lines around it, or the end of a stretch that stood further in. */
function isIndentedAnew(line: TextLine, open: readonly TextLine[], { next, region }: Context): boolean {
  const previous = open.at(-1) as TextLine;
  const step = INDENT * line.size;
  const shift = line.left - previous.left;
  if (isCentered(line, region) && isCentered(previous, region)) return false;
  if (shift > step) {
    // A hanging indent: the first line stands out and all others stand in.
    const hangs = next !== undefined && Math.abs(next.left - line.left) <= step;
    return !(hangs && !endsSentence(previous.text)) && !(open.length === 1 && !endsSentence(previous.text));
  }
  // Back to the margin after two lines that stood in; after one it was a paragraph's first.
  return shift < -step && open.length > 1 && (open.at(-2)?.left ?? 0) - line.left > step;
}

/**
 * Whether the line before had room for this line's first word: then its end was meant. A sentence that seems to go on
 * (a name stands first on the line) ends only where much room was left.
 */
function endsEarly(previous: TextLine, line: TextLine, { region }: Context): boolean {
  const right = localRight(previous, line, region);
  const room = right - previous.right;
  if (room < firstWordWidth(line) + ROOM * line.size) return false;
  if (endsSentence(previous.text)) return true;
  const goesOn = /^[\p{Ll}(“"‘]/u.test(line.text) || /[,\p{Pd}]$/u.test(previous.text);
  return !goesOn && room > MUCH_ROOM * (right - Math.min(previous.left, line.left));
}

/** How far lines reach around here: an abstract or a set-off extract is narrower than its page. */
function localRight(previous: TextLine, line: TextLine, { lines }: Region): number {
  const at = lines.indexOf(line);
  const near = lines
    .slice(Math.max(0, at - LOCAL), at + LOCAL)
    .filter(({ left }) => [previous, line].some((one) => Math.abs(one.left - left) < ALIGNED * one.size));
  return Math.max(...near.map(({ right }) => right), previous.right);
}

type BlockContext = Pick<Context, 'region' | 'typography' | 'contents'> & { readonly page: number };

function toBlock(lines: readonly TextLine[], context: BlockContext): Block {
  const { region, page } = context;
  const [first, last] = [lines[0] as TextLine, lines.at(-1) as TextLine];
  return {
    kind: kindOf(lines, context),
    lines: lines.map((line) => ({ ...line, page })),
    indented: first.left - region.left > INDENT * first.size,
    full: region.right - last.right < FULL * (region.right - region.left),
  };
}

function kindOf(lines: readonly TextLine[], { region, typography, contents }: BlockContext): BlockKind {
  const first = lines[0] as TextLine;
  const { bodySize } = typography;
  if (contents.has(first)) return 'contents';
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  const stands =
    first.size > LARGER * bodySize || (lines.every(({ bold }) => bold) && first.size > SMALLER * bodySize);
  const isLabel = typography.labels.has(labelOf(first.text) ?? '');
  if (stands && !isLabel && length <= MAX_HEADING && lines.length <= 4 && /\p{L}/u.test(first.text)) {
    const isSentence = /[.;,]$/u.test((lines.at(-1) as TextLine).text) && first.size <= LARGER * bodySize;
    if (!isSentence || first.right - first.left < (region.right - region.left) / 2) return 'heading';
  }
  return first.size < SMALLER * bodySize ? 'note' : 'body';
}

/** Whether a sentence can end with this line. */
export function endsSentence(text: string): boolean {
  return /[.?!…:;。！？]["'”’»)\]]*$/u.test(text);
}

/**
 * The lines of a contents page: dots lead to a page number, or the number stands far off at the right, in order, on
 * most lines of the region. A single such line is a row of a table.
 */
function findContents(lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const numbers = lines.map(farNumber);
  const numbered = lines.filter((_, at) => numbers[at] !== undefined);
  const found = new Set(lines.filter(({ text }) => LEADER.test(text)));
  if (isRising(numbers) && numbered.length >= MIN_CONTENTS && numbered.length > lines.length / 2)
    for (const line of numbered) found.add(line);
  // Chapters stand without dots among their sections.
  for (const ordered of [lines, [...lines].reverse()]) {
    for (const [at, line] of ordered.entries()) {
      const beside = ordered[at - 1];
      if (beside && found.has(beside) && numbered.includes(line)) found.add(line);
    }
  }
  return found;
}

function isRising(numbers: readonly (number | undefined)[]): boolean {
  const known = numbers.filter((number) => number !== undefined);
  return known.every((number, at) => at === 0 || number >= (known[at - 1] as number));
}

/** The page number at the end of a line, apart from its words; 0 for a Roman one. */
function farNumber({ runs, size }: TextLine): number | undefined {
  const [word, number] = [runs.at(-2), runs.at(-1)];
  if (!word || !number || !PAGE_NUMBER.test(number.text) || number.left - word.right < 2 * size)
    return undefined;
  return Number(number.text) || 0;
}

function isShort(line: TextLine, { region }: Context): boolean {
  return line.right - line.left < 0.9 * (region.right - region.left);
}

function isCentered(line: TextLine, { left, right }: Region): boolean {
  const [before, after] = [line.left - left, right - line.right];
  return before > line.size && Math.abs(before - after) < 0.5 * line.size;
}

function firstWordWidth({ text, left, right }: TextLine): number {
  const length = /^\S+/u.exec(text)?.[0].length ?? 0;
  return (length / text.length) * (right - left);
}

/** The median distance between two lines of a region, where it has any. */
function usualLeading(lines: readonly TextLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, at) => line.baseline - (lines[at] as TextLine).baseline)
    .sort((a, b) => a - b);
  const median = steps[(steps.length - 1) >> 1];
  const size = lines[0]?.size ?? 0;
  // A region of paragraphs of one line each shows only the space between paragraphs.
  return median === undefined ? 1.2 * size : Math.min(median, MAX_LEADING * size);
}

function labelOf(text: string): string | undefined {
  return LABEL.exec(text)?.groups?.name;
}

// A speaker's label, with or without a time stamp, or the letters of questions and answers.
const LABEL =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?(?<name>\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,4}|[QA])(?:\s+[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?(?::|(?<=^[QA])\.)(?:\s|$)/u;
const BULLET = /^[•◦‣▪●○■]\s/u;
const NUMBERED = /^\(?(?:\d{1,2}|[a-z])[.)]\s/u;
const LEADER = /(?:\.\s?|·\s?|…\s?){4,}\s*[\p{L}\p{N}-]*$/u;
const MIN_CONTENTS = 3;
const SPACED = 1.35;
const SAME_SIZE = 0.06;
const LARGER = 1.08;
const SMALLER = 0.94;
// Book designers indent by one size or more; less is the play of letter shapes.
const INDENT = 0.6;
const ROOM = 0.8;
const MUCH_ROOM = 0.25;
/** In lines. */
const LOCAL = 8;
// As far as a first line is indented.
const ALIGNED = 1.6;
const FULL = 0.12;
const MAX_HEADING = 160;
const MAX_LEADING = 2.2;
