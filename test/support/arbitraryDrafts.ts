import fc from 'fast-check';

/** Pieces of Markdown that depend on one another, over lines and over paragraphs. */
const LINES = [
  ...[
    '',
    '',
    '',
    '',
    'Words @key.',
    'Words [@key, p. 3].',
    'As @key says:',
    '[@key]',
    '  going on',
    '    code @key',
  ],
  ...[
    '> quoted [@key]',
    '>',
    '> > deeper',
    '> — A [@key]',
    '- item @key',
    '1. one',
    '(@ex) example',
    'see @ex',
    'Term',
    ': def',
  ],
  ...['```', '~~~', '<!-- c @key -->', '<!--', '-->', '<!-- verbatim: ignore -->', '<pre>', '</pre>', ':::'],
  ...[
    '\\begin{x}',
    '\\end{x}',
    '---\nfoo: x\n---',
    '---',
    '# Head @key',
    '% title',
    '[ref]: http://x',
    '[ref]',
    '[text][ref]',
  ],
  ...[
    '[^n]: note [@key]',
    'x[^n] y',
    'a^[b “c” @key]',
    '| verse',
    '| a | b |',
    '|---|---|',
    '*emph',
    '“open, not closed',
  ],
  ...['“one two” [@key].', '“more” [@key]', '"a b" and "c d', "'single' ’tis"],
];
const PIECES = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '\r\n',
    'x',
    '`',
    '```',
    '~',
    '>',
    '"',
    '“',
    '”',
    "'",
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
  ],
  ...[
    '@a',
    '@',
    '-->',
    '<!--',
    '- ',
    '*',
    '_',
    '^',
    ':',
    '---',
    ';',
    '$',
    '\\',
    '|',
    '«',
    '»',
    '\ud83d\ude00',
    '\ud83d',
  ],
];

/** A paragraph in which nothing stands. */
export const FILLER =
  'A paragraph of the plainest prose, which is here to take up room and goes on until it is a hundred and fifty characters long or perhaps somewhat longer.';

/** A draft of lines that open, close and define things. */
export const arbitraryDraft = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 40 })
  .map((lines) => lines.join('\n'));

/** A draft that is long enough for parts of it to be kept over an edit: lezer keeps no shorter ones than 128 characters. */
export const arbitraryLongDraft = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...LINES) },
      { weight: 1, arbitrary: fc.constant(`\n${FILLER}\n`) },
    ),
    {
      minLength: 20,
      maxLength: 90,
    },
  )
  .map((lines) => lines.join('\n'));

/** A draft that nobody would write. */
export const arbitraryMarks = fc
  .array(fc.constantFrom(...PIECES, ...LINES), { maxLength: 80 })
  .map((pieces) => pieces.join(''));

/** An edit of whatever draft: where, by how many thousandths, how much goes, and what comes. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly inserted: string;
}

export const arbitraryEdits = fc.array(
  fc.record({
    at: fc.nat(1000),
    length: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(60)),
    inserted: fc.oneof(
      fc.constant(''),
      fc.constantFrom(...PIECES),
      fc.array(fc.constantFrom(...LINES), { maxLength: 3 }).map((lines) => lines.join('\n')),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The text with the edit, and where in the text it was made. */
export function applyEdit(text: string, { at, length, inserted }: Edit) {
  const from = Math.floor((text.length * at) / 1000);
  const to = Math.min(text.length, from + length);
  return { text: text.slice(0, from) + inserted + text.slice(to), from, to };
}
