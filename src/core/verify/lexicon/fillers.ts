/** A word as far as it shows whether it fills a pause. */
export interface SpokenWord {
  readonly folded: string;
  /** A mark or the start stands before it: the speaker, or who wrote it down, made a pause. */
  readonly hasPause?: boolean;
  /** It opens a sentence. */
  readonly isInitial?: boolean;
}

/**
 * For each place in `words`, the length of the filler that ends there; 0 where none does. A filler is what a speaker says
 * while looking for words, and what a careful quoter may leave out of speech: sounds, "you know", "I mean", and "like" or
 * "well" after a pause: before one they may belong to what was said ("that is not right, we", "I did well, um"). "So"
 * opens a sentence; within one it gives a reason. Words that weaken ("kind of", "just", "really") are not fillers:
 * without them more is said.
 */
export function fillersEndingAt(words: readonly SpokenWord[]): Uint8Array {
  const lengths = new Uint8Array(words.length + 1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as SpokenWord;
    if (SOUNDS.has(word.folded)) lengths[at + 1] = 1;
    if (isFillingPhrase(words, at)) lengths[at + 1] = 2;
  }
  // After a filler another is one as well: "you know, like".
  for (let at = 0; at < words.length; at++) {
    const { folded, hasPause, isInitial } = words[at] as SpokenWord;
    if (folded === 'so' ? !isInitial : !SOFT.has(folded)) continue;
    if (hasPause || (lengths[at] as number) > 0) lengths[at + 1] = 1;
  }
  return lengths;
}

/** Whether "you know" or the like ends at a word, and is no clause: "do you know him", "and then you see the boat". */
function isFillingPhrase(words: readonly SpokenWord[], at: number): boolean {
  const opener = words[at - 1];
  if (!opener || !PHRASES.has(`${opener.folded} ${words[at]?.folded}`)) return false;
  if (GOVERNORS.has(words[at - 2]?.folded ?? '') || OBJECTS.has(words[at + 1]?.folded ?? '')) return false;
  return words[at]?.folded !== 'see' || opener.hasPause === true;
}

const setOf = (words: string) => new Set(words.split(' '));
const SOUNDS = setOf('um umm uh uhh er erm ah uhm mm hmm mhm huh eh');
const SOFT = setOf('like well yeah okay ok right oh');
const PHRASES = new Set(['you know', 'i mean', 'you see']);
const OBJECTS = setOf('him her them me us');
// After these the phrase is a clause: "do you know him", "if you see it", "what I mean".
const GOVERNORS = setOf(
  "do did does don't didn't if what who whom how whatever as before once unless whether should would could might will can may must let when than where all everything",
);
