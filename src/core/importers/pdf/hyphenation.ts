/**
 * Joins the lines of paragraphs. A hyphen at a line's end is either the line break's (left out) or the word's own
 * (kept): the rest of the document decides, by how it writes the word where no line breaks.
 */
export class LineJoiner {
  readonly #words: ReadonlySet<string>;

  /** @param lines all lines of the document, in order. */
  constructor(lines: Iterable<string>) {
    const words = new Set<string>();
    let followsBreak = false;
    for (const line of lines) {
      const found = [...line.toLowerCase().matchAll(WORDS)].map(([word]) => word.replaceAll('’', "'"));
      const isBroken = BROKEN.test(line);
      // What stands before and after a line's break may be the half of a word.
      for (const word of found.slice(followsBreak ? 1 : 0, isBroken ? -1 : undefined)) words.add(word);
      followsBreak = isBroken;
    }
    this.#words = words;
  }

  /** `before` with `after` behind it, as they would stand on one line. */
  join(before: string, after: string): string {
    const broken = BROKEN.exec(before);
    const rest = /^[\p{L}\p{M}\p{N}’'-]+/u.exec(after)?.[0];
    if (broken?.groups && rest) {
      const { stem = '', hyphen = '' } = broken.groups;
      if (hyphen !== SOFT_HYPHEN && SUSPENDED.test(after)) return `${before} ${after}`;
      const head = before.slice(0, -hyphen.length);
      const keep = hyphen !== SOFT_HYPHEN && (ADDRESS.test(before) || this.#isHyphenated(stem, rest));
      return keep ? `${head}-${after}` : head + after;
    }
    const isTied = /[^\s][—–]$/u.test(before) && !/\s[—–]$/u.test(before);
    return isTied || isIdeographic(before, after) ? before + after : `${before} ${after}`;
  }

  #isHyphenated(stem: string, rest: string): boolean {
    // "post-War", "COVID-19": a word that is broken goes on in the case in which it was begun.
    const isCapitals = /\p{Lu}\p{Lu}$/u.test(stem) && /^\p{Lu}{2}/u.test(rest);
    if (!isCapitals && !/^\p{Ll}/u.test(rest)) return true;
    const [first, second] = [
      stem.toLowerCase().replaceAll('’', "'"),
      rest.toLowerCase().replaceAll('’', "'"),
    ];
    if (this.#words.has(first + second)) return false;
    return this.#words.has(`${first}-${second}`) || first === 'self';
  }
}

/** Chinese and Japanese are set without blanks. */
function isIdeographic(before: string, after: string): boolean {
  return IDEOGRAPH.test(before.at(-1) ?? '') && IDEOGRAPH.test(after.charAt(0));
}

const SOFT_HYPHEN = '\u00ad';
const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}\p{N}])?/gu;
const BROKEN = /(?<stem>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*)(?<hyphen>[-\u2010\u00ad])$/u;
// "two- and three-year-olds": the hyphen stands for the word that follows.
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou)\s/u;
// A web address is broken at hyphens of its own.
const ADDRESS = /(?:\/\/|\bwww\.)\S+$/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
