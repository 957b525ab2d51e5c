import type { QuoteMatch, Verdict } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { Role, Source } from '../model/source.ts';
import type { Evidence } from './evidence.ts';
import { findPlaces } from './findPlaces.ts';
import { judgeWording, type Wording, wordsText } from './judgeWording.ts';
import type { Profile } from './profiles.ts';
import type { Quotation } from './quotation.ts';
import type { DraftClaim } from './readClaim.ts';
import type { Judgement } from './verifyQuote.ts';
import { type AlignedPlace, alignAt } from './wordingAt.ts';

export interface Question {
  readonly quote: Quote;
  readonly quotation: Quotation;
  readonly claim: DraftClaim;
  readonly evidence: Evidence;
  readonly profile: Profile;
}

/** A place with what its wording comes to. */
export interface Found {
  readonly place: AlignedPlace;
  readonly wording: Wording;
  readonly source: Source;
}

/**
 * Decides where the words come from, apart from how they are worded: the cited sources first, then the other primary
 * sources, then what only reports or is the writer's own.
 */
export function attributeWording(question: Question): Judgement {
  const { claim, evidence } = question;
  const cited = new Set(claim.cited.map(({ id }) => id));
  const inCited = cited.size > 0 ? bestIn(question, (id) => cited.has(id)) : undefined;
  const uncited = question.quote.citation ? [] : (['uncited'] as const);
  if (inCited && isTheWords(inCited) && inCited.source.role === 'primary')
    return found(question, inCited, inCited.wording.verdict);
  const byRole = (role: Role) =>
    bestIn(question, (id) => !cited.has(id) && evidence.source(id)?.role === role);
  const primary = byRole('primary');
  if (primary && isTheWords(primary)) {
    if (!question.quote.citation)
      return {
        ...found(question, primary, primary.wording.verdict),
        flags: [...primary.wording.flags, ...uncited],
      };
    return { ...found(question, primary, 'wrong-source'), also: [primary.wording.verdict] };
  }
  const secondary =
    inCited?.source.role === 'secondary' && isTheWords(inCited) ? inCited : byRole('secondary');
  if (secondary && isTheWords(secondary))
    return { ...found(question, secondary, 'secondhand'), flags: [...secondary.wording.flags, ...uncited] };
  const own = byRole('own');
  if (own && isTheWords(own)) return found(question, own, 'own-text');
  if (inCited && inCited.place.share >= SAME_QUOTATION)
    return found(question, inCited, inCited.wording.verdict);
  if (primary && primary.place.share >= SAME_QUOTATION)
    return found(question, primary, primary.wording.verdict);
  const verdict = claim.missing.length > 0 && claim.cited.length === 0 ? 'unchecked' : 'not-found';
  return { verdict, reason: { code: verdict }, also: [], flags: [...uncited], edits: [] };
}

function isTheWords({ wording }: Found): boolean {
  return wording.verdict !== 'misquote';
}

function bestIn(question: Question, accepts: (sourceId: string) => boolean): Found | undefined {
  const { quotation, evidence, profile } = question;
  const words = quotation.words.map(({ folded }) => folded);
  let best: Found | undefined;
  for (const candidate of findPlaces(evidence, words, accepts, MAX_PLACES)) {
    const place = alignAt(evidence, quotation, candidate);
    const source = evidence.source(candidate.sourceId);
    if (!place || !source) continue;
    if (best && place.alignment.cost >= best.place.alignment.cost) continue;
    best = { place, source, wording: judgeWording(quotation, place, profile) };
    if (place.alignment.cost === 0) break;
  }
  return best;
}

function found(_question: Question, { place, wording, source }: Found, verdict: Verdict): Judgement {
  return {
    verdict,
    reason: { code: verdict },
    also: [],
    flags: wording.flags,
    match: toMatch(place, wording, source),
    edits: wording.edits,
  };
}

export function toMatch(place: AlignedPlace, { spans, first, last }: Wording, source: Source): QuoteMatch {
  const passages = [...new Set(place.words.slice(first, last + 1).map(({ passage }) => passage))].flatMap(
    (at) => place.text.passages[at] ?? [],
  );
  const passage = passages[0];
  return {
    sourceId: source.id,
    citeKey: source.citeKey,
    file: source.file,
    start: spans[0]?.[0] ?? 0,
    end: spans.at(-1)?.[1] ?? 0,
    spans,
    text: wordsText(place, first, last + 1),
    ...(passage?.speaker && { speaker: passage.speaker }),
    voice: passage?.voice ?? 'unmarked',
    role: source.role,
    ...(passage?.locator && { locator: passage.locator }),
    passageIds: passages.map(({ id }) => id),
  };
}

const SAME_QUOTATION = 0.55;
const MAX_PLACES = 8;
