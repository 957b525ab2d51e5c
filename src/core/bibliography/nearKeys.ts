/**
 * The keys that a mistyped one may stand for, the nearest first: the same but for case, marks, or one slip in six
 * characters (a character too many, too few, another, or two swapped); or the beginning of it.
 *
 * Cost: the keys once; only those of about the same length are compared.
 */
export function nearKeys(key: string, keys: Iterable<string>, limit = 3): string[] {
  const wanted = fold(key);
  const bound = Math.max(1, Math.min(3, Math.floor(wanted.length / 6)));
  const near: { readonly key: string; readonly distance: number }[] = [];
  for (const candidate of keys) {
    const distance = distanceTo(wanted, fold(candidate), bound);
    if (distance !== undefined) near.push({ key: candidate, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map((found) => found.key);
}

function distanceTo(wanted: string, candidate: string, bound: number): number | undefined {
  if (wanted === candidate) return 0;
  if (wanted.length >= MIN_BEGINNING && candidate.startsWith(wanted)) return bound + 1;
  if (Math.abs(wanted.length - candidate.length) > bound) return undefined;
  const slips = editDistance(wanted, candidate, bound);
  return slips > bound ? undefined : slips;
}

/** Optimal string alignment, given up as soon as it must exceed `bound`. */
function editDistance(a: string, b: string, bound: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const costs = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) costs.push((beforeLast[column - 2] ?? 0) + 1);
      current.push(Math.min(...costs));
    }
    if (Math.min(...current) > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Keys differ in case and marks from program to program (`Haskett_2021`, `haskett2021`). */
function fold(key: string): string {
  return key
    .slice(0, MAX_LENGTH)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const MIN_BEGINNING = 4;
const MAX_LENGTH = 100;
