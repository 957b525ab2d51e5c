import { type OwnParagraph, ownParagraphs } from '../drafts/ownText.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import { startingWithin } from '../drafts/spans.ts';
import type { QuoteMatch } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import { spansOverlap, type TextSpan } from '../model/textSpan.ts';
import { joinSpans, toRawSpans } from '../text/runningText.ts';
import { hashFolded } from '../text/tokenHash.ts';
import { splitTokens, type Token } from '../text/tokens.ts';
import { type EqualRun, findEqualRuns } from './equalRuns.ts';
import type { Evidence } from './evidence.ts';
import { isSyllable, isTelling } from './lexicon/telling.ts';
import { matchOf } from './quoteMatch.ts';
import { readOver } from './readOver.ts';
import type { SourceWord } from './sourceText.ts';
import { rawSpans } from './stretches.ts';

/** Words of a source in the writer's own text, without quotation marks. */
export interface Borrowing {
  /** From the first of the words to the last. */
  readonly span: TextSpan;
  /** As the draft has them. */
  readonly text: string;
  readonly match: QuoteMatch;
  /** How many other sources have the same words. */
  readonly elsewhere: number;
  /** How many of the words read otherwise in the source; 0: none. */
  readonly changed: number;
  /** The source is cited in the same paragraph: whose words they are is said, and not that they are words. */
  readonly isCited: boolean;
}

/** The comment by which a writer says that words are nobody else's. */
export const OWN_WORDS_COMMENT = '<!-- verbatim: own words -->';

/** All borrowings of a draft, in the order of the text. */
export function findBorrowings(draft: Draft, evidence: Evidence): Borrowing[] {
  return [...borrowingsInSlices(draft, evidence)].filter((borrowing) => borrowing !== undefined);
}

/** The same paragraph by paragraph, for who must not be held up: `undefined` where one has none. */
export function* borrowingsInSlices(
  draft: Draft,
  evidence: Evidence,
): Generator<Borrowing | undefined, void, void> {
  if (draft.frontMatter.ignored) return;
  for (const paragraph of ownParagraphs(draft)) {
    for (const piece of paragraph.pieces) {
      yield undefined;
      for (const found of inPiece(evidence, draft.text, piece)) {
        if (!isIgnored(draft.text, found.span))
          yield { ...found, isCited: isCited(draft, paragraph, found.match) };
      }
    }
  }
}

/** Equal words of a piece and a source, with a few others between them. */
interface Alike {
  readonly source: Source;
  readonly from: number;
  readonly to: number;
  /** Words `[at, end)` of the source. */
  readonly at: number;
  readonly end: number;
  readonly equal: number;
  readonly changed: number;
  readonly words: readonly SourceWord[];
}

function* inPiece(
  evidence: Evidence,
  text: string,
  piece: TextSpan,
): Generator<Omit<Borrowing, 'isCited'>, void, void> {
  const running = joinSpans(text, [piece]);
  const tokens = splitTokens(readOver(running, []));
  if (tokens.length < FEWEST_WORDS) return;
  const hashes = tokens.map(({ folded }) => hashFolded(folded));
  const read = running.text;
  const telling = tokens.map(({ folded, start }) => isTelling(folded) && !isNamed(read, start));
  const found = (['primary', 'secondary'] as const)
    .flatMap((role) => findEqualRuns(evidence, hashes, { role, except: new Set() }, CORE_WORDS, telling))
    .flatMap((run) => borrowed(evidence, { running: read, tokens, hashes, telling }, run) ?? [])
    .sort((a, b) => weight(b) - weight(a));
  const taken: Alike[] = [];
  for (const alike of found) {
    const own: TextSpan = [alike.from, alike.to];
    if (!taken.some(({ from, to }) => spansOverlap([from, to], own))) taken.push(alike);
  }
  for (const alike of taken.sort((a, b) => a.from - b.from)) {
    const same = found.filter(({ from, to }) => from === alike.from && to === alike.to);
    const sources = new Set(same.map(({ source }) => source.id)).size;
    if (sources >= COMMON_SOURCES && alike.equal < LONG) continue;
    const [first, last] = [tokens[alike.from] as Token, tokens[alike.to - 1] as Token];
    const raw = toRawSpans(running, [first.start, last.end]);
    const span: TextSpan = [raw[0]?.[0] ?? 0, raw.at(-1)?.[1] ?? 0];
    yield {
      span,
      text: text.slice(...span),
      match: matchOf(alike.words, rawSpans({ words: alike.words }, 0, alike.words.length), alike.source),
      elsewhere: sources - 1,
      changed: alike.changed,
    };
  }
}

/** The words of a piece. */
interface OwnWords {
  /** The text that the tokens are those of. */
  readonly running: string;
  readonly tokens: readonly Token[];
  readonly hashes: readonly number[];
  /** Whether they say something, and are no part of a name. */
  readonly telling: readonly boolean[];
}

function wordsIn({ tokens }: OwnWords, { from, to }: Grown): string[] {
  return tokens.slice(from, to).map(({ folded }) => folded);
}

/** A capital within a sentence: institutions and titles of works have long names, which everybody writes alike. */
function isNamed(text: string, start: number): boolean {
  return (
    /\p{Lu}/u.test(text.charAt(start)) &&
    /[\p{L}\p{N},;][\s*_(]+$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}

/** What a run grows into, if nobody would write so by chance. */
function borrowed(evidence: Evidence, own: OwnWords, run: EqualRun): Alike | undefined {
  const source = evidence.source(run.sourceId);
  const text = evidence.textOf(run.sourceId);
  if (!source || !text) return undefined;
  const grown = withoutChance(own, grow(own.hashes, evidence.hashesOf(run.sourceId), run));
  if (!isEnough(own, grown) || evidence.isTitle(wordsIn(own, grown).join(' '))) return undefined;
  const words = text.words(grown.at, grown.end);
  // What is no one's words (a heading, a notice, an advertisement) is not borrowed from anybody.
  if (!words[0]?.passage.quotable) return undefined;
  return { ...grown, source, words };
}

type Grown = Pick<Alike, 'from' | 'to' | 'at' | 'end' | 'equal' | 'changed'>;

/** Goes on over a word or two that were changed, where the words behind them are equal again. */
function grow(hashes: readonly number[], source: Uint32Array, { from, to, at }: EqualRun): Grown {
  const right = extend(
    (step) => hashes[to + step],
    (step) => source[at + to - from + step],
  );
  const left = extend(
    (step) => hashes[from - 1 - step],
    (step) => source[at - 1 - step],
  );
  return {
    from: from - left.own,
    to: to + right.own,
    at: at - left.theirs,
    end: at + to - from + right.theirs,
    equal: to - from + left.equal + right.equal,
    changed: left.changed + right.changed,
  };
}

/**
 * A word or two beyond a comma are there by chance (", he says" beside "he sat"), and no quotation would end with them
 * (", and"). The ends of what has grown are equal words, one to one.
 */
function withoutChance(own: OwnWords, grown: Grown): Grown {
  const [head, tail] = [chanceWords(own, grown, 1), chanceWords(own, grown, -1)];
  return {
    ...grown,
    from: grown.from + head,
    at: grown.at + head,
    to: grown.to - tail,
    end: grown.end - tail,
    equal: grown.equal - head - tail,
  };
}

/** @param by 1: at the beginning, -1: at the end. */
function chanceWords({ tokens, running, telling }: OwnWords, grown: Grown, by: 1 | -1): number {
  const edge = by > 0 ? grown.from : grown.to - 1;
  for (let count = 1; count <= MOST_BY_CHANCE; count++) {
    const [word, next] = [edge + by * (count - 1), edge + by * count];
    if (telling[word]) return 0;
    const [first, second] = by > 0 ? [word, next] : [next, word];
    if (PAUSE.test(running.slice(tokens[first]?.end, tokens[second]?.start))) return count;
  }
  return 0;
}

interface Extent {
  own: number;
  theirs: number;
  equal: number;
  changed: number;
}

function extend(
  own: (step: number) => number | undefined,
  theirs: (step: number) => number | undefined,
): Extent {
  const extent: Extent = { own: 0, theirs: 0, equal: 0, changed: 0 };
  for (;;) {
    const jump = JUMPS.find(([over, under]) => {
      for (let step = 0; step < WORDS_BEHIND; step++) {
        const word = own(extent.own + over + step);
        if (word === undefined || word !== theirs(extent.theirs + under + step)) return false;
      }
      return true;
    });
    if (!jump) return extent;
    extent.own += jump[0];
    extent.theirs += jump[1];
    extent.changed += Math.max(...jump);
    for (;;) {
      const word = own(extent.own);
      if (word === undefined || word !== theirs(extent.theirs)) break;
      extent.own++;
      extent.theirs++;
      extent.equal++;
    }
  }
}

/**
 * Eight words in a row that three people wrote in three places are a turn of phrase; with three words of their own among
 * them they are a sentence that somebody made. Longer runs need fewer of these, and none from fourteen words on; each
 * changed word asks for more. A character of a script without blanks is half a word.
 */
function isEnough(own: OwnWords, grown: Grown): boolean {
  const { equal, changed } = grown;
  const words = wordsIn(own, grown);
  const length = equal - Math.floor(words.filter(isSyllable).length / 2);
  const telling = new Set(words.filter((_, at) => own.telling[grown.from + at])).size;
  if (length + changed < FEWEST_WORDS || changed * MOST_CHANGED > equal) return false;
  return length + 2 * Math.min(telling, Math.ceil(length / 2)) >= ENOUGH + changed;
}

/** The longest first; of the same, a primary source, and a voice that is known. */
function weight({ equal, changed, source: { role }, words }: Alike): number {
  return equal - changed + (role === 'primary' ? 2 : 0) + (words[0]?.passage.voice === 'unmarked' ? 0 : 0.5);
}

function isCited({ citations }: Draft, { span }: OwnParagraph, { citeKey }: QuoteMatch): boolean {
  return startingWithin(citations, ({ start }) => start, span).some(({ items }) =>
    items.some(({ id }) => id === citeKey),
  );
}

/** The comment stands right behind the words, or behind their citation. */
function isIgnored(text: string, [, end]: TextSpan): boolean {
  return IGNORED.test(text.slice(end, end + REACH));
}

// So many pairs must be right for a place to be looked at: one changed word in eight leaves four in a row.
const CORE_WORDS = 4;
const FEWEST_WORDS = 8;
const ENOUGH = 14;
// One word in five: with more of them changed it is another sentence.
const MOST_CHANGED = 5;
// Behind a changed word; two fit anywhere.
const WORDS_BEHIND = 3;
const JUMPS: readonly (readonly [own: number, theirs: number])[] = [
  ...([
    [1, 1],
    [1, 0],
    [0, 1],
    [2, 2],
    [2, 1],
    [1, 2],
  ] as const),
];
const PAUSE = /[.,;:!?…—–]/u;
const MOST_BY_CHANCE = 2;
// What so many sources have is how one says it ("the purpose of this paper is to"), unless it is long; a line that became
// famous stands in a few.
const COMMON_SOURCES = 10;
const LONG = 14;
const REACH = 200;
const IGNORED =
  /^[^\p{L}\p{N}[<]*(?:\[[^\]]*\])?[^\p{L}\p{N}[<]*<!--\s*verbatim:\s*(?:own words|ignore)\s*-->/iu;
