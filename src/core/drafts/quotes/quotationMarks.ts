import { spansOverlap, type TextSpan } from '../../model/textSpan.ts';

/** A stretch between quotation marks that belong together. */
export interface MarkedStretch {
  /** Where the opening mark stands. */
  readonly open: number;
  /** Where the closing mark stands; the stretch ends behind it. */
  readonly close: number;
}

export interface FoundMarks {
  /** The outermost stretches in the order of the text: marks within them belong to them. */
  readonly stretches: readonly MarkedStretch[];
  /** The last opening mark that nothing closes: the quotation may go on in the next paragraph. */
  readonly unclosed?: number;
}

/**
 * Pairs the quotation marks in `text` from `start` to `end`, in one pass with a stack: straight, curly, angular, low and
 * corner marks, single ones where they are no apostrophes. A mark that nothing closes is dropped with what it would have
 * swallowed, so marks within it count.
 *
 * @param skips stretches in rising order in which marks mean nothing: code, addresses, citations.
 */
export function findMarks(
  text: string,
  start: number,
  end: number,
  skips: readonly TextSpan[],
  options: { readonly isTyped?: boolean } = {},
): FoundMarks {
  const marks = collectMarks(text, start, end, skips, options.isTyped ?? false);
  const open = new OpenMarks();
  const pairs: MarkedStretch[] = [];
  for (const [index, mark] of marks.entries()) {
    if (closes(mark, open, marks, index)) {
      const opening = open.close(mark.character);
      if (opening) pairs.push({ open: opening.at, close: mark.at });
    } else if (opens(mark, open, marks, index)) open.push(mark);
  }
  const unclosed = open.last(options.isTyped ? "'‘‚" : "'");
  return { stretches: outermost(pairs), ...(unclosed && { unclosed: unclosed.at }) };
}

interface Mark {
  readonly at: number;
  readonly character: string;
  /** What stands before and behind it, emphasis marks passed over; empty at the ends of the text. */
  readonly before: string;
  readonly behind: string;
  /** A single mark that stands for letters left out: ’90s, ’tis. */
  readonly isElision: boolean;
}

/** The marks that are open, each kind counted: whether one of a kind is open is asked at every mark. */
class OpenMarks {
  readonly #stack: Mark[] = [];
  readonly #counts = new Map<string, number>();

  push(mark: Mark): void {
    this.#stack.push(mark);
    this.#count(mark, 1);
  }

  /** Whether one of the `characters` is open. */
  has(characters: string): boolean {
    for (const character of characters) if ((this.#counts.get(character) ?? 0) > 0) return true;
    return false;
  }

  /** Takes the topmost opening mark that `closing` closes off the stack, with all above it. */
  close(closing: string): Mark | undefined {
    const openers = OPENERS_OF[closing] ?? '';
    for (let mark = this.#stack.pop(); mark; mark = this.#stack.pop()) {
      this.#count(mark, -1);
      if (openers.includes(mark.character)) return mark;
    }
    return undefined;
  }

  /** The topmost mark that is none of `others`. */
  last(others: string): Mark | undefined {
    return this.#stack.findLast(({ character }) => !others.includes(character));
  }

  #count({ character }: Mark, by: 1 | -1): void {
    this.#counts.set(character, (this.#counts.get(character) ?? 0) + by);
  }
}

function collectMarks(
  text: string,
  start: number,
  end: number,
  skips: readonly TextSpan[],
  isTyped: boolean,
): Mark[] {
  const marks: Mark[] = [];
  let skip = 0;
  MARK.lastIndex = start;
  for (let match = MARK.exec(text); match && match.index < end; match = MARK.exec(text)) {
    const at = match.index;
    while ((skips[skip]?.[1] ?? Number.POSITIVE_INFINITY) <= at) skip++;
    const zone = skips[skip];
    if (zone && spansOverlap(zone, [at, at + 1])) MARK.lastIndex = zone[1];
    else if (match[0] === '\\') MARK.lastIndex = at + 2;
    else {
      const before = neighbor(text, at, -1, start, end);
      const behind = neighbor(text, at, 1, start, end) || (isTyped ? 'a' : '');
      const isElision = /['‘’]/u.test(match[0]) && ELISION.test(text.slice(at + 1, at + 10));
      marks.push({ at, character: match[0], before, behind, isElision });
    }
  }
  return marks;
}

/** The character next to a mark, emphasis passed over. */
function neighbor(text: string, at: number, step: 1 | -1, start: number, end: number): string {
  for (let next = at + step; next >= start && next < end; next += step) {
    const character = text.charAt(next);
    if (character !== '*' && character !== '_') return character;
    if (Math.abs(next - at) > 3) break;
  }
  return '';
}

function closes(mark: Mark, open: OpenMarks, marks: readonly Mark[], index: number): boolean {
  const openers = OPENERS_OF[mark.character];
  if (!openers || !open.has(openers)) return false;
  switch (mark.character) {
    case '"':
      return closesStraight(mark) && !isInch(mark, marks, index);
    case "'":
    case '’':
      return isSingleEnd(mark) && !isPossessive(mark, marks, index);
    // These open as well, elsewhere: what stands right behind a blank does not close.
    case '“':
    case '‘':
    case '«':
    case '»':
      return /\S/u.test(mark.before) || !/[\p{L}\p{N}]/u.test(mark.behind);
    default:
      return true;
  }
}

function opens(mark: Mark, open: OpenMarks, marks: readonly Mark[], index: number): boolean {
  const startsWord = /^(?!\s)./u.test(mark.behind);
  const isBehindGap = mark.before === '' || BEFORE_OPENING.test(mark.before);
  switch (mark.character) {
    case '“':
    case '„':
    case '‟':
    case '「':
    case '『':
    case '«':
    case '‹':
      return true;
    case '‘':
      return startsWord && !mark.isElision;
    case '‚':
      return isBehindGap && startsWord;
    case '"':
      return isBehindGap && startsWord;
    case "'":
      return isBehindGap && startsWord && !mark.isElision && isClosed(marks, index);
    // Marks that close in most languages and open in some: ”so” in Swedish, »so« in German.
    case '”':
      return isBehindGap && startsWord;
    case '»':
    case '›':
      return isBehindGap && !open.has(REVERSED[mark.character] ?? '');
    default:
      return false;
  }
}

/** A straight mark behind a blank closes only before another one; behind a bracket or a dash it opens a word. */
function closesStraight({ before, behind }: Mark): boolean {
  if (!/\S/u.test(before)) return !/\S/u.test(behind);
  return !(/[([{—–]/u.test(before) && /[\p{L}\p{N}]/u.test(behind));
}

/** Feet and inches: a straight mark behind a digit, where another one behind it closes the quotation. */
function isInch({ before }: Mark, marks: readonly Mark[], index: number): boolean {
  if (!/\d/u.test(before)) return false;
  const next = marks.slice(index + 1, index + 8).find(({ character }) => character === '"');
  return next !== undefined && /\S/u.test(next.before) && !/[\p{L}\p{N}]/u.test(next.behind);
}

function isSingleEnd({ before, behind }: Mark): boolean {
  return /\S/u.test(before) && !/[\p{L}\p{N}]/u.test(behind);
}

/** The dogs’ bone: an apostrophe behind an "s", where another mark closes the quotation. */
function isPossessive({ before, behind }: Mark, marks: readonly Mark[], index: number): boolean {
  if (!/s/iu.test(before) || !/\s/u.test(behind)) return false;
  const next = marks.slice(index + 1, index + 8).find(({ character }) => /['’‘]/u.test(character));
  return next !== undefined && next.character !== '‘' && isSingleEnd(next);
}

/** Whether a single mark that may close stands near enough: apostrophes at the starts of words are not to open anything. */
function isClosed(marks: readonly Mark[], index: number): boolean {
  return marks
    .slice(index + 1, index + 40)
    .some((later) => /['’]/u.test(later.character) && isSingleEnd(later));
}

function outermost(pairs: MarkedStretch[]): MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  for (const pair of pairs.sort((a, b) => a.open - b.open))
    if (pair.open > (stretches.at(-1)?.close ?? -1)) stretches.push(pair);
  return stretches;
}

/** What each mark closes. */
const OPENERS_OF: Readonly<Record<string, string>> = {
  '"': '"“',
  '”': '“”„‟"',
  '“': '„',
  "'": "'‘",
  '’': '‘‚',
  '‘': '‚',
  '»': '«',
  '«': '»',
  '›': '‹',
  '‹': '›',
  '」': '「',
  '』': '『',
};
const REVERSED: Readonly<Record<string, string>> = { '»': '«', '›': '‹' };
const ELISION =
  /^(?:\d\d(?!\d)|(?:tis|twas|twere|twill|em|til|till|cause|cos|bout|round|neath|gainst|n|ere|er)(?![\p{L}\p{N}]))/iu;
const MARK = /["“”„‟«»‘’‚'‹›「」『』\\]/g;
const BEFORE_OPENING = /[\s([{<>—–\-/=:…|“„«‘‚‹「『"'¿¡+~^]/u;
