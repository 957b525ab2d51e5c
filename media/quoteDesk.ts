import type { QuoteRef, Stretch, SurroundingsView } from '../src/protocol/quoteRequests.ts';
import type { HitView } from '../src/protocol/requests.ts';
import type { Step } from '../src/protocol/stretching.ts';
import { createPreview, type Preview, type PreviewInit } from './preview.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/** The quote that is being made of the selected hit: its surroundings, and where it was stretched or cut to. */
export class QuoteDesk {
  readonly preview: Preview;
  readonly #vscode: VsCodeApi;
  readonly #nextSequence: () => number;
  /** Quotes that are not the whole passage any more, by the passage that was found. */
  readonly #stretches = new Map<string, Stretch>();
  readonly #onStretch: (passageId: string, words: string) => void;
  readonly #onShow: () => void;
  #hit: HitView | undefined;
  /** The passage that the preview shows: for a moment still the one before, when another hit was put on the desk. */
  #shownId: string | undefined;
  #reach = { ...FIRST_REACH };
  #sequence = 0;
  #pendingStep: Step | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    init: Omit<PreviewInit, 'onStretch' | 'onMore'> & {
      readonly vscode: VsCodeApi;
      readonly nextSequence: () => number;
      /** The quote of this hit is another one now. */
      onStretch(passageId: string, words: string): void;
      /** The preview takes its room from now on. */
      onShow(): void;
    },
  ) {
    this.#vscode = init.vscode;
    this.#nextSequence = init.nextSequence;
    this.#onStretch = init.onStretch;
    this.#onShow = init.onShow;
    this.preview = createPreview({
      ...init,
      onStretch: (stretch, words) => this.#stretched(stretch, words),
      onMore: (side, step) => this.#more(side, step),
    });
  }

  /** The hit that is on the desk. */
  get hit(): HitView | undefined {
    return this.#hit;
  }

  /** Where a hit's quote begins and ends; undefined: it is the whole passage. */
  stretchOf(passageId: string): Stretch | undefined {
    return this.#stretches.get(passageId);
  }

  quoteOf({ passageId }: HitView): QuoteRef {
    return this.#stretches.get(passageId) ?? { passageId };
  }

  /** Brings back what was stretched before the page went away. */
  restore(passageId: string, stretch: Stretch): void {
    this.#stretches.set(passageId, stretch);
  }

  /** Puts a hit on the desk; undefined clears it. */
  take(hit: HitView | undefined): void {
    if (hit?.passageId === this.#hit?.passageId) return;
    this.#hit = hit;
    this.#reach = { ...FIRST_REACH };
    this.#pendingStep = undefined;
    clearTimeout(this.#timer);
    if (!hit) {
      this.#shownId = undefined;
      this.preview.hide();
      return;
    }
    // While one runs through the list with an arrow held down, only the hit where one stops is looked up.
    this.#timer = setTimeout(() => this.#ask(), RUN_THROUGH_MS);
  }

  /** The corpus has changed: what is on the desk may have, too. */
  renew(): void {
    if (this.#hit) this.#ask();
  }

  receive(sequence: number, surroundings: SurroundingsView | null): void {
    if (sequence !== this.#sequence || !this.#hit) return;
    const wasHidden = this.preview.root.hidden;
    this.#shownId = this.#hit.passageId;
    this.preview.show(surroundings, this.#stretches.get(this.#hit.passageId));
    if (wasHidden) this.#onShow();
    const step = this.#pendingStep;
    this.#pendingStep = undefined;
    if (step) this.preview.step(step);
  }

  /** Moves an end of the quote; at once where its surroundings are here, else when they are. */
  step(step: Step): boolean {
    if (!this.#hit) return false;
    if (this.#isShown) this.preview.step(step);
    else this.#pendingStep = step;
    return true;
  }

  get #isShown(): boolean {
    return this.#shownId !== undefined && this.#shownId === this.#hit?.passageId;
  }

  #ask(): void {
    if (!this.#hit) return;
    this.#sequence = this.#nextSequence();
    const { passageId } = this.#hit;
    this.#vscode.postMessage({ type: 'surroundings', sequence: this.#sequence, passageId, ...this.#reach });
  }

  #more(side: 'before' | 'after', step: Step | undefined): void {
    if (!this.#isShown) return;
    this.#reach[side] += MORE_PASSAGES;
    this.#pendingStep = step;
    this.#ask();
  }

  #stretched(stretch: Stretch | undefined, words: string): void {
    const passageId = this.#shownId;
    if (passageId === undefined) return;
    if (stretch) this.#stretches.set(passageId, stretch);
    else this.#stretches.delete(passageId);
    this.#onStretch(passageId, words);
  }
}

const FIRST_REACH = { before: 2, after: 2 };
const MORE_PASSAGES = 6;

// Shorter than the pause between two repeats of a key that is held down is long.
const RUN_THROUGH_MS = 40;
