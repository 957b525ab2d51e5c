import { oneLine } from '../text/markdownText.ts';

/**
 * Words of a source or a draft for a line of plain text: white space becomes blanks, and what could steer a terminal
 * or turn the direction of the line around is left out.
 */
export function plainWords(text: string): string {
  return oneLine(text).replace(STEERING, '');
}

/** The words in quotation marks, cut in the middle of nothing but a blank where they are longer than `limit`. */
export function inMarks(text: string, limit = LONGEST_IN_A_SENTENCE): string {
  return `“${shorten(plainWords(text), limit)}”`;
}

/** Invisible characters (zero-width ones, the word joiner) by their numbers: what is wrong must be seen. */
export function showInvisible(text: string): string {
  return text.replace(
    /[\u200b-\u200d\u2060\ufeff]/gu,
    (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`,
  );
}

/** At most `limit` characters, cut at a blank where there is one. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const blank = text.lastIndexOf(' ', limit - 1);
  const cut = text.slice(0, blank > limit / 2 ? blank : limit - 1);
  // Half of a surrogate pair is no character.
  return `${cut.replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** Several things in a row, as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function inARow(things: readonly string[], joint = 'and'): string {
  if (things.length < 2) return things[0] ?? '';
  return `${things.slice(0, -1).join(', ')} ${joint} ${things.at(-1)}`;
}

// Control characters (C0, C1, delete), and Unicode's marks of direction, UAX #9.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// A dozen words: enough to know them again.
const LONGEST_IN_A_SENTENCE = 80;
