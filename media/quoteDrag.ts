import type { QuoteRef } from '../src/protocol/quoteRequests.ts';
import { draggedQuotesType } from '../src/protocol/searchView.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/**
 * A quote on its way into an editor. A drag must hold its text when it begins, so the text is asked for when the mouse
 * goes down; dropped into a draft, the quotes themselves count.
 */
export class QuoteDrag {
  readonly #vscode: VsCodeApi;
  readonly #nextSequence: () => number;
  #sequence = 0;
  #text: string | null = null;

  constructor(vscode: VsCodeApi, nextSequence: () => number) {
    this.#vscode = vscode;
    this.#nextSequence = nextSequence;
  }

  /** The mouse went down on a quote. */
  grab(quote: QuoteRef): void {
    this.#sequence = this.#nextSequence();
    this.#text = null;
    this.#vscode.postMessage({ type: 'grab', sequence: this.#sequence, quotes: [quote] });
  }

  /** The text of the quote has come. */
  receive(sequence: number, text: string | null): void {
    if (sequence === this.#sequence) this.#text = text;
  }

  start(quote: QuoteRef, { dataTransfer }: DragEvent): void {
    if (!dataTransfer) return;
    dataTransfer.effectAllowed = 'copy';
    dataTransfer.setData(draggedQuotesType, JSON.stringify([quote]));
    if (this.#text !== null) dataTransfer.setData('text/plain', this.#text);
  }
}
