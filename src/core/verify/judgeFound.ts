import { type Flag, type QuoteMatch, type Severity, severities, type Verdict } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { agreesWithLocator } from './checkLocator.ts';
import { checkSpeaker } from './checkSpeaker.ts';
import { isClipped } from './clipped.ts';
import type { Found, Question } from './findWording.ts';
import { isForeign } from './foreign.ts';
import type { Judgement, Remark } from './judgement.ts';
import { provenanceOf } from './provenance.ts';
import { toMatch } from './quoteMatch.ts';
import { severityOf } from './severities.ts';
import { namesSpeakerOf } from './speakersOf.ts';

/** What was found, and what else was seen on the way. */
export interface Evidences {
  readonly found: Found;
  /** A primary source that has the words too, where `found` is a secondary one. */
  readonly primary?: Found;
  /** A secondary source that has the words as the draft has them, where `found` has nearly these. */
  readonly reported?: Found;
  /** The nearest to the words that the cited source has, where `found` is another. */
  readonly near?: Found;
}

/** What is to be said of a quote whose words were found, nearly found, or found in pieces. */
export function judgeFound(question: Question, { found, primary, reported, near }: Evidences): Judgement {
  const match = toMatch(found.place, found.wording, found.source);
  const report = found.source.role === 'secondary' ? found : reported;
  const provenance = report && provenanceOf(question, report, primary);
  const remarks = [
    remarkOnWording(found, question.quotation),
    ...remarksOnSource(question, found, primary, provenance?.claimedSourceLacksIt === true),
    ...(near && near.wording.verdict === 'misquote' ? [remarkOnWording(near, question.quotation)] : []),
    ...(reported ? [remark('secondhand', {})] : []),
    ...remarksOnPlace(question, found, match),
  ];
  const [main, ...rest] = bySeverity(remarks);
  const others = [primary, reported, ...found.ties]
    .filter((other) => other !== undefined)
    .slice(0, MOST_OTHERS);
  return {
    ...(main as Remark),
    also: [
      ...new Set(rest.filter(({ severity }) => severity !== 'none').map(({ verdict }) => verdict)),
    ].filter((verdict) => verdict !== main?.verdict),
    flags: flagsOf(question, found),
    match,
    ...(others.length > 0 && {
      others: others.map(({ place, wording, source }) => toMatch(place, wording, source)),
    }),
    ...(provenance && { provenance }),
    edits: found.wording.edits,
  };
}

/** What is to be said of words that stand nowhere. */
export function judgeMissing({ quotation, claim, evidence, isCited, form }: Question): Judgement {
  const values = { citeKeys: claim.claimed.citeKeys.join(', '), missing: claim.missing.join(', ') };
  const say = (verdict: Verdict, code: string, severity: Severity = severityOf(verdict)): Judgement => ({
    ...{ verdict, reason: { code, values }, severity },
    ...{ also: [], edits: [] },
    flags: [...(isCited ? [] : ['uncited' as const]), ...disguises(quotation)],
  });
  if (claim.cited.some(({ id }) => evidence.isStale(id)))
    return say('unchecked', 'source-being-read', 'none');
  if (claim.saysTranslated) return say('unchecked', 'translation');
  if (claim.missing.length > 0)
    return say('unchecked', claim.cited.length > 0 ? 'one-source-not-in-corpus' : 'source-not-in-corpus');
  if (claim.cited.length > 0) {
    const readable = claim.cited.filter(({ id }) => (evidence.textOf(id)?.wordCount ?? 0) > 0);
    if (readable.length === 0) return say('unchecked', 'source-without-text');
    if (isForeign(quotation, readable, evidence)) return say('unchecked', 'other-language');
    return say('not-found', 'not-in-cited-source');
  }
  const isClaimed = form === 'block' || namesSpeakerOf(claim.claimed.speaker, evidence);
  // Nobody said that the words come from this corpus: that is no more than worth a look.
  // Dialogue, proverbs, other people's words: nobody said that they come from this corpus.
  return isClaimed
    ? say('not-found', 'not-in-corpus', 'warning')
    : say('unchecked', 'no-source-named', 'none');
}

function remarkOnWording({ wording, joint }: Found, { words }: Question['quotation']): Remark {
  const verdict = joint === 'spliced' ? 'spliced' : joint === 'moved' ? 'misquote' : wording.verdict;
  const severity = severityOf(
    verdict,
    wording.edits.some(({ critical }) => critical),
  );
  // What looks right and is not must not pass in silence.
  const isDisguised =
    severity === 'none' && (wording.flags.includes('homoglyphs') || words.some(({ disguised }) => disguised));
  if (isDisguised) return { verdict, reason: { code: 'homoglyphs' }, severity: 'information' };
  return { verdict, reason: { code: joint === 'moved' ? 'reordered' : verdict }, severity };
}

function remarksOnSource(
  { claim, isCited: hasCitation }: Question,
  found: Found,
  primary: Found | undefined,
  isRefuted: boolean,
): Remark[] {
  const { source } = found;
  const values = { citeKey: source.citeKey };
  const say = (verdict: Verdict, code: string, severity = severityOf(verdict)): Remark[] => [
    { verdict, reason: { code, values }, severity },
  ];
  if (source.role === 'own') return say('own-text', 'only-own-text');
  // A work that is named in the text is as good as cited.
  const isNamed = claim.named.includes(source);
  const isCited = isNamed || claim.cited.some(({ id }) => id === source.id);
  if (source.role === 'primary') return isCited || !hasCitation ? [] : say('wrong-source', 'in-other-source');
  if (!isCited)
    return say('secondhand', claim.cited.length > 0 ? 'only-reported-elsewhere' : 'only-reported');
  // What a page says in its own words is its own; the primary source makes good what it reports.
  if (!isReported(found) || primary) return [];
  if (!claim.saysSecondhand) return say('secondhand', 'reported-without-saying-so');
  return say(
    'secondhand',
    isRefuted ? 'reported-and-not-in-claimed-source' : 'reported-as-such',
    isRefuted ? 'information' : 'none',
  );
}

/** Whether the words stand in a quotation that their source reports. */
export function isReported({ place, wording }: Found): boolean {
  const passage = place.words[wording.first]?.passage;
  const offset = wording.spans[0]?.[0] ?? 0;
  if (!passage) return false;
  return (
    passage.kind === 'reported' ||
    (passage.quotations?.some(({ start, end }) => start <= offset && offset < end) ?? false)
  );
}

/** Speaker, locator, and whether the citation chooses among several places. */
function remarksOnPlace(question: Question, found: Found, match: QuoteMatch): Remark[] {
  const { claim, evidence, quotation } = question;
  const { source } = found;
  const passages = passagesUnder(found);
  const first = passages[0];
  if (!first || source.role === 'own') return [];
  const remarks: Remark[] = [];
  const speaker = checkSpeaker(claim.claimed.speaker, first, match.start, source);
  if (speaker.code === 'differs' && isMeantHere(question))
    remarks.push(
      remark('wrong-speaker', { claimed: claim.claimed.speaker ?? '', speaker: speaker.speaker ?? '' }),
    );
  if (!quotation.isDialogue && crossesSpeakers(found)) remarks.push(remark('spliced', {}, 'two-speakers'));
  const isCited = claim.cited.some(({ id }) => id === source.id);
  const claimedLocator = claim.locators.get(source.citeKey);
  if (isCited && claimedLocator) {
    const all = evidence.passagesOf(source.id);
    const lastId = passages.at(-1)?.id;
    const following = all[all.findIndex(({ id }) => id === lastId) + 1];
    if (agreesWithLocator(claimedLocator, passages, following) === false)
      remarks.push(
        remark('wrong-locator', {
          claimed: claimedLocator.value,
          locator: match.locator?.value ?? '',
        }),
      );
  }
  if (!found.joint && isAmbiguous(found, claim.cited))
    remarks.push(remark('ambiguous', { places: found.ties.length + 1 }));
  return remarks;
}

/**
 * Without a citation the same few words may be anybody's: only of somebody whom the corpus knows can be said that they
 * are not.
 */
function isMeantHere({ isCited, quotation, claim, evidence }: Question): boolean {
  return (
    isCited || (quotation.words.length >= TELLING_WORDS && namesSpeakerOf(claim.claimed.speaker, evidence))
  );
}

function remark(
  verdict: Verdict,
  values: Readonly<Record<string, string | number>>,
  code: string = verdict,
): Remark {
  return { verdict, reason: { code, values }, severity: severityOf(verdict) };
}

function passagesUnder({ place, wording }: Found): Passage[] {
  return [...new Set(place.words.slice(wording.first, wording.last + 1).map(({ passage }) => passage))];
}

/** Words of two people in one quotation: their labels stand between them, and the draft leaves those out. */
function crossesSpeakers({ place, wording }: Found): boolean {
  const labelled = place.words
    .slice(wording.first, wording.last + 1)
    .filter(({ passage }) => passage.voice === 'labelled');
  return new Set(labelled.map(({ passage }) => passage.speaker)).size > 1;
}

/**
 * Several places fit, what the draft says chooses none of them, and they differ in what matters: another source, where
 * none is cited; another speaker, where none is named.
 */
function isAmbiguous({ source, place, wording, agreement, ties }: Found, cited: readonly Source[]): boolean {
  const rivals = ties.filter((tie) => tie.agreement === agreement);
  if (cited.length === 0) {
    return wording.last - wording.first + 1 >= TELLING_WORDS && rivals.some((tie) => tie.source !== source);
  }
  const speakerOf = (found: Pick<Found, 'place' | 'wording'>) => {
    const passage = found.place.words[found.wording.first]?.passage;
    return passage?.voice === 'labelled' ? passage.speaker : undefined;
  };
  const speaker = speakerOf({ place, wording });
  return speaker !== undefined && rivals.some((tie) => (speakerOf(tie) ?? speaker) !== speaker);
}

function bySeverity(remarks: readonly Remark[]): Remark[] {
  // Between two that ask for nothing, the one that says where the words come from is the news.
  const rank = ({ severity, verdict }: Remark) =>
    severities.indexOf(severity) * 2 + (verdict === 'secondhand' && severity === 'none' ? 1 : 0);
  return [...remarks].sort((a, b) => rank(b) - rank(a));
}

function flagsOf({ quotation, claim, evidence, isCited }: Question, found: Found): Flag[] {
  const flags = new Set<Flag>(found.wording.flags);
  const { place, wording, source } = found;
  const passages = passagesUnder(found);
  const first = passages[0];
  if (
    first &&
    checkSpeaker(claim.claimed.speaker, first, wording.spans[0]?.[0] ?? 0, source).code === 'unconfirmed'
  )
    flags.add('speaker-unconfirmed');
  if (MACHINE.has(source.layout)) flags.add('machine-transcript');
  const [from, to] = [place.words[wording.first], place.words[wording.last]];
  const text = evidence.textOf(source.id);
  if (from && to && text && to.passage.sourceId === source.id && from.passage.sourceId === source.id) {
    if (isClipped(text.words(from.at - 6, from.at), text.words(to.at + 1, to.at + 3), from, to))
      flags.add('clipped');
  }
  for (const flag of disguises(quotation)) flags.add(flag);
  if (!isCited) flags.add('uncited');
  return [...flags];
}

function disguises({ words }: Question['quotation']): Flag[] {
  return words.some(({ disguised }) => disguised) ? ['homoglyphs'] : [];
}

const MACHINE: ReadonlySet<string> = new Set(['speech-recognition', 'transcript-json']);
const MOST_OTHERS = 5;
// The same few words stand in many sources and mean nothing.
const TELLING_WORDS = 8;
