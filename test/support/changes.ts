/** A way to change a quotation, and the verdicts that are right for what comes of it. */
export interface Change {
  readonly name: string;
  /** The changed words; undefined where this change does not apply to them. */
  readonly apply: (words: readonly string[], random: () => number) => readonly string[] | undefined;
  readonly right: readonly string[];
  /** It touches a negation, number, name, modal or quantifier: must be an error. */
  readonly critical?: true;
}

const CLEAN = ['verbatim', 'adjusted'];
const OTHER_WORDS = ['misquote', 'spliced', 'not-found'];

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

/** Replaces one word that the table holds, keeping its marks and its first letter's case. */
function swap(table: Readonly<Record<string, string>>): Change['apply'] {
  return (words, random) => {
    const places = words.flatMap((word, at) =>
      bare(word) in table && Object.hasOwn(table, bare(word)) ? [at] : [],
    );
    const at = places[Math.floor(random() * places.length)];
    if (at === undefined) return undefined;
    const word = words[at] as string;
    return words.with(at, dress(word, table[bare(word)] as string));
  };
}

/** Both ways. */
function either(pairs: string): Readonly<Record<string, string>> {
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

function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/[’]/gu, "'")
    .replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, '');
}

function dress(like: string, word: string): string {
  const core = /[\p{L}\p{N}$][\p{L}\p{N}'’$%]*/u.exec(like);
  if (!core) return word;
  const cased = /^\p{Lu}/u.test(core[0]) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  return like.slice(0, core.index) + cased + like.slice(core.index + core[0].length);
}

function insertOne(...candidates: readonly string[]): Change['apply'] {
  return (words, random) => {
    const at = 1 + Math.floor(random() * (words.length - 1));
    const word = candidates[Math.floor(random() * candidates.length)] as string;
    // Beside itself it would be a repeat.
    if ([words[at - 1], words[at]].some((other) => other && bare(other) === word)) return undefined;
    return words.toSpliced(at, 0, word);
  };
}

function dropOne(isDropped: (word: string) => boolean): Change['apply'] {
  return (words, random) => {
    const places = words.flatMap((word, at) => {
      const isRepeat = [words[at - 1], words[at + 1]].some((other) => other && bare(other) === bare(word));
      return at > 0 && at < words.length - 1 && !isRepeat && isDropped(bare(word)) ? [at] : [];
    });
    const at = places[Math.floor(random() * places.length)];
    return at === undefined ? undefined : words.toSpliced(at, 1);
  };
}

const NAMES =
  /^(?:ione|haskett|tess|ormond|emmett|sayre|wessick|overstreet|lyle|anneke|boll|tarrow|pell|sutton|rich|moravec|marwick|google|stanford|berkeley|apollo)$/u;
// A doubled letter cannot be exchanged, and a slip in a number or a negation is an error all the same.
const NO_SLIP =
  /(.)\1|nothing|without|nobody|nowhere|neither|hundred|thousand|million|teen|ty$|seven|second|quarter/u;
const CONTENT = /^[a-z]{5,}$/u;
const NEGATABLE = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will)$/u;

/** Changes of the words: none of them may pass. */
export const changesOfMeaning: readonly Change[] = [
  { name: 'another article', apply: swap(either('a/the an/the')), right: OTHER_WORDS },
  {
    name: 'another preposition',
    apply: swap(either('in/on to/from of/for at/by into/onto over/under before/after')),
    right: OTHER_WORDS,
  },
  {
    name: 'another conjunction',
    apply: swap(either('and/or but/so because/although if/when')),
    right: OTHER_WORDS,
  },
  {
    name: 'another tense',
    apply: swap(either('is/was are/were has/had does/did do/did said/says went/goes')),
    right: OTHER_WORDS,
  },
  {
    name: 'another person',
    apply: swap(either('i/we he/she his/her they/we my/our you/they me/us him/them')),
    right: OTHER_WORDS,
  },
  {
    name: 'another demonstrative',
    apply: swap(either('this/that these/those here/there')),
    right: OTHER_WORDS,
  },
  {
    name: 'an opposite',
    apply: swap(
      either(
        'good/bad big/small up/down first/last open/closed high/low old/new long/short right/wrong more/less better/worse hard/easy early/late inside/outside come/go give/take start/stop same/different',
      ),
    ),
    right: OTHER_WORDS,
  },
  {
    name: 'a plural for a singular',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => (/^[a-z]{4,}[^s\W]$/u.test(bare(word)) ? [at] : []));
      const at = places[Math.floor(random() * places.length)];
      return at === undefined
        ? undefined
        : words.with(at, dress(words[at] as string, `${bare(words[at] as string)}s`));
    },
    right: OTHER_WORDS,
  },
  {
    name: 'an adverb put in',
    apply: insertOne('clearly', 'never', 'very', 'finally', 'truly', 'only'),
    right: OTHER_WORDS,
  },
  { name: 'a filler put in', apply: insertOne('basically', 'frankly', 'somehow'), right: OTHER_WORDS },
  { name: 'a word of content dropped', apply: dropOne((word) => CONTENT.test(word)), right: OTHER_WORDS },
  {
    name: 'a small word dropped',
    apply: dropOne((word) => /^(?:a|the|of|in|to|at|with|from|that)$/u.test(word)),
    right: OTHER_WORDS,
  },
  {
    name: 'two words exchanged',
    apply: (words, random) => {
      const at = Math.floor(random() * (words.length - 3)) + 1;
      const [a, b] = [words[at] as string, words[at + 1] as string];
      if (bare(a) === bare(b) || bare(a) === '' || bare(b) === '') return undefined;
      return words.with(at, b).with(at + 1, a);
    },
    right: OTHER_WORDS,
  },
  {
    name: 'a negation put in',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => (NEGATABLE.test(bare(word)) ? [at] : []));
      const at = places[Math.floor(random() * places.length)];
      return at === undefined ? undefined : words.toSpliced(at + 1, 0, 'not');
    },
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'a negation contracted in',
    apply: swap({
      is: "isn't",
      are: "aren't",
      was: "wasn't",
      were: "weren't",
      do: "don't",
      does: "doesn't",
      did: "didn't",
      can: "can't",
      could: "couldn't",
      would: "wouldn't",
      has: "hasn't",
      have: "haven't",
      will: "won't",
    }),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'a negation taken out of a contraction',
    apply: swap({
      "isn't": 'is',
      "aren't": 'are',
      "wasn't": 'was',
      "weren't": 'were',
      "don't": 'do',
      "doesn't": 'does',
      "didn't": 'did',
      "can't": 'can',
      "couldn't": 'could',
      "wouldn't": 'would',
      "won't": 'will',
      cannot: 'can',
    }),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'a negation dropped',
    apply: dropOne((word) => word === 'not' || word === 'never' || word === 'no'),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'a negation that only sounds the same',
    apply: swap({ not: 'knot', no: 'know', know: 'no', never: 'ever', none: 'nun' }),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'another modal',
    apply: swap(either('can/must could/might will/may would/should must/might')),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'another quantifier',
    apply: swap(either('all/some every/each many/few most/some any/every both/either always/never')),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'another number',
    apply: swap(
      either(
        'two/three four/five six/nine one/two ten/twelve eleven/seven hundred/thousand million/billion once/twice first/second twenty/thirty seventeen/seventy',
      ),
    ),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'a number that only sounds the same',
    apply: swap({ two: 'to', four: 'for', one: 'won', eight: 'ate' }),
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'other digits',
    apply: (words) => {
      const at = words.findIndex((word) => /\d/u.test(word));
      if (at < 0) return undefined;
      return words.with(
        at,
        (words[at] as string).replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10)),
      );
    },
    right: OTHER_WORDS,
    critical: true,
  },
  {
    name: 'another name',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => {
        const isOpening = at === 0 || /[.!?…:;"“—–-]$/u.test(words[at - 1] as string);
        return !isOpening && NAMES.test(bare(word)) ? [at] : [];
      });
      const at = places[Math.floor(random() * places.length)];
      return at === undefined ? undefined : words.with(at, dress(words[at] as string, 'Bartholomew'));
    },
    right: OTHER_WORDS,
    critical: true,
  },
];

const join = (text: string): readonly string[] => [text];
const whole =
  (change: (text: string) => string): Change['apply'] =>
  (words) => {
    const before = words.join(' ');
    const after = change(before);
    return after === before ? undefined : join(after);
  };

/** Changes that leave the words alone. */
export const changesOfForm: readonly Change[] = [
  { name: 'nothing', apply: (words) => words, right: CLEAN },
  { name: 'curly apostrophes', apply: whole((text) => text.replaceAll("'", '’')), right: CLEAN },
  { name: 'blanks that do not break', apply: whole((text) => text.replaceAll(' ', '\u00a0')), right: CLEAN },
  {
    name: 'soft hyphens',
    apply: whole((text) => text.replace(/(\p{Ll}{3})(\p{Ll}{3})/gu, '$1\u00ad$2')),
    right: CLEAN,
  },
  {
    name: 'ligatures',
    apply: whole((text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ')),
    right: CLEAN,
  },
  { name: 'short lines', apply: whole((text) => text.replace(/(.{20,40}?) /gu, '$1\n')), right: CLEAN },
  {
    name: 'emphasis',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' *$1* ').replace(/ (\p{L}{5,}) /u, ' **$1** ')),
    right: CLEAN,
  },
  {
    name: 'tags and entities',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' <b>$1</b>&nbsp;')),
    right: CLEAN,
  },
  {
    name: 'a link',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' [$1](https://example.org/a_b) ')),
    right: CLEAN,
  },
  {
    name: 'the mark of a note',
    apply: whole((text) => text.replace(/(\p{L}{4,}) /u, '$1[^1] ')),
    right: CLEAN,
  },
  { name: 'backslashes', apply: whole((text) => text.replace(/([.,'!])/gu, '\\$1')), right: CLEAN },
  {
    name: 'a zero-width space between words',
    apply: whole((text) => text.replaceAll(' ', ' \u200b')),
    right: CLEAN,
  },
  { name: 'another dash', apply: whole((text) => text.replace(/ [–—-] /gu, '—')), right: CLEAN },
  { name: 'no mark at the end', apply: whole((text) => text.replace(/[.,;]$/u, '')), right: CLEAN },
  {
    name: 'another case at the start',
    apply: whole((text) => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())),
    right: CLEAN,
  },
];

/** Changes that are marked as the conventions ask. */
export const markedChanges: readonly Change[] = [
  ...['…', '...', '. . .', '[…]', '[...]', '[. . .]', '(…)', '....', '. . . .', '\\[…\\]'].map(
    (mark): Change => ({
      name: `an omission under ${mark}`,
      apply: (words) => (words.length < 14 ? undefined : [...words.slice(0, 5), mark, ...words.slice(9)]),
      right: ['marked'],
    }),
  ),
  {
    name: 'an omission glued to its neighbors',
    apply: (words) =>
      words.length < 14 ? undefined : [`${words.slice(0, 5).join(' ')}…${words.slice(9).join(' ')}`],
    right: ['marked'],
  },
  {
    name: 'a capital after the omission',
    apply: (words) => {
      const next = words[9];
      if (words.length < 14 || !next || !/^\p{Ll}/u.test(next)) return undefined;
      return [
        ...words.slice(0, 5),
        '. . . .',
        next.charAt(0).toUpperCase() + next.slice(1),
        ...words.slice(10),
      ];
    },
    right: ['marked'],
  },
  {
    name: 'a bracketed remark put in',
    apply: (words) => words.toSpliced(4, 0, '[of the old kind]'),
    right: ['marked'],
  },
  { name: 'a bracket for a word', apply: (words) => words.with(4, '[the keeper]'), right: ['marked'] },
  {
    name: 'a bracket for two words',
    apply: (words) => words.toSpliced(4, 2, '[the keeper]'),
    right: ['marked'],
  },
  { name: '[sic]', apply: (words) => words.toSpliced(4, 0, '[sic]'), right: ['marked'] },
  { name: '*[sic]*', apply: (words) => words.toSpliced(4, 0, '[*sic*]'), right: ['marked'] },
  {
    name: 'a bracketed initial',
    apply: (words) => {
      const first = words[0] as string;
      if (!/^\p{L}\p{L}/u.test(first)) return undefined;
      const letter = first.charAt(0);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      return words.with(0, `[${other}]${first.slice(1)}`);
    },
    right: ['marked'],
  },
  {
    name: 'emphasis added',
    apply: (words) => [...words.with(3, `*${words[3]}*`), '(emphasis added)'],
    right: ['marked'],
  },
];

/** Changes of spelling and speech. */
export const alteredChanges: readonly Change[] = [
  {
    name: 'contractions written out',
    apply: swap({
      "it's": 'it is',
      "don't": 'do not',
      "that's": 'that is',
      "i'm": 'I am',
      "didn't": 'did not',
      "can't": 'cannot',
      "you're": 'you are',
      "there's": 'there is',
      "we're": 'we are',
      "wasn't": 'was not',
    }),
    right: ['altered'],
  },
  {
    name: 'a letter exchanged with its neighbor',
    apply: (words, random) => {
      const places = words.flatMap((word, at) =>
        /^[a-z]{7,}$/u.test(bare(word)) && !NO_SLIP.test(bare(word)) ? [at] : [],
      );
      const at = places[Math.floor(random() * places.length)];
      if (at === undefined) return undefined;
      const word = bare(words[at] as string);
      return words.with(
        at,
        dress(words[at] as string, word.slice(0, 3) + word.charAt(4) + word.charAt(3) + word.slice(5)),
      );
    },
    right: ['altered'],
  },
  {
    name: 'what sounds the same',
    apply: swap(
      either(
        "there/their here/hear your/you're its/it's right/write hole/whole sea/see would/wood which/witch weather/whether through/threw",
      ),
    ),
    right: ['altered'],
  },
];
