/** Whose quoting rules apply. */
export const profileNames = [
  'chicago',
  'apa',
  'mla',
  'ap',
  'reuters',
  'guardian',
  'legal',
  'strict',
] as const;
export type ProfileName = (typeof profileNames)[number];

/** What a guide says of one kind of change. `source` names the section, or says that the guide is silent. */
export interface Rule<Value> {
  readonly value: Value;
  readonly source: string;
}

/** `silent`: allowed without a mark. `marked`: it asks for a bracket or a note. */
export type Treatment = 'silent' | 'marked';

export interface Profile {
  readonly name: ProfileName;
  /** The first letter of the quotation, and that after an ellipsis, in the other case. */
  readonly initialLetter: Rule<Treatment>;
  /** The mark at the end of the quotation. */
  readonly endPunctuation: Rule<Treatment>;
  /** Case and punctuation of transcribed speech, which are the transcriber's. */
  readonly transcriberMarks: Rule<Treatment>;
  /** Fillers and repeats of speech left out. */
  readonly fillers: Rule<Treatment>;
  /** How an omission is marked. */
  readonly ellipsis: Rule<string>;
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  chicago: {
    name: 'chicago',
    initialLetter: { value: 'silent', source: 'Chicago Manual of Style (17th ed.) 13.7 and 13.18–21' },
    endPunctuation: { value: 'silent', source: 'Chicago Manual of Style (17th ed.) 13.7' },
    transcriberMarks: {
      value: 'silent',
      source: 'Chicago Manual of Style (17th ed.) is silent on transcripts of others',
    },
    fillers: {
      value: 'marked',
      source: 'Chicago Manual of Style (17th ed.) 13.7 lists no words among the changes allowed',
    },
    ellipsis: { value: '. . .', source: 'Chicago Manual of Style (17th ed.) 13.50–58' },
  },
  apa: {
    name: 'apa',
    initialLetter: { value: 'silent', source: 'APA Publication Manual (7th ed.) 8.30' },
    endPunctuation: { value: 'silent', source: 'APA Publication Manual (7th ed.) 8.30' },
    transcriberMarks: { value: 'silent', source: 'APA Publication Manual (7th ed.) is silent' },
    fillers: { value: 'marked', source: 'APA Publication Manual (7th ed.) 8.31: words left out are marked' },
    ellipsis: { value: '. . .', source: 'APA Publication Manual (7th ed.) 8.31' },
  },
  mla: {
    name: 'mla',
    initialLetter: {
      value: 'marked',
      source: 'MLA Handbook (9th ed.) ch. 6, "Capitalization with quotations"',
    },
    endPunctuation: {
      value: 'silent',
      source: 'MLA Handbook (9th ed.) ch. 6, "Punctuation with quotations"',
    },
    transcriberMarks: { value: 'silent', source: 'MLA Handbook (9th ed.) is silent' },
    fillers: {
      value: 'marked',
      source: 'MLA Handbook (9th ed.) ch. 6, "Using an ellipsis": words left out are marked',
    },
    ellipsis: { value: '. . .', source: 'MLA Handbook (9th ed.) ch. 6, "Using an ellipsis"' },
  },
  ap: {
    name: 'ap',
    initialLetter: { value: 'silent', source: 'AP Stylebook, "quotations in the news", is silent' },
    endPunctuation: { value: 'silent', source: 'AP Stylebook, "quotation marks"' },
    transcriberMarks: { value: 'silent', source: 'AP Stylebook is silent' },
    fillers: {
      value: 'marked',
      source: 'AP Stylebook, "quotations in the news": never alter quotations even to correct minor errors',
    },
    ellipsis: { value: '...', source: 'AP Stylebook, "ellipsis"' },
  },
  reuters: {
    name: 'reuters',
    initialLetter: { value: 'silent', source: 'Reuters Handbook of Journalism is silent' },
    endPunctuation: { value: 'silent', source: 'Reuters Handbook of Journalism is silent' },
    transcriberMarks: { value: 'silent', source: 'Reuters Handbook of Journalism is silent' },
    fillers: {
      value: 'marked',
      source:
        'Reuters Handbook of Journalism, "Quotes": never altered but to delete a redundant word, which is for the editor to see',
    },
    ellipsis: { value: '...', source: 'Reuters Handbook of Journalism is silent' },
  },
  guardian: {
    name: 'guardian',
    initialLetter: { value: 'silent', source: 'Guardian style guide is silent' },
    endPunctuation: { value: 'silent', source: 'Guardian style guide, "quotation marks"' },
    transcriberMarks: { value: 'silent', source: 'Guardian style guide is silent' },
    fillers: {
      value: 'silent',
      source: 'Guardian style guide, "direct speech": do not expose speakers to ridicule for how they speak',
    },
    ellipsis: { value: '…', source: 'Guardian style guide, "ellipses"' },
  },
  legal: {
    name: 'legal',
    initialLetter: { value: 'marked', source: 'The Bluebook (21st ed.) rule 5.2(a)' },
    endPunctuation: { value: 'silent', source: 'The Bluebook (21st ed.) rule 5.1(b)' },
    transcriberMarks: { value: 'silent', source: 'The Bluebook is silent' },
    fillers: { value: 'marked', source: 'The Bluebook (21st ed.) rule 5.3' },
    ellipsis: { value: '. . .', source: 'The Bluebook (21st ed.) rule 5.3' },
  },
  strict: {
    name: 'strict',
    initialLetter: { value: 'marked', source: 'no guide: nothing is allowed silently' },
    endPunctuation: { value: 'marked', source: 'no guide: nothing is allowed silently' },
    transcriberMarks: { value: 'marked', source: 'no guide: nothing is allowed silently' },
    fillers: { value: 'marked', source: 'no guide: nothing is allowed silently' },
    ellipsis: { value: '[…]', source: "no guide: a mark that cannot be the source's" },
  },
};
