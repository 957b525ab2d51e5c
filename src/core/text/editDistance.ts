/**
 * How many slips of the pen lie between two words: letters too many, missing or wrong, or neighbors that changed places
 * (optimal string alignment). Given up as soon as it must exceed `bound`; what is returned then is more than `bound`.
 *
 * Cost: the product of the lengths. For one word against a few thousand; the terms of an index are walked otherwise
 * (`findSimilar`).
 */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  return lastRow(a, b, bound)?.at(-1) ?? bound + 1;
}

/** The same to the nearest beginning of `word`, for a word that is still being typed. */
export function distanceToBeginning(typed: string, word: string, bound: number): number {
  if (typed.length - word.length > bound) return bound + 1;
  const row = lastRow(typed, word.slice(0, typed.length + bound), bound);
  return row ? Math.min(...row) : bound + 1;
}

/** For each beginning of `b` its distance from the whole of `a`; undefined where all are more than `bound`. */
function lastRow(a: string, b: string, bound: number): readonly number[] | undefined {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > bound) return undefined;
    beforeLast = last;
    last = current;
  }
  return last;
}
