/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sentences of words drawn as often as they are in `words`, 9 to 25 in each. */
export function makeSentences(words: readonly string[], count: number, random: () => number): string[] {
  const draw = () => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: count }, () =>
    Array.from({ length: 9 + Math.floor(random() * 17) }, draw).join(' '),
  );
}

/** Some of `words` in their order, one of them mistyped: a letter too many, missing, wrong, or two that changed places. */
export function misremember(
  words: readonly string[],
  count: number,
  slip: number,
  random: () => number,
): string {
  const left = words.map((_, at) => at);
  const kept = Array.from(
    { length: count },
    () => left.splice(Math.floor(random() * left.length), 1)[0] ?? 0,
  );
  const query = kept.sort((a, b) => a - b).map((at) => words[at] ?? '');
  const at = Math.floor(random() * count);
  query[at] = mistype(query[at] ?? '', slip, random);
  return query.join(' ');
}

function mistype(word: string, slip: number, random: () => number): string {
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const at = Math.floor(random() * word.length);
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (slip % 4) {
    case 0:
      return before + letter + word.slice(at);
    case 1:
      return before + after;
    case 2:
      return before + (letter === word[at] ? 'q' : letter) + after;
    default: {
      const first = Math.min(at, word.length - 2);
      return word.slice(0, first) + (word[first + 1] ?? '') + (word[first] ?? '') + word.slice(first + 2);
    }
  }
}
