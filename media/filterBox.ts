import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { keepFromOthers } from './searchBox.ts';
import { words } from './words.ts';

/** The second box: only what was found and also has its words is shown. */
export interface FilterBox {
  readonly root: HTMLElement;
  /** What stands in it; undefined while it is closed. */
  readonly words: string | undefined;
  open(filter: string): void;
  focus(): void;
  close(): void;
}

export function createFilterBox(init: {
  onFilter(filter: string | undefined): void;
  /** The arrow down leads on to the hits, Escape back to the first box. */
  onLeave(to: 'list' | 'box'): void;
}): FilterBox {
  const input = element('input', {
    id: 'within',
    type: 'text',
    'aria-label': words.filterLabel,
    placeholder: words.filterPlaceholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    dir: 'auto',
  });
  const close = () => {
    root.hidden = true;
    input.value = '';
    init.onFilter(undefined);
  };
  const clear = button(
    { id: 'close-filter', 'aria-label': words.closeFilter, title: words.closeFilter },
    icon('clear'),
    () => {
      close();
      init.onLeave('box');
    },
  );
  const root = element('div', { class: 'search-box filter-box' }, icon('filter'), input, clear);
  root.hidden = true;
  input.addEventListener('input', () => init.onFilter(input.value));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      close();
      init.onLeave('box');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') init.onLeave('list');
    else return;
    keepFromOthers(event);
  });
  return {
    root,
    get words() {
      return root.hidden ? undefined : input.value;
    },
    open(filter) {
      root.hidden = false;
      input.value = filter;
    },
    focus() {
      input.focus();
      input.select();
    },
    close,
  };
}
