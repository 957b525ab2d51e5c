import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { shorten } from './shorten.ts';
import type { Collected } from './viewState.ts';
import { words } from './words.ts';

/** What was collected, at the foot of the view; nothing is there while nothing was. */
export interface BasketBar {
  readonly root: HTMLElement;
  show(collected: readonly Collected[]): void;
}

export function createBasketBar(init: {
  onInsert(): void;
  onCopy(): void;
  onClear(): void;
  onTakeOut(index: number): void;
}): BasketBar {
  const list = element('ol', { id: LIST_ID, class: 'collected-list' });
  list.hidden = true;
  const toggle = button(
    { class: 'link basket-toggle', 'aria-controls': LIST_ID, 'aria-expanded': 'false' },
    '',
    () => {
      list.hidden = !list.hidden;
      toggle.setAttribute('aria-expanded', String(!list.hidden));
    },
  );
  const bar = element(
    'div',
    { class: 'basket-bar' },
    toggle,
    button({ id: 'insert-basket', class: 'small primary' }, words.insertAll, () => init.onInsert()),
    button({ class: 'action', 'aria-label': words.copyAll, title: words.copyAll }, icon('copy'), () =>
      init.onCopy(),
    ),
    button(
      { class: 'action', 'aria-label': words.clearBasket, title: words.clearBasket },
      icon('clear'),
      () => init.onClear(),
    ),
  );
  const root = element('section', { id: 'basket', 'aria-label': words.basket }, list, bar);
  list.addEventListener('click', (event) => {
    const out = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-take-out]') : null;
    if (!out) return;
    const index = Number(out.dataset.takeOut);
    init.onTakeOut(index);
    // The focus goes to the next one, or to the line below where that was the last.
    (list.querySelectorAll<HTMLElement>('[data-take-out]')[index] ?? toggle).focus();
  });
  root.hidden = true;
  return {
    root,
    show(collected) {
      root.hidden = collected.length === 0;
      toggle.replaceChildren(icon('basket'), words.basketHolds(collected.length));
      list.replaceChildren(...collected.map(createEntry));
    },
  };
}

function createEntry({ words: text, from }: Collected, index: number): HTMLElement {
  const name = shorten(text, MAX_CHARACTERS);
  return element(
    'li',
    {},
    element('div', { class: 'collected-words', dir: 'auto' }, name),
    element('bdi', { class: 'collected-from' }, shorten(from, MAX_CHARACTERS)),
    button(
      {
        class: 'action',
        'data-take-out': String(index),
        'aria-label': `${words.takeOut}: ${shorten(text, 40)}`,
        title: words.takeOut,
      },
      icon('clear'),
    ),
  );
}

const LIST_ID = 'collected';
const MAX_CHARACTERS = 120;
