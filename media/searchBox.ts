import { button, element, setOrRemove } from './dom.ts';
import { icon } from './icons.ts';
import { type KeyAction, readKey } from './keys.ts';
import { words } from './words.ts';

/** The box with its label and its button. The focus stays here while the arrows move through the list. */
export interface SearchBox {
  readonly root: HTMLElement;
  query: string;
  /** Puts the cursor into the box and selects what is in it, ready to be typed over. */
  focus(): void;
  /** Tells screen readers which hit the arrows have reached, and whether there are any. */
  showActive(optionId: string | undefined, hasHits: boolean): void;
}

export function createSearchBox(init: {
  /** Id of the list that the box searches. */
  readonly listId: string;
  /** Id of the element that says which keys do what. */
  readonly hintId: string;
  onQuery(query: string): void;
  onKey(action: KeyAction): boolean;
}): SearchBox {
  const input = createInput(init.listId, init.hintId);
  const clear = button({ id: 'clear', 'aria-label': words.clear, title: words.clear }, icon('clear'), () => {
    input.value = '';
    changed();
    input.focus();
  });

  const changed = () => {
    clear.hidden = input.value === '';
    init.onQuery(input.value);
  };
  input.addEventListener('input', changed);
  input.addEventListener('keydown', (event) => {
    const action = readKey(event, 'box');
    if (!action || (action.type === 'copy' && hasSelectedText(input))) return;
    if (init.onKey(action)) keepFromOthers(event);
  });
  clear.hidden = true;

  return {
    root: element('div', { class: 'search-box', role: 'search' }, input, clear),
    get query() {
      return input.value;
    },
    set query(query) {
      input.value = query;
      clear.hidden = query === '';
    },
    focus() {
      input.focus();
      input.select();
    },
    showActive(optionId, hasHits) {
      setOrRemove(input, 'aria-activedescendant', optionId);
      input.setAttribute('aria-expanded', String(hasHits));
    },
  };
}

/**
 * A key that the view has acted upon goes no further: VS Code hears every key of a webview and would look for a
 * keyboard shortcut of its own.
 */
export function keepFromOthers(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function createInput(listId: string, hintId: string): HTMLInputElement {
  return element('input', {
    id: 'query',
    type: 'search',
    role: 'combobox',
    'aria-label': words.searchLabel,
    'aria-controls': listId,
    'aria-describedby': hintId,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    placeholder: words.searchPlaceholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    dir: 'auto',
  });
}

function hasSelectedText(input: HTMLInputElement): boolean {
  return input.selectionStart !== input.selectionEnd;
}
