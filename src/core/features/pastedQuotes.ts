import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { joinSpans } from '../text/runningText.ts';
import { hashFolded } from '../text/tokenHash.ts';
import { splitTokens, type Token } from '../text/tokens.ts';
import { type EqualRun, findEqualRuns } from '../verify/equalRuns.ts';
import type { Evidence } from '../verify/evidence.ts';
import { isTelling } from '../verify/lexicon/telling.ts';
import { readOver } from '../verify/readOver.ts';
import type { SourceWord } from '../verify/sourceText.ts';
import type { Stretch } from './stretch.ts';
import { barrierBetween } from './stretchBarriers.ts';

/** A place where all the words of a pasted text stand one after the other. */
export interface PastedQuotes {
  readonly source: Source;
  /** One for each voice, in the order of the source; headings and advertisements among them are left out. */
  readonly stretches: readonly Stretch[];
  /** True where nobody says whose words they are. */
  readonly isUnmarked: boolean;
}

/**
 * Where a pasted text stands, word for word: in primary sources, else in secondary ones; own text is no evidence. What
 * a transcript has between its words (labels of speakers, time stamps, line numbers) may stand in the text and is read
 * over, and so is a hyphen at the end of a line. Any other word that the source has not, and it is not from there.
 *
 * @returns the places, at most `limit` and one more, those with a known voice first; none for a few words that anybody
 *   might use.
 */
export function findPastedQuotes(evidence: Evidence, text: string, limit: number): PastedQuotes[] {
  if (text.length > LONGEST) return [];
  for (const wording of [text, text.replace(LINE_END_HYPHEN, '$1')]) {
    const words = readWords(wording);
    if (
      words.length < FEWEST_WORDS ||
      words.filter(({ folded }) => isTelling(folded)).length < FEWEST_TELLING
    )
      continue;
    for (const role of ['primary', 'secondary'] as const) {
      const runs = findEqualRuns(
        evidence,
        words.map(({ folded }) => hashFolded(folded)),
        { role, except: new Set() },
        SEED_WORDS,
      ).sort((a, b) => b.to - b.from - (a.to - a.from));
      const found = runs.slice(0, MOST_RUNS).flatMap((run) => placeAt(evidence, wording, words, run) ?? []);
      const places = found
        .filter(isFirstThere)
        .sort((a, b) => Number(a.isUnmarked) - Number(b.isUnmarked))
        .slice(0, limit + 1);
      if (places.length > 0) return places;
    }
  }
  return [];
}

interface PastedWord extends Token {
  /** A label, a time stamp or a number, which a source may have between its words. */
  readonly isFurniture: boolean;
}

function readWords(text: string): PastedWord[] {
  const read = readOver(joinSpans(text, [[0, text.length]]), []);
  const labels = [...read.matchAll(LABEL)].map(
    ({ 0: found, index }): TextSpan => [index, index + found.length],
  );
  return splitTokens(read).map((token) => ({
    ...token,
    isFurniture:
      TIME_STAMP.test(token.folded) ||
      (/^\d+$/u.test(token.folded) && opensLine(read, token.start)) ||
      labels.some(([start, end]) => start <= token.start && token.end <= end),
  }));
}

/** The number of a line or page stands there, not one that somebody said. */
function opensLine(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t[(]*$/u.test(text.slice(Math.max(0, offset - 8), offset));
}

/** Follows a run to both ends of the text; undefined where a word stands in the way. */
function placeAt(
  evidence: Evidence,
  text: string,
  words: readonly PastedWord[],
  { sourceId, from, at }: EqualRun,
): PastedQuotes | undefined {
  const source = evidence.source(sourceId);
  const own = evidence.textOf(sourceId);
  const hashes = evidence.hashesOf(sourceId);
  const behind = follow(words, hashes, { word: from, place: at, by: 1 });
  const before = follow(words, hashes, { word: from - 1, place: at - 1, by: -1 });
  if (!source || !own || !behind || !before) return undefined;
  const matched = [...before.words.reverse(), ...behind.words];
  const found = own.words(before.words.length > 0 ? before.place + 1 : at, behind.place);
  // Numbers may be equal where words are not.
  const isSame =
    found.length === matched.length &&
    found.every(({ folded }, index) => folded === words[matched[index] as number]?.folded);
  if (!isSame) return undefined;
  const last = words[matched.at(-1) as number] as PastedWord;
  const isSentence = /^\p{P}*[.!?…]/u.test(text.slice(last.end, last.end + 8));
  const stretches = toStretches(found, source, isSentence);
  if (stretches.length === 0 || stretches.length > MOST_VOICES) return undefined;
  return { source, stretches, isUnmarked: found[0]?.passage.voice === 'unmarked' };
}

/** The text's words that are the source's, in the order in which they were met, and the place behind the last. */
function follow(
  words: readonly PastedWord[],
  hashes: Uint32Array,
  start: { readonly word: number; readonly place: number; readonly by: 1 | -1 },
): { readonly words: number[]; readonly place: number } | undefined {
  const matched: number[] = [];
  let { place } = start;
  for (let at = start.word; at >= 0 && at < words.length; at += start.by) {
    const word = words[at] as PastedWord;
    if (hashes[place] === hashFolded(word.folded)) {
      matched.push(at);
      place += start.by;
    } else if (!word.isFurniture) return undefined;
  }
  return { words: matched, place };
}

/** @param isSentence whether the last word's full stop was pasted with it. */
function toStretches(words: readonly SourceWord[], { id, layout }: Source, isSentence: boolean): Stretch[] {
  const groups: SourceWord[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const before = group?.at(-1)?.passage;
    if (group && before && (before === word.passage || !barrierBetween(before, word.passage, layout)))
      group.push(word);
    else groups.push([word]);
  }
  return groups
    .filter(([first]) => first?.passage.quotable)
    .map((group) => {
      const [first, last] = [group[0], group.at(-1)] as [SourceWord, SourceWord];
      return {
        sourceId: id,
        from: { passageId: first.passage.id, offset: startOf(first) },
        to: { passageId: last.passage.id, offset: endOf(last, isSentence || last !== words.at(-1)) },
      };
    });
}

/** With the marks that open the passage. */
function startOf({ passage: { text }, start }: SourceWord): number {
  return /[\p{L}\p{N}]/u.test(text.slice(0, start)) ? start : 0;
}

/** With the marks that close the passage, or the sentence. */
function endOf({ passage: { text }, end }: SourceWord, isSentence: boolean): number {
  const rest = text.slice(end);
  if (!/[\p{L}\p{N}]/u.test(rest)) return text.length;
  return end + (isSentence ? (/^[.!?…]+["”’)]?/u.exec(rest)?.[0].length ?? 0) : 0);
}

function isFirstThere({ stretches }: PastedQuotes, at: number, all: readonly PastedQuotes[]): boolean {
  const [from] = stretches;
  return (
    at ===
    all.findIndex(
      (other) =>
        other.stretches[0]?.from.passageId === from?.from.passageId &&
        other.stretches[0]?.from.offset === from?.from.offset,
    )
  );
}

// Fewer than four are no quotation to anybody, and four are soon said twice.
const FEWEST_WORDS = 5;
const FEWEST_TELLING = 2;
const SEED_WORDS = 4;
// Of a text that repeats itself; the longest runs come first.
const MOST_RUNS = 24;
// Who pastes more turns than that pastes a transcript.
const MOST_VOICES = 12;
// Some pages; who pastes more does not mean to quote it.
const LONGEST = 20_000;
const TIME_STAMP = /^\d{1,2}(?::\d{2}){1,2}$/u;
const LINE_END_HYPHEN = /(\p{L})[-\u2010]\r?\n[ \t]*(?=\p{Ll})/gu;
// At the start of a line, behind a time stamp or not.
const LABEL =
  /^[ \t]*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]*)?[*_]{0,2}\p{Lu}[\p{L}\p{N}.’'-]{0,30}(?:[ \t][\p{L}\p{N}.’'()-]{1,30}){0,3}[*_]{0,2}:/gmu;
