import { bitCount, lowestBit } from './bitset.ts';

/** Documents are scored in windows of so many, whose scores stay in the processor's cache. */
export const WINDOW_BITS = 14;
export const WINDOW = 1 << WINDOW_BITS;

/** A document's bit in each 32 of a window. */
export type WindowBits = Uint32Array;

/** What is known of the documents of a window. */
export interface Window {
  /** Which match. */
  matched: WindowBits;
  readonly scores: Float64Array;
  /** Which words of the query each has: a bit for each word in as many numbers as `lanes` says, 0 where nobody asks. */
  readonly words: Uint32Array;
  readonly lanes: number;
}

/** A window as large as a part with so many documents needs it. */
export function createWindow(documentCount: number, lanes: number): Window {
  const matched = createBits(documentCount);
  const size = matched.length * 32;
  return { matched, scores: new Float64Array(size), words: new Uint32Array(size * lanes), lanes };
}

/**
 * The same, from the one that was given back last where that is as large: a window takes 128 kB, and each keystroke a few
 * of them.
 */
export function borrowWindow(documentCount: number, lanes: number): Window {
  const kept = spare;
  spare = undefined;
  const fits = kept?.lanes === lanes && kept.matched.length === bitWords(documentCount);
  return fits ? kept : createWindow(documentCount, lanes);
}

/** @param window as it was when it was borrowed. */
export function giveBackWindow(window: Window): void {
  spare = window;
}

let spare: Window | undefined;

/** How many words of the query a document has. */
export function countWords({ words, lanes }: Window, local: number): number {
  let count = 0;
  for (let lane = local * lanes; lane < (local + 1) * lanes; lane++) count += bitCount(words[lane] as number);
  return count;
}

export function createBits(documentCount: number): WindowBits {
  return new Uint32Array(bitWords(documentCount));
}

function bitWords(documentCount: number): number {
  return (Math.min(WINDOW, documentCount) + 31) >>> 5;
}

export function countBits(bits: WindowBits): number {
  let count = 0;
  for (let place = 0; place < bits.length; place++) {
    const word = bits[place] as number;
    if (word !== 0) count += bitCount(word);
  }
  return count;
}

/** The places in the window of the documents of a set. */
export function listBits(bits: WindowBits): Uint16Array {
  const list = new Uint16Array(countBits(bits));
  let used = 0;
  for (let place = 0; place < bits.length; place++) {
    for (let word = bits[place] as number; word !== 0; word &= word - 1)
      list[used++] = place * 32 + lowestBit(word);
  }
  return list;
}

/** The documents, where they are so few that it is cheaper to look only at them than at all and to forget some. */
export function ifFew(bits: WindowBits | undefined): WindowBits | undefined {
  return bits && countBits(bits) < bits.length * FEW ? bits : undefined;
}

/** Whether no document matches. */
export function isEmpty(bits: WindowBits): boolean {
  for (let place = 0; place < bits.length; place++) if (bits[place] !== 0) return false;
  return true;
}

/** Makes `window` as new. Only a window in which something matched was ever written to. */
export function clearWindow(window: Window): void {
  window.matched.fill(0);
  window.scores.fill(0);
  window.words.fill(0);
}

// Of the 32 documents of a word of bits.
const FEW = 2;
