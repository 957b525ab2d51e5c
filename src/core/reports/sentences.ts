import type { Flag, Verdict } from '../model/finding.ts';

/** Every sentence there is, with `{values}`. Whoever translates them translates this table. */
export const sentences = {
  // Wording.
  verbatim: 'Word for word in {place}.',
  adjusted: 'The words of {place}, with only such changes as the rules of quoting allow.',
  marked: 'The words of {place}; what was changed is marked.',
  altered: 'Near the words of {place}, but unmarked: {teller} {differences}.',
  misquote: 'Not the words of {place}: {teller} {differences}.',
  'misquote-of-cited':
    'Not the words of {cited}, which has them otherwise; as they stand here they stand in {place}.',
  spliced: 'Words of different places are joined without a mark: {places}.',
  'spliced-in-one': 'Words of different places of {place} are joined without a mark.',
  reordered: 'The words of {place}, in another order than there.',
  'two-speakers': 'Words of two speakers of {place} are joined without a mark.',
  // Attribution.
  'wrong-source': 'These words are not in {cited}; they stand in {place}.',
  'wrong-speaker': 'In {place} these are the words of {speaker}, not of {claimedSpeaker}.',
  'wrong-speaker-unnamed': 'In {place} these are the page’s own words, not those of {claimedSpeaker}.',
  'wrong-locator': 'These words stand in {place}, not at {claimedLocator}.',
  secondhand: 'Nothing in the corpus shows that this was said: {place} only reports it.',
  'secondhand-claims': '{place} only reports these words, from “{claimedSource}”.',
  'secondhand-lacks':
    '{place} reports these words from {claimedPlace}, which was read and does not have them.',
  'secondhand-may-be':
    '{place} only reports these words, from “{claimedSource}”, which may be {claimedPlace}.',
  'secondhand-lack':
    '{place} reports these words from “{claimedSource}”; {claimedPlace} may be meant, were read, and do not have them.',
  'only-reported-elsewhere': 'These words are not in {cited}, {read}; nothing but {place} reports them.',
  'reported-without-saying-so': '{place} only reports these words, and the draft does not say so.',
  'reported-as-such': '{place} reports these words, and the draft says so.',
  'own-text':
    'These words stand only in {file}, which is no evidence: your own notes, or a machine’s summary.',
  ambiguous: 'These words stand in several places and nothing says which is meant: {places}.',
  // What cannot be known.
  'not-found': 'These words are not in {cited}, {read}, nor in any other source.',
  'not-in-corpus': 'No source of the corpus has these words.',
  'no-source-named': 'The draft names no source, and no source of the corpus has these words.',
  unchecked: 'These words were not checked: the corpus has no text of {cited}.',
  'source-not-in-corpus': 'These words were not checked: the corpus does not have {missing}.',
  'one-source-not-in-corpus':
    'These words are not in what was read of the works that are cited; the corpus does not have {missing}.',
  'source-without-text': 'These words were not checked: no text could be read from {cited}.',
  'other-language': 'These words were not checked: {cited} is in another language.',
  translation: 'These words were not checked: the draft says that they are translated.',
  // Audits.
  'audit-unchecked': 'No source of the corpus is known to be “{claimedSource}”.',
  'audit-elsewhere': 'The words stand in {place}; no source of the corpus is known to be “{claimedSource}”.',
  'audit-several':
    '“{claimedSource}” may be {places}; nothing says which, and no source of the corpus has these words.',
  'audit-not-in-any': '“{claimedSource}” may be {places}; all were read, and none has these words.',
  'audit-not-found': 'The claimed source, {claimedPlace}, was read and does not have these words.',
  // Flags.
  clipped: 'A “but”, a “perhaps” or another qualifier stands right beside the quoted words in the source.',
  'omits-negation': 'Among the words under the ellipsis is a negation.',
  'bracket-negation': 'The words in brackets put in or take out a negation.',
  distant: 'Much was left out under the ellipsis: the words stand far apart.',
  'speaker-unconfirmed': 'The source does not mark who speaks, so the speaker cannot be confirmed.',
  'machine-transcript': 'Checked against speech recognition, not against the recording.',
  homoglyphs: 'Letters of another script, or invisible characters, stand inside words.',
  uncited: 'No citation stands with this quotation.',
  // Words without quotation marks.
  unquoted: 'These are the words of {place}, and no quotation marks say so.',
  'unquoted-changed':
    'These are nearly the words of {place}, and no quotation marks say so. There they are {source}.',
  'unquoted-cited': 'A citation says where a thought is from, not that it stands in the words of the source.',
  'unquoted-elsewhere': 'Other sources that have them: {count}.',
  // Parts of sentences.
  'was-read': 'which was read',
  'were-read': 'which were read',
  'the-draft': 'the draft',
  'the-report': 'the report',
  'edit-replace': 'has {draft} for {source}',
  'edit-insert': 'adds {draft}',
  'edit-delete': 'leaves out {source}',
  'edit-move': 'has {draft} in another place',
  'edit-bracket': 'has {draft} in brackets for {source}',
  'edit-ellipsis': 'has an ellipsis where nothing is left out',
  'edit-more': 'and differs elsewhere too ({count} more)',
  'edit-none': 'reads otherwise',
  // The same by themselves, where there is little room.
  'short-replace': '{draft} for {source}',
  'short-delete': 'without {source}',
  'no-citation': 'the cited source',
  // Titles of fixes.
  'fix-restore-wording': 'Restore the wording of the source',
  'fix-restore-typography': 'Restore the typography of the source',
  'fix-mark-omission': 'Mark what is left out with “{ellipsis}”',
  'fix-mark-alteration': 'Mark the change with brackets',
  'fix-add-sic': 'Spell as the source does, with [sic]: “{source}”',
  'fix-take-citation': 'Cite {place}',
  'fix-cite-as-well': 'Cite {place} as well',
  'fix-replace-citation': 'Cite {place} in place of {replaced}',
  'fix-take-locator': 'Take over the place: {locator}',
  'fix-take-speaker': 'Name {speaker} as the speaker',
  'fix-quoted-in': 'Cite as quoted in {place}',
  'fix-quoted-in-instead': 'Cite as quoted in {place} in place of {replaced}',
  'fix-add-citation': 'Add the citation {place}',
  'fix-choose-place': 'It is the place {place}',
  'fix-paraphrase': 'Turn into a paraphrase: take the marks off',
  'fix-ignore': 'Not a quotation: ignore it here',
  'fix-quote-and-cite': 'Set quotation marks and cite {place}',
  'fix-set-marks': 'Set quotation marks',
  'fix-quote-source': 'Quote the words of the source and cite {place}',
  'fix-own-words': 'These are my own words: ignore them here',
  'fix-all': 'Fix all that are safe: typography and citations, never words',
  nobody: 'nobody in particular',
  'unnamed-place': 'the place that is cited',
} as const satisfies Readonly<Record<Verdict | Flag, string>> & Readonly<Record<string, string>>;

export type SentenceCode = keyof typeof sentences;
