import type { Edit, Finding, Flag, QuoteMatch, Verdict } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import { describeLocator } from './locatorText.ts';
import { inARow, inMarks, plainWords } from './plainWords.ts';

/** What a message needs to know of the corpus: a source by its id. */
export interface SourceNames {
  source(id: string): Pick<Source, 'citeKey' | 'title' | 'file'> | undefined;
}

/** Another language's sentence for a code, with the same `{placeholders}`; undefined: the English one. */
export type Translation = (code: SentenceCode) => string | undefined;

/** What a finding says, in one sentence of plain text: both wordings, the source and the place. */
export function messageOf(finding: Finding, names: SourceNames, translation?: Translation): string {
  const say = sayer(translation);
  return say(sentenceCodeOf(finding), valuesOf(finding, names, say));
}

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

/** Every sentence there is, with `{values}`. Whoever translates them translates this table. */
export const sentences = {
  // Wording.
  verbatim: 'Word for word in {place}.',
  adjusted: 'The words of {place}, with only such changes as the rules of quoting allow.',
  marked: 'The words of {place}; what was changed is marked.',
  altered: 'Near the words of {place}, but unmarked: the draft {differences}.',
  misquote: 'Not the words of {place}: the draft {differences}.',
  spliced: 'Words of different places are joined without a mark: {places}.',
  // Attribution.
  'wrong-source': 'These words are not in {cited}; they stand in {place}.',
  'wrong-speaker': 'In {place} these are the words of {speaker}, not of {claimedSpeaker}.',
  'wrong-locator': 'These words stand in {place}, not at {claimedLocator}.',
  secondhand: 'Nothing in the corpus shows that this was said: {place} only reports it.',
  'secondhand-claims':
    '{place} only reports these words, from “{claimedSource}”, which is not in the corpus.',
  'secondhand-lacks':
    '{place} reports these words from {claimedPlace}, which was read and does not have them.',
  'own-text':
    'These words stand only in {file}, which is no evidence: your own notes, or a machine’s summary.',
  ambiguous: 'These words stand in several places and nothing says which is meant: {places}.',
  // What cannot be known.
  'not-found': 'These words are neither in {cited}, which was read, nor in any other source.',
  'not-found-anywhere': 'No source of the corpus has these words.',
  unchecked: 'These words were not checked: the corpus has no text of {cited}.',
  // Flags.
  clipped: 'A “but” or another qualifier stands right beside the quoted words in the source.',
  'omits-negation': 'Among the words under the ellipsis is a negation.',
  'bracket-negation': 'The words in brackets put in or take out a negation.',
  distant: 'Much was left out under the ellipsis: the words stand far apart.',
  'speaker-unconfirmed': 'The source does not mark who speaks, so the speaker cannot be confirmed.',
  'machine-transcript': 'Checked against speech recognition, not against the recording.',
  homoglyphs: 'Letters of another script, or invisible characters, stand inside words.',
  uncited: 'No citation stands with this quotation.',
  // Parts of sentences.
  'edit-replace': 'has {draft} for {source}',
  'edit-insert': 'adds {draft}',
  'edit-delete': 'leaves out {source}',
  'edit-move': 'has {draft} in another order',
  'edit-bracket': 'has {draft} in brackets for {source}',
  'edit-ellipsis': 'has an ellipsis where nothing is left out',
  'edit-more': 'and differs elsewhere too ({count} more)',
  'edit-none': 'reads otherwise',
  'no-citation': 'the cited source',
  // Titles of fixes.
  'fix-restore-wording': 'Restore the wording of the source',
  'fix-restore-typography': 'Restore the typography of the source',
  'fix-mark-omission': 'Mark what is left out with “{ellipsis}”',
  'fix-mark-alteration': 'Mark the change with brackets',
  'fix-add-sic': 'Spell as the source does, with [sic]: “{source}”',
  'fix-take-citation': 'Cite {place}',
  'fix-take-locator': 'Take over the place: {locator}',
  'fix-take-speaker': 'Name {speaker} as the speaker',
  'fix-quoted-in': 'Cite as quoted in {place}',
  'fix-add-citation': 'Add the citation {place}',
  'fix-choose-place': 'It is the place {place}',
  'fix-paraphrase': 'Turn into a paraphrase: take the marks off',
  'fix-ignore': 'Not a quotation: ignore it here',
  'fix-all': 'Fix all that are safe: typography and citations, never words',
  nobody: 'nobody in particular',
  'unnamed-place': 'the place that is cited',
} as const satisfies Readonly<Record<Verdict | Flag, string>> & Readonly<Record<string, string>>;

export type SentenceCode = keyof typeof sentences;

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

function sentenceCodeOf({ verdict, reason, claimed, provenance }: Finding): SentenceCode {
  if (reason.code !== verdict && Object.hasOwn(sentences, reason.code)) return reason.code as SentenceCode;
  if (verdict === 'secondhand' && provenance?.claimedSourceLacksIt) return 'secondhand-lacks';
  if (verdict === 'secondhand' && provenance?.claimedSource) return 'secondhand-claims';
  if (verdict === 'not-found' && claimed.citeKeys.length === 0) return 'not-found-anywhere';
  return verdict;
}

function valuesOf(finding: Finding, names: SourceNames, say: Say): Readonly<Record<string, string | number>> {
  const { claimed, match, provenance } = finding;
  const meant = provenance?.claimedSourceId && names.source(provenance.claimedSourceId);
  const places = [match, ...(finding.others ?? [])].flatMap((place) => (place ? placeText(place) : []));
  return {
    cited: inARow(claimed.citeKeys.map((key) => `@${key}`)) || say('no-citation'),
    place: match ? placeText(match) : say('unnamed-place'),
    places: inARow([...new Set(places)].slice(0, MOST_PLACES)),
    file: match?.file ?? '',
    speaker: match?.speaker ?? say('nobody'),
    claimedSpeaker: claimed.speaker ?? say('nobody'),
    claimedLocator: describeLocator(claimed.locator) || say('unnamed-place'),
    claimedSource: provenance?.claimedSource ?? '',
    claimedPlace: meant ? `@${meant.citeKey}` : (provenance?.claimedSource ?? ''),
    differences: describeEdits(finding.edits, say),
    ...finding.reason.values,
  };
}

/** The differences that count most, the critical ones first, and how many more there are. */
function describeEdits(edits: readonly Edit[], say: Say): string {
  const telling = edits.filter(({ kind }) => kind !== 'ellipsis' && kind !== 'bracket');
  const ordered = (telling.length > 0 ? telling : edits).toSorted(
    (a, b) => Number(b.critical) - Number(a.critical),
  );
  const shown = ordered.slice(0, MOST_EDITS).map((edit) => describeEdit(edit, say));
  const more = ordered.length - shown.length;
  if (shown.length === 0) return say('edit-none');
  return more > 0 ? `${shown.join(', ')} ${say('edit-more', { count: more })}` : inARow(shown);
}

function describeEdit({ kind, draft, source }: Edit, say: Say): string {
  const values = { draft: inMarks(draft), source: inMarks(source) };
  if (kind === 'move' || kind === 'ellipsis' || kind === 'bracket') return say(`edit-${kind}`, values);
  if (draft === '') return say('edit-delete', values);
  return say(source === '' ? 'edit-insert' : 'edit-replace', values);
}

const MOST_EDITS = 3;
const MOST_PLACES = 5;
