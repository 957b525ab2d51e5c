import type { Input } from '@lezer/common';

/**
 * The text of a draft as the block parser reads it, line by line, and what is asked ahead of the line that is read:
 * whether something that opens is closed at all, for pandoc takes an unclosed fence or comment for text. Each kind is
 * searched for to the end of the text once; after that the answer is known.
 */
export class DraftInput implements Input {
  readonly lineChunks = true;
  readonly text: string;
  readonly #hopeless = new Map<string, number>();
  /** Where the first thing opens that nothing closes: an edit behind it may close it. */
  #firstUnclosed = Number.POSITIVE_INFINITY;

  constructor(text: string) {
    this.text = text;
  }

  get length(): number {
    return this.text.length;
  }

  get firstUnclosed(): number {
    return this.#firstUnclosed;
  }

  /** The line from `from` on without its line end, or the line end. */
  chunk(from: number): string {
    if (this.text.charCodeAt(from) === 10) return '\n';
    const end = this.text.indexOf('\n', from);
    return this.text.slice(from, end < 0 ? this.text.length : end);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /**
   * Where what opens at `opener` ends by the first match of `closer` from `from` on; undefined when nothing closes it.
   *
   * @param closer a global pattern; one that was not found is not looked for again behind that place.
   */
  endOf(closer: RegExp, opener: number, from: number): number | undefined {
    if (from >= (this.#hopeless.get(closer.source) ?? Number.POSITIVE_INFINITY))
      return this.#unclosed(opener);
    closer.lastIndex = from;
    const match = closer.exec(this.text);
    if (match) return match.index + match[0].length;
    this.#hopeless.set(closer.source, from);
    return this.#unclosed(opener);
  }

  #unclosed(opener: number): undefined {
    this.#firstUnclosed = Math.min(this.#firstUnclosed, opener);
    return undefined;
  }
}
