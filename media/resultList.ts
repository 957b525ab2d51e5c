import type { HitView } from '../src/protocol/requests.ts';
import { button, element, setOrRemove } from './dom.ts';
import { createHitElement, type HitAction } from './hitElement.ts';
import { type KeyAction, type Move, readKey } from './keys.ts';
import { keepFromOthers } from './searchBox.ts';
import { words } from './words.ts';

/** The hits, one of which may be selected, and the row that asks for more of them. */
export interface ResultList {
  readonly root: HTMLElement;
  /** The passage that is selected; absent: none. */
  readonly selectedId: string | undefined;
  /** The passage of the first hit; absent: there are no hits. */
  readonly firstId: string | undefined;
  /** Shows these hits in place of all others; selects the one with this passage if it is there. */
  show(hits: readonly HitView[], hasMore: boolean, selectedId?: string): void;
  /** Selects another hit and brings it into sight; false where there are no hits. */
  move(to: Move): boolean;
}

export const LIST_ID = 'results';

export function createResultList(init: {
  /** What scrolls, and holds the list. */
  readonly scroller: HTMLElement;
  /** Id of the element that says which keys do what. */
  readonly hintId: string;
  onAction(action: HitAction, passageId: string): void;
  onKey(action: KeyAction): boolean;
  onSelect(optionId: string | undefined, passageId: string | undefined): void;
  onMore(): void;
}): ResultList {
  const list = createListElement(init.hintId);
  const more = button({ id: 'more' }, words.showMore, () => init.onMore());
  more.hidden = true;
  let options: readonly HTMLElement[] = [];
  let selected = -1;

  const select = (index: number) => {
    const [before, option] = [options[selected], options[index]];
    if (before) markSelected(before, false);
    if (option) markSelected(option, true);
    selected = option ? index : -1;
    setOrRemove(list, 'aria-activedescendant', option?.id);
    init.onSelect(option?.id, option?.dataset.passageId);
  };

  list.addEventListener('keydown', (event) => {
    const action = readKey(event, 'list');
    // A button inside a hit is pressed with Enter like any other.
    if (!action || (action.type === 'insert' && event.target instanceof HTMLButtonElement)) return;
    if (!(action.type === 'copy' && hasSelectedText()) && init.onKey(action)) keepFromOthers(event);
  });
  list.addEventListener('mousedown', (event) => {
    // The focus stays where the user is working; a button needs none to be clicked.
    if (closest(event, '.action')) event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = closest(event, '.hit');
    const action = closest(event, '.action')?.dataset.action as HitAction | undefined;
    // Selecting some words with the mouse ends in a click as well, and the second click of two says nothing new.
    if (!option?.dataset.passageId || event.detail > 1 || (!action && hasSelectedText())) return;
    select(options.indexOf(option));
    init.onAction(action ?? 'open', option.dataset.passageId);
  });

  return {
    root: element('div', { class: 'result-list' }, list, more),
    get selectedId() {
      return options[selected]?.dataset.passageId;
    },
    get firstId() {
      return options[0]?.dataset.passageId;
    },
    show(hits, hasMore, selectedId) {
      options = hits.map((hit, index) => createHitElement(hit, `hit-${index}`));
      selected = -1;
      list.replaceChildren(...options);
      list.hidden = options.length === 0;
      // The button may have the focus, which must not get lost when there is no more to show.
      if (!hasMore && document.activeElement === more) list.focus({ preventScroll: true });
      more.hidden = !hasMore;
      select(hits.findIndex((hit) => hit.passageId === selectedId));
    },
    move(to) {
      select(goal(to, selected, options, init.scroller.clientHeight));
      options[selected]?.scrollIntoView({ block: 'nearest' });
      return options.length > 0;
    },
  };
}

function createListElement(hintId: string): HTMLElement {
  const list = element('div', {
    id: LIST_ID,
    role: 'listbox',
    'aria-label': words.results,
    'aria-describedby': hintId,
    tabindex: '0',
  });
  list.hidden = true;
  return list;
}

function markSelected(option: HTMLElement, isSelected: boolean): void {
  option.setAttribute('aria-selected', String(isSelected));
  for (const action of option.querySelectorAll('.action')) {
    action.setAttribute('tabindex', isSelected ? '0' : '-1');
  }
}

function goal(to: Move, from: number, options: readonly HTMLElement[], pageHeight: number): number {
  const last = options.length - 1;
  switch (to) {
    case 'next':
      return Math.min(from + 1, last);
    case 'previous':
      return Math.max(from - 1, 0);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'pageDown':
      return onePageFrom(Math.max(from, 0), 1, options, pageHeight);
    case 'pageUp':
      return onePageFrom(Math.max(from, 0), -1, options, pageHeight);
  }
}

/** The farthest hit that begins less than a page away, but at least the next one. */
function onePageFrom(
  from: number,
  step: 1 | -1,
  options: readonly HTMLElement[],
  pageHeight: number,
): number {
  const start = options[from]?.offsetTop ?? 0;
  let at = from;
  for (let next = options[at + step]; next; next = options[at + step]) {
    if (at !== from && Math.abs(next.offsetTop - start) > pageHeight) break;
    at += step;
  }
  return at;
}

function closest(event: Event, selector: string): HTMLElement | undefined {
  const found = event.target instanceof Element ? event.target.closest(selector) : undefined;
  return found instanceof HTMLElement ? found : undefined;
}

function hasSelectedText(): boolean {
  return document.getSelection()?.toString() !== '';
}
