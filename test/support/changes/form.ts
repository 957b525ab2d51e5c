import { type Change, clean, oneOf, whole } from './change.ts';

/** Changes that leave the words alone. */
export const changesOfForm: readonly Change[] = [
  { name: 'nothing', apply: (words) => words, right: clean },
  { name: 'curly apostrophes', apply: whole((text) => text.replaceAll("'", '’')), right: clean },
  { name: 'blanks that do not break', apply: whole((text) => text.replaceAll(' ', '\u00a0')), right: clean },
  {
    name: 'soft hyphens',
    apply: whole((text) => text.replace(/(\p{Ll}{3})(\p{Ll}{3})/gu, '$1\u00ad$2')),
    right: clean,
  },
  {
    name: 'ligatures',
    apply: whole((text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ')),
    right: clean,
  },
  { name: 'short lines', apply: whole((text) => text.replace(/(.{20,40}?) /gu, '$1\n')), right: clean },
  {
    name: 'emphasis',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' *$1* ').replace(/ (\p{L}{5,}) /u, ' **$1** ')),
    right: clean,
  },
  {
    name: 'tags and entities',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' <b>$1</b>&nbsp;')),
    right: clean,
  },
  {
    name: 'a link',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' [$1](https://example.org/a_b) ')),
    right: clean,
  },
  {
    name: 'the mark of a note',
    apply: whole((text) => text.replace(/(\p{L}{4,}) /u, '$1[^1] ')),
    right: clean,
  },
  { name: 'backslashes', apply: whole((text) => text.replace(/([.,'!])/gu, '\\$1')), right: clean },
  {
    name: 'a zero-width space between words',
    apply: whole((text) => text.replaceAll(' ', ' \u200b')),
    right: clean,
  },
  { name: 'another dash', apply: whole((text) => text.replace(/ [–—-] /gu, '—')), right: clean },
  { name: 'no mark at the end', apply: whole((text) => text.replace(/[.,;]$/u, '')), right: clean },
  {
    name: 'another case at the start',
    apply: whole((text) => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())),
    right: clean,
  },
];

/** More changes that leave the words alone: what editors, converters and keyboards make of them. */
export const finerChangesOfForm: readonly Change[] = [
  { name: 'decomposed letters', apply: whole((text) => text.normalize('NFD')), right: clean },
  {
    name: 'numeric entities',
    apply: whole((text) => text.replaceAll("'", '&#39;').replace(/ /u, '&#160;')),
    right: clean,
  },
  {
    name: 'named entities',
    apply: whole((text) => text.replaceAll("'", '&rsquo;').replaceAll('—', '&mdash;')),
    right: clean,
  },
  {
    name: 'hyphens that do not break',
    apply: whole((text) => text.replace(/(\p{L})-(\p{L})/gu, '$1\u2011$2')),
    right: clean,
  },
  { name: 'thin spaces', apply: whole((text) => text.replaceAll(' ', '\u2009')), right: clean },
  { name: 'a mark of byte order at the start', apply: whole((text) => `\ufeff${text}`), right: clean },
  {
    name: 'hard line breaks',
    apply: whole((text) => text.replace(/(.{20,40}?) /gu, '$1  \n')),
    right: clean,
  },
  {
    name: 'line breaks with a backslash',
    apply: whole((text) => text.replace(/(.{20,40}?) /gu, '$1\\\n')),
    right: clean,
  },
  {
    name: 'line breaks as tags',
    apply: whole((text) => text.replace(/(.{20,40}?) /gu, '$1<br>\n')),
    right: clean,
  },
  {
    name: 'low lines for emphasis',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' _$1_ ').replace(/ (\p{L}{5,}) /u, ' __$1__ ')),
    right: clean,
  },
  {
    name: 'emphasis over several words',
    apply: whole((text) => text.replace(/ (\p{L}+ \p{L}+ \p{L}+) /u, ' *$1* ')),
    right: clean,
  },
  {
    name: 'emphasis inside a word',
    apply: whole((text) => text.replace(/(\p{L}{3})(\p{L}{3,}) /u, '**$1**$2 ')),
    right: clean,
  },
  {
    name: 'emphasis with its mark inside',
    apply: whole((text) => text.replace(/(\p{L}{4,}[,.;]) /u, '*$1* ')),
    right: clean,
  },
  {
    name: 'small capitals and superscripts as tags',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' <span class="smallcaps">$1</span> ')),
    right: clean,
  },
  {
    name: 'a comment',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' <!-- is that so? -->$1 ')),
    right: clean,
  },
  {
    name: 'a link with a title',
    apply: whole((text) => text.replace(/ (\p{L}{4,}) /u, ' [$1](https://example.org/a "see \'there\'") ')),
    right: clean,
  },
  {
    name: 'the number of a note',
    apply: whole((text) => text.replace(/(\p{L}{4,}) /u, '$1[12] ')),
    right: clean,
  },
  {
    name: 'a hyphen at the end of a line',
    apply: whole((text) => text.replace(/(\p{Ll}{4})(\p{Ll}{4,}) /u, '$1-\n$2 ')),
    right: clean,
  },
  { name: 'two hyphens for a dash', apply: whole((text) => text.replace(/\s?—\s?/gu, '--')), right: clean },
  { name: 'a dash with blanks', apply: whole((text) => text.replace(/\s?—\s?/gu, ' – ')), right: clean },
  {
    name: 'quotation marks of the other kind inside',
    apply: whole((text) => text.replace(/"([^"]+)"/gu, '‘$1’').replace(/“([^”]+)”/gu, '‘$1’')),
    right: clean,
  },
  {
    name: 'guillemets inside',
    apply: whole((text) => text.replace(/"([^"]+)"/gu, '«$1»').replace(/“([^”]+)”/gu, '«$1»')),
    right: clean,
  },
  { name: 'another mark at the end', apply: whole((text) => text.replace(/[.,;]?$/u, '.')), right: clean },
  { name: 'a comma at the end', apply: whole((text) => text.replace(/[.,;]?$/u, ',')), right: clean },
  {
    name: 'several paragraphs',
    apply: whole((text) => text.replace(/([.!?]) (?=\p{Lu})/u, '$1\n\n')),
    right: clean,
  },
];

/** Letters that are not what they look like: the right words, which the reader is to be told of. */
export const disguises: readonly Change[] = [
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a word joiner', '\u2060'],
  ['a mark of direction', '\u200f'],
]
  .map(
    ([name, character]): Change => ({
      name: `${name} inside a word`,
      apply: whole((text) => text.replace(/(\p{Ll}{2})(\p{Ll}{3})/u, `$1${character}$2`)),
      right: clean,
    }),
  )
  .concat(
    [
      ['a Cyrillic letter', 'aeopcyx', 'аеорсух'],
      ['a Greek letter', 'ov', 'ον'],
    ].map(
      ([name, from = '', to = '']): Change => ({
        name: `${name} inside a word`,
        apply: (words, random) => {
          const at = oneOf(
            words.flatMap((word, place) =>
              /^[a-z]{5,}$/u.test(word) && [...from].some((letter) => word.includes(letter)) ? [place] : [],
            ),
            random,
          );
          if (at === undefined) return undefined;
          const word = words[at] as string;
          const letter = [...from].find((each) => word.includes(each)) as string;
          return words.with(at, word.replace(letter, to.charAt(from.indexOf(letter))));
        },
        right: clean,
      }),
    ),
  );
