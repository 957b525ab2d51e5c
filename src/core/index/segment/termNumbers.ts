import { foldWord } from '../../text/words.ts';
import { enlarge } from './enlarge.ts';
import { readTerm } from './termTable.ts';

/**
 * Numbers terms in the order in which they first come. A hash table over their code units rather than a `Map`: most
 * words of a text are known already, and to look one up this way no string has to be made of it. The hash is FNV-1a.
 */
export class TermNumbers {
  /**
   * Open addressing: for each slot its term's number and 1, or 0, and beside it the term's hash. There is room for more
   * than twice the terms, a power of 2.
   */
  #slots = new Int32Array(FIRST_SIZE * 4);
  /** Where each term begins among the units. */
  #offsets = new Uint32Array(FIRST_SIZE + 1);
  #units = new Uint16Array(FIRST_SIZE * 8);
  #count = 0;
  /** Nobody can write a text whose words all have the same hash without knowing it. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32) | 0;

  get count(): number {
    return this.#count;
  }

  /** The number of the word that stands in `text` from `start` to `end`, as `foldWord` folds it; -1 if nothing is left. */
  ofWord(text: string, start: number, end: number): number {
    let hash = this.#seed;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 127) return this.ofTerm(foldWord(text.slice(start, end)));
      hash = Math.imul(hash ^ (unit | LOWER_CASE), FNV_PRIME);
    }
    return this.#find(text, start, end, hash, LOWER_CASE);
  }

  /** The number of a term as it is; -1 for an empty one: some words are nothing but marks that are folded away. */
  ofTerm(term: string): number {
    if (term === '') return -1;
    let hash = this.#seed;
    for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), FNV_PRIME);
    return this.#find(term, 0, term.length, hash, 0);
  }

  /** The term of this number. */
  term(number: number): string {
    return readTerm(this.#units, this.#offsets[number] as number, this.#offsets[number + 1] as number);
  }

  #find(text: string, start: number, end: number, hash: number, fold: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    for (let slot = spread(hash) & mask; ; slot = (slot + 2) & mask) {
      const number = (slots[slot] as number) - 1;
      if (number < 0) return this.#add(text, start, end, hash, fold, slot);
      if (slots[slot + 1] === hash && this.#isTerm(number, text, start, end, fold)) return number;
    }
  }

  #isTerm(number: number, text: string, start: number, end: number, fold: number): boolean {
    const units = this.#units;
    const from = this.#offsets[number] as number;
    const length = end - start;
    if ((this.#offsets[number + 1] as number) - from !== length) return false;
    for (let at = 0; at < length; at++) {
      if (units[from + at] !== (text.charCodeAt(start + at) | fold)) return false;
    }
    return true;
  }

  #add(text: string, start: number, end: number, hash: number, fold: number, slot: number): number {
    const number = this.#count++;
    const from = this.#offsets[number] as number;
    const to = from + end - start;
    if (to > this.#units.length) this.#units = enlarge(this.#units, Math.max(to, from * 2));
    for (let at = start; at < end; at++) this.#units[from + at - start] = text.charCodeAt(at) | fold;
    this.#offsets[number + 1] = to;
    this.#slots[slot] = number + 1;
    this.#slots[slot + 1] = hash;
    if (this.#count + 1 === this.#offsets.length) this.#offsets = enlarge(this.#offsets, this.#count * 2);
    if (this.#count * 4 >= this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length - 2;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] === 0) continue;
      let slot = spread(before[at + 1] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = before[at] as number;
      slots[slot + 1] = before[at + 1] as number;
    }
    this.#slots = slots;
  }
}

/** The low bits of the hash alone would depend on little but the last letter. */
function spread(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}

const FIRST_SIZE = 1024;
// The ASCII units of words are letters, digits and apostrophes: this bit makes lower case of the first and leaves the others.
const LOWER_CASE = 32;
const FNV_PRIME = 16777619;
