import { element, setOrRemove } from './dom.ts';
import { scrollInside } from './scrollInside.ts';
import { words } from './words.ts';

/** A way in which the query may go on, or one that was searched for before. */
export interface Choice {
  readonly text: string;
  readonly detail: string;
  /** The offsets in the box that `text` replaces. */
  readonly replace: readonly [start: number, end: number];
}

/** The list that drops down from the box. The focus stays in the box; `active` is what its arrows have reached. */
export interface SuggestionList {
  readonly root: HTMLElement;
  readonly isOpen: boolean;
  readonly active: Choice | undefined;
  show(choices: readonly Choice[]): void;
  close(): void;
  move(by: 1 | -1): void;
}

export const SUGGESTIONS_ID = 'suggestions';

export function createSuggestionList(init: {
  readonly input: HTMLElement;
  onChoose(choice: Choice): void;
}): SuggestionList {
  const root = element('div', { id: SUGGESTIONS_ID, role: 'listbox', 'aria-label': words.suggestions });
  root.hidden = true;
  let choices: readonly Choice[] = [];
  let active = -1;

  const activate = (index: number) => {
    root.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = root.children[active];
    option?.setAttribute('aria-selected', 'true');
    if (option) scrollInside(root, option, 'nearest');
    setOrRemove(init.input, 'aria-activedescendant', option?.id);
  };
  const show = (next: readonly Choice[]) => {
    choices = next;
    root.replaceChildren(...choices.map(createOption));
    root.hidden = choices.length === 0;
    init.input.setAttribute('aria-expanded', String(choices.length > 0));
    activate(-1);
  };
  // The box keeps the focus, and is not left before the click has come.
  root.addEventListener('mousedown', (event) => event.preventDefault());
  root.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const choice = option && choices[[...root.children].indexOf(option)];
    if (choice) init.onChoose(choice);
  });

  return {
    root,
    get isOpen() {
      return choices.length > 0;
    },
    get active() {
      return choices[active];
    },
    show,
    close: () => show([]),
    move(by) {
      // Before the first and behind the last is the box itself.
      const count = choices.length + 1;
      activate(((active + 1 + by + count) % count) - 1);
    },
  };
}

function createOption({ text, detail }: Choice, index: number): HTMLElement {
  return element(
    'div',
    { role: 'option', id: `suggestion-${index}`, class: 'suggestion', 'aria-selected': 'false' },
    element('bdi', { class: 'suggestion-text' }, text),
    ' ',
    element('bdi', { class: 'suggestion-detail' }, detail),
  );
}
