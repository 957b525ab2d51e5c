import type { Passage } from '../model/passage.ts';

/**
 * The passages of the sources that were looked at last, so that hovers and quotations over the same few sources do not
 * read them again, and what is known of a list of passages stays known as long as the list is kept.
 */
export class DecodedSources {
  /** From the one that was looked at longest ago to the last. */
  readonly #kept = new Map<object, readonly Passage[]>();
  #characters = 0;

  /** What is kept under `key`, or what `decode` gives. */
  get(key: object, decode: () => readonly Passage[]): readonly Passage[] {
    const kept = this.#kept.get(key);
    if (kept) this.#kept.delete(key);
    const passages = kept ?? decode();
    this.#kept.set(key, passages);
    if (!kept) {
      this.#characters += charactersOf(passages);
      this.#trim(key);
    }
    return passages;
  }

  /** What is kept under `key`, if it is. */
  peek(key: object): readonly Passage[] | undefined {
    return this.#kept.get(key);
  }

  forget(key: object): void {
    const passages = this.#kept.get(key);
    if (!passages) return;
    this.#kept.delete(key);
    this.#characters -= charactersOf(passages);
  }

  #trim(last: object): void {
    for (const key of this.#kept.keys()) {
      if (this.#characters <= MAX_CHARACTERS || key === last) return;
      this.forget(key);
    }
  }
}

function charactersOf(passages: readonly Passage[]): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

// A draft cites some ten sources of fifty pages; their objects take about five times the room of the text.
const MAX_CHARACTERS = 1_000_000;
