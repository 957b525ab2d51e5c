import type { CitedLocator } from '../model/citation.ts';
import type { Passage } from '../model/passage.ts';

/**
 * Whether the place that the draft gives is where the words stand. Undefined where that cannot be told: the source has
 * no locators of that kind.
 *
 * @param touched the passages that hold the words, in order.
 * @param following the passage after them, whose locator says where they end.
 */
export function agreesWithLocator(
  cited: CitedLocator,
  touched: readonly Passage[],
  following: Passage | undefined,
): boolean | undefined {
  const own = touched.flatMap(({ locator }) => (locator?.label === cited.label ? [locator.value] : []));
  if (own.length === 0) return undefined;
  const next = following?.locator?.label === cited.label ? following.locator.value : undefined;
  if (cited.label === 'timestamp') return agreesInTime(cited.value, own, next);
  // A passage may run on to the page where the next one starts.
  const possible = next ? [...own, next] : own;
  return possible.some((value) => rangesOf(cited.value).some((range) => isWithin(value, range)));
}

function agreesInTime(cited: string, own: readonly string[], next: string | undefined): boolean | undefined {
  const [from, to] = cited.split(/\s*[-–—]\s*/u).map(seconds);
  const start = seconds(own[0] ?? '');
  if (from === undefined || start === undefined) return undefined;
  const end = (next === undefined ? undefined : seconds(next)) ?? Number.POSITIVE_INFINITY;
  return (to ?? from) >= start - TOLERANCE_SECONDS && from <= end + TOLERANCE_SECONDS;
}

function seconds(stamp: string): number | undefined {
  const parts = stamp.split(/[:.]/u).map(Number);
  if (!/^\d+(?::\d{2}){1,2}/u.test(stamp) || parts.some(Number.isNaN)) return undefined;
  return stamp
    .split(':')
    .map((part) => Number.parseFloat(part))
    .reduce((sum, part) => sum * 60 + part, 0);
}

type Range = readonly [from: string, to: string];

/** "33–35, 40" as ranges; a short end ("133–35") is written out. */
function rangesOf(value: string): Range[] {
  return value.split(/\s*(?:,|&|\band\b)\s*/u).map((part) => {
    const [from = '', to = from] = part.split(/\s*[-–—]\s*/u);
    return [
      from,
      /^\d+$/u.test(from) && /^\d+$/u.test(to) && to.length < from.length
        ? from.slice(0, -to.length) + to
        : to,
    ];
  });
}

function isWithin(value: string, [from, to]: Range): boolean {
  const fold = (text: string) => text.trim().toLowerCase();
  if (fold(value) === fold(from) || fold(value) === fold(to)) return true;
  const [number, low, high] = [value, from, to].map(Number) as [number, number, number];
  if ([number, low, high].every(Number.isInteger)) return low <= number && number <= high;
  // The number of a section that has a title as well.
  return fold(value).startsWith(`${fold(from)} `) || fold(value).startsWith(`${fold(from)}.`);
}

// Players and transcripts round to seconds, and a quoter takes the time of the sentence before.
const TOLERANCE_SECONDS = 10;
