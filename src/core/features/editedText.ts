import type { DraftEdit } from './textEdit.ts';

/**
 * A text that is edited several times, and what all that comes to as edits of the text that it was: each where it belongs,
 * and nothing between them touched. Cost: the number of edits, squared.
 */
export class EditedText {
  readonly #original: string;
  /** What the text is made of: stretches of the original, and what was put in. */
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Makes edits, whose spans are those of the text as it is now and lie apart from each other. */
  apply(edits: readonly DraftEdit[]): void {
    // From the last on, so that the places of the others hold.
    for (const { span, newText } of [...edits].sort((a, b) => b.span[0] - a.span[0]))
      this.#pieces = [...this.#cut(0, span[0]), newText, ...this.#cut(span[1], Number.POSITIVE_INFINITY)];
  }

  /** All changes, in the order of the original. */
  edits(): DraftEdit[] {
    const edits: DraftEdit[] = [];
    let [kept, newText] = [0, ''];
    for (const piece of [...this.#pieces, { start: this.#original.length, end: this.#original.length }]) {
      if (typeof piece === 'string') newText += piece;
      else {
        if (newText !== '' || piece.start > kept) edits.push({ span: [kept, piece.start], newText });
        [kept, newText] = [piece.end, ''];
      }
    }
    return edits;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#original.slice(piece.start, piece.end);
  }

  #cut(from: number, to: number): Piece[] {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
      at += length;
      if (start >= end) continue;
      cut.push(
        typeof piece === 'string'
          ? piece.slice(start, end)
          : { start: piece.start + start, end: piece.start + end },
      );
    }
    return cut;
  }
}

type Piece = string | { readonly start: number; readonly end: number };

/** Where a place of a text is after its edits; behind what was put in at the place itself. */
export function placeAfterEdits(offset: number, edits: readonly DraftEdit[]): number {
  return edits
    .filter(({ span }) => span[1] <= offset)
    .reduce((moved, { span, newText }) => moved + newText.length - (span[1] - span[0]), offset);
}
