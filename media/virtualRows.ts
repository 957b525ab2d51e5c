import { RowOffsets } from './rowOffsets.ts';

/** A place in the list that stays what it is while heights above it become known: a row, and pixels below its top. */
export interface RowAnchor {
  readonly index: number;
  readonly offset: number;
}

/** Rows of a long list, of which only those in sight are in the page. */
export interface VirtualRows {
  /** Shows `count` rows, all made anew; scrolls to the anchor if there is one. */
  reset(count: number, anchor?: RowAnchor): void;
  /** Makes the rows in sight anew: what they show has come or changed. */
  refresh(): void;
  /** Brings a row into sight, by as little as possible. */
  reveal(index: number): void;
  /** The row that is laid out, if it is. */
  row(index: number): HTMLElement | undefined;
  /** Keeps a row in the page wherever it is, because something refers to it; undefined: none. */
  pin(index: number | undefined): void;
  /** The row that is one page away from `index`, but at least the next one. */
  pageFrom(index: number, by: 1 | -1): number;
  readonly anchor: RowAnchor;
}

export function createVirtualRows(init: {
  /** What scrolls. */
  readonly scroller: HTMLElement;
  /** Holds the rows and is as high as all of them together; stands in the scroller. */
  readonly content: HTMLElement;
  readonly estimatedHeight: number;
  createRow(index: number): HTMLElement;
  /** The rows that are in sight or near, from the first to the last. */
  onRange(first: number, last: number): void;
}): VirtualRows {
  return new Rows(init);
}

type Init = Parameters<typeof createVirtualRows>[0];

class Rows implements VirtualRows {
  readonly #init: Init;
  readonly #offsets: RowOffsets;
  readonly #rows = new Map<number, HTMLElement>();
  #pinned: number | undefined;
  #frame = 0;
  #width = 0;

  constructor(init: Init) {
    this.#init = init;
    this.#offsets = new RowOffsets(init.estimatedHeight);
    init.scroller.addEventListener('scroll', () => this.#schedule(), { passive: true });
    // Another width breaks lines elsewhere: no height is known any more.
    new ResizeObserver(() => this.#resized()).observe(init.scroller);
  }

  get anchor(): RowAnchor {
    const top = this.#scrollTop();
    const index = this.#offsets.rowAt(top);
    return { index, offset: Math.round(top - this.#offsets.top(index)) };
  }

  reset(count: number, anchor: RowAnchor = { index: 0, offset: 0 }): void {
    this.#offsets.reset(count);
    this.#clear();
    this.#layOut(anchor);
  }

  refresh(): void {
    const { anchor } = this;
    this.#clear();
    this.#layOut(anchor);
  }

  reveal(index: number): void {
    if (index < 0 || index >= this.#offsets.count) return;
    const { scroller } = this.#init;
    const height = scroller.clientHeight;
    const [top, bottom] = [this.#offsets.top(index), this.#offsets.top(index + 1)];
    const scrollTop = this.#scrollTop();
    if (top < scrollTop) this.#layOut({ index, offset: 0 });
    else if (bottom > scrollTop + height) {
      // Its height is an estimate until it is laid out; then its lower edge is where it belongs.
      this.#layOut({ index, offset: bottom - top - height });
      const measured = this.#offsets.top(index + 1) - this.#offsets.top(index);
      this.#layOut({ index, offset: Math.min(0, measured - height) });
    }
  }

  row(index: number): HTMLElement | undefined {
    return this.#rows.get(index);
  }

  pin(index: number | undefined): void {
    this.#pinned = index;
    this.#layOut(this.anchor);
  }

  pageFrom(index: number, by: 1 | -1): number {
    const height = this.#init.scroller.clientHeight;
    const goal = this.#offsets.rowAt(Math.max(0, this.#offsets.top(index) + by * height));
    const last = this.#offsets.count - 1;
    return by > 0 ? Math.min(last, Math.max(index + 1, goal)) : Math.max(0, Math.min(index - 1, goal + 1));
  }

  #schedule(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#layOut(this.anchor);
    });
  }

  #resized(): void {
    const { clientWidth } = this.#init.scroller;
    const { anchor } = this;
    if (clientWidth !== this.#width) this.#offsets.reset(this.#offsets.count);
    this.#width = clientWidth;
    this.#layOut(anchor);
  }

  /** Puts the rows around the anchor into the page, measures them, and keeps the anchor where it is on the screen. */
  #layOut(anchor: RowAnchor): void {
    const { scroller, content } = this.#init;
    if (this.#offsets.count === 0) {
      this.#clear();
      content.style.height = '0';
      return;
    }
    let [first, last] = this.#show(anchor);
    // A row that turned out higher or lower than thought moves the others; what came into sight is measured in turn.
    for (let round = 0; round < MAX_ROUNDS && this.#measure(); round++) [first, last] = this.#show(anchor);
    this.#place();
    content.style.height = `${this.#offsets.height}px`;
    const wanted = content.offsetTop + this.#offsets.top(anchor.index) + anchor.offset;
    if (Math.abs(scroller.scrollTop - wanted) > 1) scroller.scrollTop = wanted;
    this.#init.onRange(first, last);
  }

  /** Makes the rows that belong into the page, drops the others. */
  #show(anchor: RowAnchor): readonly [first: number, last: number] {
    const top = this.#offsets.top(anchor.index) + anchor.offset;
    const height = this.#init.scroller.clientHeight;
    const first = this.#offsets.rowAt(Math.max(0, top - height * OVERSCAN));
    const last = this.#offsets.rowAt(top + height * (1 + OVERSCAN));
    for (const [index, row] of this.#rows) {
      if ((index < first || index > last) && index !== this.#pinned) {
        row.remove();
        this.#rows.delete(index);
      }
    }
    const { content } = this.#init;
    // In the order of the list, which is the order in which a screen reader meets them.
    let next: HTMLElement | null = null;
    for (let index = last; index >= first; index--) {
      const row: HTMLElement = this.#rows.get(index) ?? content.insertBefore(this.#make(index), next);
      next = row;
    }
    this.#showPinned(first);
    return [first, last];
  }

  #showPinned(first: number): void {
    const index = this.#pinned;
    if (index === undefined || index >= this.#offsets.count || this.#rows.has(index)) return;
    const row = this.#make(index);
    if (index < first) this.#init.content.prepend(row);
    else this.#init.content.append(row);
  }

  #make(index: number): HTMLElement {
    const row = this.#init.createRow(index);
    row.classList.add('row');
    this.#rows.set(index, row);
    return row;
  }

  /** Whether any height was not as thought. */
  #measure(): boolean {
    let hasChanged = false;
    for (const [index, row] of this.#rows) {
      hasChanged = this.#offsets.measure(index, row.getBoundingClientRect().height) || hasChanged;
    }
    return hasChanged;
  }

  #place(): void {
    for (const [index, row] of this.#rows) row.style.top = `${this.#offsets.top(index)}px`;
  }

  #clear(): void {
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
  }

  #scrollTop(): number {
    const { scroller, content } = this.#init;
    return Math.max(0, scroller.scrollTop - content.offsetTop);
  }
}

// So much of a screen is ready above and below what is in sight.
const OVERSCAN = 0.6;

const MAX_ROUNDS = 4;
