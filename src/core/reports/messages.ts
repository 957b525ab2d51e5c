import type { Edit, Finding, Flag, QuoteMatch, Verdict } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { describeLocator } from './locatorText.ts';
import { inARow, inMarks, plainWords, showInvisible } from './plainWords.ts';
import { type SentenceCode, sentences } from './sentences.ts';
import { tellingEdits } from './wording.ts';

/** What a message needs to know of the corpus: a source by its id. */
export interface SourceNames {
  source(id: string): Pick<Source, 'citeKey' | 'title' | 'file'> | undefined;
  /** Absent: passages are not asked about. */
  passage?(id: string): Pick<Passage, 'locator'> | undefined;
}

/** Another language's sentence for a code, with the same `{placeholders}`; undefined: the English one. */
export type Translation = (code: SentenceCode) => string | undefined;

/**
 * What a finding says, in one sentence of plain text: both wordings, the source and the place.
 *
 * @param teller who has the words: a draft, or a page that reports them.
 */
export function messageOf(
  finding: Finding,
  names: SourceNames,
  translation?: Translation,
  teller: 'the-draft' | 'the-report' = 'the-draft',
): string {
  const say = sayer(translation);
  return say(sentenceCodeOf(finding, names), { ...valuesOf(finding, names, say), teller: say(teller) });
}

/** How the words of a finding differ from the source's, as its message says it; empty where the words are not at fault. */
export function differencesOf({ verdict, edits }: Finding, translation?: Translation): string {
  const isOfWords = verdict === 'misquote' || verdict === 'altered';
  if (!isOfWords || tellingEdits(edits).length === 0) return '';
  const say = sayer(translation);
  return describeEdits(edits, (code, values) => say(shortCodes[code] ?? code, values));
}

const shortCodes: Partial<Record<SentenceCode, SentenceCode>> = {
  'edit-replace': 'short-replace',
  'edit-delete': 'short-delete',
};

/** What a flag adds, in one sentence of plain text. */
export function flagMessage(flag: Flag, translation?: Translation): string {
  return sayer(translation)(flag, {});
}

/** A verdict that holds besides the one that is shown, in one sentence. */
export function alsoMessage(
  verdict: Verdict,
  finding: Finding,
  names: SourceNames,
  translation?: Translation,
): string {
  const { reason: _reason, ...rest } = finding;
  return messageOf({ ...rest, verdict, reason: { code: verdict } }, names, translation);
}

/** The sentence of a code with its values, as plain text. */
export function sentence(
  code: SentenceCode,
  values: Readonly<Record<string, string | number>> = {},
  translation?: Translation,
): string {
  return sayer(translation)(code, values);
}

/** Where words stand, as messages name it: `@key, 00:12:31`. */
export function placeText({ citeKey, locator }: Pick<QuoteMatch, 'citeKey' | 'locator'>): string {
  return [`@${citeKey}`, describeLocator(locator)].filter(Boolean).join(', ');
}

/** Cite keys of which one is meant: `@a or @b`. */
export function keysInARow(citeKeys: readonly string[]): string {
  const shown = citeKeys.slice(0, MOST_PLACES).map((key) => `@${key}`);
  return inARow(citeKeys.length > shown.length ? [...shown, 'another'] : shown, 'or');
}

type Say = (code: SentenceCode, values?: Readonly<Record<string, string | number>>) => string;

function sayer(translation: Translation | undefined): Say {
  return (code, values = {}) => fill(translation?.(code) ?? sentences[code], values);
}

/** Puts values in their places, once: a value with braces of its own is not read again. */
function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/gu, (placeholder, name) =>
    plainWords(String(values[name] ?? placeholder)),
  );
}

function sentenceCodeOf(finding: Finding, names: SourceNames): SentenceCode {
  const { verdict, reason, claimed, match } = finding;
  if (verdict === 'secondhand') return secondhandCode(finding);
  if (verdict === 'wrong-speaker' && !match?.speaker && !reason.values?.speaker)
    return 'wrong-speaker-unnamed';
  if (verdict === 'spliced' && reason.code === verdict && isOfOnePlace(finding, names))
    return 'spliced-in-one';
  if (verdict === 'misquote' && isOfAnotherSource(finding)) return 'misquote-of-cited';
  if (reason.code !== verdict && Object.hasOwn(sentences, reason.code)) return reason.code as SentenceCode;
  if (verdict === 'not-found' && claimed.citeKeys.length === 0) return 'not-in-corpus';
  return verdict;
}

/** A transcript without times or pages has nothing that would tell the places apart. */
function isOfOnePlace(finding: Finding, names: SourceNames): boolean {
  return new Set(placesOf(finding, names)).size === 1;
}

/** The cited source has the words otherwise, and another one as they stand. */
function isOfAnotherSource({ claimed, match, edits }: Finding): boolean {
  if (!match || claimed.citeKeys.length === 0 || claimed.citeKeys.includes(match.citeKey)) return false;
  return tellingEdits(edits).length === 0;
}

/** What is known of the work behind the report tells more than that it is one. */
function secondhandCode({ reason, provenance }: Finding): SentenceCode {
  if (reason.code === 'reported-as-such' || reason.code === 'only-reported-elsewhere') return reason.code;
  const mayBeSeveral = provenance?.claimedSourceIds !== undefined;
  if (provenance?.claimedSourceLacksIt) return mayBeSeveral ? 'secondhand-lack' : 'secondhand-lacks';
  if (reason.code === 'reported-without-saying-so') return reason.code;
  if (mayBeSeveral) return 'secondhand-may-be';
  return provenance?.claimedSource && !provenance.claimedSourceId ? 'secondhand-claims' : 'secondhand';
}

function valuesOf(finding: Finding, names: SourceNames, say: Say): Readonly<Record<string, string | number>> {
  const { claimed, match, provenance } = finding;
  const { claimedSourceId, claimedSourceIds = claimedSourceId ? [claimedSourceId] : [] } = provenance ?? {};
  const meant = claimedSourceIds.flatMap((id) => names.source(id)?.citeKey ?? []);
  return {
    ...finding.reason.values,
    cited: keysInARow(claimed.citeKeys) || say('no-citation'),
    read: say(claimed.citeKeys.length > 1 ? 'were-read' : 'was-read'),
    missing: keysInARow(missingOf(finding)) || say('no-citation'),
    place: placeOf(finding) ?? say('unnamed-place'),
    places: inARow([...new Set(placesOf(finding, names))].slice(0, MOST_PLACES)),
    file: match?.file ?? '',
    speaker: finding.reason.values?.speaker || match?.speaker || say('nobody'),
    claimedSpeaker: claimed.speaker ?? say('nobody'),
    claimedLocator: describeLocator(claimed.locator) || say('unnamed-place'),
    claimedSource: provenance?.claimedSource ?? '',
    claimedPlace: meant.length > 0 ? keysInARow(meant) : (provenance?.claimedSource ?? ''),
    differences: describeEdits(finding.edits, say),
  };
}

/** The works that are cited and that the corpus does not have. */
function missingOf({ reason, claimed }: Finding): readonly string[] {
  const missing = reason.values?.missing;
  return typeof missing === 'string' && missing !== '' ? missing.split(', ') : claimed.citeKeys;
}

/** Where the words stand; what only reports them, where that is what is said of a quote of a primary source. */
function placeOf({ verdict, match, others = [] }: Finding): string | undefined {
  const report = verdict === 'secondhand' && match?.role === 'primary' && others.find(isReport);
  const place = report || match;
  return place && placeText(place);
}

function isReport({ role }: QuoteMatch): boolean {
  return role === 'secondary';
}

/** The places that a quote was joined from, or all that fit it. */
function placesOf({ verdict, match, others = [] }: Finding, names: SourceNames): string[] {
  if (!match) return [];
  const joined = verdict === 'spliced' ? match.passageIds.flatMap((id) => names.passage?.(id) ?? []) : [];
  if (joined.length > 1)
    return joined.map(({ locator }) => placeText({ ...match, ...(locator && { locator }) }));
  return [match, ...others].map(placeText);
}

/** The differences that count most, the critical ones first, and how many more there are. */
function describeEdits(edits: readonly Edit[], say: Say): string {
  const ordered = withMoves(tellingEdits(edits)).toSorted((a, b) => Number(b.critical) - Number(a.critical));
  const shown = ordered.slice(0, MOST_EDITS);
  const more = ordered.length - shown.length;
  const phrases = [...groupEdits(shown)].map(([code, edits]) => describeGroup(code, edits, say));
  if (phrases.length === 0) return say('edit-none');
  return more > 0 ? `${phrases.join(', ')} ${say('edit-more', { count: more })}` : inARow(phrases);
}

/** What is left out here and put in there stands in another place. */
function withMoves(edits: readonly Edit[]): readonly Edit[] {
  const left = edits.filter(({ draft, source }) => draft === '' && source !== '');
  const moved = new Set<Edit>();
  const shown = edits.map((edit): Edit => {
    if (edit.source !== '') return edit;
    const from = left.find(
      (other) => !moved.has(other) && other.source.toLowerCase() === edit.draft.toLowerCase(),
    );
    if (from) moved.add(from);
    return from ? { ...edit, kind: 'move', critical: edit.critical || from.critical } : edit;
  });
  return shown.filter((edit) => !moved.has(edit));
}

type EditCode = Extract<SentenceCode, `edit-${string}`>;

/** What is left out together, what is added together; each replacement by itself. */
function groupEdits(edits: readonly Edit[]): ReadonlyMap<EditCode, readonly Edit[]> {
  const groups = new Map<EditCode, Edit[]>();
  for (const edit of edits) {
    const code = editCodeOf(edit);
    groups.set(code, [...(groups.get(code) ?? []), edit]);
  }
  return groups;
}

function editCodeOf({ kind, draft, source }: Edit): EditCode {
  if (kind === 'move' || kind === 'ellipsis' || kind === 'bracket') return `edit-${kind}`;
  if (draft === '') return 'edit-delete';
  return source === '' ? 'edit-insert' : 'edit-replace';
}

function describeGroup(code: EditCode, edits: readonly Edit[], say: Say): string {
  const values = edits.map(({ draft, source }) => ({
    draft: inMarks(showInvisible(draft)),
    source: inMarks(source),
  }));
  if (code !== 'edit-delete' && code !== 'edit-insert')
    return values.map((each) => say(code, each)).join(', ');
  const list = (words: readonly string[]) => inARow([...new Set(words)]);
  return say(code, {
    draft: list(values.map(({ draft }) => draft)),
    source: list(values.map(({ source }) => source)),
  });
}

const MOST_EDITS = 3;
const MOST_PLACES = 5;
