import type { Verdict } from '../model/finding.ts';

/** What a verdict means, for people who meet it for the first time. `docs/verdicts.md` says more of each. */
export interface VerdictHelp {
  /** A few words. */
  readonly title: string;
  /** What it means, in a sentence or two. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}

export const verdictHelp: Readonly<Record<Verdict, VerdictHelp>> = {
  verbatim: {
    title: 'Word for word',
    meaning: 'The quotation has the words of the source, each of them, in their order.',
    remedy: 'Nothing is to be done.',
  },
  adjusted: {
    title: 'Adjusted as the rules allow',
    meaning:
      'Only such things differ as the quoting rules allow without a mark: the first letter, the last punctuation, the kind of quotation marks; in a transcript also its case and punctuation.',
    remedy: 'Nothing is to be done.',
  },
  marked: {
    title: 'Changed, and marked',
    meaning: 'What was left out or put in is marked with an ellipsis or brackets, as the conventions ask.',
    remedy: 'Nothing is to be done.',
  },
  altered: {
    title: 'Tidied without a mark',
    meaning:
      'The words are those of the source but for fillers, repeats, spelling, contractions, or what an ear confuses; no mark says so.',
    remedy: 'Restore the wording of the source, or mark the change.',
  },
  misquote: {
    title: 'Other words than the source',
    meaning: 'Words were put in, left out, replaced or moved, and nothing marks it.',
    remedy: 'Restore the wording of the source, mark the change, or turn the quotation into a paraphrase.',
  },
  spliced: {
    title: 'Joined from several places',
    meaning: 'Words of different places, speakers or sources stand in one quotation, or stand out of order.',
    remedy: 'Quote each place by itself, or mark what is left out between them.',
  },
  'wrong-source': {
    title: 'In another source',
    meaning: 'The words stand in another source than the one that is cited.',
    remedy: 'Cite the source that has the words.',
  },
  'wrong-speaker': {
    title: 'Said by somebody else',
    meaning: 'The source has these words, and puts them in another mouth than the draft does.',
    remedy: 'Name the speaker that the source names.',
  },
  'wrong-locator': {
    title: 'At another place',
    meaning: 'The cited source has the words, at another page or time than the citation says.',
    remedy: 'Take over the place where the words stand.',
  },
  secondhand: {
    title: 'Only reported',
    meaning: 'Only a secondary source has the words: it reports them, and no primary source shows them.',
    remedy: 'Find the primary source, or cite the words as "quoted in" the one that reports them.',
  },
  'own-text': {
    title: 'Only in your own text',
    meaning: 'The words stand only in your notes or in a machine’s summary, which are evidence of nothing.',
    remedy: 'Look the words up in the record before you quote them.',
  },
  ambiguous: {
    title: 'In several places',
    meaning: 'Several places fit equally well, and the citation does not choose among them.',
    remedy: 'Say in the citation which place is meant.',
  },
  'not-found': {
    title: 'Not found',
    meaning: 'The cited source was read and does not have the words, nor does any other source.',
    remedy: 'Check the words and the citation. If nobody has them, do not quote them.',
  },
  unchecked: {
    title: 'Could not be checked',
    meaning: 'The cited source is not in the corpus, has no text that can be read, or is a translation.',
    remedy: 'Add the source to the corpus. Until then nobody has checked this quotation.',
  },
};
