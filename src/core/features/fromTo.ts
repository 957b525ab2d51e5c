import type { CorpusIndex } from '../index/corpusIndex.ts';
import { itemLocale } from '../model/itemLocale.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { Hit } from '../search/searchPassages.ts';
import { endsSentence, type Place, placesIn, type Sought, toSought } from './soughtPlaces.ts';
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
  const to = toSought(query.to);
  const found = new Map<string, FromTo>();
  for (const { passage, source } of hits) {
    if (found.size >= query.limit) break;
    const made = stretchFrom(index, passage, source, { from, to, passages: query.passages });
    if (made && !found.has(made.passage.id)) found.set(made.passage.id, made);
  }
  return [...found.values()];
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

/** The sentence's beginning; where sentences have no ends, that of the words, if they stand there as typed. */
function beginningOf({ text }: Passage, { sentence, words, isExact }: Place): number | undefined {
  if (endsSentence(text, sentence)) return sentence[0];
  return isExact ? words[0] : undefined;
}

function endOf({ text }: Passage, { sentence, words, isExact }: Place): number | undefined {
  if (endsSentence(text, sentence)) return sentence[1];
  return isExact ? words[1] : undefined;
}

// Dots with words before them; behind them there may be none yet.
const FROM_TO = /^(?<from>.*?[\p{L}\p{N}].*?)\s*(?:…|\.{3,}|\. \. \.)\s*(?<to>.*)$/u;
// About four hundred words.
const MAX_CHARACTERS = 2600;
