import { foldToken, withoutDiacritics } from './tokens.ts';

/**
 * The token between two offsets of `text` as a number: tokens that are compared as equal have the same. Two different
 * words may share one, so a place found by it is only a candidate. No string is made for ASCII words.
 */
export function hashToken(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let offset = start; offset < end; offset++) {
    let unit = text.charCodeAt(offset);
    if (unit >= 128) return hashFolded(foldToken(text.slice(start, end)));
    if (unit === COMMA) continue;
    if (unit >= 65 && unit <= 90) unit += 32;
    hash = Math.imul(hash ^ unit, PRIME);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same of a word that is folded already. */
export function hashFolded(folded: string): number {
  const plain = withoutDiacritics(folded);
  let hash = SEED;
  for (let offset = 0; offset < plain.length; offset++) {
    hash = Math.imul(hash ^ plain.charCodeAt(offset), PRIME);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

// FNV-1a over UTF-16 code units.
const SEED = 2166136261 | 0;
const PRIME = 16777619;
const COMMA = 0x2c;
