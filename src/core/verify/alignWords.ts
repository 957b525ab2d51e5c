import { compareWords, type Likeness } from './compareWords.ts';
import { expansionsOf } from './lexicon/contractions.ts';
import { fillersEndingAt } from './lexicon/fillers.ts';
import { type NumberPhrase, numberAt } from './lexicon/numbers.ts';
import { soundCode } from './lexicon/sounds.ts';
import type { QuotedItem } from './quotation.ts';

/** What became of the items of a quotation, and of the words of the source between them. */
export type StepKind =
  /** The same words. */
  | 'same'
  /** The same words in another spelling, a contraction or its long form, or with a slip of the keyboard. */
  | 'spelling'
  /** Words that sound the same. */
  | 'hearing'
  /** Other words. */
  | 'replace'
  /** Words that the source does not have. */
  | 'insert'
  /** Words of the source left out without a mark. */
  | 'delete'
  /** A filler left out. */
  | 'filler'
  /** A word or some words said twice and quoted once. */
  | 'repeat'
  /** Left out under an ellipsis; also where nothing is left out. */
  | 'ellipsis'
  /** A bracket that stands for no words, or instead of some. */
  | 'bracket'
  /** A remark of the editor's. */
  | 'note';

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

export interface SourceToken {
  readonly folded: string;
}

/**
 * Aligns a whole quotation with the stretch of `source` that fits it best: dynamic programming over (items, words),
 * after Needleman and Wunsch with free ends in the source and affine costs for what is left out (Gotoh). The costs only
 * choose the alignment; what the steps mean is judged elsewhere. Time and memory: items times words.
 */
export function alignWords(
  items: readonly QuotedItem[],
  source: readonly SourceToken[],
  isKnownWord: (word: string) => boolean,
): Alignment {
  return new Aligner(items, source, isKnownWord).run();
}

class Aligner {
  readonly #items: readonly QuotedItem[];
  readonly #source: readonly SourceToken[];
  readonly #width: number;
  readonly #cost: Float32Array;
  /** Which step led here, in the lowest 4 bits; then how many items it took (6 bits) and how many words (22 bits). */
  readonly #step: Int32Array;
  readonly #fillers: Uint8Array;
  readonly #repeats: Uint8Array;
  readonly #likeness: (item: number, word: number) => Likeness;
  readonly #itemWords: readonly string[];
  readonly #sourceWords: readonly string[];
  readonly #itemNumbers: readonly (NumberPhrase | undefined)[];
  readonly #sourceNumbers: readonly (NumberPhrase | undefined)[];

  constructor(
    items: readonly QuotedItem[],
    source: readonly SourceToken[],
    isKnownWord: (word: string) => boolean,
  ) {
    this.#items = items;
    this.#source = source;
    this.#width = source.length + 1;
    const cells = (items.length + 1) * this.#width;
    this.#cost = new Float32Array(cells).fill(Number.POSITIVE_INFINITY);
    this.#step = new Int32Array(cells);
    this.#cost.fill(0, 0, this.#width);
    this.#fillers = fillersEndingAt(source);
    this.#sourceWords = source.map(({ folded }) => folded);
    this.#itemWords = items.map((item) => (item.kind === 'word' ? item.folded : ''));
    this.#repeats = repeatsEndingAt(this.#sourceWords, this.#fillers);
    this.#likeness = likenesses(items, this.#sourceWords, isKnownWord);
    this.#itemNumbers = this.#itemWords.map((_, at) => numberAt(this.#itemWords, at));
    this.#sourceNumbers = this.#sourceWords.map((_, at) => numberAt(this.#sourceWords, at));
  }

  run(): Alignment {
    for (let i = 0; i <= this.#items.length; i++) {
      const before = this.#items[i - 1];
      if (before?.kind === 'ellipsis') this.#leapInto(i);
      this.#leaveOut(i);
      const item = this.#items[i];
      if (!item || item.kind === 'ellipsis') continue;
      for (let j = 0; j < this.#width; j++) this.#advance(item, i, j);
    }
    return this.#trace();
  }

  /** An ellipsis takes any number of words; near places are preferred. */
  #leapInto(i: number): void {
    let best = Number.POSITIVE_INFINITY;
    let from = 0;
    for (let j = 0; j < this.#width; j++) {
      const here = this.#at(i - 1, j);
      best += LEAP_WORD;
      if (here <= best) {
        best = here;
        from = j;
      }
      this.#offer(i, j, best + LEAP, ELLIPSIS, 1, j - from);
    }
  }

  /** Words of the source without a counterpart, within row `i`. */
  #leaveOut(i: number): void {
    if (i === 0 || i === this.#items.length) return;
    let gap = Number.POSITIVE_INFINITY;
    let gapLength = 0;
    for (let j = 1; j < this.#width; j++) {
      const opened = this.#at(i, j - 1) + GAP_OPEN;
      if (opened <= gap) {
        gap = opened;
        gapLength = 0;
      }
      gap += GAP_WORD;
      gapLength++;
      this.#offer(i, j, gap, DELETE, 0, gapLength);
      const filler = this.#fillers[j] as number;
      if (filler > 0) this.#offer(i, j, this.#at(i, j - filler) + FILLER_WORD * filler, FILLER, 0, filler);
      const repeat = this.#repeats[j] as number;
      if (repeat > 0) this.#offer(i, j, this.#at(i, j - repeat) + REPEAT_WORD * repeat, REPEAT, 0, repeat);
    }
  }

  #advance(item: QuotedItem, i: number, j: number): void {
    const cost = this.#at(i, j);
    if (cost === Number.POSITIVE_INFINITY) return;
    if (item.kind !== 'word') {
      this.#takeBracket(item, i, j, cost);
      return;
    }
    this.#offer(i + 1, j, cost + INSERT_WORD, INSERT, 1, 0);
    if (j >= this.#source.length) return;
    const likeness = this.#likeness(i, j);
    this.#offer(i + 1, j + 1, cost + COSTS[likeness], STEPS[likeness], 1, 1);
    if (likeness !== 'same') this.#takeSeveral(i, j, cost);
  }

  /** A bracket stands for nothing, instead of a few words, or for words that stand so in the source. */
  #takeBracket(item: QuotedItem, i: number, j: number, cost: number): void {
    if (item.kind !== 'bracket' && item.kind !== 'note') return;
    const kind = item.kind === 'note' ? NOTE : BRACKET;
    this.#offer(i + 1, j, cost + BRACKET_COST, kind, 1, 0);
    const { words } = item;
    if (words.length > 0 && words.every(({ folded }, at) => this.#sourceWords[j + at] === folded)) {
      this.#offer(i + 1, j + words.length, cost, SAME, 1, words.length);
    }
    if (kind === NOTE) return;
    for (let taken = 1; taken <= MAX_REPLACED && j + taken < this.#width; taken++) {
      this.#offer(i + 1, j + taken, cost + BRACKET_COST + BRACKET_WORD * taken, BRACKET, 1, taken);
    }
  }

  /** Several words that are the same as one or several others: "data base", "do not", "twenty seven". */
  #takeSeveral(i: number, j: number, cost: number): void {
    const [a, b] = [this.#itemWords[i] as string, this.#sourceWords[j] as string];
    const [number, sourceNumber] = [this.#itemNumbers[i], this.#sourceNumbers[j]];
    if (number && sourceNumber && number.value === sourceNumber.value) {
      this.#offer(
        i + number.length,
        j + sourceNumber.length,
        cost + SPELLING_COST,
        SPELLING,
        number.length,
        sourceNumber.length,
      );
    }
    for (let taken = 2; taken <= 3; taken++) {
      this.#offerJoined(i, j, 1, taken, a, this.#joined(this.#sourceWords, j, taken), cost);
      this.#offerJoined(i, j, taken, 1, this.#joined(this.#itemWords, i, taken), b, cost);
    }
    if (sameMeaning([a], this.#sourceWords.slice(j, j + 2)))
      this.#offer(i + 1, j + 2, cost + SPELLING_COST, SPELLING, 1, 2);
    if (sameMeaning(this.#itemWords.slice(i, i + 2), [b]))
      this.#offer(i + 2, j + 1, cost + SPELLING_COST, SPELLING, 2, 1);
    if (sameMeaning(this.#itemWords.slice(i, i + 2), this.#sourceWords.slice(j, j + 2)))
      this.#offer(i + 2, j + 2, cost + SPELLING_COST, SPELLING, 2, 2);
  }

  #offerJoined(
    i: number,
    j: number,
    items: number,
    words: number,
    draft: string,
    source: string,
    cost: number,
  ): void {
    if (draft === '' || source === '' || draft.charAt(0) !== source.charAt(0)) return;
    if (draft === source) this.#offer(i + items, j + words, cost + SPELLING_COST, SPELLING, items, words);
    else if (draft.length > 4 && soundCode(draft) === soundCode(source))
      this.#offer(i + items, j + words, cost + COSTS.hearing, HEARING, items, words);
  }

  #joined(words: readonly string[], from: number, count: number): string {
    if (from + count > words.length) return '';
    const taken = words.slice(from, from + count);
    return taken.includes('') ? '' : taken.join('');
  }

  #at(i: number, j: number): number {
    return this.#cost[i * this.#width + j] as number;
  }

  #offer(i: number, j: number, cost: number, kind: number, items: number, words: number): void {
    if (i > this.#items.length || j >= this.#width) return;
    const cell = i * this.#width + j;
    if (cost >= (this.#cost[cell] as number)) return;
    this.#cost[cell] = cost;
    this.#step[cell] = kind | (items << 4) | (words << 10);
  }

  #trace(): Alignment {
    let i = this.#items.length;
    let j = 0;
    for (let end = 1; end < this.#width; end++) if (this.#at(i, end) < this.#at(i, j)) j = end;
    const cost = this.#at(i, j);
    const steps: Step[] = [];
    while (i > 0) {
      const step = this.#step[i * this.#width + j] as number;
      const [items, words] = [(step >> 4) & 63, step >>> 10];
      steps.push({
        kind: KINDS[step & 15] as StepKind,
        from: i - items,
        to: i,
        sourceFrom: j - words,
        sourceTo: j,
      });
      i -= items;
      j -= words;
    }
    return { steps: steps.reverse(), cost };
  }
}

/** Whether two runs of words are the same with contractions written out. */
function sameMeaning(draft: readonly string[], source: readonly string[]): boolean {
  const wanted = writtenOut(source);
  return writtenOut(draft).some((words) => wanted.includes(words));
}

function writtenOut(words: readonly string[]): string[] {
  let all = [''];
  for (const word of words) {
    const forms = [word, ...expansionsOf(word).map((expansion) => expansion.join(' '))];
    all = all.flatMap((head) => forms.map((form) => (head ? `${head} ${form}` : form)));
  }
  return all;
}

/** For each place, how many words end there that stand just before or after once more, fillers between them aside. */
function repeatsEndingAt(words: readonly string[], fillers: Uint8Array): Uint8Array {
  const lengths = new Uint8Array(words.length + 1);
  for (let end = 1; end <= words.length; end++) {
    const filler = fillers[end] as number;
    for (let length = MAX_REPEAT; length > 0 && lengths[end] === 0; length--) {
      const start = end - length;
      const after = end;
      const before = start - ((fillers[start] as number) || 0);
      if (equalRuns(words, start, after, length) || equalRuns(words, start, start - length, length))
        lengths[end] = length;
      else if (before < start && equalRuns(words, start, before - length, length)) lengths[end] = length;
    }
    if (filler > 0 && filler === lengths[end]) lengths[end] = 0;
  }
  return lengths;
}

function equalRuns(words: readonly string[], a: number, b: number, length: number): boolean {
  if (a < 0 || b < 0 || b + length > words.length) return false;
  for (let at = 0; at < length; at++) if (words[a + at] !== words[b + at]) return false;
  return true;
}

/** Compares each pair of different words once. */
function likenesses(
  items: readonly QuotedItem[],
  source: readonly string[],
  isKnownWord: (word: string) => boolean,
): (item: number, word: number) => Likeness {
  const ids = new Map<string, number>();
  const idOf = (word: string) => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  const sourceIds = source.map(idOf);
  const itemIds = items.map((item) => (item.kind === 'word' ? idOf(item.folded) : -1));
  const memo = new Map<number, Likeness>();
  return (item, word) => {
    const [a, b] = [itemIds[item] as number, sourceIds[word] as number];
    if (a === b) return 'same';
    const key = a * 0x100000 + b;
    let found = memo.get(key);
    if (found === undefined) {
      const quoted = items[item];
      found = quoted?.kind === 'word' ? compareQuoted(quoted, source[word] as string, isKnownWord) : 'other';
      memo.set(key, found);
    }
    return found;
  };
}

/** A word with brackets in it stands for another form of the same word. */
function compareQuoted(
  { folded, bracketed }: Extract<QuotedItem, { kind: 'word' }>,
  source: string,
  isKnownWord: (word: string) => boolean,
): Likeness {
  if (bracketed && sharesStem(folded, source)) return 'same';
  return compareWords(folded, source, isKnownWord);
}

function sharesStem(a: string, b: string): boolean {
  const shared = Math.max(2, Math.min(a.length, b.length) - 3);
  return a.slice(0, shared) === b.slice(0, shared);
}

const [SAME, SPELLING, HEARING, REPLACE, INSERT, DELETE, FILLER, REPEAT, ELLIPSIS, BRACKET, NOTE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;
const KINDS: readonly StepKind[] = [
  'same',
  'spelling',
  'hearing',
  'replace',
  'insert',
  'delete',
  'filler',
  'repeat',
  'ellipsis',
  'bracket',
  'note',
];
const STEPS = { same: SAME, spelling: SPELLING, hearing: HEARING, other: REPLACE } as const;
const SPELLING_COST = 0.2;
const COSTS = { same: 0, spelling: SPELLING_COST, hearing: 0.35, other: 1 } as const;
const INSERT_WORD = 1;
// Leaving out some words in one place is one change, and costs less than the same words replaced.
const GAP_OPEN = 0.9;
const GAP_WORD = 0.15;
const FILLER_WORD = 0.12;
const REPEAT_WORD = 0.1;
const LEAP = 0.02;
const LEAP_WORD = 0.0008;
const BRACKET_COST = 0.05;
const BRACKET_WORD = 0.08;
const MAX_REPLACED = 8;
const MAX_REPEAT = 5;
