import type { CorpusIndex } from '../index/corpusIndex.ts';
import { itemLocale } from '../model/itemLocale.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { Hit } from '../search/searchPassages.ts';
import { isStopWord } from '../search/stopWords.ts';
import { splitSentences } from '../text/sentences.ts';
import { stemEnglish } from '../text/stem.ts';
import { splitWords, type Word } from '../text/words.ts';
import { cutStretch, isPassage, type Stretch } from './stretch.ts';
import { barrierBetween } from './stretchBarriers.ts';

/** The words of a source from one place to another, cut out as a passage. */
export interface FromTo {
  readonly passage: Passage;
  readonly source: Source;
  readonly stretch: Stretch;
}

export interface FromToQuery {
  readonly from: string;
  /** Its last word may be unfinished. */
  readonly to: string;
  /** How many passages farther the second place may be. */
  readonly passages: number;
  readonly limit: number;
}

/** The words before the first dots of a query and those behind them; no `to` without dots. */
export function splitFromTo(query: string): { readonly from: string; readonly to?: string } {
  const match = FROM_TO.exec(query);
  return match?.groups ? { from: match.groups.from ?? '', to: match.groups.to ?? '' } : { from: query };
}

/**
 * The stretches from where the hits have the words `from` to the next place with the words `to`: whole sentences; in text
 * without sentence ends from word to word. Words stand there as they are typed, else all of them in one sentence. What
 * would cross a voice, or what is not for quoting, is no stretch, and nothing is made up in its place.
 *
 * Cost: the passages behind each hit, and those of its source looked through.
 */
export function findFromTo(index: CorpusIndex, hits: readonly Hit[], query: FromToQuery): FromTo[] {
  const from = toSought(query.from, false);
  const to = toSought(query.to, /[\p{L}\p{N}]$/u.test(query.to));
  const found = new Map<string, FromTo>();
  for (const { passage, source } of hits) {
    if (found.size >= query.limit) break;
    const made = stretchFrom(index, passage, source, { from, to, passages: query.passages });
    if (made && !found.has(made.passage.id)) found.set(made.passage.id, made);
  }
  return [...found.values()];
}

interface Sought {
  readonly words: readonly string[];
  /** Those that say something, or all where none does. */
  readonly telling: readonly string[];
  readonly openEnded: boolean;
}

/** Words in a passage, and the sentence around them. */
interface Place {
  readonly words: TextSpan;
  readonly sentence: TextSpan;
  /** Whether they stand there one after the other, as they were typed. */
  readonly isExact: boolean;
}

function stretchFrom(
  index: CorpusIndex,
  passage: Passage,
  source: Source,
  query: { readonly from: Sought; readonly to: Sought; readonly passages: number },
): FromTo | undefined {
  const locale = itemLocale(source.item);
  const all = index.passagesOf(source.id);
  const at = all.findIndex(({ id }) => id === passage.id);
  for (const first of placesIn(passage, query.from, locale)) {
    const last = nextPlace(all.slice(at, at + query.passages + 1), first, query.to, source, locale);
    if (!last) continue;
    const start = beginningOf(passage, first);
    const end = endOf(last.passage, last.place);
    if (start === undefined || end === undefined) continue;
    const stretch: Stretch = {
      sourceId: source.id,
      from: { passageId: passage.id, offset: start },
      to: { passageId: last.passage.id, offset: end },
    };
    const made = cutStretch(index, stretch);
    if (isPassage(made) && made.text.length <= MAX_CHARACTERS) return { passage: made, source, stretch };
  }
  return undefined;
}

/** The next place with the words, exactly if there is one within reach, as far as one voice goes on. */
function nextPlace(
  passages: readonly Passage[],
  first: Place,
  to: Sought,
  { layout }: Source,
  locale: string | undefined,
): { readonly passage: Passage; readonly place: Place } | undefined {
  let loose: { readonly passage: Passage; readonly place: Place } | undefined;
  for (const [at, passage] of passages.entries()) {
    const before = passages[at - 1];
    if (before && barrierBetween(before, passage, layout)) break;
    for (const place of placesIn(passage, to, locale)) {
      if (at === 0 && place.words[0] < first.words[1]) continue;
      if (place.isExact) return { passage, place };
      loose ??= { passage, place };
    }
  }
  return loose;
}

/** Where the words stand in a passage: as they were typed, and in sentences that have all of them. */
function placesIn({ text }: Passage, sought: Sought, locale: string | undefined): Place[] {
  const words = splitWords(text);
  const sentences = splitSentences(text, locale);
  const exact = runsOf(words, sought).flatMap((span): Place[] => {
    const sentence = sentences.find(([start, end]) => start <= span[0] && span[0] < end);
    return sentence
      ? [{ words: span, sentence: [sentence[0], Math.max(sentence[1], span[1])], isExact: true }]
      : [];
  });
  if (exact.length > 0) return exact;
  return sentences.flatMap((sentence): Place[] => {
    const own = words.filter(({ start, end }) => start >= sentence[0] && end <= sentence[1]);
    const found = sought.telling.map((each) => own.find((word) => means(word, sought, each)));
    if (found.length === 0 || found.some((word) => word === undefined)) return [];
    const spans = found.filter((word) => word !== undefined);
    const start = Math.min(...spans.map((word) => word.start));
    const end = Math.max(...spans.map((word) => word.end));
    return [{ words: [start, end], sentence, isExact: false }];
  });
}

function runsOf(words: readonly Word[], { words: sought, openEnded }: Sought): TextSpan[] {
  const runs: TextSpan[] = [];
  for (let at = 0; at + sought.length <= words.length; at++) {
    const isRun = sought.every((word, offset) => {
      const own = words[at + offset]?.folded;
      return own === word || (openEnded && offset === sought.length - 1 && own?.startsWith(word));
    });
    if (isRun) runs.push([words[at]?.start ?? 0, words[at + sought.length - 1]?.end ?? 0]);
  }
  return sought.length > 0 ? runs : [];
}

function means({ folded }: Word, { telling, openEnded }: Sought, word: string): boolean {
  if (stemEnglish(folded) === stemEnglish(word)) return true;
  // An unfinished word has no stem yet.
  return openEnded && word === telling.at(-1) && folded.startsWith(word);
}

/** The sentence's beginning; where sentences have no ends, that of the words, if they stand there as typed. */
function beginningOf({ text }: Passage, { sentence, words, isExact }: Place): number | undefined {
  if (endsSentence(text, sentence)) return sentence[0];
  return isExact ? words[0] : undefined;
}

function endOf({ text }: Passage, { sentence, words, isExact }: Place): number | undefined {
  if (endsSentence(text, sentence)) return sentence[1];
  return isExact ? words[1] : undefined;
}

function endsSentence(text: string, [start, end]: TextSpan): boolean {
  return /[.?!…。？！][\])"'”’»」]*$/u.test(text.slice(start, end));
}

function toSought(text: string, isUnfinished: boolean): Sought {
  const words = splitWords(text).map(({ folded }) => folded);
  const some = words.filter((word) => !isStopWord(word));
  const telling = some.length > 0 ? some : words;
  return { words, telling, openEnded: isUnfinished };
}

// Dots with words before them; behind them there may be none yet.
const FROM_TO = /^(?<from>.*?[\p{L}\p{N}].*?)\s*(?:…|\.{3,}|\. \. \.)\s*(?<to>.*)$/u;
// About four hundred words.
const MAX_CHARACTERS = 2600;
