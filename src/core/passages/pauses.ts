import type { TextSpan } from '../model/textSpan.ts';

/**
 * Cuts a long stretch without sentence ends where a speaker pauses for sense: before "so", "but", "and then", "what
 * do you think", after a clause's comma or semicolon. Every boundary between words near the target length is
 * weighed by the words on either side of it, and the best is taken; a cut never falls inside a word.
 */
export function cutAtPauses(
  text: string,
  [start, end]: TextSpan,
  sizes: { target: number; max: number },
): TextSpan[] {
  const cuts: TextSpan[] = [];
  let from = start;
  while (end - from > sizes.max) {
    const cut = bestPause(text, from, sizes);
    cuts.push([from, trimEnd(text, from, cut)]);
    from = skipSpace(text, cut);
  }
  if (from < end) cuts.push([from, end]);
  return cuts;
}

function bestPause(text: string, from: number, { target, max }: { target: number; max: number }): number {
  let best = { at: -1, weight: Number.NEGATIVE_INFINITY };
  const earliest = from + Math.floor(target / 2);
  // Where a text has no blanks, looking for one must not go on to its end.
  const reach = text.slice(earliest, from + max + 1);
  for (let next = reach.indexOf(' '); next >= 0; next = reach.indexOf(' ', next + 1)) {
    const at = earliest + next;
    const distance = Math.abs(at - from - target) / target;
    const weight = pauseWeight(text, at) - 2 * distance;
    if (weight > best.weight) best = { at, weight };
  }
  // A run without a single space: cut at the limit, on a whole code point.
  return best.at >= 0 ? best.at : wholeCodePoint(text, from + max);
}

function pauseWeight(text: string, space: number): number {
  const before = text.slice(Math.max(0, space - 16), space);
  const after = text.slice(space + 1, space + 24);
  let weight = 0;
  if (/[;:—–]$/u.test(before)) weight += 3;
  else if (/,["”’]?$/u.test(before)) weight += 2;
  for (const [pattern, points] of OPENERS) if (pattern.test(after)) weight += points;
  // "and so", "you know so": the pause was a word earlier.
  if (DANGLING.test(before)) weight -= 4;
  return weight;
}

// What opens a clause in speech, with how sure a sign of a pause it is.
const OPENERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:so(?! on\b)|but|now|well|okay|yeah|yes|no)\b/iu, 3],
  [/^and (?:then|so(?! on\b)|that|i|we|you|it|there|this|if|when|in|one|what)\b/iu, 3],
  [/^(?:because|although|whereas|however|therefore|otherwise|eventually|basically)\b/iu, 2],
  [
    /^(?:i (?:mean|think|guess)|you know|do you|what (?:is|are|do|about)|how (?:do|does|did)|let's|there(?:'s| is| are))\b/iu,
    2,
  ],
  [/^(?:and|or|which|where|when|if)\b/iu, 1],
];
// A stretch should not end in a word that asks for another.
const DANGLING =
  /\b(?:and|but|so|or|the|a|an|of|to|in|on|at|for|with|that|is|are|was|were|be|i|we|you|they|he|she|it|this|these|my|your|his|her|its|our|their|not|very|if|because|as|than|like|kind|sort)$/iu;

function trimEnd(text: string, from: number, cut: number): number {
  return from + text.slice(from, cut).trimEnd().length;
}

function skipSpace(text: string, from: number): number {
  while (from < text.length && /\s/u.test(text.charAt(from))) from++;
  return from;
}

function wholeCodePoint(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000 ? offset + 1 : offset;
}
