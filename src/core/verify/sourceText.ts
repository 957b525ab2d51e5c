import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { splitTokens, type Token } from '../text/tokens.ts';
import type { SegmentSource } from './quoteSegment.ts';

/** A word of a source, in the running text of all its passages. */
export interface SourceWord extends Token {
  /** The passage it stands in; `start` and `end` are offsets into that passage's text. */
  readonly passage: Passage;
  /** Which word of its source it is, from 0. */
  readonly at: number;
  /** A mark of punctuation or the start of the passage stands before it. */
  readonly hasPause: boolean;
  /** It opens a sentence or the passage. */
  readonly isInitial: boolean;
  /** It belongs to a remark of the transcriber's: "[laughter]", "[00:12:31]". */
  readonly isAside?: true;
}

/** The words of one source in order. A passage's words are split when they are asked for. */
export class SourceText {
  readonly sourceId: string;
  readonly passages: readonly Passage[];
  readonly wordCount: number;
  /** Where the source's words start in its segment. */
  readonly segmentStart: number;
  readonly #passageStarts: Uint32Array;
  readonly #words = new Map<number, readonly SourceWord[]>();

  constructor(place: SegmentSource, passages: readonly Passage[]) {
    this.sourceId = place.sourceId;
    this.passages = passages;
    this.wordCount = place.end - place.start;
    this.segmentStart = place.start;
    this.#passageStarts = place.passageStarts;
  }

  /** The words from `from` up to `to`, counted from the source's first. Cost: the passages they stand in. */
  words(from: number, to: number): SourceWord[] {
    const words: SourceWord[] = [];
    if (to <= from) return words;
    for (let passage = this.#passageOf(from); passage < this.passages.length; passage++) {
      const start = this.#passageStarts[passage] ?? this.wordCount;
      if (start >= to) break;
      const own = this.#wordsOf(passage);
      words.push(
        ...(start >= from && start + own.length <= to
          ? own
          : own.slice(Math.max(0, from - start), to - start)),
      );
    }
    return words;
  }

  #passageOf(word: number): number {
    let low = 0;
    let high = this.#passageStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#passageStarts[middle] as number) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #wordsOf(passage: number): readonly SourceWord[] {
    let words = this.#words.get(passage);
    if (!words) {
      const own = this.passages[passage] as Passage;
      const start = this.#passageStarts[passage] as number;
      const asides = asidesIn(own);
      words = splitTokens(own.text).map((token, at) => ({
        ...{
          ...token,
          passage: own,
          at: start + at,
          hasPause: isAfter(own.text, token, PAUSE),
          isInitial: isAfter(own.text, token, SENTENCE),
        },
        ...(asides.some(([from, to]) => from <= token.start && token.end <= to) && {
          isAside: true as const,
        }),
      }));
      if (this.#words.size >= KEPT_PASSAGES) this.#words.clear();
      this.#words.set(passage, words);
    }
    return words;
  }
}

function isAfter(text: string, { start }: Token, marks: RegExp): boolean {
  return marks.test(start <= LOOK_BACK ? text.slice(0, start) : `x${text.slice(start - LOOK_BACK, start)}`);
}

function asidesIn({ text, kind }: Passage): TextSpan[] {
  if (kind !== 'speech' || !/[[(]/u.test(text)) return [];
  return [...text.matchAll(ASIDE)].map(({ 0: found, index }) => [index, index + found.length]);
}

/** Where an offset into a passage's text stands in the raw text of its source. `isEnd`: the end of something. */
export function toRawOffset(passage: Passage, offset: number, isEnd = false): number {
  const { spans, text } = passage;
  let separators = text.length - spans.reduce((sum, [start, end]) => sum + end - start, 0);
  let position = 0;
  for (const [at, [start, end]] of spans.entries()) {
    if (at > 0 && separators > 0 && text.charAt(position) === ' ') {
      position++;
      separators--;
    }
    const stop = position + end - start;
    if (isEnd ? offset <= stop : offset < stop) return start + Math.max(0, offset - position);
    position = stop;
  }
  return passage.end;
}

/** The raw span behind a stretch of a passage's text: from its first character to its last, furniture included. */
export function toRawSpan(passage: Passage, [start, end]: TextSpan): TextSpan {
  return [toRawOffset(passage, start), toRawOffset(passage, end, true)];
}

/** Where an offset into the raw text stands in the passage's text; its end for one behind all spans. */
export function toTextOffset({ spans, text }: Passage, raw: number): number {
  let separators = text.length - spans.reduce((sum, [start, end]) => sum + end - start, 0);
  let position = 0;
  for (const [at, [start, end]] of spans.entries()) {
    if (at > 0 && separators > 0 && text.charAt(position) === ' ') {
      position++;
      separators--;
    }
    if (raw <= end) return position + Math.max(0, raw - start);
    position += end - start;
  }
  return text.length;
}

/** Whether a line or stretch of the raw text starts at this offset of the passage's text. */
export function startsSpan(passage: Passage, offset: number): boolean {
  const raw = toRawOffset(passage, offset);
  return passage.spans.some(([start]) => start === raw);
}

const PAUSE = /(?:^|[,.;:?!…—–-])[\s"“”'‘’]*$/u;
const SENTENCE = /(?:^|[.?!…])[\s"“”'‘’]*$/u;
const LOOK_BACK = 4;
const ASIDE =
  /[[(](?:\d{1,2}:\d{2}(?::\d{2})?|(?:(?:both|all|audience|host|guest)\s)?(?:laugh(?:s|ter|ing)?|chuckl(?:es|ing)|inaudible|unintelligible|indistinct|crosstalk|overlapping|pauses?|applause|music|sighs?|coughs?)\b[^\][()]{0,40})[\])]/giu;
const KEPT_PASSAGES = 200;
