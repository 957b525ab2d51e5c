import type { Blocks } from './blocks.ts';
import { enlarge } from './enlarge.ts';

/**
 * The sorted terms of a segment in one buffer of UTF-16 code units, the units in which MiniSearch counts lengths and
 * edit distances. Terms are numbered in the order of their code units, so a prefix is a range of numbers.
 */
export class TermTable {
  readonly count: number;
  readonly units: Uint16Array;
  /** Where each term begins in `units`; one more than there are terms. */
  readonly offsets: Uint32Array;
  /** How many code units each term has in common with the one before it, at most 255. */
  readonly shared: Uint8Array;

  constructor(units: Uint16Array, offsets: Uint32Array, shared: Uint8Array) {
    this.count = shared.length;
    this.units = units;
    this.offsets = offsets;
    this.shared = shared;
  }

  /** The term of this number. */
  term(number: number): string {
    return readTerm(this.units, this.offsets[number] ?? 0, this.offsets[number + 1] ?? 0);
  }

  /** Length of the term of this number in code units. */
  lengthOf(number: number): number {
    return (this.offsets[number + 1] ?? 0) - (this.offsets[number] ?? 0);
  }

  /** The number of `term`, or -1. */
  find(term: string): number {
    const at = this.#firstNotBelow(term, false);
    return at < this.count && this.lengthOf(at) === term.length && this.#compare(at, term) === 0 ? at : -1;
  }

  /** The numbers of the terms that begin with `prefix`, itself among them: from the first to before the last. */
  prefixRange(prefix: string): readonly [from: number, to: number] {
    return [this.#firstNotBelow(prefix, false), this.#firstNotBelow(prefix, true)];
  }

  /** The first term that is not less than `text`, or (`beyond`) that is greater and does not begin with it. */
  #firstNotBelow(text: string, beyond: boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, text);
      if (order < 0 || (beyond && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The order of a term and `text`; 0 where the term is or begins with `text`. */
  #compare(number: number, text: string): number {
    const from = this.offsets[number] ?? 0;
    const length = this.lengthOf(number);
    for (let at = 0; at < text.length; at++) {
      if (at >= length) return -1;
      const difference = (this.units[from + at] ?? 0) - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** The order of two terms of two tables by their code units. */
export function compareTerms(a: TermTable, numberA: number, b: TermTable, numberB: number): number {
  const fromA = a.offsets[numberA] as number;
  const fromB = b.offsets[numberB] as number;
  const lengthA = (a.offsets[numberA + 1] as number) - fromA;
  const lengthB = (b.offsets[numberB + 1] as number) - fromB;
  for (let at = 0; at < lengthA && at < lengthB; at++) {
    const difference = (a.units[fromA + at] as number) - (b.units[fromB + at] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

/** Writes terms, which come in the order of their code units, into the arrays of a `TermTable`. */
export class TermTableWriter {
  #units = new Uint16Array(1024);
  #used = 0;
  readonly #offsets: number[] = [0];
  readonly #shared: number[] = [];

  add(term: string): void {
    this.#reserve(term.length);
    for (let at = 0; at < term.length; at++) this.#units[this.#used + at] = term.charCodeAt(at);
    this.#end(term.length);
  }

  /** Adds a term of another table. */
  addFrom({ units, offsets }: TermTable, number: number): void {
    const from = offsets[number] as number;
    const length = (offsets[number + 1] as number) - from;
    this.#reserve(length);
    for (let at = 0; at < length; at++) this.#units[this.#used + at] = units[from + at] as number;
    this.#end(length);
  }

  #reserve(length: number): void {
    const used = this.#used + length;
    if (used > this.#units.length) this.#units = enlarge(this.#units, Math.max(used, this.#used * 2));
  }

  /** Takes what was written for the next term. */
  #end(length: number): void {
    const before = this.#offsets.at(-2) ?? this.#used;
    const most = Math.min(this.#used - before, length, 255);
    let shared = 0;
    while (shared < most && this.#units[before + shared] === this.#units[this.#used + shared]) shared++;
    this.#used += length;
    this.#offsets.push(this.#used);
    this.#shared.push(shared);
  }

  finish(): Blocks {
    return {
      terms: this.#units.slice(0, this.#used),
      termOffsets: Uint32Array.from(this.#offsets),
      termShared: Uint8Array.from(this.#shared),
    };
  }
}

/** The code units `from` to before `to` as a string. */
export function readTerm(units: Uint16Array, from: number, to: number): string {
  if (to - from <= LONGEST_CALL) return String.fromCharCode(...units.subarray(from, to));
  let term = '';
  for (let at = from; at < to; at += LONGEST_CALL) {
    term += String.fromCharCode(...units.subarray(at, Math.min(to, at + LONGEST_CALL)));
  }
  return term;
}

// Arguments of one call lie on the stack, and a word of a megabyte is only a matter of a hostile file.
const LONGEST_CALL = 1024;
