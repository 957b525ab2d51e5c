/** A way to change a quotation, and the verdicts that are right for what comes of it. */
export interface Change {
  readonly name: string;
  /** The changed words; undefined where this change does not apply to them. */
  readonly apply: (words: readonly string[], random: () => number) => readonly string[] | undefined;
  readonly right: readonly string[];
  /** It touches a negation, number, name, modal or quantifier: must be an error. */
  readonly critical?: true;
}

export const clean = ['verbatim', 'adjusted'];
export const otherWords = ['misquote', 'spliced', 'not-found'];

/** A generator of numbers in [0, 1) that gives the same ones each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function oneOf<Each>(all: readonly Each[], random: () => number): Each | undefined {
  return all[Math.floor(random() * all.length)];
}

/** Places among the words where a test holds for the bare word. */
export function placesOf(
  words: readonly string[],
  test: (word: string, at: number) => boolean,
): readonly number[] {
  return words.flatMap((word, at) => (test(bare(word), at) ? [at] : []));
}

/** Replaces one word that the table holds, keeping its marks and its first letter's case. */
export function swap(table: Readonly<Record<string, string>>): Change['apply'] {
  return (words, random) => {
    const at = oneOf(
      placesOf(words, (word) => Object.hasOwn(table, word)),
      random,
    );
    if (at === undefined) return undefined;
    const word = words[at] as string;
    return words.with(at, dress(word, table[bare(word)] as string));
  };
}

/** Replaces a run of words, written with blanks, by another; not at the ends of the quotation, nor one that is said twice. */
export function swapRuns(table: Readonly<Record<string, string>>): Change['apply'] {
  return (words, random) => {
    const runs = Object.entries(table).flatMap(([from, to]) => {
      const wanted = from.split(' ');
      const isAt = (at: number) => wanted.every((word, offset) => bare(words[at + offset] ?? '') === word);
      return words.flatMap((_, at) => {
        const isInside = at > 0 && at + wanted.length < words.length;
        const isTwice =
          isAt(at - wanted.length) || isAt(at + wanted.length) || bare(words[at - 1] ?? '') === wanted.at(-1);
        return isInside && isAt(at) && !isTwice ? [{ at, length: wanted.length, to }] : [];
      });
    });
    const run = oneOf(runs, random);
    if (!run) return undefined;
    const marks = /[^\p{L}\p{N}%]*$/u.exec(words[run.at + run.length - 1] as string)?.[0] ?? '';
    const [first, ...others] = run.to === '' ? [] : run.to.split(' ');
    if (first === undefined) return words.toSpliced(run.at, run.length);
    const head = /\p{L}/u.test(first)
      ? dress(words[run.at] as string, first).replace(/[^\p{L}\p{N}]+$/u, '')
      : first;
    const put = [head, ...others];
    return words.toSpliced(run.at, run.length, ...put.slice(0, -1), `${put.at(-1)}${marks}`);
  };
}

/** Pairs "a/b", both ways. A low line stands for a blank. */
export function either(pairs: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.split(/\s+/u).flatMap((pair) => {
      const [a = '', b = ''] = pair.split('/').map((word) => word.replaceAll('_', ' '));
      return [
        [a, b],
        [b, a],
      ];
    }),
  );
}

/** Pairs "a/b", from the first to the second. */
export function each(pairs: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.split(/\s+/u).map((pair) => pair.split('/').map((word) => word.replaceAll('_', ' '))),
  );
}

/** A word without the marks around it, in lower case. */
export function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/[’]/gu, "'")
    .replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, '');
}

/** A word with the marks and the first letter's case of another. */
export function dress(like: string, word: string): string {
  const core = /[\p{L}\p{N}$][\p{L}\p{N}'’$%-]*(?<!-)/u.exec(like);
  if (!core) return word;
  const cased = /^\p{Lu}/u.test(core[0]) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  return like.slice(0, core.index) + cased + like.slice(core.index + core[0].length);
}

export function insertOne(...candidates: readonly string[]): Change['apply'] {
  return (words, random) => {
    const at = 1 + Math.floor(random() * (words.length - 1));
    const word = oneOf(candidates, random) as string;
    // Beside itself it would be a repeat.
    if ([words[at - 1], words[at]].some((other) => other && bare(other) === word)) return undefined;
    return words.toSpliced(at, 0, word);
  };
}

export function dropOne(isDropped: (word: string) => boolean): Change['apply'] {
  return (words, random) => {
    const at = oneOf(
      placesOf(words, (word, place) => {
        const isRepeat = [words[place - 1], words[place + 1]].some((other) => other && bare(other) === word);
        return place > 0 && place < words.length - 1 && !isRepeat && isDropped(word);
      }),
      random,
    );
    return at === undefined ? undefined : words.toSpliced(at, 1);
  };
}

/** Changes the words as one text. */
export function whole(change: (text: string) => string): Change['apply'] {
  return (words) => {
    const before = words.join(' ');
    const after = change(before);
    return after === before ? undefined : [after];
  };
}

/** One change, then another at some other place; undefined where one of them does not apply. */
export function both(first: Change['apply'], second: Change['apply']): Change['apply'] {
  return (words, random) => {
    const changed = first(words, random);
    return changed && second(changed, random);
  };
}
