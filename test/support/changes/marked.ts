import { type Change, oneOf, placesOf } from './change.ts';

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

const ellipses = [
  '…',
  '...',
  '. . .',
  '[…]',
  '[...]',
  '[. . .]',
  '(…)',
  '(...)',
  '....',
  '. . . .',
  '….',
  '.…',
  '…,',
  ', …',
  '&hellip;',
  '[…].',
  '[....]',
  '\\.\\.\\.',
  '*…*',
  '. . .,',
  '…;',
  '---…',
  '[ … ]',
  '. […]',
];

/** More that is marked: each spelling of the ellipsis at each place, brackets of every kind, remarks. */
export const finerMarkedChanges: readonly Change[] = [
  ...ellipses.map(
    (mark): Change => ({
      name: `words left out anywhere under ${mark}`,
      apply: (words, random) => {
        if (words.length < 14) return undefined;
        const from = 3 + Math.floor(random() * (words.length - 12));
        return [...words.slice(0, from), mark, ...words.slice(from + 2 + Math.floor(random() * 5))];
      },
      right: ['marked'],
    }),
  ),
  ...ellipses.slice(0, 10).map(
    (mark): Change => ({
      name: `${mark} before`,
      apply: (words) => [mark, ...words],
      right: ['marked', 'verbatim', 'adjusted'],
    }),
  ),
  ...ellipses.slice(0, 12).map(
    (mark): Change => ({
      name: `${mark} after`,
      apply: (words) => [...words, mark],
      right: ['marked', 'verbatim', 'adjusted'],
    }),
  ),
  ...['. . . .', '....', '….', '[…].', '. […]', '. …'].map(
    (mark): Change => ({
      name: `a capital after ${mark}`,
      apply: (words, random) => {
        const at = oneOf(
          placesOf(words, (word, place) => place > 7 && place < words.length - 3 && /^[a-z]{2,}/u.test(word)),
          random,
        );
        if (words.length < 14 || at === undefined) return undefined;
        const next = words[at] as string;
        return [
          ...words.slice(0, 4),
          mark,
          next.charAt(0).toUpperCase() + next.slice(1),
          ...words.slice(at + 1),
        ];
      },
      right: ['marked'],
    }),
  ),
  {
    name: 'a bracketed capital after an ellipsis',
    apply: (words) => {
      const next = words[9];
      if (words.length < 14 || !next || !/^\p{Ll}\p{L}/u.test(next)) return undefined;
      return [
        ...words.slice(0, 5),
        '. . . .',
        `[${next.charAt(0).toUpperCase()}]${next.slice(1)}`,
        ...words.slice(10),
      ];
    },
    right: ['marked'],
  },
  {
    name: 'two omissions',
    apply: (words) =>
      words.length < 20
        ? undefined
        : [...words.slice(0, 4), '…', ...words.slice(7, 12), '[…]', ...words.slice(15)],
    right: ['marked'],
  },
  {
    name: 'a line of dots between paragraphs',
    apply: (words) =>
      words.length < 20
        ? undefined
        : [`${words.slice(0, 8).join(' ')}\n\n[…]\n\n${words.slice(12).join(' ')}`],
    right: ['marked'],
  },
  {
    name: 'an omission glued to one neighbor',
    apply: (words) =>
      words.length < 14 ? undefined : [...words.slice(0, 4), `${words[4]}...`, ...words.slice(9)],
    right: ['marked'],
  },
  {
    name: 'an omission glued to the next word',
    apply: (words) =>
      words.length < 14 ? undefined : [...words.slice(0, 5), `…${words[9]}`, ...words.slice(10)],
    right: ['marked'],
  },
  ...[
    "[the gate]'s",
    '[Haskett]',
    '[he]',
    '[those who came before them]',
    '[*the boat*]',
    '[i.e., the gate]',
    '[is]',
    '[that is, of the sea,]',
  ].map(
    (mark): Change => ({
      name: `${mark} for a word`,
      apply: (words, random) => words.with(2 + Math.floor(random() * (words.length - 4)), mark),
      right: ['marked'],
    }),
  ),
  ...[
    '[sic]',
    '[*sic*]',
    '[sic!]',
    '(sic)',
    '[_sic_]',
    '[**sic**]',
    '[laughs]',
    '[laughter]',
    '[inaudible]',
    '[pause]',
    '[emphasis added]',
    '[my emphasis]',
    '[recte: gate]',
    '[Haskett’s emphasis]',
    '[of the gate]',
    '[1984]',
    '[crosstalk]',
  ].map(
    (mark): Change => ({
      name: `${mark} put in`,
      apply: (words, random) => words.toSpliced(2 + Math.floor(random() * (words.length - 4)), 0, mark),
      right: ['marked', 'verbatim', 'adjusted'],
    }),
  ),
  {
    name: '[sic] after a mark',
    apply: (words) => words.with(4, `${words[4]}, [sic],`.replace(/,,/u, ',')),
    right: ['marked'],
  },
  {
    name: 'an ending in brackets',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(words, (word) => /^[a-z]{4,}$/u.test(word)),
        random,
      );
      return at === undefined
        ? undefined
        : words.with(
            at,
            (words[at] as string).replace(
              /(\p{L})(?=[^\p{L}]*$)/u,
              `$1${oneOf(['[s]', '[ed]', '[ing]', '[d]'], random)}`,
            ),
          );
    },
    right: ['marked'],
  },
  {
    name: 'an ending replaced in brackets',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(words, (word) => /^[a-z]{4,}(?:ing|ed|es)$/u.test(word)),
        random,
      );
      return at === undefined
        ? undefined
        : words.with(
            at,
            (words[at] as string).replace(
              /(?:ing|ed|es)(?=[^\p{L}]*$)/u,
              `[${oneOf(['s', 'ed', 'ing', ''], random)}]`,
            ),
          );
    },
    right: ['marked'],
  },
  {
    name: 'empty brackets for an ending',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(words, (word) => /^[a-z]{4,}s$/u.test(word)),
        random,
      );
      return at === undefined
        ? undefined
        : words.with(at, (words[at] as string).replace(/s(?=[^\p{L}]*$)/u, '[]'));
    },
    right: ['marked'],
  },
  {
    name: 'a bracketed initial after an ellipsis at the start',
    apply: (words) => {
      const first = words[0] as string;
      if (!/^\p{Ll}\p{L}/u.test(first)) return undefined;
      return ['…', `[${first.charAt(0).toUpperCase()}]${first.slice(1)}`, ...words.slice(1)];
    },
    right: ['marked'],
  },
  ...[
    '(emphasis mine)',
    '(italics added)',
    '(my emphasis)',
    '(emphasis in original)',
    '(citation omitted)',
    '(citations omitted)',
    '(internal quotation marks omitted)',
    '(internal citations and quotation marks omitted)',
    '(footnote omitted)',
    '(footnotes omitted)',
    '(alteration in original)',
    '(alterations in original)',
    '(emphasis added and citations omitted)',
    '(cleaned up)',
    '(quotation marks omitted)',
    '(first alteration in original)',
    '(emphasis omitted)',
    '(translation mine)',
    '(ellipsis in original)',
  ].map(
    (mark): Change => ({
      name: `${mark} after`,
      apply: (words) => [...words, mark],
      right: mark.includes('translation') ? ['marked', 'unchecked'] : ['marked'],
    }),
  ),
  {
    name: 'a bracket, an omission and a bracketed initial',
    apply: (words) => {
      const first = words[0] as string;
      if (words.length < 20 || !/^\p{L}\p{L}/u.test(first)) return undefined;
      const letter = first.charAt(0);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      return [
        `[${other}]${first.slice(1)}`,
        ...words.slice(1, 5),
        '[the keeper]',
        ...words.slice(6, 10),
        '…',
        ...words.slice(14),
      ];
    },
    right: ['marked'],
  },
];

/** What a mark may hide: it passes as marked, and says so in a flag. */
export const hidingChanges: readonly (Change & { readonly flag: string })[] = [
  {
    name: 'a negation put in by brackets',
    apply: (words, random) =>
      words.toSpliced(
        2 + Math.floor(random() * (words.length - 4)),
        0,
        oneOf(['[not]', '[never]', '[hardly]', '[cannot]'], random) as string,
      ),
    right: ['marked'],
    flag: 'bracket-negation',
  },
  {
    name: 'a negation taken out by brackets',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word, place) => place > 1 && place < words.length - 2 && /^(?:not|never|no)$|n't$/u.test(word),
        ),
        random,
      );
      return at === undefined ? undefined : words.with(at, '[indeed]');
    },
    right: ['marked'],
    flag: 'bracket-negation',
  },
  {
    name: 'a negation under an ellipsis',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word, place) =>
            place > 4 &&
            place < words.length - 5 &&
            (/^(?:not|never|no|hardly)$/u.test(word) || word.endsWith("n't")),
        ),
        random,
      );
      return at === undefined
        ? undefined
        : [
            ...words.slice(0, at - 1),
            oneOf(['…', '[...]', '. . .'], random) as string,
            ...words.slice(at + 1),
          ];
    },
    right: ['marked'],
    flag: 'omits-negation',
  },
];
