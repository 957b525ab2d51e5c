/**
 * Whether an English word says so little by itself that a passage need not have it: articles, pronouns, prepositions,
 * forms of "be", "have" and "do". They count where words are looked for as they were typed, one after the other.
 *
 * @param word folded.
 */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all am an and any are aren't as at be because been before being below
   between both but by can can't could couldn't did didn't do does doesn't doing don't down during each few for
   from further had has have having he her here hers herself him himself his how i i'm i've if in into is isn't
   it it's its itself just me more most my myself no nor not of off on once only or other our ours ourselves
   out over own same she should so some such than that that's the their theirs them themselves then there
   there's these they they're this those through to too under until up very was wasn't we we're were weren't
   what when where which while who whom why will with won't would wouldn't you you're your yours yourself
   yourselves`.split(/\s+/),
);
