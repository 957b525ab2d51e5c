import type { IndexPart, TextReader } from '../index/indexPart.ts';
import { tokenizeWords } from '../index/searchFields.ts';
import { FoldedBytes, toByteRow } from './foldedBytes.ts';
import type { Phrase } from './parseQuery.ts';
import { phraseStarts, runsOver } from './phrases.ts';

/**
 * Looks into the texts of passages for a phrase: of a phrase of common words thousands are asked for, best in ascending
 * order. Plain texts are looked at as bytes, others word by word, which takes ten times as long.
 */
export class PhraseTexts {
  readonly #parts: readonly IndexPart[];
  readonly #phrase: Phrase;
  /** Absent for a phrase of other letters. */
  readonly #row: Uint8Array | undefined;
  readonly #folded = new FoldedBytes();
  readonly #fold = (bytes: Uint8Array, from: number, to: number) => this.#folded.add(bytes, from, to);
  readonly #readers: (TextReader | undefined)[] = [];

  constructor(parts: readonly IndexPart[], phrase: Phrase) {
    this.#parts = parts;
    this.#phrase = phrase;
    this.#row = toByteRow(phrase.words, phrase.openEnded);
  }

  /** Whether the phrase stands in a passage. */
  isIn(part: number, document: number): boolean {
    this.#folded.clear();
    if (this.#row && this.#add(part, document)) return this.#folded.indexOf(this.#row) >= 0;
    return phraseStarts(tokenizeWords(this.#text(part, document)), this.#phrase) >= 0;
  }

  /** Whether the phrase begins at the end of one passage and goes on at the start of the other. */
  runsOver(part: number, here: number, there: number): boolean {
    this.#folded.clear();
    if (this.#row && this.#add(part, here)) {
      // The blank between them.
      const cut = this.#folded.length - 1;
      if (this.#add(part, there)) return this.#crosses(this.#row, cut);
    }
    return runsOver(...this.#wordsAtCut(part, here, there), this.#phrase);
  }

  #crosses(row: Uint8Array, cut: number): boolean {
    // What begins before the cut and ends after it.
    for (let at = this.#folded.indexOf(row, Math.max(0, cut - row.length)); at >= 0 && at < cut; ) {
      if (at + row.length > cut + 1) return true;
      at = this.#folded.indexOf(row, at + 1);
    }
    return false;
  }

  #add(part: number, document: number): boolean {
    this.#readers[part] ??= this.#parts[part]?.passages.texts();
    return this.#readers[part]?.read(document, this.#fold) ?? false;
  }

  /** The last words of one passage and the first of another: as many as the phrase may have there. */
  #wordsAtCut(part: number, here: number, there: number): [string[], string[]] {
    const length = this.#phrase.words.length * CHARACTERS_A_WORD;
    return [
      tokenizeWords(this.#text(part, here).slice(-length)),
      tokenizeWords(this.#text(part, there).slice(0, length)),
    ];
  }

  #text(part: number, document: number): string {
    return this.#parts[part]?.passages.text(document) ?? '';
  }
}

// Longer than words are, with all the blanks and marks around them.
const CHARACTERS_A_WORD = 100;
