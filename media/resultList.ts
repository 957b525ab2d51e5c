import type { HitView } from '../src/protocol/requests.ts';
import { element, setOrRemove } from './dom.ts';
import { createHitRow, optionId } from './hitElement.ts';
import { createHitToolbar, type HitAction } from './hitToolbar.ts';
import { type KeyAction, type Move, readKey, typesCharacter } from './keys.ts';
import { keepFromOthers } from './searchBox.ts';
import { createVirtualRows, type RowAnchor } from './virtualRows.ts';
import { words } from './words.ts';

/** What the list shows; it keeps nothing of it but the place that is selected. */
export interface ListContent {
  /** How many hits there are, also those that are not here yet. */
  readonly total: number;
  hit(index: number): HitView | undefined;
  /** Whether the hits of a source stand together, under its title. */
  isGrouped(): boolean;
  isUsed(hit: HitView): boolean;
  isCollected(hit: HitView): boolean;
}

/** The hits, one of which may be selected. */
export interface ResultList {
  readonly root: HTMLElement;
  /** The place of the hit that is selected; -1: none. */
  readonly selected: number;
  /** What is at the upper edge, to come back to. */
  readonly anchor: RowAnchor;
  /** Shows other hits, from their beginning or from an anchor; `selected` is -1 for none. */
  show(selected: number, anchor?: RowAnchor): void;
  /** Shows the same hits anew: some have come, or what is known of them has changed. */
  refresh(): void;
  /** Selects another hit and brings it into sight; false where it cannot go there. */
  move(to: Move): boolean;
  /** Brings the selected hit into sight. */
  reveal(): void;
  /** Says that the hits are not those of the boxes any more: others are on their way. */
  showBusy(isBusy: boolean): void;
  focus(): void;
}

export const LIST_ID = 'results';

export interface ResultListInit {
  readonly scroller: HTMLElement;
  /** Id of the element that says which keys do what. */
  readonly hintId: string;
  readonly content: ListContent;
  onAction(action: HitAction, index: number): void;
  onKey(action: KeyAction): boolean;
  /** A character was typed that belongs into the box. */
  onType(): void;
  onSelect(index: number): void;
  onRange(first: number, last: number): void;
  /** A hit may be dragged now; and it is. */
  onGrab(index: number): void;
  onDrag(index: number, event: DragEvent): void;
}

export function createResultList(init: ResultListInit): ResultList {
  return new List(init);
}

class List implements ResultList {
  readonly root: HTMLElement;
  readonly #init: ResultListInit;
  readonly #list: HTMLElement;
  readonly #rows: ReturnType<typeof createVirtualRows>;
  readonly #toolbar: ReturnType<typeof createHitToolbar>;
  #selected = -1;

  constructor(init: ResultListInit) {
    this.#init = init;
    this.#list = createListElement(init.hintId);
    this.#toolbar = createHitToolbar({ onAction: (action, index) => init.onAction(action, index) });
    this.root = element('div', { class: 'result-list' }, this.#list, this.#toolbar.root);
    this.#rows = createVirtualRows({
      scroller: init.scroller,
      content: this.#list,
      estimatedHeight: ESTIMATED_HEIGHT,
      createRow: (index) => this.#createRow(index),
      onRange: (first, last) => {
        init.onRange(first, last);
        // Rows move when the heights of others become known, and their buttons with them.
        this.#showToolbar(this.#toolbar.index);
      },
    });
    this.#listen();
  }

  get selected(): number {
    return this.#selected;
  }

  get anchor(): RowAnchor {
    return this.#rows.anchor;
  }

  show(selected: number, anchor?: RowAnchor): void {
    this.#selected = selected;
    this.root.hidden = this.#init.content.total === 0;
    this.#rows.reset(this.#init.content.total, anchor);
    this.#rows.pin(selected < 0 ? undefined : selected);
    this.#showSelection();
  }

  refresh(): void {
    this.#rows.refresh();
    this.#showSelection();
  }

  move(to: Move): boolean {
    const goal = this.#goal(to);
    if (goal === undefined) return false;
    this.#select(goal);
    this.#rows.reveal(goal);
    this.#showSelection();
    return true;
  }

  showBusy(isBusy: boolean): void {
    this.#list.setAttribute('aria-busy', String(isBusy));
  }

  reveal(): void {
    this.#rows.reveal(this.#selected);
  }

  focus(): void {
    this.#list.focus({ preventScroll: true });
  }

  #listen(): void {
    this.#list.addEventListener('keydown', (event) => {
      const action = readKey(event, 'list');
      if (action ? this.#init.onKey(action) : false) keepFromOthers(event);
      else if (typesCharacter(event)) this.#init.onType();
    });
    this.#list.addEventListener('click', (event) => {
      const index = this.#indexAt(event);
      if (index === undefined) return;
      this.#select(index);
      this.#showSelection();
      if (event.ctrlKey || event.metaKey || event.detail === 2) this.#init.onAction('open', index);
    });
    this.#list.addEventListener('pointerdown', (event) => {
      const index = this.#indexAt(event);
      if (index !== undefined) this.#init.onGrab(index);
    });
    this.#list.addEventListener('dragstart', (event) => {
      const index = this.#indexAt(event);
      if (index !== undefined) this.#init.onDrag(index, event);
    });
    this.#list.addEventListener('pointerover', (event) => {
      const index = this.#indexAt(event);
      if (index !== undefined) this.#showToolbar(index);
    });
    this.root.addEventListener('pointerleave', () => this.#toolbar.hide());
  }

  #createRow(index: number): HTMLElement {
    const { content } = this.#init;
    const hit = content.hit(index);
    return createHitRow(hit, {
      index,
      total: content.total,
      isSelected: index === this.#selected,
      isUsed: hit !== undefined && content.isUsed(hit),
      isCollected: hit !== undefined && content.isCollected(hit),
      group: this.#groupAt(index),
    });
  }

  #groupAt(index: number): 'none' | 'first' | 'other' {
    const { content } = this.#init;
    if (!content.isGrouped()) return 'none';
    return content.hit(index - 1)?.sourceId === content.hit(index)?.sourceId ? 'other' : 'first';
  }

  #select(index: number): void {
    this.#optionAt(this.#selected)?.setAttribute('aria-selected', 'false');
    this.#selected = index;
    this.#rows.pin(index < 0 ? undefined : index);
    this.#optionAt(index)?.setAttribute('aria-selected', 'true');
    this.#init.onSelect(index);
  }

  #showSelection(): void {
    const option = this.#optionAt(this.#selected);
    setOrRemove(this.#list, 'aria-activedescendant', option?.id);
  }

  #showToolbar(index: number): void {
    const hit = this.#init.content.hit(index);
    const row = this.#rows.row(index);
    if (hit && row) this.#toolbar.show(index, row, this.#init.content.isCollected(hit));
    else this.#toolbar.hide();
  }

  #optionAt(index: number): HTMLElement | undefined {
    return this.#rows.row(index)?.querySelector<HTMLElement>(`#${optionId(index)}`) ?? undefined;
  }

  #indexAt(event: Event): number | undefined {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('.hit') : null;
    return option?.dataset.index === undefined ? undefined : Number(option.dataset.index);
  }

  #goal(to: Move): number | undefined {
    const last = this.#init.content.total - 1;
    if (last < 0) return undefined;
    const from = this.#selected;
    switch (to) {
      case 'next':
        return Math.min(from + 1, last);
      case 'previous':
        return from <= 0 ? undefined : from - 1;
      case 'first':
        return 0;
      case 'last':
        return last;
      case 'pageDown':
        return from < 0 ? 0 : this.#rows.pageFrom(from, 1);
      case 'pageUp':
        return from < 0 ? 0 : this.#rows.pageFrom(from, -1);
    }
  }
}

function createListElement(hintId: string): HTMLElement {
  return element('div', {
    id: LIST_ID,
    role: 'listbox',
    'aria-label': words.results,
    'aria-describedby': hintId,
    tabindex: '0',
  });
}

// Three lines of words, two of source.
const ESTIMATED_HEIGHT = 118;
