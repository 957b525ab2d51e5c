import { fillersEndingAt, type SpokenWord } from './lexicon/fillers.ts';
import type { Bracket, QuotedItem, QuotedWord } from './quotation.ts';
import { repeatsEndingAt } from './repeats.ts';

/** What became of the items of a quotation, and of the words of the source between them. */
export const stepKinds = [
  /** The same words. */
  'same',
  /** The same words in another spelling, a contraction or its long form, or with a slip of the keyboard. */
  'spelling',
  /** Words that sound the same. */
  'hearing',
  /** Other words. */
  'replace',
  /** Words that the source does not have. */
  'insert',
  /** Words of the source left out without a mark. */
  'delete',
  /** A filler left out. */
  'filler',
  /** Words said twice and quoted once. */
  'repeat',
  /** Left out under an ellipsis; also where nothing is left out. */
  'ellipsis',
  /** A bracket that stands for no words, or instead of some. */
  'bracket',
  /** A remark of the editor's. */
  'note',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** One step: items `[from, to)` of the quotation against words `[sourceFrom, sourceTo)` of the source. */
export interface Step {
  readonly kind: StepKind;
  readonly from: number;
  readonly to: number;
  readonly sourceFrom: number;
  readonly sourceTo: number;
}

export interface Alignment {
  readonly steps: readonly Step[];
  /** 0 for equal words; about 1 for each word that is not the source's. */
  readonly cost: number;
}

/** A word of a source, as far as aligning looks at it. */
export interface AlignedWord extends SpokenWord {
  readonly isAside?: true;
}

/**
 * Aligns a whole quotation with the stretch of `source` that fits it best: dynamic programming over (items, words),
 * after Needleman and Wunsch with free ends in the source and affine costs for what is left out (Gotoh). Words are
 * equal or not here; whether different ones are excused (`explainChanges`) and what it all means (`judgeWording`) is
 * seen later. The costs only choose the alignment.
 *
 * @param lead where the first item is expected among the words; it and the others may stand `slack` words off. Time and
 *   memory: items times slack.
 */
export function alignWords(
  items: readonly QuotedItem[],
  source: readonly AlignedWord[],
  lead = 0,
  slack = source.length,
): Alignment {
  const table = new Table(items, source, lead, slack);
  for (const [row, item] of items.entries()) {
    if (row > 0) table.leaveOut(row);
    if (item.kind === 'word') table.takeWord(row, item);
    else if (item.kind === 'ellipsis') table.takeEllipsis(row);
    else table.takeBracket(row, item);
  }
  return table.trace();
}

class Table {
  readonly #source: readonly string[];
  readonly #rows: number;
  /** Places between the words of the source: one more than those. */
  readonly #columns: number;
  /** Of each row only a band of columns around the expected place is kept. */
  readonly #band: number;
  /** For each row, where its band starts. */
  readonly #firstColumns: Int32Array;
  /** What it costs to have taken the first `row` items and to stand before word `column`. */
  readonly #cost: Float32Array;
  /** The step that led there: its kind in the lowest 4 bits, 1 bit for an item taken, then the words taken. */
  readonly #step: Int32Array;
  /** The rows of the first and the last word; marks may stand before and behind them. */
  readonly #firstWord: number;
  readonly #lastWord: number;
  readonly #fillers: Uint8Array;
  readonly #repeats: Uint8Array;
  readonly #ids = new Map<string, number>();
  readonly #sourceIds: Int32Array;
  readonly #sourceHeads: Int32Array;

  constructor(items: readonly QuotedItem[], words: readonly AlignedWord[], lead: number, slack: number) {
    const source = words.map(({ folded }) => folded);
    this.#source = source;
    this.#rows = items.length;
    this.#firstWord = items.findIndex(({ kind }) => kind === 'word');
    this.#lastWord = items.findLastIndex(({ kind }) => kind === 'word');
    this.#columns = source.length + 1;
    this.#band = Math.min(this.#columns, 2 * slack + 1);
    this.#firstColumns = new Int32Array(items.length + 1);
    let expected = lead;
    for (let row = 0; row <= items.length; row++) {
      // The band goes down the diagonal, and stops at the ends of the source.
      this.#firstColumns[row] = Math.min(Math.max(0, expected - slack), this.#columns - this.#band);
      if (items[row]?.kind === 'word') expected++;
    }
    const cells = (items.length + 1) * this.#band;
    this.#cost = new Float32Array(cells).fill(Number.POSITIVE_INFINITY);
    // The quotation may start at any word.
    this.#cost.fill(0, 0, this.#band);
    this.#step = new Int32Array(cells);
    this.#fillers = fillersEndingAt(words);
    // A transcriber's remark is left out as a filler is.
    for (const [at, { isAside }] of words.entries()) if (isAside) this.#fillers[at + 1] = 1;
    this.#repeats = repeatsEndingAt(source, this.#fillers);
    this.#sourceIds = Int32Array.from(source, (word) => this.#idOf(word));
    this.#sourceHeads = Int32Array.from(source, headOf);
  }

  /** One word against one word, or against none. */
  takeWord(row: number, { folded, unbracketed }: QuotedWord): void {
    const [cost, ids, heads] = [this.#cost, this.#sourceIds, this.#sourceHeads];
    const [id, head] = [this.#idOf(folded), headOf(folded)];
    const inserted = row === this.#firstWord || row === this.#lastWord ? INSERT_AT_END : INSERT_WORD;
    const [first, base] = [this.#firstColumn(row), row * this.#band];
    // The cell right below one; the band of the next row may start one column later.
    const below = base + this.#band - (this.#firstColumn(row + 1) - first);
    const end = below + this.#band + (this.#firstColumn(row + 1) - first);
    for (let at = 0; at < this.#band; at++) {
      const here = cost[base + at] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      const [column, cell] = [first + at, below + at];
      const isInBand = cell >= base + this.#band;
      if (isInBand && here + inserted < (cost[cell] as number))
        this.#set(cell, here + inserted, INSERT, 1, 0);
      if (column === this.#columns - 1 || cell + 1 >= end) continue;
      const isSame =
        id === ids[column] ||
        (unbracketed !== undefined && isFormOf(folded, unbracketed, this.#source[column] as string));
      const next = here + (isSame ? 0 : head === heads[column] ? AKIN_WORD : OTHER_WORD);
      if (next < (cost[cell + 1] as number)) this.#set(cell + 1, next, isSame ? SAME : REPLACE, 1, 1);
    }
  }

  /** An ellipsis takes any number of words; near places are preferred. */
  takeEllipsis(row: number): void {
    let best = Number.POSITIVE_INFINITY;
    let from = 0;
    const first = this.#firstColumn(row);
    for (let column = first; column < this.#columns; column++) {
      const here = this.#at(row, column);
      best += LEAP_WORD;
      if (here <= best) {
        best = here;
        from = column;
      }
      this.#offer(row + 1, column, best + LEAP, ELLIPSIS, 1, column - from);
    }
  }

  /** A bracket stands for nothing, instead of a few words, or for words that stand so in the source. */
  takeBracket(row: number, item: Bracket): void {
    const words = item.words.map(({ folded }) => folded);
    const kind = item.kind === 'note' ? NOTE : BRACKET;
    const first = this.#firstColumn(row);
    for (let column = first; column < first + this.#band; column++) {
      const here = this.#at(row, column);
      if (here === Number.POSITIVE_INFINITY) continue;
      this.#offer(row + 1, column, here + BRACKET_COST, kind, 1, 0);
      if (words.length > 0 && words.every((word, at) => this.#source[column + at] === word)) {
        this.#offer(row + 1, column + words.length, here, SAME, 1, words.length);
      }
      if (kind === NOTE) continue;
      for (let taken = 1; taken <= MAX_REPLACED; taken++) {
        this.#offer(row + 1, column + taken, here + BRACKET_COST + BRACKET_WORD * taken, BRACKET, 1, taken);
      }
    }
  }

  /** Words of the source without a counterpart. */
  leaveOut(row: number): void {
    let gap = Number.POSITIVE_INFINITY;
    let gapLength = 0;
    const first = this.#firstColumn(row);
    for (let column = first + 1; column < first + this.#band; column++) {
      const opened = this.#at(row, column - 1) + GAP_OPEN;
      if (opened <= gap) {
        gap = opened;
        gapLength = 0;
      }
      gap += GAP_WORD;
      gapLength++;
      this.#offer(row, column, gap, DELETE, 0, gapLength);
      const [filler, repeat] = [this.#fillers[column] as number, this.#repeats[column] as number];
      if (filler > 0)
        this.#offer(row, column, this.#at(row, column - filler) + FILLER_WORD * filler, FILLER, 0, filler);
      if (repeat > 0)
        this.#offer(row, column, this.#at(row, column - repeat) + REPEAT_WORD * repeat, REPEAT, 0, repeat);
    }
  }

  /** The cheapest way through the table. */
  trace(): Alignment {
    let column = this.#firstColumn(this.#rows);
    for (let at = column; at < column + this.#band; at++) {
      if (this.#at(this.#rows, at) < this.#at(this.#rows, column)) column = at;
    }
    const cost = this.#at(this.#rows, column);
    const steps: Step[] = [];
    for (let row = this.#rows; row > 0; ) {
      const step = this.#step[this.#cell(row, column)] as number;
      const [taken, words] = [(step >> 4) & 1, step >>> 5];
      if (taken + words === 0) throw new RangeError('No way leads through the table');
      const [from, sourceFrom] = [row - taken, column - words];
      steps.push({ kind: stepKinds[step & 15] as StepKind, from, to: row, sourceFrom, sourceTo: column });
      row = from;
      column = sourceFrom;
    }
    return { steps: steps.reverse(), cost };
  }

  #firstColumn(row: number): number {
    return this.#firstColumns[row] as number;
  }

  #cell(row: number, column: number): number {
    return row * this.#band + column - this.#firstColumn(row);
  }

  #at(row: number, column: number): number {
    const at = column - this.#firstColumn(row);
    return at < 0 || at >= this.#band
      ? Number.POSITIVE_INFINITY
      : (this.#cost[row * this.#band + at] as number);
  }

  #offer(row: number, column: number, cost: number, kind: number, items: number, words: number): void {
    const at = column - this.#firstColumn(row);
    if (at < 0 || at >= this.#band) return;
    const cell = row * this.#band + at;
    if (cost < (this.#cost[cell] as number)) this.#set(cell, cost, kind, items, words);
  }

  #set(cell: number, cost: number, kind: number, items: number, words: number): void {
    this.#cost[cell] = cost;
    this.#step[cell] = kind | (items << 4) | (words << 5);
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** Words that begin alike are rather each other's counterpart than others. */
function headOf(word: string): number {
  return word.charCodeAt(0) * 0x10000 + (word.charCodeAt(1) || 0);
}

/**
 * Whether a word with brackets in it stands for this word of the source: what is outside the brackets is its (`[T]he`,
 * `believe[d]` for "believe" and "believing"), what is inside may be anything.
 */
function isFormOf(
  folded: string,
  { head, tail }: NonNullable<QuotedWord['unbracketed']>,
  source: string,
): boolean {
  // A letter in brackets at the start says that its case was changed, or that it was put before: "[s]he".
  if (head === '' && folded.length === tail.length + 1) return source === folded || source === tail;
  const stem = head.length > 3 && head.endsWith('e') ? head.slice(0, -1) : head;
  const rest = source.length - stem.length - tail.length;
  return (
    rest >= 0 &&
    rest <= LONGEST_ENDING &&
    stem.length + tail.length > 0 &&
    source.startsWith(stem) &&
    source.endsWith(tail)
  );
}

const [SAME, REPLACE, INSERT, DELETE, FILLER, REPEAT, ELLIPSIS, BRACKET, NOTE] = (
  ['same', 'replace', 'insert', 'delete', 'filler', 'repeat', 'ellipsis', 'bracket', 'note'] as const
).map((kind) => stepKinds.indexOf(kind)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const OTHER_WORD = 1;
const AKIN_WORD = 0.8;
const INSERT_WORD = 0.99;
// At either end a word is rather another than one too many.
const INSERT_AT_END = 1.1;
// Leaving out some words in one place is one change, and costs less than the same words replaced.
const GAP_OPEN = 0.9;
const GAP_WORD = 0.15;
const FILLER_WORD = 0.12;
const REPEAT_WORD = 0.1;
const LEAP = 0.02;
const LEAP_WORD = 0.0008;
const BRACKET_COST = 0.05;
const BRACKET_WORD = 0.08;
// A noun phrase; a bracket instead of more words hides an omission.
const MAX_REPLACED = 8;
const LONGEST_ENDING = 4;
