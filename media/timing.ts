/**
 * Measures how long a keystroke takes until its hits are painted, with the browser's own marks: `verbatim:keystroke`
 * spans it, and its detail holds the share of the search and of the way there and back. Whoever profiles the page finds
 * them on the timeline; the bench reads them.
 */
export class KeystrokeTiming {
  #typedMs: number | undefined;
  readonly #sent = new Map<number, { readonly typedMs: number; readonly sentMs: number }>();

  /** A key changed the query. */
  typed(): void {
    this.#typedMs = performance.now();
  }

  /** The search for it goes out. */
  sent(sequence: number): void {
    if (this.#typedMs === undefined) return;
    this.#sent.set(sequence, { typedMs: this.#typedMs, sentMs: performance.now() });
    this.#typedMs = undefined;
  }

  /** Its hits are in the page, and will be painted with the next frame. */
  shown(sequence: number, receivedMs: number, searchMs: number): void {
    const sent = this.#sent.get(sequence);
    this.#sent.clear();
    if (!sent) return;
    const shownMs = performance.now();
    afterPaint(() => {
      // The page lives as long as the window; nobody reads back so far.
      if (performance.getEntriesByName(MEASURE).length > MAX_MEASURES) performance.clearMeasures(MEASURE);
      performance.measure(MEASURE, {
        start: sent.typedMs,
        end: performance.now(),
        detail: { ...sent, receivedMs, shownMs, searchMs },
      });
    });
  }
}

/** Runs once the next frame is painted: a task that is set up in a frame runs after it. */
function afterPaint(run: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(undefined);
  });
}

const MEASURE = 'verbatim:keystroke';
const MAX_MEASURES = 1000;
