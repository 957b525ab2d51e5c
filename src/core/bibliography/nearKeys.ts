import { editDistance } from '../text/editDistance.ts';

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
  const slips = editDistance(wanted, candidate, bound);
  return slips > bound ? undefined : slips;
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
