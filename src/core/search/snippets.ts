import type { TextSpan } from '../model/textSpan.ts';

/** What is shown of a passage: a window of it, cut between words. */
export interface Snippet {
  /** Where it stands in the passage's text. */
  readonly span: TextSpan;
  readonly text: string;
  /** The highlights that are in it, as offsets into `text`. */
  readonly highlights: readonly TextSpan[];
}

/**
 * The window of a text that shows the most different words of the query, those that stand close together first; where it
 * is cut off, between words. Short texts are shown whole.
 *
 * @param highlights in ascending order, not overlapping. Cost: their number and the window.
 */
export function cutSnippet(text: string, highlights: readonly TextSpan[]): Snippet {
  const span = text.length <= MAX_CHARACTERS ? ([0, text.length] as const) : chooseWindow(text, highlights);
  const [from, to] = span;
  return {
    span,
    text: text.slice(from, to),
    highlights: highlights
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start - from, end - from]),
  };
}

function chooseWindow(text: string, highlights: readonly TextSpan[]): TextSpan {
  const [first, last] = bestStretch(text, highlights);
  // What stands before the words is needed less than what follows them.
  const room = Math.max(0, MAX_CHARACTERS - (last - first));
  const lead = Math.min(first, Math.floor(room / 3));
  const end = Math.min(text.length, first - lead + MAX_CHARACTERS);
  const start = Math.max(0, Math.min(first, end - MAX_CHARACTERS));
  return [
    start === 0 ? 0 : wordStart(text, start, first),
    end === text.length ? end : wordEnd(text, end, Math.min(last, end)),
  ];
}

/** From where to where the most different words stand within one window; among equals the closest, then the first. */
function bestStretch(text: string, highlights: readonly TextSpan[]): TextSpan {
  const words = highlights.map(([start, end]) => text.slice(start, end).toLowerCase());
  const counts = new Map<string, number>();
  let best: TextSpan = [highlights[0]?.[0] ?? 0, highlights[0]?.[1] ?? 0];
  let most = 0;
  let first = 0;
  for (const [last, [, end]] of highlights.entries()) {
    counts.set(words[last] ?? '', (counts.get(words[last] ?? '') ?? 0) + 1);
    while (
      first < last &&
      (end - (highlights[first]?.[0] ?? 0) > NEAR_CHARACTERS || (counts.get(words[first] ?? '') ?? 0) > 1)
    ) {
      const left = (counts.get(words[first] ?? '') ?? 0) - 1;
      if (left > 0) counts.set(words[first] ?? '', left);
      else counts.delete(words[first] ?? '');
      first++;
    }
    const start = highlights[first]?.[0] ?? 0;
    if (counts.size > most || (counts.size === most && end - start < best[1] - best[0])) {
      most = counts.size;
      best = [start, end];
    }
  }
  return best;
}

/** The start of the first word after `at`, at most `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  const blank = text.slice(at, limit).search(/\s\S/u);
  return blank < 0 ? wholeCharacter(text, limit - at > LONGEST_WORD ? at : limit) : at + blank + 1;
}

/** The end of the last word before `at`, at least `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  const from = Math.max(limit, at - LONGEST_WORD);
  const blank = text.slice(from, at).search(/\s\S*$/u);
  return blank < 0
    ? wholeCharacter(text, at - limit > LONGEST_WORD ? at : Math.max(limit, at))
    : from + blank;
}

/** Not between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
}

// About four lines of a side bar.
const MAX_CHARACTERS = 320;
// Words that stand farther apart are not seen together.
const NEAR_CHARACTERS = 240;
const LONGEST_WORD = 60;
