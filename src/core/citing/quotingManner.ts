import type { ProfileName, Rule } from '../verify/profiles.ts';

/** How a guide has quotations set, as far as inserting needs it. The rest is in `verify/profiles.ts`. */
export interface QuotingManner {
  /** From how many words on a quotation is set as a block; Infinity: the guide has none. */
  readonly blockFromWords: Rule<number>;
  /** What stands between the words' speaker and the source that reports them. */
  readonly secondhand: Rule<string>;
  /** Whether the first letter of a run-in quote is fitted to the sentence around it. In brackets or not: `verify/profiles.ts`. */
  readonly fitsInitialLetter: Rule<boolean>;
}

/** What each guide says. A rule in lines is given in words, at 13 words a line of a manuscript. */
export const quotingManners: Readonly<Record<ProfileName, QuotingManner>> = {
  chicago: {
    blockFromWords: {
      value: 100,
      source: 'Chicago Manual of Style (17th ed.) 13.10: a hundred words or more',
    },
    secondhand: { value: 'quoted in', source: 'Chicago Manual of Style (17th ed.) 14.260' },
    fitsInitialLetter: { value: true, source: 'Chicago Manual of Style (17th ed.) 13.18–21' },
  },
  apa: {
    blockFromWords: { value: 40, source: 'APA Publication Manual (7th ed.) 8.27: 40 words or more' },
    secondhand: { value: 'as cited in', source: 'APA Publication Manual (7th ed.) 8.6' },
    fitsInitialLetter: { value: true, source: 'APA Publication Manual (7th ed.) 8.30' },
  },
  mla: {
    blockFromWords: { value: 53, source: 'MLA Handbook (9th ed.) 6.35: more than four lines' },
    secondhand: { value: 'qtd. in', source: 'MLA Handbook (9th ed.) 6.77' },
    fitsInitialLetter: {
      value: true,
      source: 'MLA Handbook (9th ed.) ch. 6, "Capitalization with quotations"',
    },
  },
  ap: {
    blockFromWords: { value: Number.POSITIVE_INFINITY, source: 'AP Stylebook has no block quotations' },
    secondhand: { value: 'quoted in', source: 'AP Stylebook is silent' },
    fitsInitialLetter: {
      value: false,
      source: 'AP Stylebook, "quotations in the news": never alter quotations',
    },
  },
  reuters: {
    blockFromWords: {
      value: Number.POSITIVE_INFINITY,
      source: 'Reuters Handbook of Journalism has no block quotations',
    },
    secondhand: { value: 'quoted in', source: 'Reuters Handbook of Journalism is silent' },
    fitsInitialLetter: { value: false, source: 'Reuters Handbook of Journalism, "Quotes": never altered' },
  },
  guardian: {
    blockFromWords: {
      value: Number.POSITIVE_INFINITY,
      source: 'Guardian style guide has no block quotations',
    },
    secondhand: { value: 'quoted in', source: 'Guardian style guide is silent' },
    fitsInitialLetter: { value: false, source: 'Guardian style guide is silent' },
  },
  legal: {
    blockFromWords: { value: 50, source: 'The Bluebook (21st ed.) rule 5.1(a): fifty words or more' },
    secondhand: {
      value: 'quoted in',
      source: 'The Bluebook (21st ed.) rule 10.6.3 has "quoting" the other way round',
    },
    fitsInitialLetter: { value: true, source: 'The Bluebook (21st ed.) rule 5.2(a)' },
  },
  strict: {
    blockFromWords: { value: 100, source: 'no guide: as Chicago' },
    secondhand: { value: 'quoted in', source: 'no guide: as Chicago' },
    fitsInitialLetter: { value: false, source: 'no guide: nothing is changed that need not be' },
  },
};

/** Whether a guide sets a quotation of so many words as a block, or runs it in. */
export function styleByLength(words: number, profile: ProfileName): 'block' | 'run-in' {
  return words >= quotingManners[profile].blockFromWords.value ? 'block' : 'run-in';
}
