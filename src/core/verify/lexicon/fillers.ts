/** A word as far as it shows whether it fills a pause. */
export interface SpokenWord {
  readonly folded: string;
  /** A mark or an end stands beside it: the speaker, or who wrote it down, made a pause. */
  readonly hasPause?: boolean;
}

/**
 * For each place in `words`, the length of the filler that ends there; 0 where none does. A filler is what a speaker says
 * while looking for words, and what a careful quoter may leave out of speech: sounds, "you know", "I mean", and "like" or
 * "well" beside a pause. Words that weaken ("kind of", "just", "really") are not fillers: without them more is said.
 */
export function fillersEndingAt(words: readonly SpokenWord[]): Uint8Array {
  const lengths = new Uint8Array(words.length + 1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as SpokenWord;
    if (SOUNDS.has(word.folded)) lengths[at + 1] = 1;
    const opener = words[at - 1]?.folded ?? '';
    if (PHRASES.has(`${opener} ${word.folded}`) && !GOVERNORS.has(words[at - 2]?.folded ?? ''))
      lengths[at + 1] = 2;
  }
  // Beside a filler another is one as well: "like, you know".
  for (let at = 0; at < words.length; at++) {
    const { folded, hasPause } = words[at] as SpokenWord;
    if (!SOFT.has(folded)) continue;
    const isBeside =
      (lengths[at] as number) > 0 || (lengths[at + 2] as number) === 1 || (lengths[at + 3] as number) === 2;
    if (hasPause || isBeside) lengths[at + 1] = 1;
  }
  return lengths;
}

const setOf = (words: string) => new Set(words.split(' '));
const SOUNDS = setOf('um umm uh uhh er erm ah uhm mm hmm mhm huh eh');
const SOFT = setOf('like well yeah okay ok right so oh');
const PHRASES = new Set(['you know', 'i mean', 'you see']);
// After these the phrase is a clause: "do you know him", "if you see it", "what I mean".
const GOVERNORS = setOf(
  "do did does don't didn't if what who whom how whatever as before once unless whether should would could might will can may must let when than where all everything",
);
