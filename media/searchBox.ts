import type { Suggestions } from '../src/protocol/quoteRequests.ts';
import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { type KeyAction, readKey } from './keys.ts';
import { type Choice, createSuggestionList, SUGGESTIONS_ID, type SuggestionList } from './suggestionList.ts';
import { words } from './words.ts';

/** The box with its label, its button and the suggestions that drop down from it. */
export interface SearchBox {
  readonly root: HTMLElement;
  query: string;
  /** Puts the cursor into the box and selects what is in it, ready to be typed over. */
  focus(): void;
  /** Puts the cursor behind what is in the box, to type on. */
  focusEnd(): void;
  /** Shows how the query may go on. */
  suggest(suggestions: Suggestions): void;
}

export interface SearchBoxInit {
  /** Id of the element that says which keys do what. */
  readonly hintId: string;
  /** Earlier searches, the last one first. */
  history(): readonly string[];
  onQuery(query: string): void;
  onCursor(query: string, cursor: number): void;
  onKey(action: KeyAction): boolean;
}

export function createSearchBox(init: SearchBoxInit): SearchBox {
  return new Box(init);
}

class Box implements SearchBox {
  readonly root: HTMLElement;
  readonly #init: SearchBoxInit;
  readonly #input: HTMLInputElement;
  readonly #clear: HTMLButtonElement;
  readonly #list: SuggestionList;
  /** Which earlier search stands in the box; -1: what was typed. */
  #recalled = -1;
  #typed = '';

  constructor(init: SearchBoxInit) {
    this.#init = init;
    this.#input = createInput(init.hintId);
    this.#list = createSuggestionList({ input: this.#input, onChoose: (choice) => this.#choose(choice) });
    this.#clear = button(
      { id: 'clear', 'aria-label': words.clear, title: words.clear },
      icon('clear'),
      () => {
        this.#set('');
        this.#input.focus();
      },
    );
    this.#clear.hidden = true;
    this.root = element(
      'div',
      { class: 'search-box', role: 'search' },
      this.#input,
      this.#clear,
      this.#list.root,
    );
    this.#listen();
  }

  get query(): string {
    return this.#input.value;
  }

  set query(query: string) {
    this.#input.value = query;
    this.#clear.hidden = query === '';
    this.#recalled = -1;
    this.#list.close();
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  focusEnd(): void {
    this.#input.focus();
    this.#input.setSelectionRange(this.query.length, this.query.length);
  }

  suggest({ replace, items }: Suggestions): void {
    if (document.activeElement !== this.#input) return;
    this.#list.show(items.map((item) => ({ ...item, replace })));
  }

  #listen(): void {
    const input = this.#input;
    input.addEventListener('input', (event) => {
      this.#recalled = -1;
      this.#changed();
      // A suggestion over a word that is still being composed would be in its way.
      if (!(event as InputEvent).isComposing) this.#init.onCursor(input.value, input.selectionStart ?? 0);
    });
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (this.#pressedInList(event) || this.#recall(event)) keepFromOthers(event);
      else this.#pressed(event);
    });
    input.addEventListener('click', () => {
      if (input.value === '') this.#showHistory();
    });
    input.addEventListener('blur', () => this.#list.close());
  }

  #pressed(event: KeyboardEvent): void {
    const action = readKey(event, 'box');
    if (!action || (action.type === 'copy' && hasSelectedText(this.#input))) return;
    if (this.#init.onKey(action)) {
      this.#list.close();
      keepFromOthers(event);
    }
  }

  #pressedInList({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'ArrowDown' && (altKey || this.query === '') && !this.#list.isOpen)
      return this.#showHistory();
    if (!this.#list.isOpen || shiftKey || ctrlKey || metaKey) return false;
    const { active } = this.#list;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#list.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Escape') this.#list.close();
    else if ((key === 'Enter' || key === 'Tab') && active) this.#choose(active);
    else return false;
    return true;
  }

  /** The arrow up brings earlier searches back, the arrow down later ones, to what was being typed. */
  #recall({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const by = key === 'ArrowUp' ? 1 : key === 'ArrowDown' && this.#recalled >= 0 ? -1 : 0;
    if (by === 0 || altKey || shiftKey || ctrlKey || metaKey) return false;
    if (this.#recalled < 0) this.#typed = this.query;
    const earlier = this.#init.history().filter((query) => query !== this.#typed.trim());
    const goal = Math.min(this.#recalled + by, earlier.length - 1);
    if (goal === this.#recalled) return false;
    this.#set(goal < 0 ? this.#typed : (earlier[goal] ?? ''));
    this.#recalled = goal;
    return true;
  }

  #showHistory(): boolean {
    const earlier = this.#init.history();
    const replace = [0, this.query.length] as const;
    this.#list.show(earlier.map((text) => ({ text, detail: words.searchedBefore, replace })));
    return earlier.length > 0;
  }

  #choose({ text, replace: [start, end] }: Choice): void {
    const { query } = this;
    this.#set(query.slice(0, start) + text + query.slice(end));
    this.#input.setSelectionRange(start + text.length, start + text.length);
    this.#init.onCursor(this.query, start + text.length);
  }

  #set(query: string): void {
    this.query = query;
    this.#changed();
  }

  #changed(): void {
    this.#clear.hidden = this.query === '';
    this.#list.close();
    this.#init.onQuery(this.query);
  }
}

/**
 * A key that the view has acted upon goes no further: VS Code hears every key of a webview and would look for a
 * keyboard shortcut of its own.
 */
export function keepFromOthers(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function createInput(hintId: string): HTMLInputElement {
  return element('input', {
    id: 'query',
    type: 'text',
    role: 'combobox',
    'aria-label': words.searchLabel,
    'aria-controls': SUGGESTIONS_ID,
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
