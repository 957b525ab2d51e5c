import type { Quote } from '../model/quote.ts';
import type { Role, Source } from '../model/source.ts';
import { type AlignedPlace, alignAt, alignItems, explained } from './alignedPlace.ts';
import { agreesWithLocator } from './checkLocator.ts';
import { checkSpeaker } from './checkSpeaker.ts';
import type { Comparison } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import type { Joint } from './findPieces.ts';
import { findPlaces, type Place } from './findPlaces.ts';
import { findRuns } from './findRuns.ts';
import { judgeWording, type Wording } from './judgeWording.ts';
import type { Profile } from './profiles.ts';
import type { Quotation } from './quotation.ts';
import type { DraftClaim } from './readClaim.ts';
import { scanForWords } from './scanForWords.ts';
import type { Scope } from './scope.ts';

/** What is asked: does a quotation stand in the corpus, as the draft claims? */
export interface Question {
  readonly quotation: Quotation;
  readonly claim: DraftClaim;
  readonly evidence: Evidence;
  readonly profile: Profile;
  readonly form: Quote['form'];
  /** A citation stands with it, be it of a work that the corpus does not have. */
  readonly isCited: boolean;
  /** The sources that may be asked besides those that are cited. */
  readonly roles: readonly Role[];
}

/** A place that a quotation was aligned with, and what its wording comes to. */
export interface Found {
  readonly place: AlignedPlace;
  readonly wording: Wording;
  readonly source: Source;
  /** How its pieces are joined, where it stands in several. */
  readonly joint?: Joint;
  /** How well it fits what the draft says besides the words; more is better. */
  readonly agreement: number;
  /** Other places that fit as well in their words, the best first. */
  readonly ties: readonly Found[];
}

/**
 * The best place of the quotation as a whole in some sources.
 *
 * @param leastShare share of its pairs of words that must stand there, for a place to be looked at.
 */
export function findWording(question: Question, scope: Scope, leastShare: number): Found | undefined {
  const { quotation, evidence } = question;
  const words = quotation.words.map(({ folded }) => folded);
  // Where many words agree or not, a few places say enough.
  const limit = words.length > MANY_WORDS ? 3 : MAX_PLACES;
  const places = findPlaces(evidence, words, scope, { limit, leastShare });
  // The same words twice within a page are one place to the index, and may be two people's.
  const exact = (places.length > 0 ? findRuns(evidence, words, scope, MAX_PLACES) : []).filter(
    ({ length }) => length === words.length,
  );
  const apart =
    exact.length > 1 ? exact.map(({ sourceId, at }) => ({ sourceId, first: at, last: at, score: 0 })) : [];
  return bestOf(question, places, apart);
}

/** The same in the few sources that are cited, where a quotation may be too short for pairs of words. */
export function findWordingInCited(question: Question, cited: readonly Source[]): Found | undefined {
  if (cited.length === 0) return undefined;
  const ids = new Set(cited.map(({ id }) => id));
  const words = question.quotation.words.map(({ folded }) => folded);
  const isLong = words.length > MANY_WORDS;
  const found = findWording(question, { ids }, isLong ? MANY_PAIRS : NEARLY_ANY);
  // A long quotation that is the source's has some pairs of words in common with it.
  if (found || isLong) return found;
  return bestOf(question, scanForWords(question.evidence, words, ids, MAX_PLACES));
}

/** Aligns with all candidates and looks closer at those that are nearly the best. */
function bestOf(
  question: Question,
  candidates: readonly Place[],
  exact: readonly Place[] = [],
): Found | undefined {
  const aligned = alignCandidates(question, candidates, exact);
  const least = Math.min(...aligned.map(({ alignment }) => alignment.cost));
  const fitting = aligned
    .filter(({ alignment }) => alignment.cost <= least + CLOSE)
    .flatMap((place) => judged(question, place) ?? [])
    .map((found) => ({ ...found, weight: weightOf(found) }));
  const lightest = Math.min(...fitting.map(({ weight }) => weight));
  const [best, ...ties] = withoutDoubles(fitting.filter(({ weight }) => weight === lightest))
    .map((found) => ({ ...found, agreement: agreement(question, found) }))
    .sort((a, b) => b.agreement - a.agreement || a.wording.edits.length - b.wording.edits.length);
  return best && { ...best, ties };
}

function alignCandidates(
  { evidence, quotation }: Question,
  candidates: readonly Place[],
  exact: readonly Place[],
): AlignedPlace[] {
  const aligned: AlignedPlace[] = [];
  let needed = 0;
  for (const candidate of candidates) {
    if (candidate.score < needed) break;
    const place = alignAt(evidence, quotation, candidate);
    if (!place) continue;
    aligned.push(place);
    // Beside a perfect place only one with the same words is of interest.
    const share = place.alignment.cost === 0 ? NEARLY_EQUAL : WORTH_A_LOOK;
    needed = Math.max(needed, candidate.score * share);
  }
  for (const { sourceId, first } of exact) {
    const place = alignItems(evidence, quotation.items, { sourceId, first, last: first }, FEW, first);
    if (place) aligned.push(place);
  }
  return aligned;
}

function judged(question: Question, aligned: AlignedPlace): Found | undefined {
  const { evidence, quotation } = question;
  const source = evidence.source(aligned.sourceId);
  if (!source) return undefined;
  const isHopeless = aligned.share < HOPELESS;
  if (isHopeless && quotation.words.length > FEW)
    return { place: aligned, source, wording: OTHER_WORDS, agreement: 0, ties: [] };
  const place = isHopeless ? aligned : explained(evidence, quotation.items, aligned);
  return { place, source, wording: judgeWording(comparisonOf(question, place)), agreement: 0, ties: [] };
}

/** The quotation of a question beside a place that it was aligned with. */
export function comparisonOf({ quotation, profile, evidence }: Question, place: AlignedPlace): Comparison {
  return { quotation, place, profile, namesPerson: evidence.namesPerson };
}

/** What an alignment leaves unexplained, then its cost: what reads best comes first. In hundredths of a word. */
function weightOf({ place }: Found): number {
  const unexplained = place.alignment.steps.reduce((sum, { kind, from, to, sourceFrom, sourceTo }) => {
    const [items, words] = [to - from, sourceTo - sourceFrom];
    if (kind === 'insert' || kind === 'replace') return sum + items + 0.15 * Math.max(0, words - items);
    if (kind === 'delete') return sum + 0.9 + 0.15 * words;
    return sum + (kind === 'same' || kind === 'ellipsis' ? 0 : 0.1);
  }, 0);
  return Math.round(unexplained * 100) + Math.round(place.alignment.cost * 20);
}

function withoutDoubles(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ source, wording }) => {
    const key = `${source.id} ${wording.spans[0]?.[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How well a place fits what the draft says besides the words: speaker, locator; then whose words are quoted most. */
function agreement({ claim, evidence }: Question, { place, wording, source }: Found): number {
  const { claimed } = claim;
  const word = place.words[wording.first];
  if (!word) return 0;
  const { passage } = word;
  let score = 0;
  const speaker = checkSpeaker(claimed.speaker, passage, wording.spans[0]?.[0] ?? 0, source);
  if (speaker.code === 'agrees') score += 4;
  if (speaker.code === 'differs') score -= 4;
  const locator = claim.locators.get(source.citeKey) ?? claimed.locator;
  if (locator) {
    const passages = evidence.passagesOf(source.id);
    const agrees = agreesWithLocator(locator, [passage], passages[passages.indexOf(passage) + 1]);
    if (agrees !== undefined) score += agrees ? 2 : -2;
  }
  if (isAuthors(passage.speaker, source)) score += 1;
  if (!passage.quotable) score -= 1;
  return score;
}

/** Words without a name are the author's. */
function isAuthors(speaker: string | undefined, { item }: Source): boolean {
  return (
    speaker !== undefined &&
    (item.author ?? []).some(({ family }) => family !== undefined && speaker.endsWith(family))
  );
}

const MAX_PLACES = 8;
// What brackets may stand for.
const FEW = 8;
const MANY_WORDS = 400;
// With half of its words changed a quotation keeps a tenth of its pairs or more.
const NEARLY_ANY = 0.08;
// What is left out of a long quotation spreads its pairs over many diagonals; by chance fewer stand along one.
const MANY_PAIRS = 0.05;
const NEARLY_EQUAL = 0.95;
// Places with a sixth of the best one's pairs of words are there by chance.
const WORTH_A_LOOK = 0.16;
// A contraction, a number in figures or a name misheard costs more before it is explained.
const CLOSE = 3;
// With fewer of its words in place a quotation is not that of the source, whatever is explained.
const HOPELESS = 0.35;
/** Of a place that is not looked at any closer. */
const OTHER_WORDS: Wording = { verdict: 'misquote', edits: [], flags: [], spans: [], first: 0, last: 0 };
