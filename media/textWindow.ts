/** A stretch of a text, from its start up to its end, in UTF-16 code units. */
export type Stretch = readonly [start: number, end: number];

/** A piece of what is shown of a text, matched by the query or not. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * What is shown of a passage: a window of bounded length around the place that matches best, cut between words, with
 * an ellipsis where something was left out. Its cost does not grow with the text, which may have any length.
 */
export function windowPieces(text: string, highlights: readonly Stretch[]): Piece[] {
  const matches = inOrder(text, highlights);
  const [start, end] = chooseWindow(text, bestPlace(text, matches));
  const pieces: Piece[] = [];
  let at = start;
  for (const [from, to] of matches) {
    if (from < at || to > end) continue;
    pieces.push(
      { text: text.slice(at, from), isMatch: false },
      { text: text.slice(from, to), isMatch: true },
    );
    at = to;
  }
  pieces.push({ text: text.slice(at, end), isMatch: false });
  if (start > 0) pieces.unshift({ text: '… ', isMatch: false });
  if (end < text.length) pieces.push({ text: ' …', isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Keeps a title or a name to a length that a line of the view can bear. */
export function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, wholeCharacter(text, lastBreak(text, maxCharacters))).trimEnd()}…`;
}

function inOrder(text: string, highlights: readonly Stretch[]): Stretch[] {
  return highlights
    .slice(0, MAX_HIGHLIGHTS)
    .filter(([start, end]) => Number.isInteger(start) && start >= 0 && start < end && end <= text.length)
    .sort(([a], [b]) => a - b);
}

/** Where the most different words of the query stand together; the first such place, 0 where there is none. */
function bestPlace(text: string, matches: readonly Stretch[]): number {
  let [place, most] = [0, 0];
  matches.forEach(([start], first) => {
    const words = new Set<string>();
    for (let next = first; next < matches.length; next += 1) {
      const [from, to] = matches[next] as Stretch;
      if (to - start > NEAR_CHARACTERS) break;
      words.add(text.slice(from, to).toLowerCase());
    }
    if (words.size > most) [place, most] = [start, words.size];
  });
  return place;
}

function chooseWindow(text: string, place: number): Stretch {
  const lead = place <= FAR_CHARACTERS ? 0 : firstBreak(text, place - LEAD_CHARACTERS, place);
  const start = wholeCharacter(text, lead);
  const end = text.length - start <= MAX_CHARACTERS ? text.length : lastBreak(text, start + MAX_CHARACTERS);
  return [start, wholeCharacter(text, end)];
}

/** The start of the first word from `at` on, not after `before`; `at` where a word fills all that. */
function firstBreak(text: string, at: number, before: number): number {
  const blank = text.slice(at, before).search(/\s\S/u);
  return blank < 0 ? at : at + blank + 1;
}

/** The end of the last word before `at`; `at` where the words are longer than words are. */
function lastBreak(text: string, at: number): number {
  const from = Math.max(0, at - LONG_WORD_CHARACTERS);
  const tail = text.slice(from, at + 1);
  const blank = tail.search(/\s\S*$/u);
  return blank < 0 ? at : from + blank;
}

/** Moves back from the middle of a surrogate pair, half of which is no character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

// More than six lines of the widest view hold, and little enough to be laid out at once.
const MAX_CHARACTERS = 1200;

// A match up to here is among the first lines, also in a narrow view; the passage is then shown from its start.
const FAR_CHARACTERS = 140;

// About a line before the match, to see what it belongs to.
const LEAD_CHARACTERS = 60;

// What a narrow view shows of a passage; words that stand farther apart are not seen together.
const NEAR_CHARACTERS = 200;

// A passage of many pages may hold a word a thousand times; the later places are hardly better than these.
const MAX_HIGHLIGHTS = 200;

const LONG_WORD_CHARACTERS = 40;
