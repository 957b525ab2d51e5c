import type { IndexPart } from '../index/indexPart.ts';
import { Bitset, bitCount } from '../index/segment/bitset.ts';

/** A set of passages: for each part those that are in it; undefined for all of the part. */
export type PassageSet = readonly (Bitset | undefined)[];

/** The passages of `set` that are in none of `others`. Cost: a 32nd of the passages. */
export function subtract(
  parts: readonly IndexPart[],
  set: PassageSet,
  others: readonly (readonly (Bitset | undefined)[])[],
): readonly Bitset[] {
  return parts.map(({ passages }, part) => {
    const words = set[part]?.words.slice() ?? allOf(passages.count);
    for (const other of others) {
      const taken = other[part]?.words;
      if (taken) for (let at = 0; at < words.length; at++) (words[at] as number) &= ~(taken[at] as number);
    }
    return new Bitset(passages.count, words);
  });
}

function allOf(count: number): Uint32Array {
  const words = new Uint32Array((count + 31) >>> 5).fill(0xffffffff);
  if (count % 32 > 0) words[words.length - 1] = 0xffffffff >>> (32 - (count % 32));
  return words;
}

/** The passages that are in any of the sets. */
export function unite(parts: readonly IndexPart[], sets: readonly (readonly Bitset[])[]): readonly Bitset[] {
  const [only] = sets;
  if (only && sets.length === 1) return only;
  return parts.map(({ passages }, part) => {
    const words = new Uint32Array((passages.count + 31) >>> 5);
    for (const set of sets) {
      const more = set[part]?.words;
      for (let at = 0; at < words.length; at++) (words[at] as number) |= more?.[at] ?? 0;
    }
    return new Bitset(passages.count, words);
  });
}

/** How many documents `from` to before `to` are in the set. */
export function countBetween({ words }: Bitset, from: number, to: number): number {
  const first = from >>> 5;
  const last = to >>> 5;
  const fromMask = 0xffffffff << (from & 31);
  const toMask = (to & 31) === 0 ? 0 : 0xffffffff >>> (32 - (to & 31));
  if (first === last) return bitCount((words[first] ?? 0) & fromMask & toMask);
  let count = bitCount((words[first] ?? 0) & fromMask) + bitCount((words[last] ?? 0) & toMask);
  for (let at = first + 1; at < last; at++) count += bitCount(words[at] ?? 0);
  return count;
}

/** The passages that are in at least `needed` of the sets. */
export function inAtLeast(
  parts: readonly IndexPart[],
  needed: number,
  sets: Iterable<readonly Bitset[]>,
): readonly Bitset[] {
  // Of the sets so far, the passages in at least one, in at least two, and so on: a set lifts each to the next.
  const levels = Array.from({ length: needed }, () =>
    parts.map(({ passages }) => new Uint32Array((passages.count + 31) >>> 5)),
  );
  for (const set of sets) {
    for (const [part, { words }] of set.entries()) {
      for (let level = needed - 1; level >= 0; level--) {
        const lower = levels[level - 1]?.[part];
        const here = levels[level]?.[part] as Uint32Array;
        for (let at = 0; at < here.length; at++)
          (here[at] as number) |= (words[at] ?? 0) & (lower?.[at] ?? 0xffffffff);
      }
    }
  }
  return parts.map(({ passages }, part) => new Bitset(passages.count, levels[needed - 1]?.[part]));
}

/** The passages that are in both sets. */
export function intersect(
  parts: readonly IndexPart[],
  set: PassageSet,
  other: readonly Bitset[],
): readonly Bitset[] {
  return parts.map(({ passages }, part) => {
    const words = other[part]?.words.slice() ?? new Uint32Array((passages.count + 31) >>> 5);
    const own = set[part]?.words;
    if (own) for (let at = 0; at < words.length; at++) (words[at] as number) &= own[at] ?? 0;
    return new Bitset(passages.count, words);
  });
}

/** The passages of `set`, and those up to `reach` places before one of them in its source. */
export function passagesBefore(
  parts: readonly IndexPart[],
  set: PassageSet,
  reach: number,
): readonly Bitset[] {
  return parts.map(({ passages }, part) => {
    const before = new Bitset(passages.count);
    const documents = set[part] ?? new Bitset(passages.count, allOf(passages.count));
    for (const document of documents) {
      const [first] = passages.documentsOf(passages.sourceNumber(document));
      for (
        let at = document;
        at >= Math.max(first, document - reach) && !(at < document && before.has(at));
        at--
      )
        before.add(at);
    }
    return before;
  });
}
