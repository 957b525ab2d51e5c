import { fillersEndingAt } from './lexicon/fillers.ts';
import type { QuotedItem, QuotedWord } from './quotation.ts';
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

/**
 * Aligns a whole quotation with the stretch of `source` that fits it best: dynamic programming over (items, words),
 * after Needleman and Wunsch with free ends in the source and affine costs for what is left out (Gotoh). Words are
 * equal or not here; whether different ones are excused (`explainChanges`) and what it all means (`judgeWording`) is
 * seen later. The costs only choose the alignment. Time and memory: items times words.
 */
export function alignWords(
  items: readonly QuotedItem[],
  source: readonly { readonly folded: string }[],
): Alignment {
  const table = new Table(
    items,
    source.map(({ folded }) => folded),
  );
  for (let row = 0; row <= items.length; row++) {
    if (row > 0 && row < items.length) table.leaveOut(row);
    const item = items[row];
    if (item?.kind === 'word') table.takeWord(row, item);
    else if (item?.kind === 'ellipsis') table.takeEllipsis(row);
    else if (item) table.takeBracket(row, item);
  }
  return table.trace();
}

class Table {
  readonly #source: readonly string[];
  readonly #rows: number;
  readonly #width: number;
  /** What it costs to have taken the first `row` items and to stand before word `column`. */
  readonly #cost: Float32Array;
  /** The step that led there: its kind in the lowest 4 bits, 1 bit for an item taken, then the words taken. */
  readonly #step: Int32Array;
  readonly #fillers: Uint8Array;
  readonly #repeats: Uint8Array;
  readonly #ids = new Map<string, number>();
  readonly #sourceIds: Int32Array;
  readonly #sourceHeads: Int32Array;

  constructor(items: readonly QuotedItem[], source: readonly string[]) {
    this.#source = source;
    this.#rows = items.length;
    this.#width = source.length + 1;
    const cells = (items.length + 1) * this.#width;
    this.#cost = new Float32Array(cells).fill(Number.POSITIVE_INFINITY);
    this.#cost.fill(0, 0, this.#width);
    this.#step = new Int32Array(cells);
    this.#fillers = fillersEndingAt(source);
    this.#repeats = repeatsEndingAt(source, this.#fillers);
    this.#sourceIds = Int32Array.from(source, (word) => this.#idOf(word));
    this.#sourceHeads = Int32Array.from(source, headOf);
  }

  /** One word against one word, or against none. */
  takeWord(row: number, { folded, bracketed }: QuotedWord): void {
    const [cost, width, base] = [this.#cost, this.#width, row * this.#width];
    const [ids, heads] = [this.#sourceIds, this.#sourceHeads];
    const id = this.#idOf(folded);
    const head = headOf(folded);
    const inserted = row === 0 || row === this.#rows - 1 ? INSERT_AT_END : INSERT_WORD;
    for (let column = 0; column < width; column++) {
      const here = cost[base + column] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      const below = base + width + column;
      if (here + inserted < (cost[below] as number)) this.#set(below, here + inserted, INSERT, 1, 0);
      if (column === width - 1) continue;
      const isSame =
        id === ids[column] || (bracketed !== undefined && sharesStem(folded, this.#source[column] as string));
      const next = here + (isSame ? 0 : head === heads[column] ? AKIN_WORD : OTHER_WORD);
      if (next < (cost[below + 1] as number)) this.#set(below + 1, next, isSame ? SAME : REPLACE, 1, 1);
    }
  }

  /** An ellipsis takes any number of words; near places are preferred. */
  takeEllipsis(row: number): void {
    let best = Number.POSITIVE_INFINITY;
    let from = 0;
    for (let column = 0; column < this.#width; column++) {
      const here = this.#cost[row * this.#width + column] as number;
      best += LEAP_WORD;
      if (here <= best) {
        best = here;
        from = column;
      }
      this.#offer(row + 1, column, best + LEAP, ELLIPSIS, 1, column - from);
    }
  }

  /** A bracket stands for nothing, instead of a few words, or for words that stand so in the source. */
  takeBracket(row: number, item: Exclude<QuotedItem, QuotedWord>): void {
    const words = item.kind === 'ellipsis' ? [] : item.words.map(({ folded }) => folded);
    const kind = item.kind === 'note' ? NOTE : BRACKET;
    for (let column = 0; column < this.#width; column++) {
      const here = this.#cost[row * this.#width + column] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      this.#offer(row + 1, column, here + BRACKET_COST, kind, 1, 0);
      if (words.length > 0 && words.every((word, at) => this.#source[column + at] === word)) {
        this.#offer(row + 1, column + words.length, here, SAME, 1, words.length);
      }
      if (kind === NOTE) continue;
      for (let taken = 1; taken <= MAX_REPLACED && column + taken < this.#width; taken++) {
        this.#offer(row + 1, column + taken, here + BRACKET_COST + BRACKET_WORD * taken, BRACKET, 1, taken);
      }
    }
  }

  /** Words of the source without a counterpart. */
  leaveOut(row: number): void {
    const base = row * this.#width;
    let gap = Number.POSITIVE_INFINITY;
    let gapLength = 0;
    for (let column = 1; column < this.#width; column++) {
      const opened = (this.#cost[base + column - 1] as number) + GAP_OPEN;
      if (opened <= gap) {
        gap = opened;
        gapLength = 0;
      }
      gap += GAP_WORD;
      gapLength++;
      this.#offer(row, column, gap, DELETE, 0, gapLength);
      const filler = this.#fillers[column] as number;
      if (filler > 0)
        this.#offer(
          row,
          column,
          (this.#cost[base + column - filler] as number) + FILLER_WORD * filler,
          FILLER,
          0,
          filler,
        );
      const repeat = this.#repeats[column] as number;
      if (repeat > 0)
        this.#offer(
          row,
          column,
          (this.#cost[base + column - repeat] as number) + REPEAT_WORD * repeat,
          REPEAT,
          0,
          repeat,
        );
    }
  }

  /** The cheapest way through the table. */
  trace(): Alignment {
    const end = this.#rows * this.#width;
    let column = 0;
    for (let at = 1; at < this.#width; at++) {
      if ((this.#cost[end + at] as number) < (this.#cost[end + column] as number)) column = at;
    }
    const cost = this.#cost[end + column] as number;
    const steps: Step[] = [];
    for (let row = this.#rows; row > 0; ) {
      const step = this.#step[row * this.#width + column] as number;
      const [taken, words] = [(step >> 4) & 1, step >>> 5];
      steps.push({
        kind: stepKinds[step & 15] as StepKind,
        from: row - taken,
        to: row,
        sourceFrom: column - words,
        sourceTo: column,
      });
      row -= taken;
      column -= words;
    }
    return { steps: steps.reverse(), cost };
  }

  #offer(row: number, column: number, cost: number, kind: number, items: number, words: number): void {
    if (column >= this.#width) return;
    const cell = row * this.#width + column;
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

/** A word with brackets in it stands for another form of the same word: `believe[d]`. */
function sharesStem(a: string, b: string): boolean {
  const shared = Math.max(2, Math.min(a.length, b.length) - 3);
  return a.slice(0, shared) === b.slice(0, shared);
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
const INSERT_AT_END = 1.02;
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
