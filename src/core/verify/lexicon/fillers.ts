/**
 * What a speaker says while looking for words, and what a careful quoter may leave out of speech: sounds, "you know",
 * "I mean", "like". Words that weaken ("kind of", "just", "really") are not fillers: without them more is said.
 */
export const FILLERS: readonly (readonly string[])[] = [
  'um',
  'umm',
  'uh',
  'uhh',
  'er',
  'erm',
  'ah',
  'uhm',
  'mm',
  'hmm',
  'mhm',
  'huh',
  'eh',
  'oh',
  'you know',
  'i mean',
  'like',
  'well',
  'yeah',
  'okay',
  'ok',
  'right',
  'so',
  'you see',
  'if you will',
].map((words) => words.split(' '));

/**
 * For each place in `words`, the length of the filler that ends there; 0 where none does. Longer ones win.
 */
export function fillersEndingAt(words: readonly string[]): Uint8Array {
  const lengths = new Uint8Array(words.length + 1);
  for (let end = 1; end <= words.length; end++) {
    const filler = BY_LAST.get(words[end - 1] ?? '')?.find(
      (candidate) =>
        candidate.length <= end && candidate.every((word, at) => words[end - candidate.length + at] === word),
    );
    lengths[end] = filler?.length ?? 0;
  }
  return lengths;
}

const BY_LAST = new Map<string, (readonly string[])[]>();
for (const filler of FILLERS) {
  const last = filler.at(-1) as string;
  BY_LAST.set(
    last,
    [...(BY_LAST.get(last) ?? []), filler].sort((a, b) => b.length - a.length),
  );
}
