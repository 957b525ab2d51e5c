/** What a change of a word can turn. */
export type CriticalKind = 'negation' | 'number' | 'name' | 'modal' | 'quantifier';

/** Whether a folded word says no, alone or as a part of it: "not", "never", "isn't", "cannot", "without". */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || /n't$/u.test(word) || BARE_NEGATIVES.has(word);
}

/** Whether two words are one but for a prefix or an ending that says no: "able" and "unable", "careful" and "careless". */
export function differByNegation(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.endsWith(short) && DENYING.has(long.slice(0, long.length - short.length))) return true;
  const [bareA, bareB] = [a, b].map((word) => word.replace(/(?:less|ful)$/u, ''));
  return bareA === bareB && a.endsWith('less') !== b.endsWith('less');
}

/** The modal verb that a word is a tense of: "will" of "would". Undefined for other words. */
export function modalStem(word: string): string | undefined {
  return MODALS.get(word);
}

/** Words that say of how many something holds. */
export function isQuantifier(word: string): boolean {
  return QUANTIFIERS.has(word);
}

/**
 * How sure a word makes what is said: 2 for "know" and "certainly", 1 for "think", "seems" and "perhaps". Undefined for
 * words that say nothing of it.
 */
export function certainty(word: string): 1 | 2 | undefined {
  if (CERTAIN.has(word)) return 2;
  return UNCERTAIN.has(word) ? 1 : undefined;
}

/**
 * How much of something: 3 for "entirely" and "all", 2 for "mostly", 1 for "partly" and "less". Two of different
 * rank are not the same claim.
 */
export function degree(word: string): number | undefined {
  return DEGREES.get(word);
}

/** Whether a folded word is one of those that hold sentences together: never a name, whatever its case. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.replace(/'.*$/u, ''));
}

const setOf = (words: string) => new Set(words.split(' '));
const NEGATIONS = setOf(
  'no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely nay nope ain noone',
);
// Contractions as speech recognition writes them, without the apostrophe.
const BARE_NEGATIVES = setOf(
  'dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt neednt aint',
);
const DENYING = setOf('un in im il ir dis non mis');
const MODALS = new Map(
  'can/can could/can may/may might/may must/must shall/shall should/should will/will would/will ought/should'
    .split(' ')
    .map((pair) => pair.split('/') as [string, string]),
);
const QUANTIFIERS = setOf('all any some every many most few fewer fewest several both either only always');
const CERTAIN = setOf(
  'know knows knew known is are was were certain certainly definite definitely sure surely undoubtedly must will always prove proves proved',
);
const UNCERTAIN = setOf(
  'think thinks thought believe believes believed guess suppose suspect suspects feel feels hope hopes seem seems seemed appear appears appeared maybe perhaps possibly probably likely might may could should sometimes suggest suggests suggested',
);
const DEGREES = new Map<string, number>([
  ...[...setOf('entirely completely totally fully wholly exclusively only solely purely always')].map(
    (word) => [word, 3] as const,
  ),
  ...[...setOf('mostly largely mainly chiefly nearly almost usually often generally')].map(
    (word) => [word, 2] as const,
  ),
  ...[...setOf('partly partially somewhat slightly rarely seldom sometimes occasionally')].map(
    (word) => [word, 1] as const,
  ),
  ...[...setOf('everything everyone everybody everywhere')].map((word) => [word, 23] as const),
  ...[...setOf('anything anyone anybody anywhere')].map((word) => [word, 22] as const),
  ...[...setOf('something someone somebody somewhere')].map((word) => [word, 21] as const),
  ...[...setOf('once')].map((word) => [word, 31] as const),
  ...[...setOf('twice thrice')].map((word) => [word, 32] as const),
  ...[...setOf('more most greater')].map((word) => [word, 12] as const),
  ...[...setOf('less least fewer')].map((word) => [word, 11] as const),
]);
const FUNCTION_WORDS = setOf(
  'i you he she it we they me him her us them my your his its our their mine yours hers ours theirs this that these those who whom whose which what the a an and or but so because if when where while as than then there here in on at by for from to of with into onto over under about after before between through during is are was were be been being am do does did has have had will would can could may might must shall should not no yes yeah well oh okay ok like just also too very right now how why even still again once one',
);
