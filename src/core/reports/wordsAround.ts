import type { QuoteMatch } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import { splitSentences } from '../text/sentences.ts';
import { plainWords } from './plainWords.ts';
import { spannedText, spansInWords } from './spannedText.ts';

/** What stands around words in their source: the rest of their sentences, and a sentence more on either side. */
export interface WordsAround {
  readonly before: string;
  readonly after: string;
}

/**
 * Reads what stands around a match.
 *
 * @param passages those of the match's source, in the order of its text.
 */
export function wordsAround(match: QuoteMatch, passages: readonly Passage[]): WordsAround {
  const first = passages.findIndex(({ id }) => id === match.passageIds[0]);
  const last = passages.findIndex(({ id }) => id === match.passageIds.at(-1));
  const [opening, closing] = [passages[first], passages[last]];
  if (!opening || !closing) return { before: '', after: '' };
  const start = placeIn(opening, match.start) ?? 0;
  const end = placeIn(closing, match.end) ?? closing.text.length;
  const before = `${neighborText(passages[first - 1], opening)}${opening.text.slice(0, start)}`;
  const after = `${closing.text.slice(end)}${neighborText(passages[last + 1], closing)}`;
  return { before: lastSentences(before), after: firstSentences(after) };
}

/** What stands between words and what comes after them: nothing before a mark that closes or parts. */
export function gapBefore(after: string): '' | ' ' {
  return after === '' || /^[,.;:!?…”’)\]]/u.test(after) ? '' : ' ';
}

function placeIn({ text, spans }: Passage, offset: number): number | undefined {
  return spansInWords(spannedText(text, spans), [offset, offset])[0]?.[0];
}

/** The same speaker goes on; another's words would look like hers. */
function neighborText(neighbor: Passage | undefined, passage: Passage): string {
  // What a list reports stands each by itself.
  if (
    !neighbor?.quotable ||
    passage.kind === 'reported' ||
    neighbor.kind !== passage.kind ||
    neighbor.speaker !== passage.speaker
  )
    return '';
  return ` ${neighbor.text} `;
}

/** The begun sentence and the whole one before it. */
function lastSentences(text: string): string {
  // Unpunctuated speech has sentences of any length; only so much of it is looked at.
  const tail = text.slice(-LONGEST * 4);
  const sentences = splitSentences(tail);
  const isBegun = !/[.?!…]["”’)\]]*\s*$/u.test(tail);
  const from = sentences.at(isBegun ? -2 : -1) ?? sentences[0] ?? [0, 0];
  const words = plainWords(tail.slice(from[0]));
  if (words.length <= LONGEST) return words;
  return `…${words.slice(words.indexOf(' ', words.length - LONGEST))}`;
}

/** The rest of the sentence and the whole one after it. */
function firstSentences(text: string): string {
  const head = text.slice(0, LONGEST * 4);
  const sentences = splitSentences(head);
  // Where the words end with their sentence, the first sentence is the whole one after it.
  const rest = /^[\s"”’)\]]*\p{Lu}/u.test(head) ? 0 : 1;
  const to = sentences[rest] ?? sentences.at(-1) ?? [0, 0];
  const words = plainWords(head.slice(0, to[1]));
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, words.lastIndexOf(' ', LONGEST))} …`;
}

const LONGEST = 400;
