import type { Passage } from '../../../src/core/model/passage.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { clean, oneOf, otherWords } from './change.ts';

/** A passage of the corpus to quote from. */
export interface Quotable {
  readonly source: Source;
  readonly passage: Passage;
  readonly words: readonly string[];
  /** Which passage of its source it is. */
  readonly at: number;
}

/** Where stretches of the sources are taken from at random, the same ones each time. */
export class Picker {
  readonly #primary: readonly Quotable[];
  readonly #reported: readonly Quotable[];
  readonly random: () => number;

  constructor(all: readonly Quotable[], random: () => number) {
    this.#primary = all.filter(({ source, words }) => source.role === 'primary' && words.length >= 12);
    this.#reported = all.filter(
      ({ source, passage, words }) =>
        source.role === 'secondary' && passage.kind === 'reported' && words.length >= 10,
    );
    this.random = random;
  }

  /** A passage of a primary source; undefined where none passes the test. */
  passage(test: (each: Quotable) => boolean = () => true): Quotable | undefined {
    return oneOf(this.#primary.filter(test), this.random);
  }

  reported(): Quotable | undefined {
    return oneOf(this.#reported, this.random);
  }

  /** Two passages that stand to each other as the test says. */
  pair(test: (first: Quotable, second: Quotable) => boolean): readonly [Quotable, Quotable] | undefined {
    const first = this.passage();
    const second = first && this.passage((each) => test(first, each));
    return first && second && [first, second];
  }

  /** Some words of a passage that follow each other. */
  words({ words }: Quotable, least: number, most: number): readonly string[] {
    const length = Math.min(this.count(least, most), words.length);
    const start = this.count(0, words.length - length);
    return words.slice(start, start + length);
  }

  count(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  ellipsis(): string {
    return oneOf(['…', '...', '. . .', '[…]', '[...]', '. . . .', '(…)'], this.random) as string;
  }
}

/** A draft with one quotation in it, and what is right to say of that. */
export interface Join {
  readonly name: string;
  readonly make: (pick: Picker) => string | undefined;
  readonly right: readonly string[];
  readonly flag?: string;
}

/** A block quote with its citation. A number with a dot at the start of a line would make a list of it. */
export function blockQuote(text: string, citation = '', speaker = ''): string {
  const lines = text.split('\n').map((line) => `> ${line.replace(/^(\d+)\./u, '$1\\.')}\n`);
  return `${lines.join('')}${citation && `>\n> — ${speaker && `${speaker}, `}[${citation}]\n`}`;
}

const cite = ({ source }: Quotable) => `@${source.citeKey}`;
const areApart = (a: Quotable, b: Quotable) => a.source === b.source && Math.abs(a.at - b.at) > 3;
const invented = 'Whatever orchestras borrow from sleeping volcanoes belongs entirely to tomorrow’s choir';

/** Words of several places, of two sources, or with others between them. */
export const joins: readonly Join[] = [
  {
    name: 'two places without a mark',
    make: (pick) => joined(pick, areApart, [6, 20], ' '),
    right: otherWords,
  },
  {
    name: 'two short pieces without a mark',
    make: (pick) => joined(pick, areApart, [3, 6], ' '),
    right: otherWords,
  },
  {
    name: 'two sources without a mark',
    make: (pick) => joined(pick, (a, b) => a.source !== b.source, [7, 20], ' '),
    right: [...otherWords, 'wrong-source'],
  },
  {
    name: 'a clause of a sentence left out without a mark',
    make: (pick) => {
      const from = pick.passage(({ words }) => words.length > 34);
      if (!from) return undefined;
      const [start, length, left] = [pick.count(0, 5), pick.count(5, 10), pick.count(4, 9)];
      const rest = start + length + left;
      return blockQuote(
        [...from.words.slice(start, start + length), ...from.words.slice(rest, rest + 9)].join(' '),
        cite(from),
      );
    },
    right: otherWords,
  },
  {
    name: 'two places in order under an ellipsis',
    make: (pick) =>
      joined(pick, (a, b) => a.source === b.source && b.at > a.at + 3, [7, 15], ` ${pick.ellipsis()} `),
    right: ['marked', 'spliced'],
    flag: 'distant',
  },
  {
    name: 'two places out of order under an ellipsis',
    make: (pick) =>
      joined(pick, (a, b) => a.source === b.source && b.at < a.at - 1, [7, 15], ` ${pick.ellipsis()} `),
    right: ['spliced'],
  },
  {
    name: 'the halves of a paragraph exchanged under an ellipsis',
    make: (pick) => {
      const from = pick.passage(({ words }) => words.length > 40);
      const halves = from && [from.words.slice(20, 28), from.words.slice(2, 10)];
      return (
        halves && blockQuote(halves.map((half) => half.join(' ')).join(` ${pick.ellipsis()} `), cite(from))
      );
    },
    right: ['spliced', 'misquote'],
  },
  {
    name: 'a true half and an invented one',
    make: (pick) => halfInvented(pick, ' '),
    right: otherWords,
  },
  {
    name: 'a true half and an invented one under an ellipsis',
    make: (pick) => halfInvented(pick, ' … '),
    right: otherWords,
  },
  {
    name: 'the words in another order',
    make: (pick) => {
      const from = pick.passage();
      if (!from) return undefined;
      const shuffled = pick
        .words(from, 10, 25)
        .map((word) => ({ word, rank: pick.random() }))
        .sort((a, b) => a.rank - b.rank);
      return blockQuote(shuffled.map(({ word }) => word).join(' '), cite(from));
    },
    right: otherWords,
  },
  {
    name: 'the halves of an interrupted quotation exchanged',
    make: (pick) => interrupted(pick, (words) => [words.slice(10), words.slice(0, 10)]),
    right: otherWords,
  },
  {
    name: 'a word left out where a quotation is interrupted',
    make: (pick) =>
      interrupted(pick, (words) =>
        /^\p{L}{4,}$/u.test(words[10] as string) && words.indexOf(words[10] as string) === 10
          ? [words.slice(0, 10), words.slice(11)]
          : undefined,
      ),
    right: otherWords,
  },
];

/** Where the words come from. */
export const attributions: readonly Join[] = [
  {
    name: 'another source of the corpus cited',
    make: (pick) => citedElsewhere(pick, (words) => words),
    right: ['wrong-source'],
  },
  {
    name: 'another source cited and a word changed',
    make: (pick) => citedElsewhere(pick, (words) => words.with(5, 'weathercock')),
    right: ['wrong-source', ...otherWords],
  },
  {
    name: 'a work that the corpus lacks cited',
    make: (pick) => fromOne(pick, (words) => blockQuote(words.join(' '), '@nobody1999')),
    right: ['wrong-source'],
  },
  {
    name: 'a work that the corpus lacks cited and a word changed',
    make: (pick) =>
      fromOne(pick, (words) => blockQuote(words.with(6, 'weathercock').join(' '), '@nobody1999')),
    right: ['misquote', 'wrong-source', 'unchecked'],
  },
  {
    name: 'invented words',
    make: (pick) => fromOne(pick, (_, key) => blockQuote(invented, key)),
    right: ['not-found'],
  },
  {
    name: 'invented words of a work that the corpus lacks',
    make: () => blockQuote(invented, '@nobody1999'),
    right: ['unchecked'],
  },
  {
    name: 'no citation',
    make: (pick) => fromOne(pick, (words) => blockQuote(words.join(' '))),
    right: clean,
    flag: 'uncited',
  },
  {
    name: 'two keys, one of them right',
    make: (pick) => fromOne(pick, (words, key) => blockQuote(words.join(' '), `@nobody1999; ${key}`)),
    right: clean,
  },
  {
    name: 'reported words with one changed',
    make: (pick) => {
      const [reported, cited] = [pick.reported(), pick.passage()];
      return (
        reported &&
        cited &&
        blockQuote(
          reported.words
            .with(4, 'weathercock')
            .join(' ')
            .replace(/^["“]|["”]$/gu, ''),
          cite(cited),
        )
      );
    },
    right: [...otherWords, 'secondhand'],
  },
  {
    name: 'another speaker named',
    make: (pick) => bySpeaker(pick, () => 'Salvador Quimby'),
    right: ['wrong-speaker'],
  },
  {
    name: 'the speaker named',
    make: (pick) => bySpeaker(pick, ({ passage }) => passage.speaker ?? ''),
    right: clean,
  },
  {
    name: 'another language',
    make: (pick) =>
      fromOne(pick, (_, key) =>
        blockQuote(
          'Was die Flut gelernt hat, vergisst der Schlamm nicht, und wer es hören will, muss lange stehen bleiben.',
          key,
        ),
      ),
    right: ['unchecked'],
  },
  {
    name: 'a translation',
    make: (pick) =>
      fromOne(pick, (_, key) =>
        blockQuote(
          'Ce que la vase apprend, le fleuve le redit, et nul ne l’efface.',
          `my translation; ${key}`,
        ),
      ),
    right: ['unchecked'],
  },
];

const wrapped = (text: string, sign: string) => text.replace(/(.{15,30}?) /gu, `$1\n${sign}`);

/** Where else a quotation stands in drafts, and how else it is marked and cited there. */
const surroundings: Readonly<Record<string, (text: string, citation: string) => string>> = {
  'in an item of a list': (text, citation) => `- One\n- He said “${text}” [${citation}].\n`,
  'in a block in a list': (text, citation) => `1. One\n\n   > ${text}\n   >\n   > — [${citation}]\n`,
  'in a block in a block': (text, citation) => `> > ${text}\n> >\n> > — [${citation}]\n`,
  'in a note': (text, citation) => `Text.[^a]\n\n[^a]: He said “${text}” [${citation}].\n`,
  'cited in a note': (text, citation) => `He said “${text}”.[^1]\n\n[^1]: [${citation}]\n`,
  'cited by its author’s name': (text, citation) => `As ${citation} has it, “${text}”\n`,
  'in a cell of a table': (text, citation) => `| a | b |\n|---|---|\n| “${text}” [${citation}] | x |\n`,
  'in a div': (text, citation) => `::: epigraph\n> ${text}\n>\n> — [${citation}]\n:::\n`,
  'in emphasis': (text, citation) => `> ***${text}***\n>\n> — [${citation}]\n`,
  'in a block with marks': (text, citation) => `> “${text}”\n>\n> — [${citation}]\n`,
  'in wrapped lines': (text, citation) => `> ${wrapped(text, '> ')}\n>\n> — [${citation}]\n`,
  'in lines without a sign': (text, citation) => `> ${wrapped(text, '')}\n>\n> — [${citation}]\n`,
  'in lines that end as on Windows': (text, citation) =>
    `> ${wrapped(text, '> ')}\n>\n> — [${citation}]\n`.replaceAll('\n', '\r\n'),
  'between German marks': (text, citation) => `Er sagte: „${text}“ [${citation}].\n`,
  'between French marks': (text, citation) => `Il dit : «\u00a0${text}\u00a0» [${citation}].\n`,
  'between straight marks': (text, citation) => `He said "${text}" [${citation}].\n`,
  'with a question around it': (text, citation) => `Did he say “${text}” [${citation}]?\n`,
  'with a mark of its own': (text, citation) => `“${text.replace(/[.,;:!?—–-]+$/u, '')}!” [${citation}]\n`,
};

/** The words as they stand, in all the ways in which a quotation may stand in a draft. */
export const forms: readonly Join[] = [
  ...Object.entries(surroundings).map(
    ([name, make]): Join => ({
      name,
      make: (pick) =>
        fromOne(pick, (words, citation) =>
          runIn(words, (text) => (/[_*`<[\]|«»]/u.test(text) ? undefined : make(text, citation))),
        ),
      right: clean,
    }),
  ),
  {
    name: 'run in',
    make: (pick) =>
      fromOne(pick, (words, key) => runIn(words, (text) => `There is this: “${text}” [${key}].\n`)),
    right: clean,
  },
  {
    name: 'a comma before the mark',
    make: (pick) =>
      fromOne(pick, (words, key) =>
        runIn(words, (text) => `“${text.replace(/[.,;:—]+$/u, '')},” one reads [${key}], and more.\n`),
      ),
    right: clean,
  },
  {
    name: 'interrupted',
    make: (pick) => interrupted(pick, (words) => [words.slice(0, 9), words.slice(9)]),
    right: clean,
  },
  {
    name: 'one to three words with their citation',
    make: (pick) => {
      const from = pick.passage();
      const words = from && pick.words(from, 1, 3);
      if (!words?.some((word) => /\p{L}/u.test(word))) return undefined;
      return runIn(words, (text) => `It is “${text}” [${cite(from as Quotable)}] that matters.\n`);
    },
    right: clean,
  },
  {
    name: 'verse with slashes',
    make: (pick) =>
      fromOne(pick, (words, key) =>
        runIn(
          [...words.slice(0, 4), '/', ...words.slice(4, 8), '//', ...words.slice(8)],
          (text) => `“${text}” [${key}]\n`,
        ),
      ),
    right: [...clean, 'altered'],
  },
  {
    name: 'several paragraphs, each with its opening mark',
    make: (pick) =>
      fromOne(pick, (words, key) => {
        const end = words.findIndex((word, at) => at > 2 && at < words.length - 3 && /[.!?]$/u.test(word));
        if (end < 0) return undefined;
        const [first, second] = [words.slice(0, end + 1), words.slice(end + 1)];
        return runIn(first, (one) => runIn(second, (other) => `“${one}\n\n“${other}” [${key}]\n`));
      }),
    right: clean,
  },
  {
    name: 'clipped before a "but"',
    make: (pick) => {
      const endsThere = (words: readonly string[]) =>
        words.findIndex(
          (word, at) =>
            at > 8 &&
            at < words.length - 2 &&
            /^(?:but|unless|except|although|though|however)$/u.test(word) &&
            !/[.!?]$/u.test(words[at - 1] as string),
        );
      const from = pick.passage(({ words }) => endsThere(words) > 0);
      if (!from) return undefined;
      const end = endsThere(from.words);
      return blockQuote(from.words.slice(Math.max(0, end - pick.count(7, 20)), end).join(' '), cite(from));
    },
    right: clean,
    flag: 'clipped',
  },
];

function joined(
  pick: Picker,
  test: (first: Quotable, second: Quotable) => boolean,
  [least, most]: readonly [number, number],
  seam: string,
): string | undefined {
  const pair = pick.pair(test);
  if (!pair) return undefined;
  return blockQuote(pair.map((each) => pick.words(each, least, most).join(' ')).join(seam), cite(pair[0]));
}

function halfInvented(pick: Picker, seam: string): string | undefined {
  const from = pick.passage();
  return from && blockQuote(`${pick.words(from, 8, 14).join(' ')}${seam}${invented}`, cite(from));
}

function citedElsewhere(
  pick: Picker,
  change: (words: readonly string[]) => readonly string[],
): string | undefined {
  const pair = pick.pair((a, b) => a.source !== b.source);
  return pair && blockQuote(change(pick.words(pair[0], 9, 30)).join(' '), cite(pair[1]));
}

function fromOne(
  pick: Picker,
  make: (words: readonly string[], citation: string) => string | undefined,
): string | undefined {
  const from = pick.passage();
  return from && make(pick.words(from, 12, 30), cite(from));
}

/** A quotation inside quotation marks; undefined where it has such marks itself. */
function runIn(words: readonly string[], make: (text: string) => string | undefined): string | undefined {
  const text = words.join(' ');
  return /["“”‘]|’(?!\p{L})/u.test(text) ? undefined : make(text);
}

function interrupted(
  pick: Picker,
  split: (words: readonly string[]) => readonly (readonly string[])[] | undefined,
): string | undefined {
  const from = pick.passage(({ words }) => words.length >= 20);
  const words = from && pick.words(from, 20, 24);
  const [first, second] = (words && split(words)) ?? [];
  if (!from || !first || !second) return undefined;
  return runIn(first, (one) =>
    runIn(
      second,
      (other) => `“${one.replace(/[.,;:]+$/u, '')},” the speaker said, “${other}” [${cite(from)}].\n`,
    ),
  );
}

function bySpeaker(pick: Picker, name: (from: Quotable) => string): string | undefined {
  const from = pick.passage(({ passage }) => passage.voice === 'labelled');
  return from && blockQuote(pick.words(from, 8, 20).join(' '), cite(from), name(from));
}
