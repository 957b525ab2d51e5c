import type { Locator } from '../../model/passage.ts';
import type { PlaceMark } from '../textBlocks.ts';

/** The words of one block, finished. */
export interface InlineWords {
  /** Without white space at its ends; `\n` where the block breaks the line. */
  readonly text: string;
  readonly places: readonly PlaceMark[];
  /** Whether one pair of quotation marks that the markup asks for goes around all of it; they are left out then. */
  readonly quoted: boolean;
}

/**
 * Collects the text of one block from the pieces in which markup delivers it. White space folds over the borders of
 * the pieces; soft hyphens and other invisible characters within words are dropped. Linear in the text.
 */
export class InlineText {
  #parts: Part[] = [];
  #breaks = 0;
  #quotes: { from: number; to: number }[] = [];

  /** How many parts there are: a position for `cut`, `textFrom` and `quote`. */
  get length(): number {
    return this.#parts.length;
  }

  add(text: string): void {
    const visible = text.replace(INVISIBLE, '');
    if (visible === '') return;
    if (visible.trim() !== '') this.#breaks = 0;
    this.#parts.push(visible);
  }

  /** Whether this is the second line break in a row: an empty line, which ends a paragraph. */
  lineBreak(): boolean {
    this.#parts.push(LINE_BREAK);
    return ++this.#breaks > 1;
  }

  /** What follows stands at `locator`. */
  mark(locator: Locator): void {
    this.#parts.push(locator);
  }

  /** Drops everything from the position on: the number of a note is no word of the sentence. */
  cut(from: number): void {
    this.#parts.length = Math.min(this.#parts.length, from);
  }

  /** The words from the position on, white space folded. */
  textFrom(from: number): string {
    const strings = this.#parts.slice(from).map((part) => (typeof part === 'string' ? part : ' '));
    return strings.join('').replace(/\s+/gu, ' ').trim();
  }

  /** Puts quotation marks around what stands from the position on, unless the page wrote its own. */
  quote(from: number, [opening, closing]: readonly [string, string]): void {
    const first = this.#parts.slice(from).find((part) => typeof part === 'string' && part.trim() !== '');
    if (typeof first !== 'string' || OWN_MARKS.test(first.trim())) return;
    this.#parts.splice(from, 0, opening);
    this.#parts.push(closing);
    // Marks within these ones are part of what is quoted.
    this.#quotes = this.#quotes.filter((quote) => quote.from < from);
    this.#quotes.push({ from, to: this.#parts.length });
  }

  /** The block's words; the collector is empty afterwards. */
  take(): InlineWords {
    const [quote] = this.#quotes;
    const quoted = quote !== undefined && this.#isWhole(quote);
    const parts = quoted
      ? this.#parts.filter((_, index) => index !== quote.from && index !== quote.to - 1)
      : this.#parts;
    this.#parts = [];
    this.#quotes = [];
    this.#breaks = 0;
    return { ...foldParts(parts), quoted };
  }

  #isWhole(quote: { from: number; to: number }): boolean {
    const outside = [...this.#parts.slice(0, quote.from), ...this.#parts.slice(quote.to)];
    return outside.every((part) => typeof part !== 'string' || part.trim() === '');
  }
}

type Part = string | typeof LINE_BREAK | Locator;

function foldParts(parts: readonly Part[]): { text: string; places: PlaceMark[] } {
  const words: string[] = [];
  const places: PlaceMark[] = [];
  let length = 0;
  let space = '';
  let broken = false;
  const put = (text: string) => {
    words.push(text);
    length += text.length;
  };
  for (const part of parts) {
    if (part === LINE_BREAK) broken = true;
    else if (typeof part !== 'string') places.push({ offset: length, locator: part });
    else {
      const body = part.trim();
      const start = part.length - part.trimStart().length;
      space += part.slice(0, start);
      if (body === '') continue;
      if (length > 0) put(broken ? '\n' : foldSpace(space));
      put(body.replace(FOLDED_SPACE, ' '));
      space = part.slice(start + body.length);
      broken = false;
    }
  }
  return { text: words.join(''), places };
}

/** A single no-break space is the writer's own; all other white space is one blank. */
function foldSpace(space: string): string {
  return space.length === 1 ? space.replace(FOLDED_SPACE, ' ') : space === '' ? '' : ' ';
}

const LINE_BREAK = Symbol('line break');
// Soft hyphen, zero-width space, word joiner, byte order mark: nobody sees them, and they would part words.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
const FOLDED_SPACE = /\s{2,}|[\t\n\v\f\r]/gu;
const OWN_MARKS = /^["“”„‘‚«‹»]/u;
