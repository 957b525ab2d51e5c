import { type CslFields, type CslItem, issuedYear } from '../model/cslItem.ts';

/**
 * A readable cite key for a work that has none: family name, year, first telling word of the title, as in
 * `levine2020robotics`. Made of the work alone, so it stays the same when other files come and go.
 */
export function makeCiteKey(item: CslFields): string {
  const work = item as CslItem;
  const [author] = item.author ?? item.interviewer ?? [];
  const name = author?.family ?? author?.literal?.split(/\s+/u).at(-1) ?? '';
  const year = issuedYear(work)?.toString() ?? '';
  const words = (item.title ?? '').split(/[^\p{L}\p{N}]+/u).map(toKeyPart);
  const telling = words.filter(
    (word) => word.length > 2 && !SMALL_WORDS.has(word) && word !== toKeyPart(name),
  );
  const key = toKeyPart(name) + year + (telling[0] ?? '') + (name ? '' : (telling[1] ?? ''));
  // pandoc's keys begin with a letter, a digit or an underscore.
  return key || 'source';
}

/** `key`, or with the first free letter after it when it is taken: `levine2020robotics`, `levine2020roboticsb`. */
export function freeCiteKey(key: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(key)) return key;
  for (let suffix = 'b'.charCodeAt(0); suffix <= 'z'.charCodeAt(0); suffix++) {
    const candidate = key + String.fromCharCode(suffix);
    if (!isTaken(candidate)) return candidate;
  }
  for (let number = 2; ; number++) if (!isTaken(`${key}-${number}`)) return `${key}-${number}`;
}

function toKeyPart(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const SMALL_WORDS = new Set([
  'the',
  'and',
  'for',
  'from',
  'with',
  'how',
  'why',
  'what',
  'when',
  'who',
  'are',
  'was',
  'not',
]);
