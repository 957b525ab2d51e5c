/** Where a sentence ends and the next one starts. */
export interface SentenceBreak {
  /** Behind the end mark, closing marks and what belongs to them: a citation or a note behind the full stop. */
  readonly end: number;
  /** The first character of the next sentence. */
  readonly next: number;
}

/**
 * The breaks between the sentences of a paragraph, for the question which citation and which signal phrase stand in the
 * sentence of a quotation. By rule and in linear time: `splitSentences` is better at it, and a hundred times slower.
 */
export function findSentenceBreaks(text: string): SentenceBreak[] {
  const breaks: SentenceBreak[] = [];
  for (const match of text.matchAll(BREAK)) {
    const { index } = match;
    if (ABBREVIATION.test(text.slice(Math.max(0, index - 12), index + 1))) continue;
    const space = /\s+$/u.exec(match[0])?.[0].length ?? 0;
    breaks.push({ end: index + match[0].length - space, next: index + match[0].length });
  }
  return breaks;
}

const BREAK =
  /[.?!…]["'”’»›“」』)\]*_]{0,6}(?:[ \t\r\n]{0,3}\[[^[\]]{0,400}\])?\s+(?=["'“„«‘‚‹「『(*_-]{0,4}[\p{Lu}\p{Lo}\p{N}"“„«@])/gu;
const ABBREVIATION =
  /(?:^|[\s("“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Col|Sgt|Capt|Lt|Gov|Sen|Rep|St|Mt|Ft|Jr|Sr|vs|cf|e\.g|i\.e|Nos?|pp?|vol|eds?|trans|ca|figs?|ch|secs?|paras?|\p{Lu})\.$/u;
